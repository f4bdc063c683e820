import { tmpdir } from 'node:os'
import { movableClock } from '#kernel/clock/clock.ts'
import { openDatabase } from '#kernel/store/database.ts'
import type { Pool } from '#kernel/store/pool.ts'
import { assemble, serve } from '#server/assemble.ts'
import { direct, type DirectAsk } from './direct.ts'

/**
 * Our server as `npm start` runs it, without pages, worker and access log: the process whose CPU and memory are measured.
 * For the embedded database it also runs the bare SQL on its own pool when told so, since nobody else may open the folder.
 */
const where = JSON.parse(process.argv[2] ?? '{}') as { url: string } | { folder: string }
const database = await openDatabase(where)
const app = await serve(await assemble(database, movableClock(), tmpdir()), { level: 'warn' })
const address = await app.listen({ port: 0, host: '127.0.0.1' })
process.send?.({ port: Number(new URL(address).port) })
process.on('message', (ask: DirectAsk) => void answer(database.pool, ask))
process.on('disconnect', () => process.exit(0))

async function answer(pool: Pool, ask: DirectAsk): Promise<void> {
  process.send?.(await direct(pool, ask))
}
