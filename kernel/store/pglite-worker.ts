import { parentPort, workerData } from 'node:worker_threads'
import { PGlite } from '@electric-sql/pglite'
import { ltree } from '@electric-sql/pglite/contrib/ltree'
import { postgis } from '@electric-sql/pglite-postgis'
import { parsers } from './parsers.ts'

/** What the main thread asks: one statement with parameters, or a script without. */
export type Ask =
  | { id: number; sql: string; parameters: unknown[] }
  | { id: number; dump: true }
  | { id: number; renew: true }
  | { id: number; end: true }
export type Answer = { id: number; rows?: Record<string, unknown>[]; rowCount?: number; dump?: ArrayBuffer; error?: WireError }
/** An engine error as plain data: `code` is the SQLSTATE that problems are made from. */
export type WireError = { message: string; code?: string; detail?: string; constraint?: string }

const port = parentPort
if (!port) throw new Error('pglite-worker runs in a worker thread only')

const { dataDir, template } = workerData as { dataDir: string; template?: ArrayBuffer }
const create = (from?: Blob | File) =>
  PGlite.create({ dataDir, extensions: { postgis, ltree }, parsers, ...(from ? { loadDataDir: from } : {}) })
let database = await create(template && new Blob([template]))
port.postMessage({ id: 0 } satisfies Answer)

port.on('message', async (ask: Ask) => {
  try {
    port.postMessage(await answer(ask))
  } catch (cause) {
    port.postMessage({ id: ask.id, error: wire(cause) } satisfies Answer)
  }
})

async function answer(ask: Ask): Promise<Answer> {
  if ('end' in ask) {
    await database.close()
    return { id: ask.id }
  }
  if ('renew' in ask) {
    const kept = dataDir.startsWith('memory:') ? await database.dumpDataDir('none') : undefined
    await database.close()
    database = await create(kept)
    return { id: ask.id }
  }
  if ('dump' in ask) {
    const file = await database.dumpDataDir('gzip')
    return { id: ask.id, dump: await file.arrayBuffer() }
  }
  if (ask.parameters.length > 0) {
    const result = await database.query<Record<string, unknown>>(ask.sql, ask.parameters)
    return { id: ask.id, rows: result.rows, rowCount: result.affectedRows ?? result.rows.length }
  }
  const results = await database.exec(ask.sql)
  // pg-boss reads the rows of every statement of a script, so none may be lost behind a trailing commit.
  const rows = results.flatMap((one) => one.rows) as Record<string, unknown>[]
  return { id: ask.id, rows, rowCount: results.at(-1)?.affectedRows ?? 0 }
}

function wire(cause: unknown): WireError {
  const { message, code, detail, constraint } = cause as WireError
  return {
    message: String(message ?? cause),
    ...(code ? { code } : {}),
    ...(detail ? { detail } : {}),
    ...(constraint ? { constraint } : {}),
  }
}
