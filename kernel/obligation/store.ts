import { sql } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
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

/** Opens obligations with their rungs, in two statements however many they are. */
export async function openObligations(tx: Tx, openings: readonly Opening[]): Promise<void> {
  if (openings.length === 0) return
  const rows = openings.map((one) => ({ ...one, id: uuidv7() }))
  await tx.insertInto('obligation').values(rows.map(obligationRow)).execute()
  const rungs = rows.flatMap((row) =>
    row.plan.rungs.map((rung) => ({ obligation: row.id, rung: rung.rung, kind: rung.kind, at: rung.at, to_roles: [...rung.toRoles] })),
  )
  if (rungs.length > 0) await tx.insertInto('rung').values(rungs).execute()
}

const obligationRow = (one: Opening & { id: string }) => ({
  id: one.id,
  case_id: one.caseId,
  duty: one.duty,
  title: one.title,
  opened_rev: one.rev,
  owner_roles: [...one.ownerRoles],
  enterprise: one.enterprise,
  county: one.county,
  town: one.town,
  served_on: one.servedOn,
  span: json(one.plan.span),
  calendar: one.calendar,
  basis: json(one.basis),
  state: 'owed',
  due_at: one.plan.dueAt,
  provisional: one.plan.provisional,
  steps: json(one.plan.steps),
})

/** The open obligations of a case, locked: whoever moves the case decides what becomes of them. */
export const openOf = (tx: Tx, caseId: string) =>
  tx.selectFrom('obligation').selectAll().where('case_id', '=', caseId).where('state', 'in', ['owed', 'overdue', 'paused']).execute()

/** Ends obligations: met by the step at `rev`, and their unfired rungs stop. */
export async function endObligations(tx: Tx, ids: readonly string[], state: 'met' | 'cancelled', at: string, rev: number): Promise<void> {
  if (ids.length === 0) return
  await tx
    .updateTable('obligation')
    .set({ state, met_at: at, met_rev: rev })
    .where('id', 'in', [...ids])
    .execute()
  await tx
    .updateTable('rung')
    .set({ stopped_at: at })
    .where('obligation', 'in', [...ids])
    .where('fired_at', 'is', null)
    .execute()
  await tx
    .updateTable('suspension')
    .set({ until: at })
    .where('obligation', 'in', [...ids])
    .where('until', 'is', null)
    .execute()
}

/** Puts a new plan on an open obligation: after a pause, an extension, a changed calendar. Fired rungs stay fired. */
export async function replan(tx: Tx, id: string, next: Plan, state: 'owed' | 'overdue' | 'paused'): Promise<void> {
  await tx
    .updateTable('obligation')
    .set({ due_at: next.dueAt, provisional: next.provisional, steps: json(next.steps), span: json(next.span), state })
    .where('id', '=', id)
    .execute()
  const rungs = next.rungs.map((rung) => ({ rung: rung.rung, kind: rung.kind, at: rung.at, to_roles: rung.toRoles }))
  await sql`
    insert into rung (obligation, rung, kind, at, to_roles)
    select ${id}::uuid, r.rung, r.kind, r.at, r.to_roles
    from json_to_recordset(${json(rungs)}::json) as r(rung text, kind text, at timestamptz, to_roles text[])
    on conflict (obligation, rung) do update set at = excluded.at, to_roles = excluded.to_roles where rung.fired_at is null`.execute(tx)
}

/** Pauses of these obligations, oldest first. */
export const suspensionsOf = (tx: Tx, ids: readonly string[]) =>
  tx
    .selectFrom('suspension')
    .leftJoin('person', 'person.id', 'suspension.person')
    .select(['suspension.id', 'obligation', 'suspension.since', 'suspension.until', 'reason', 'person.name as personName'])
    .where('obligation', 'in', ids.length > 0 ? [...ids] : ['00000000-0000-0000-0000-000000000000'])
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
