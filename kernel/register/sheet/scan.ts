import { placeOf } from './cell.ts'
import { mostRows, SheetFault } from './limits.ts'

/** A merged range: columns 0-based, rows as numbered in the sheet, both ends included. */
export interface Merge {
  left: number
  top: number
  right: number
  bottom: number
}

/** What a first look over the raw sheet finds, which reading it row by row does not tell. */
export interface Scan {
  rows: number
  merges: Merge[]
  /** Cells with a formula and without its value: row → columns. */
  uncomputed: Map<number, number[]>
}

const row = /<(?:x:)?row[\s>]/g
const merge = /<(?:x:)?mergeCell\s[^>]*?ref="([A-Z]+\d+):([A-Z]+\d+)"/g
const dimension = /<(?:x:)?dimension\s[^>]*?ref="[A-Z]+\d+:[A-Z]+(\d+)"/
const uncomputed =
  /<(?:x:)?c\s[^>]*?\br="([A-Z]+\d+)"[^>]*><(?:x:)?f\b(?:[^>]*\/>|[^>]*>[^<]*<\/(?:x:)?f>)(?:<(?:x:)?v\s*\/>|<(?:x:)?v><\/(?:x:)?v>)?<\/(?:x:)?c>/g

/** Looks the sheet over once. Stops at the first line too many. @throws SheetFault tooLong */
export async function scan(pieces: AsyncIterable<Buffer>): Promise<Scan> {
  const seen: Scan = { rows: 0, merges: [], uncomputed: new Map() }
  let declared = 0
  let rest = ''
  for await (const piece of pieces) {
    const text = rest + piece.toString('latin1')
    // What a match could begin with, and only the next piece complete.
    const cut = Math.max(text.lastIndexOf('<row'), text.lastIndexOf('<x:row'), text.lastIndexOf('mergeCell ') - 3, 0)
    look(text.slice(0, cut))
    rest = text.slice(cut)
  }
  look(rest)
  return seen

  // Most sheets have neither merges nor formulas: the dear patterns run where their mark is.
  function look(text: string): void {
    seen.rows += text.match(row)?.length ?? 0
    if (declared === 0) declared = Number(dimension.exec(text)?.[1] ?? 0)
    if (text.includes('mergeCell ')) for (const [, from = '', to = ''] of text.matchAll(merge)) seen.merges.push(mergeOf(from, to))
    if (/<(?:x:)?f[\s>/]/.test(text)) for (const [, ref = ''] of text.matchAll(uncomputed)) note(ref)
    // The title and header lines are not data, but one line more or less decides nothing here.
    if (seen.rows > mostRows + 100) throw new SheetFault('tooLong', declared > seen.rows ? `约 ${declared} ` : `超过 ${mostRows} `)
  }

  function note(ref: string): void {
    const [at, line] = placeOf(ref)
    seen.uncomputed.set(line, [...(seen.uncomputed.get(line) ?? []), at])
  }
}

function mergeOf(from: string, to: string): Merge {
  const [left, top] = placeOf(from)
  const [right, bottom] = placeOf(to)
  return { left, top, right, bottom }
}
