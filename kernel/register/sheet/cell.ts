/** A cell as it was read. `fault` is what stands there instead of a value: an error of the spreadsheet, a formula never computed. */
export type Cell = string | number | boolean | null | { date: string } | { fault: string }

/** A line of the sheet with its number (the first is 1), and which of its cells were filled from a merge. */
export interface SheetRow {
  no: number
  cells: Cell[]
  filled?: number[]
}

/** A column as the sheet calls it: A … Z, AA … */
export function letterOf(at: number): string {
  const rest = Math.floor(at / 26)
  return (rest > 0 ? letterOf(rest - 1) : '') + String.fromCharCode(65 + (at % 26))
}

/** The column of a reference: 'B12' → [1, 12]. */
export function placeOf(ref: string): [at: number, row: number] {
  const [, letters = '', row = '0'] = /^\$?([A-Z]+)\$?(\d+)$/.exec(ref) ?? []
  const at = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
  return [at, Number(row)]
}

/** Full-width letters, digits and brackets as half-width, line breaks and runs of blanks as one blank. */
export const tidy = (text: string): string =>
  text
    .replaceAll(/[\uFF01-\uFF5E]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replaceAll(/[\s\u00A0\u200B\uFEFF\u3000]+/g, ' ')
    .trim()

/** What the cell says, as a person reads it. */
export function textOf(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return ''
  if (typeof cell === 'string') return tidy(cell)
  if (typeof cell === 'number') return Number.isInteger(cell) && Math.abs(cell) >= 1e15 ? BigInt(cell).toString() : String(cell)
  if (typeof cell === 'boolean') return cell ? '是' : '否'
  return 'date' in cell ? cell.date : cell.fault
}

export const isBlank = (cell: Cell | undefined): boolean =>
  cell === null || cell === undefined || (typeof cell === 'string' && tidy(cell) === '')

/**
 * A code that a spreadsheet took for a number: from the sixteenth digit on it knows zeros only, so what stood there is lost.
 * Also as text, when the sheet was saved as csv: 9.1450E+17.
 */
export const lostDigits = (cell: Cell | undefined): boolean =>
  (typeof cell === 'number' && Math.abs(cell) >= 1e15) || (typeof cell === 'string' && /^\d(?:\.\d+)?E\+\d{2}$/i.test(tidy(cell)))

const day = 86_400_000

/**
 * A date as lists write it: 2026.1.5, 2026年1月5日, 2026/01/05, 20260105, the day number of a spreadsheet.
 * @returns YYYY-MM-DD; undefined when it is none
 */
export function dateOf(cell: Cell | undefined): string | undefined {
  if (typeof cell === 'object' && cell !== null && 'date' in cell) return cell.date.slice(0, 10)
  if (typeof cell === 'number' && cell > 366 && cell < 73_051)
    return new Date(Date.UTC(1899, 11, 30) + Math.floor(cell) * day).toISOString().slice(0, 10)
  const text = textOf(cell)
  const [, y = '', m = '', d = ''] =
    /^(\d{4})\s?[-./年]\s?(\d{1,2})\s?[-./月]\s?(\d{1,2})\s?日?(?: .*)?$/.exec(text) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(text) ?? []
  if (y === '') return undefined
  const found = new Date(Date.UTC(Number(y), Number(m) - 1, Number(d)))
  return found.getUTCMonth() === Number(m) - 1 && found.getUTCDate() === Number(d) ? found.toISOString().slice(0, 10) : undefined
}

/** A number as lists write it, with a degree sign or blanks; undefined when it is none. */
export function numberOf(cell: Cell | undefined): number | undefined {
  if (typeof cell === 'number') return cell
  const text = textOf(cell).replaceAll(/[°,\s]|[东北西南]经?纬?[::]?/g, '')
  return /^[-+]?\d+(?:\.\d+)?$/.test(text) ? Number(text) : undefined
}
