import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { movableClock } from '#kernel/clock/clock.ts'
import { importsSettled, workOnImports } from '#kernel/register/work.ts'
import { openDatabase } from '#kernel/store/database.ts'
import { assemble } from '#server/assemble.ts'

/**
 * A program that does nothing but carry out the imports that wait, and says after each batch how far it is. Whoever started it
 * kills it when he likes.
 */
const [, , where = '', files = '', at = ''] = process.argv
const database = await openDatabase(where.startsWith('postgres') ? { url: where, size: 3 } : { folder: where })
const kernel = await assemble(database, movableClock(new Date(at), { frozen: true }), files)
workOnImports(kernel)
let running = true
const settled = importsSettled(kernel).finally(() => {
  running = false
})
for (let before = -1; running; await pause(5)) {
  const { rows } = await sql<{ done: number }>`select max(done) as done from import`.execute(database.db)
  if (rows[0] && rows[0].done !== before) console.log((before = rows[0].done))
}
await settled
console.log('done')
await kernel.typesetting.close()
await database.close()
process.exit(0)
