import { sql } from 'kysely'
import type { Kernel } from '#kernel/http/kernel.ts'
import { unscoped } from '#kernel/store/transaction.ts'

/** Alive, and the database answers; nothing that needs a sign-in. */
export async function health(kernel: Kernel) {
  await unscoped(kernel.database, (tx) => sql`select 1`.execute(tx))
  const { engine } = kernel.database
  return {
    ok: true,
    version: kernel.version,
    city: kernel.city.name,
    demo: kernel.city.demo,
    engine,
    now: kernel.clock.now().toISOString(),
  }
}
