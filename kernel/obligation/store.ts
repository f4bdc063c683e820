import { sql } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import type { Json } from '#kernel/evidence/row.ts'
import type { Tx } from '#kernel/store/transaction.ts'
import type { Plan } from './plan.ts'

/** An obligation to be opened: whose, on which case, since which revision, and its plan. */
export interface Opening {
  caseId: string
  rev: number
  duty: string
  title: string
  ownerRoles: readonly string[]
  enterprise: string | null
  county: string | null
  town: string | null
  servedOn: string
  calendar: string
  basis: unknown
  plan: Plan
}

const json = (value: unknown) => JSON.stringify(value)

/** What a step ends on its case: the open obligations of these duties, met or cancelled at `at` by the move to `rev`. */
export interface Ending {
  caseId: string
  duties: readonly string[]
  state: 'met' | 'cancelled'
  at: string
  rev: number
}

/**
 * Ends the obligations a case has left and opens those it has entered, in one statement however many they are: unfired rungs
 * of what ends stop and its open pauses end, what opens gets its rungs.
 */
export async function turnObligations(tx: Tx, ending: Ending, openings: readonly Opening[]): Promise<void> {
  if (ending.duties.length === 0 && openings.length === 0) return
  const parts = [...(ending.duties.length > 0 ? endings(ending) : []), ...(openings.length > 0 ? beginnings(openings) : [])]
  await sql`with ${sql.join(parts)} select`.execute(tx)
}

function endings({ caseId, duties, state, at, rev }: Ending) {
  const these = sql`any (array(select id from ended))`
  return [
    sql`ended as (update obligation set state = ${state}, met_at = ${at}, met_rev = ${rev}
      where case_id = ${caseId} and duty = any (${[...duties]}::text[]) and state in ('owed', 'overdue', 'paused') returning id)`,
    sql`stopped as (update rung set stopped_at = ${at} where obligation = ${these} and fired_at is null)`,
    sql`resumed as (update suspension set until = ${at} where obligation = ${these} and until is null)`,
  ]
}

function beginnings(openings: readonly Opening[]) {
  const rows = openings.map((one) => ({ ...one, id: uuidv7() }))
  const rungs = rows.flatMap((row) =>
    row.plan.rungs.map((rung) => ({ obligation: row.id, rung: rung.rung, kind: rung.kind, at: rung.at, to_roles: rung.toRoles })),
  )
  return [
    sql`opened as (insert into obligation select * from json_populate_recordset(null::obligation, ${json(rows.map(obligationRow))}::json))`,
    sql`armed as (insert into rung select * from json_populate_recordset(null::rung, ${json(rungs)}::json))`,
  ]
}

const obligationRow = (one: Opening & { id: string }) => ({
  id: one.id,
  case_id: one.caseId,
  duty: one.duty,
  title: one.title,
  opened_rev: one.rev,
  owner_roles: one.ownerRoles,
  enterprise: one.enterprise,
  county: one.county,
  town: one.town,
  served_on: one.servedOn,
  span: one.plan.span,
  calendar: one.calendar,
  basis: one.basis,
  state: 'owed',
  due_at: one.plan.dueAt,
  provisional: one.plan.provisional,
  steps: one.plan.steps,
  escalated_to: [],
})

/** The open obligations of a case with these duties. */
export const openOf = (tx: Tx, caseId: string, duties: readonly string[]) =>
  tx
    .selectFrom('obligation')
    .select(['id', 'duty', 'served_on', 'due_at'])
    .where('case_id', '=', caseId)
    .where('state', 'in', ['owed', 'overdue', 'paused'])
    .where('duty', 'in', [...duties])
    .execute()

/** A new plan for an open obligation, and the state it leaves it in. */
export interface Replan {
  id: string
  plan: Plan
  state: 'owed' | 'overdue' | 'paused'
}

/**
 * Puts new plans on open obligations: after a pause, an extension, a changed calendar; two statements however many.
 * A fired rung stays as it fired. When its obligation is owed again by a later date, the rung is armed anew under a
 * numbered name (`overdue~2`): a date that has moved is reminded of, and missed, like any other.
 * @param at the transaction's time, ISO
 */
export async function replan(tx: Tx, replans: readonly Replan[], at: string): Promise<void> {
  if (replans.length === 0) return
  const rows = replans.map(({ id, plan: { dueAt, provisional, steps, span }, state }) => ({
    id,
    due_at: dueAt,
    provisional,
    steps,
    span,
    state,
  }))
  await sql`
    update obligation o set due_at = r.due_at, provisional = r.provisional, steps = r.steps, span = r.span, state = r.state,
      escalated_to = case when o.state = 'overdue' and r.state = 'owed' then '{}' else o.escalated_to end
    from json_to_recordset(${json(rows)}::json) as r(id uuid, due_at timestamptz, provisional boolean, steps jsonb, span jsonb, state text)
    where o.id = r.id
      and (o.due_at, o.provisional, o.steps, o.span, o.state) is distinct from (r.due_at, r.provisional, r.steps, r.span, r.state)`.execute(
    tx,
  )
  const rungs = replans.flatMap(({ id, plan: { rungs: list }, state }) =>
    list.map(({ rung, kind, at: moment, toRoles }) => ({ obligation: id, rung, kind, at: moment, to_roles: toRoles, state })),
  )
  await sql`
    with next as (
      select n.*, count(f.rung) as fired, max(f.at) as last
      from json_to_recordset(${json(rungs)}::json) as n(obligation uuid, rung text, kind text, at timestamptz, to_roles text[], state text)
      left join rung f on f.obligation = n.obligation and split_part(f.rung, '~', 1) = n.rung and f.fired_at is not null
      group by n.obligation, n.rung, n.kind, n.at, n.to_roles, n.state),
    named as (
      select obligation, case fired when 0 then rung else rung || '~' || fired + 1 end as rung, kind, at, to_roles
      from next where fired = 0 or (state = 'owed' and at > last and at > ${at})),
    unarmed as (
      update rung set at = null where obligation = any (${replans.map((one) => one.id)}::uuid[]) and at is not null
        and fired_at is null and stopped_at is null
        and not exists (select from named n where n.obligation = rung.obligation and n.rung = rung.rung))
    insert into rung (obligation, rung, kind, at, to_roles) select obligation, rung, kind, at, to_roles from named
    on conflict (obligation, rung) do update set at = excluded.at, to_roles = excluded.to_roles
    where rung.fired_at is null and (rung.at, rung.to_roles) is distinct from (excluded.at, excluded.to_roles)`.execute(tx)
}

/** An open obligation with what its plan is made from. */
export interface Open {
  id: string
  case_id: string
  procedure: string
  duty: string
  title: string
  served_on: string
  state: 'owed' | 'overdue' | 'paused'
  due_at: string | null
  provisional: boolean
  steps: unknown
  span: unknown
}

/**
 * Every open obligation there is. Their cases are locked first, in the order in which the sweep locks them, so that
 * nothing fires or moves between the reading and the new plan.
 */
export async function lockAllOpen(tx: Tx): Promise<Open[]> {
  await sql`
    select id from "case" where id in (select case_id from obligation where state in ('owed', 'overdue', 'paused'))
    order by id for update`.execute(tx)
  const { rows } = await sql<Open>`
    select o.id, o.case_id, c.procedure, o.duty, o.title, o.served_on, o.state, o.due_at,
      o.provisional, o.steps, o.span
    from obligation o join "case" c on c.id = o.case_id where o.state in ('owed', 'overdue', 'paused')
    order by o.case_id, o.id`.execute(tx)
  return rows
}

/** These fact columns of these cases, by case: dates that orders have set. */
export async function factsOf(
  tx: Tx,
  table: string,
  columns: readonly string[],
  cases: readonly string[],
): Promise<Map<string, Record<string, Json>>> {
  if (columns.length === 0 || cases.length === 0) return new Map()
  const { rows } = await sql<Record<string, Json> & { case_id: string }>`
    select case_id, ${sql.join(columns.map((name) => sql.ref(name)))} from ${sql.table(table)}
    where case_id = any (${[...cases]}::uuid[])`.execute(tx)
  return new Map(rows.map((row) => [row.case_id, row]))
}

/** The open obligation of this id, with the case it hangs on; undefined when it is not there or not in scope. */
export const caseOfObligation = (tx: Tx, id: string) =>
  tx.selectFrom('obligation').select('case_id').where('id', '=', id).executeTakeFirst()

/** One obligation as it is stored. */
export const readObligation = (tx: Tx, id: string) => tx.selectFrom('obligation').selectAll().where('id', '=', id).executeTakeFirst()

/** Begins a pause; the open one of an obligation is unique. */
export async function beginPause(tx: Tx, obligation: string, since: string, reason: string, person: string): Promise<void> {
  await tx.insertInto('suspension').values({ id: uuidv7(), obligation, since, reason, person }).execute()
}

/** Ends the open pause of an obligation. */
export async function endPause(tx: Tx, obligation: string, until: string): Promise<void> {
  await tx.updateTable('suspension').set({ until }).where('obligation', '=', obligation).where('until', 'is', null).execute()
}

/** Pauses of these obligations, oldest first. */
export const suspensionsOf = (tx: Tx, ids: readonly string[]) =>
  tx
    .selectFrom('suspension')
    .leftJoin('person', 'person.id', 'suspension.person')
    .select(['suspension.id', 'obligation', 'suspension.since', 'suspension.until', 'reason', 'person.name as personName'])
    .where(sql<boolean>`obligation = any (${[...ids]}::uuid[])`)
    .orderBy('suspension.since')
    .execute()

/** Everything ever owed on a case, with rungs: the clocks of the case page. */
export async function clocksOf(tx: Tx, caseId: string) {
  const obligations = await tx
    .selectFrom('obligation')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('opened_rev')
    .orderBy('due_at')
    .execute()
  const ids = obligations.map((one) => one.id)
  if (ids.length === 0) return { obligations, rungs: [], suspensions: [] }
  const rungs = await tx.selectFrom('rung').selectAll().where('obligation', 'in', ids).orderBy('at').execute()
  return { obligations, rungs, suspensions: await suspensionsOf(tx, ids) }
}
