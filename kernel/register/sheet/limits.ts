/** Lines of data taken at once. A city's whole roster fits; whoever has more divides it. */
export const mostRows = 100_000
/** Largest file taken: a hundred thousand lines of a wide list. */
export const mostBytes = 50 * 2 ** 20
/** What it may come to unpacked: told by the file itself, and counted while it is unpacked. */
export const mostUnpacked = 600 * 2 ** 20
/** Above this ratio a large part is no list any more; the worst real ones, the same word in every line, stay below. */
export const mostRatio = 200
/** A part below this size is harmless whatever its ratio. */
export const harmless = 20 * 2 ** 20
/** How many lines are searched for the header. */
export const headerWithin = 15
/** Rows handed over, checked and written at a time. */
export const batchRows = 1000
/** Memory of the thread that reads, in MB: what no limit above has caught ends the thread and not the program. */
export const threadMemory = 384

/** Why a file cannot be read; the kernel says it in words (problems.ts). */
export type FaultCode = 'oldExcel' | 'encrypted' | 'notASheet' | 'bomb' | 'tooLong' | 'empty' | 'damaged' | 'gone'

/** Crosses from the reading thread as plain data. */
export class SheetFault extends Error {
  readonly code: FaultCode
  readonly detail: string
  constructor(code: FaultCode, detail = '') {
    super(`${code} ${detail}`)
    this.code = code
    this.detail = detail
  }
}
