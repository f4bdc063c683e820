import { readFile } from 'node:fs/promises'
import { parentPort, workerData } from 'node:worker_threads'
import { isBlank, type SheetRow } from './cell.ts'
import { csvRows } from './csv.ts'
import { batchRows, type FaultCode, headerWithin, mostRows, SheetFault } from './limits.ts'
import { openWorkbook, xlsxRows } from './xlsx.ts'

/** What the thread is asked: the head of a sheet, or all its rows below a line, a batch for each message it gets. */
export interface Ask {
  path: string
  sheet: number
  below: number | null
}
/** What it says. `head` is the first lines; `rows` is the count below the header when the whole sheet is being read. */
export type Said =
  | { head: SheetRow[]; sheets: { name: string; at: number }[]; lines: number; macros: boolean; merged: boolean }
  | { rows: SheetRow[] }
  | { end: true }
  | { fault: FaultCode; detail: string }

const port = parentPort
if (!port) throw new Error('reading-worker runs in a worker thread only')
const say = (said: Said) => port.postMessage(said)
const { path, sheet, below } = workerData as Ask

try {
  const bytes = await readFile(path).catch(() => {
    throw new SheetFault('gone')
  })
  const zipped = path.endsWith('.xlsx')
  const book = zipped ? await openWorkbook(bytes, sheet) : undefined
  const rows = book ? xlsxRows(bytes, sheet, book.scan) : csvRows(bytes)
  const about = {
    sheets: book?.sheets ?? [{ name: '', at: 0 }],
    macros: book?.macros ?? false,
    merged: (book?.scan.merges.length ?? 0) > 0,
  }
  if (below === null) await head(rows, about, book?.scan.rows)
  else await all(rows, below)
} catch (cause) {
  const fault = cause instanceof SheetFault ? cause : new SheetFault('damaged', '内容不合格式')
  say({ fault: fault.code, detail: fault.detail })
}
port.close()

type About = Pick<Extract<Said, { head: unknown }>, 'sheets' | 'macros' | 'merged'>
type Rows = AsyncIterable<SheetRow> | Iterable<SheetRow>

/** The lines in which the header is looked for, and a few below it. Lines of a csv are counted to the end, for the limit. */
async function head(rows: Rows, about: About, known: number | undefined): Promise<void> {
  const first: SheetRow[] = []
  let lines = 0
  for await (const row of rows) {
    lines += 1
    if (row.no <= headerWithin + 25) first.push(row)
    else if (known !== undefined) break
  }
  say({ head: first, ...about, lines: known ?? lines })
}

async function all(rows: Rows, header: number): Promise<void> {
  let batch: SheetRow[] = []
  let count = 0
  for await (const row of rows) {
    if (row.no <= header || row.cells.every(isBlank)) continue
    count += 1
    if (count > mostRows) throw new SheetFault('tooLong', `超过 ${mostRows} `)
    batch.push(row)
    if (batch.length < batchRows) continue
    await turn()
    say({ rows: batch })
    batch = []
  }
  await turn()
  if (batch.length > 0) {
    say({ rows: batch })
    await turn()
  }
  say({ end: true })
}

/** Waits until the batch before has been worked off: the sheet is not read into memory. */
function turn(): Promise<void> {
  return new Promise((resolve) => port?.once('message', () => resolve()))
}
