import { streamXlsxRows } from 'hucre/xlsx'
import type { Cell, SheetRow } from './cell.ts'
import { SheetFault } from './limits.ts'
import { filler } from './merged.ts'
import { type Scan, scan } from './scan.ts'
import { type Part, partsOf, textOfPart, unpack } from './zip.ts'

/** A workbook looked over: its sheets, and the chosen one's merges and lines. */
export interface Workbook {
  sheets: { name: string; at: number }[]
  scan: Scan
  macros: boolean
}

const unescape = (text: string): string =>
  text
    .replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&')

/** Opens a workbook: judges its size before anything is unpacked as a whole, and looks the sheet over. */
export async function openWorkbook(bytes: Buffer, sheet: number): Promise<Workbook> {
  const parts = partsOf(bytes)
  const book = parts.get('xl/workbook.xml')
  if (!book) throw new SheetFault('notASheet', parts.has('xl/workbook.bin') ? '.xlsb 二进制工作簿' : '压缩包')
  const listed = [...(await textOfPart(bytes, book)).matchAll(/<(?:x:)?sheet\s[^>]*>/g)].map(([tag]) => ({
    name: unescape(/\bname="([^"]*)"/.exec(tag)?.[1] ?? ''),
    id: /\br:id="([^"]*)"/.exec(tag)?.[1] ?? '',
  }))
  const links = parts.get('xl/_rels/workbook.xml.rels')
  const targets = links ? [...(await textOfPart(bytes, links)).matchAll(/<Relationship\s[^>]*>/g)].map(([tag]) => tag) : []
  const part = sheetPart(parts, targets, listed[sheet]?.id)
  if (!part) throw new SheetFault('damaged', '没有找到工作表')
  const texts = parts.get('xl/sharedStrings.xml')
  // The reader unpacks these as a whole: their real size is counted first.
  if (texts) for await (const _ of unpack(bytes, texts)) continue
  const sheets = listed.map(({ name }, at) => ({ name, at }))
  return { sheets, scan: await scan(unpack(bytes, part)), macros: parts.has('xl/vbaProject.bin') }
}

function sheetPart(parts: ReadonlyMap<string, Part>, links: readonly string[], id: string | undefined): Part | undefined {
  const link = links.find((one) => one.includes(`Id="${id}"`))
  const target = /\bTarget="([^"]*)"/.exec(link ?? '')?.[1] ?? ''
  return parts.get(target.startsWith('/') ? target.slice(1) : `xl/${target}`)
}

const errors = new Set(['#REF!', '#N/A', '#VALUE!', '#NAME?', '#DIV/0!', '#NULL!', '#NUM!', '#SPILL!', '#CALC!'])

/** Every line of the sheet in order, merges filled, formulas by their last value. */
export async function* xlsxRows(bytes: Buffer, sheet: number, { merges, uncomputed }: Scan): AsyncGenerator<SheetRow> {
  const fill = filler(merges)
  for await (const { index, values } of streamXlsxRows(bytes, { sheet })) {
    const no = index + 1
    const cells = values.map(cellOf)
    for (const at of uncomputed.get(no) ?? []) cells[at] = { fault: '公式没有结果' }
    yield fill({ no, cells })
  }
}

function cellOf(value: unknown): Cell {
  if (typeof value === 'string') return errors.has(value) ? { fault: value } : value
  if (typeof value === 'number' || typeof value === 'boolean') return value
  if (value instanceof Date) return { date: Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10) }
  return null
}
