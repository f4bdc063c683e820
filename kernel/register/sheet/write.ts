import { writeCsvStream } from 'hucre/csv'
import { writeXlsxStream } from 'hucre/xlsx'

/** A list to be written: what stands above the header, the header, and its lines as they come. */
export interface Listing {
  title: string
  /** Lines above the header: what was asked for, by whom, when. */
  head: readonly string[]
  columns: readonly { label: string; width?: number }[]
  rows: AsyncIterable<readonly string[]>
}

export const formats = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
} as const
export type Format = keyof typeof formats

/** Writes a list piece by piece; however long it is, memory stays flat. Every cell is text: nothing is ever computed. */
export function writeSheet(format: Format, listing: Listing): AsyncIterable<Uint8Array> {
  return format === 'xlsx' ? writeXlsxStream(lines(listing), xlsxOptions(listing)) : csv(listing)
}

const xlsxOptions = ({ title, columns }: Listing) => ({
  // What a sheet may not be called in Excel.
  name: title.replaceAll(/[\\/?*[\]:]/g, ' ').slice(0, 31),
  columns: columns.map(({ width }) => ({ width: width ?? 16 })),
})

async function* lines({ head, columns, rows }: Listing): AsyncGenerator<string[]> {
  for (const line of head) yield [clean(line)]
  yield columns.map(({ label }) => label)
  for await (const row of rows) yield row.map(clean)
}

/** A mark at the head tells Excel that it is UTF-8. */
async function* csv(listing: Listing): AsyncGenerator<Uint8Array> {
  const safe = async function* () {
    for await (const line of lines(listing)) yield line.map(unarmed)
  }
  yield* writeCsvStream(safe(), { bom: true, headers: false, lineSeparator: '\r\n' })
}

/** A cell that a spreadsheet would take for a formula is led by an apostrophe. */
export const unarmed = (cell: string): string => (/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell)

/** Characters that XML cannot carry are left out; so long a text that no cell holds it is cut. */
const clean = (cell: string): string =>
  // oxlint-disable-next-line no-control-regex -- exactly these are to be found
  cell.replaceAll(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '').slice(0, 32_000)
