import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { movableClock } from '#kernel/clock/clock.ts'
import { openDatabase } from '#kernel/store/database.ts'
import { assemble, serve, settled } from '#server/assemble.ts'
import type { Inside } from './ceilings.ts'
import { direct } from './direct.ts'
import { typesetFor } from './documents.ts'
import type { Slice } from './load.ts'

/**
 * Our server as `npm start` runs it, without pages, worker and access log: the process whose CPU and memory are measured.
 * It also does work inside when told so: nobody else may open the folder of an embedded database.
 */
const where = JSON.parse(process.argv[2] ?? '{}') as { url: string } | { folder: string }
const database = await openDatabase(where)
const kernel = await assemble(database, movableClock(), mkdtempSync(join(tmpdir(), 'anlan-bench-files-')))
const app = await serve(kernel, { level: 'warn' })
const address = await app.listen({ port: 0, host: '127.0.0.1' })
process.send?.({ port: Number(new URL(address).port) })
process.on('message', (ask: Inside) => void answer(ask))
process.on('disconnect', () => process.exit(0))
process.on('exit', () => rmSync(kernel.files, { recursive: true, force: true }))
process.on('SIGTERM', () => process.exit(0))

async function answer(ask: Inside): Promise<void> {
  process.send?.(await inside(ask))
}

async function inside(ask: Inside): Promise<Slice> {
  if (ask.what === 'documents') return typesetFor(kernel, ask.seconds)
  if (ask.what !== 'settle') return direct(database.pool, ask)
  await settled(kernel)
  return { units: 0, seconds: 0, latencies: [], requests: 0, bytes: 0 }
}
