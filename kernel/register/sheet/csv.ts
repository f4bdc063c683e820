import { streamCsvRows } from 'hucre/csv'
import type { SheetRow } from './cell.ts'
import { mostRows, SheetFault } from './limits.ts'

/** The text of a file of lines: UTF-8, UTF-16 with its mark, else GB18030, as Chinese spreadsheets save it. */
export function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes.subarray(0, 4096).includes(0)) throw new SheetFault('notASheet', '二进制文件')
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}

/** What parts the columns: whichever of comma, semicolon and tab is most frequent outside quotes in the first lines. */
export function separatorOf(text: string): ',' | ';' | '\t' {
  const head = text.slice(0, 20_000).replaceAll(/"(?:[^"]|"")*"/g, '')
  const count = (mark: string) => head.split(mark).length
  return ([',', ';', '\t'] as const).reduce((best, mark) => (count(mark) > count(best) ? mark : best))
}

/** Every line in order; numbers stay as they are written, so that no leading zero is lost. */
export function* csvRows(bytes: Uint8Array): Generator<SheetRow> {
  const text = decode(bytes)
  let no = 0
  for (const values of streamCsvRows(text, { delimiter: separatorOf(text) })) {
    no += 1
    if (no > mostRows + 100) throw new SheetFault('tooLong', `超过 ${mostRows} `)
    yield { no, cells: values.map((value) => (typeof value === 'string' ? value : value === null ? null : String(value))) }
  }
}
