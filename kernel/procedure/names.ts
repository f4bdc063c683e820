import { sql } from 'kysely'
import type { Tx } from '#kernel/store/transaction.ts'

/** The names that stand beside a case: its unit and the two bodies. */
export async function namesOf(
  tx: Tx,
  kase: { enterprise: string | null; supervising: string | null; managing: string | null },
): Promise<{ enterprise: { id: string; name: string } | null; supervising: string | null; managing: string | null }> {
  const { rows } = await sql<{ enterprise: string | null; supervising: string | null; managing: string | null }>`
    select (select name from enterprise where id = ${kase.enterprise}::uuid) as enterprise,
      (select name from organ where key = ${kase.supervising}) as supervising,
      (select name from organ where key = ${kase.managing}) as managing`.execute(tx)
  const [names] = rows
  return {
    enterprise: kase.enterprise && names?.enterprise ? { id: kase.enterprise, name: names.enterprise } : null,
    supervising: names?.supervising ?? null,
    managing: names?.managing ?? null,
  }
}
