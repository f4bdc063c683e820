import { sql } from 'kysely'
import type { Tx } from '#kernel/store/transaction.ts'
import type { Found } from '../rules.ts'
import { rules } from '../terms.ts'

/** A finding as an urging takes it up. */
export type Taken = Pick<Found, 'rule' | 'since' | 'say' | 'rows' | 'reference'> & { id: string }

/** Takes up those of these findings that still stand and that nobody else is urging, for this case. */
export async function takeFindings(tx: Tx, caseId: string, enterprise: string, ids: readonly string[]): Promise<Taken[]> {
  const { rows } = await sql<Taken>`
    update patrol_finding set urging = ${caseId}, urged = urged + 1
    where id = any (${[...ids]}::uuid[]) and enterprise = ${enterprise} and resolved_at is null and urging is null
    returning id, rule, since, say, rows, reference`.execute(tx)
  const order: readonly string[] = rules.codes
  return rows.toSorted((a, b) => order.indexOf(a.rule) - order.indexOf(b.rule))
}

/** Urged once more. */
export const countAgain = (tx: Tx, caseId: string) => sql`update patrol_finding set urged = urged + 1 where urging = ${caseId}`.execute(tx)

/**
 * The urging is over. What stands is on the list again, free to be taken up; with `settled`, what was found about acts that
 * are done with is settled and not listed again.
 */
export async function releaseFindings(tx: Tx, caseId: string, settled: readonly string[], now: string): Promise<void> {
  await sql`update patrol_finding set resolved_at = ${now}, settled_at = ${now}
    where urging = ${caseId} and resolved_at is null and rule = any (${[...settled]}::text[])`.execute(tx)
  await sql`update patrol_finding set urging = null where urging = ${caseId} and settled_at is null`.execute(tx)
}
