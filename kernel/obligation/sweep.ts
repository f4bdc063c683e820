import { sql } from 'kysely'
import type { Draft } from '#kernel/evidence/row.ts'
import { append, type ReactionNames } from '#kernel/evidence/store.ts'
import type { Database } from '#kernel/store/database.ts'
import { asJob, type Tx } from '#kernel/store/transaction.ts'

interface DueRung {
  obligation: string
  rung: string
  kind: 'remind' | 'due' | 'escalate'
  at: string
  to_roles: string[]
  case_id: string
  duty: string
  title: string
  due_at: string | null
}

/** Rungs fired in one transaction: small enough to be quick, large enough that a backlog melts. */
const batch = 200

/**
 * Fires every rung whose time has come, each once: claimed rows, one transaction a batch, the evidence in the same one.
 * Killed at any moment, the next sweep goes on where the last commit stands. Work grows with what is due.
 * @returns how many rungs were fired
 */
export async function sweep(database: Database, at: Date, reactions: ReactionNames = {}): Promise<number> {
  let fired = 0
  for (;;) {
    const now = await asJob(database, 'sweep', at, (tx) => fireBatch(tx, at.toISOString(), reactions))
    fired += now
    if (now < batch) break
  }
  await asJob(database, 'sweep', at, (tx) => noteSweep(tx, at.toISOString(), fired))
  return fired
}

async function fireBatch(tx: Tx, at: string, reactions: ReactionNames): Promise<number> {
  // Cases first, rungs second, as every command does: no two of them wait for each other.
  const { rows: cases } = await sql<{ id: string }>`
    select c.id from "case" c where c.id in (
      select o.case_id from rung r join obligation o on o.id = r.obligation
      where r.fired_at is null and r.stopped_at is null and r.at <= ${at} and o.state in ('owed', 'overdue')
      order by r.at limit ${sql.lit(batch)})
    order by c.id for update skip locked`.execute(tx)
  if (cases.length === 0) return 0
  const { rows } = await sql<DueRung>`
    select r.obligation, r.rung, r.kind, r.at, r.to_roles, o.case_id, o.duty, o.title, o.due_at
    from rung r join obligation o on o.id = r.obligation
    where r.fired_at is null and r.stopped_at is null and r.at <= ${at} and o.state in ('owed', 'overdue')
      and o.case_id = any (${cases.map((one) => one.id)}::uuid[])
    order by r.at, r.obligation, r.rung limit ${sql.lit(batch)} for update of r`.execute(tx)
  if (rows.length === 0) return 0
  await markFired(tx, rows, at)
  await append(
    tx,
    rows.map((row) => draftOf(row, at)),
    reactions,
  )
  return rows.length
}

async function markFired(tx: Tx, rows: readonly DueRung[], at: string): Promise<void> {
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

const events = { remind: 'obligation.reminded', due: 'obligation.overdue', escalate: 'obligation.escalated' } as const

const draftOf = (row: DueRung, at: string): Draft => ({
  streamKind: 'case',
  streamId: row.case_id,
  at,
  capturedAt: null,
  event: events[row.kind],
  person: null,
  personName: null,
  post: null,
  postTitle: null,
  standInFor: null,
  place: null,
  caseId: row.case_id,
  rev: null,
  data: { duty: row.duty, title: row.title, rung: row.rung, dueAt: row.due_at, at: row.at, to: row.to_roles },
  attachments: [],
})

/** The clock health page shows when the last sweep ran; a clock that nobody winds is the oldest failure. */
async function noteSweep(tx: Tx, at: string, fired: number): Promise<void> {
  await tx
    .insertInto('setting')
    .values({ key: 'sweep.last', value: JSON.stringify({ at, fired }) })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value: JSON.stringify({ at, fired }) }))
    .execute()
}
