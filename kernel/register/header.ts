import type { Field } from './register.ts'
import { isBlank, letterOf, type SheetRow, textOf } from './sheet/cell.ts'
import { headerWithin } from './sheet/limits.ts'

/** A header as it is compared: without blanks, marks of what is required, and what stands in brackets. */
const plain = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[((][^))]*[))]/g, '')
    .replaceAll(/[\s*::_.]+/g, '')

/** How well a header names a field: 3 the same, 2 begins with it, 1 contains it, 0 not. */
function fit(header: string, field: Field): number {
  const said = plain(header)
  if (said === '') return 0
  const names = [field.label, field.name, ...field.aliases].map(plain)
  if (names.includes(said)) return 3
  if (names.some((name) => name.length >= 2 && said.startsWith(name))) return 2
  return names.some((name) => name.length >= 2 && said.includes(name)) ? 1 : 0
}

/** Which column fills which field: the best fits first, each column and each field once. */
export function proposeMapping(headers: readonly string[], fields: readonly Field[]): Record<string, number> {
  const fits = headers.flatMap((header, at) => fields.map((field) => ({ at, name: field.name, fit: fit(header, field) })))
  const mapping: Record<string, number> = {}
  const taken = new Set<number>()
  for (const one of fits.filter((each) => each.fit > 0).sort((a, b) => b.fit - a.fit || a.at - b.at)) {
    if (taken.has(one.at) || one.name in mapping) continue
    mapping[one.name] = one.at
    taken.add(one.at)
  }
  return mapping
}

/**
 * The line of the header among the first ones: the one that names most fields; of two that are alike the lower, because a
 * header of two lines has its merged cells filled down. Title lines name one at most.
 */
export function findHeader(rows: readonly SheetRow[], fields: readonly Field[]): number | null {
  const scored = rows
    .filter((row) => row.no <= headerWithin)
    .map((row) => ({ no: row.no, score: Object.keys(proposeMapping(headersOf(row), fields)).length }))
  const best = scored.reduce((found, one) => (one.score > 0 && one.score >= found.score ? one : found), { no: 0, score: 0 })
  return best.score >= 2 ? best.no : null
}

const headersOf = (row: SheetRow): string[] => Array.from(row.cells, (cell) => textOf(cell))

/** The columns below a header with their first values. */
export function columnsOf(rows: readonly SheetRow[], header: number) {
  const below = rows.filter((row) => row.no > header && !row.cells.every(isBlank))
  const headers = headersOf(rows.find((row) => row.no === header) ?? { no: header, cells: [] })
  const width = Math.max(headers.length, ...below.map((row) => row.cells.length))
  return Array.from({ length: width }, (_, at) => ({
    at,
    letter: letterOf(at),
    header: headers[at] ?? '',
    samples: below.slice(0, 5).map((row) => textOf(row.cells[at])),
  })).filter((column) => column.header !== '' || column.samples.some((one) => one !== ''))
}

/** What tells the next list of the same make: its headers in order. */
export const signatureOf = (columns: readonly { header: string }[]): string => columns.map(({ header }) => plain(header)).join('|')
