import type { Suspension } from '#kernel/clock/deadline.ts'
import type { Terms } from '#kernel/clock/store.ts'
import { type Kernel, kindOf } from '#kernel/http/kernel.ts'
import type { Duty } from '#kernel/procedure/procedure.ts'
import type { Tx } from '#kernel/store/transaction.ts'
import { type Plan, plan, rungs } from './plan.ts'
import { factsOf, type Open, type Replan, replan, suspensionsOf } from './store.ts'

/** An open obligation that goes by a new date, or by none: `from` as it stood, `to` as it is planned now. */
export interface MovedDate {
  one: Open
  from: string | null
  to: string | null
}

type Pauses = Awaited<ReturnType<typeof suspensionsOf>>

/** The pauses of one obligation, as the arithmetic takes them. */
export const pausesOf = (pauses: Pauses, obligation: string): Suspension[] =>
  pauses.filter((pause) => pause.obligation === obligation).map(({ since, until, reason }) => ({ from: since, to: until, reason }))

/**
 * Plans open obligations anew from their served dates, the terms in force, their facts and their pauses, in as many
 * statements for thousands as for one. What is overdue keeps its date: only the climbs that have not fired move.
 * The caller holds the locks of their cases.
 * @param at the transaction's time, ISO
 * @returns those whose due instant has changed, in the order given
 */
export async function replanOpen(tx: Tx, kernel: Kernel, terms: Terms, open: readonly Open[], at: string): Promise<MovedDate[]> {
  const ids = open.map((one) => one.id)
  const pauses = Map.groupBy(await suspensionsOf(tx, ids), (pause) => pause.obligation)
  const facts = await datesOf(tx, kernel, open)
  const planned = open.flatMap((one): (Replan & { one: Open })[] => {
    const duty = dutyOf(kernel, one)
    if (!duty) return []
    const suspensions = pausesOf(pauses.get(one.id) ?? [], one.id)
    const served = { duty, servedOn: one.served_on, facts: facts.get(one.case_id) ?? {}, terms, suspensions }
    const next = plan(served)
    if (one.state !== 'overdue') return [{ id: one.id, one, plan: next, state: one.state }]
    return [{ id: one.id, one, plan: { ...standing(one), rungs: rungs(one.due_at, served) }, state: one.state }]
  })
  await replan(tx, planned, at)
  return planned.flatMap(({ one, plan: { dueAt } }) => (dueAt === one.due_at ? [] : [{ one, from: one.due_at, to: dueAt }]))
}

/** What is stored of a plan whose date stands. */
const standing = (one: Open): Omit<Plan, 'rungs'> => ({
  span: one.span as Plan['span'],
  dueAt: one.due_at,
  provisional: one.provisional,
  steps: one.steps as Plan['steps'],
})

const dutyOf = (kernel: Kernel, one: Open): Duty | undefined => kindOf(kernel, one.procedure).table.duties[one.duty]

/** The dates that orders have set, of all these cases: one query a kind of case. */
async function datesOf(tx: Tx, kernel: Kernel, open: readonly Open[]): ReturnType<typeof factsOf> {
  const dated = open.filter((one) => dutyOf(kernel, one)?.due.kind === 'fact')
  const all: Awaited<ReturnType<typeof factsOf>> = new Map()
  for (const [procedure, list] of Map.groupBy(dated, (one) => one.procedure)) {
    const { table } = kindOf(kernel, procedure)
    const columns = Object.values(table.duties).flatMap(({ due }) => (due.kind === 'fact' ? [due.column] : []))
    const cases = list.map((one) => one.case_id)
    for (const [id, row] of await factsOf(tx, table.table, [...new Set(columns)], cases)) all.set(id, row)
  }
  return all
}
