import { sql } from 'kysely'
import type { Tx } from '#kernel/store/transaction.ts'

/** What the lights read beside the papers: heads in office, the safety manager's post, self-checks arranged and missed. */
export async function evidenceOf(tx: Tx, enterprise: string, today: string) {
  const { rows } = await sql<{ heads: string[]; manager: boolean; arranged: number; missed: number }>`
    select array(select h.kind from enterprise_head h where h.enterprise = ${enterprise} and h.until is null) as heads,
      my.unit_has(${enterprise}, 'safetyManager') as manager,
      (select count(*)::int from unit_checklist u where u.enterprise = ${enterprise} and u.until is null) as arranged,
      (select count(*)::int from unit_checklist u where u.enterprise = ${enterprise} and u.until is null and u.next_due < ${today}::date)
        as missed`.execute(tx)
  return rows[0] ?? { heads: [], manager: false, arranged: 0, missed: 0 }
}
