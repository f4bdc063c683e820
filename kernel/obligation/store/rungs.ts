import { sql } from 'kysely'
import type { Tx } from '#kernel/store/transaction.ts'

/** A rung whose time has come, with what its evidence says. */
export interface DueRung {
  obligation: string
  rung: string
  kind: 'remind' | 'due' | 'escalate'
  at: string
  to_roles: string[]
  case_id: string
  duty: string
  title: string
  due_at: string | null
  enterprise: string | null
  county: string | null
  town: string | null
}

/**
 * Locks up to `limit` rungs that are due and answers them, earliest first. What another process is working on is left
 * to it.
 * @param at the transaction's time, ISO
 */
export async function claimDue(tx: Tx, at: string, limit: number): Promise<DueRung[]> {
  // Cases first, rungs second, as every command does: no two of them wait for each other.
  const { rows: cases } = await sql<{ id: string }>`
    select c.id from "case" c where c.id in (
      select o.case_id from rung r join obligation o on o.id = r.obligation
      where r.fired_at is null and r.stopped_at is null and r.at <= ${at} and o.state in ('owed', 'overdue')
      order by r.at limit ${sql.lit(limit)})
    order by c.id for update skip locked`.execute(tx)
  if (cases.length === 0) return []
  const { rows } = await sql<DueRung>`
    select r.obligation, r.rung, r.kind, r.at, r.to_roles, o.case_id, o.duty, o.title, o.due_at, o.enterprise, o.county, o.town
    from rung r join obligation o on o.id = r.obligation
    where r.fired_at is null and r.stopped_at is null and r.at <= ${at} and o.state in ('owed', 'overdue')
      and o.case_id = any (${cases.map((one) => one.id)}::uuid[])
    order by r.at, r.obligation, r.rung limit ${sql.lit(limit)} for update of r`.execute(tx)
  return rows
}

/** Marks claimed rungs as fired: what fell due is overdue, what climbed stands on the lists of those above. */
export async function markFired(tx: Tx, rows: readonly DueRung[], at: string): Promise<void> {
  await sql`
    update rung set fired_at = ${at} from json_to_recordset(${JSON.stringify(rows)}::json) as f(obligation uuid, rung text)
    where rung.obligation = f.obligation and rung.rung = f.rung and rung.fired_at is null`.execute(tx)
  const overdue = rows.filter((row) => row.kind !== 'remind').map((row) => row.obligation)
  if (overdue.length > 0)
    await tx.updateTable('obligation').set({ state: 'overdue' }).where('id', 'in', overdue).where('state', '=', 'owed').execute()
  const climbs = rows.filter((row) => row.kind === 'escalate').map((row) => ({ id: row.obligation, roles: row.to_roles }))
  if (climbs.length === 0) return
  await sql`
    update obligation o set escalated_to = (select array_agg(distinct x) from unnest(o.escalated_to || c.roles) x)
    from (select id, array_agg(role) as roles from json_to_recordset(${JSON.stringify(climbs)}::json) as f(id uuid, roles text[])
      cross join lateral unnest(f.roles) role group by id) c
    where o.id = c.id`.execute(tx)
}

/** The clock health page shows when the last sweep ran; a clock that nobody winds is the oldest failure. */
export async function noteSweep(tx: Tx, at: string, fired: number): Promise<void> {
  await tx
    .insertInto('setting')
    .values({ key: 'sweep.last', value: JSON.stringify({ at, fired }) })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value: JSON.stringify({ at, fired }) }))
    .execute()
}
