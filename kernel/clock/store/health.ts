import { sql } from 'kysely'
import type { Tx } from '#kernel/store/transaction.ts'

/** What there is of one duty of one procedure. */
export interface Counted {
  procedure: string
  duty: string
  configured: number
  armed: number
  dated: number
  paused: number
  overdue: number
  rungs_due: number
  rungs_fired: number
}

/** A state of a procedure that owes a duty. */
export interface Owing {
  procedure: string
  duty: string
  state: string
  /** Fact columns: owed only once the first is there, and until the second is. */
  has: string | null
  lacks: string | null
}

/** One statement: open cases whose state owes each duty, beside the obligations and rungs that exist for them. */
export async function countClocks(
  tx: Tx,
  owed: readonly Owing[],
  tables: readonly { procedure: string; table: string }[],
  now: string,
): Promise<Counted[]> {
  // Facts are read only of cases whose duty asks for them.
  const facts = sql.join(
    tables.map(
      ({ procedure, table }) => sql`when ${procedure} then (select to_jsonb(f) from ${sql.table(table)} f where f.case_id = c.id)`,
    ),
    sql` `,
  )
  const owes = sql`case when w.has is null and w.lacks is null then true
    else (select (w.has is null or x.facts ->> w.has is not null) and (w.lacks is null or x.facts ->> w.lacks is null)
      from (select case c.procedure ${facts} end as facts) x) end`
  const { rows } = await sql<Counted>`
    with owed as (select * from json_to_recordset(${JSON.stringify(owed)}::json) as o(procedure text, duty text, state text, has text, lacks text)),
    rungs as (
      select r.obligation, count(*) filter (where r.at <= ${now} and r.stopped_at is null) as due, count(r.fired_at) as fired
      from rung r join obligation o on o.id = r.obligation where o.state in ('owed', 'overdue', 'paused') group by r.obligation)
    select w.procedure, w.duty, count(c.id) as configured, count(o.id) as armed, count(o.due_at) as dated,
      count(*) filter (where o.state = 'paused') as paused, count(*) filter (where o.state = 'overdue') as overdue,
      coalesce(sum(g.due), 0)::int as rungs_due, coalesce(sum(g.fired), 0)::int as rungs_fired
    from owed w join "case" c on c.procedure = w.procedure and c.state = w.state and c.closed_at is null and ${owes}
    left join obligation o on o.case_id = c.id and o.duty = w.duty and o.state in ('owed', 'overdue', 'paused')
    left join rungs g on g.obligation = o.id
    group by 1, 2`.execute(tx)
  return rows
}

/** When the last sweep ran and how much it fired; undefined before the first. */
export const lastSweep = async (tx: Tx): Promise<unknown> =>
  (await tx.selectFrom('setting').select('value').where('key', '=', 'sweep.last').executeTakeFirst())?.value

/** Names of these people. */
export const namesOfPeople = (tx: Tx, ids: readonly string[]) =>
  tx
    .selectFrom('person')
    .select(['id', 'name'])
    .where(sql<boolean>`id = any (${[...ids]}::uuid[])`)
    .execute()

/** Reactions queued, and those that have failed as often as they are tried. */
export async function countReactions(tx: Tx, patience: number) {
  const { rows } = await sql<{ name: string; event: string; problem: string | null; tries: number }>`
    select r.name, e.event, r.problem, r.tries from reaction r
    join evidence e on (e.stream_kind, e.stream_id, e.seq) = (r.stream_kind, r.stream_id, r.seq)
    where r.done_at is null order by r.id limit 100`.execute(tx)
  const stuck = rows.filter((row) => row.tries >= patience).map(({ name, event, problem }) => ({ name, event, problem: problem ?? '' }))
  return { waiting: rows.length - stuck.length, stuck }
}
