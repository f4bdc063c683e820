import type { Json } from '#kernel/evidence/row.ts'
import type { Terms } from '#kernel/clock/store.ts'
import { type Duty, type Procedure, stepOf } from '#kernel/procedure/procedure.ts'
import { afterCommit, type Tx } from '#kernel/store/transaction.ts'
import { tell } from './live.ts'
import { plan } from './plan.ts'
import { pausesOf } from './replan.ts'
import { type Opening, openOf, type Replan, replan, suspensionsOf, turnObligations } from './store.ts'

/** The case after a move, as its clocks need it. */
export interface Moved {
  id: string
  rev: number
  step: string
  from: string
  to: string
  at: string
  enterprise: string | null
  county: string | null
  town: string | null
  /** The facts before the step, and with what it changed. */
  before: Readonly<Record<string, Json>>
  facts: Readonly<Record<string, Json>>
}

/** Is the duty owed in this state with these facts? The clock health page counts by the same rule. */
export function owedIn(duty: Duty, state: string, facts: Readonly<Record<string, Json>>): boolean {
  const there = (column: string) => (facts[column] ?? null) !== null
  const open = (duty.from === undefined || there(duty.from)) && (duty.until === undefined || !there(duty.until))
  return open && (duty.while as readonly string[]).includes(state)
}

/**
 * Clocks follow the state, never the button: entering a state that owes a duty opens it, leaving meets it, staying
 * within it keeps it, and a date the step has changed moves it. So a case that is returned gets its clock again.
 */
export async function followDuties(tx: Tx, table: Procedure, moved: Moved, terms: Terms): Promise<void> {
  const duties = Object.entries(table.duties)
  const was = (duty: Duty) => owedIn(duty, moved.from, moved.before)
  const is = (duty: Duty) => owedIn(duty, moved.to, moved.facts)
  const anew = (duty: Duty) => duty.again?.includes(moved.step) === true
  const opened = duties.filter(([, duty]) => is(duty) && (!was(duty) || anew(duty)))
  const left = duties.filter(([, duty]) => was(duty) && (!is(duty) || anew(duty))).map(([name]) => name)
  const dateMoved = ({ due }: Duty) => due.kind === 'fact' && moved.before[due.column] !== moved.facts[due.column]
  const kept = duties.filter(([, duty]) => was(duty) && is(duty) && !anew(duty) && dateMoved(duty)).map(([name]) => name)
  const state = stepOf(table, moved.from, moved.step)?.cancels ? 'cancelled' : 'met'
  await turnObligations(
    tx,
    { caseId: moved.id, duties: left, state, at: moved.at, rev: moved.rev },
    opened.map(([name, duty]) => openingOf(moved, name, duty, terms)),
  )
  await replanKept(tx, table, moved, terms, kept)
  if (left.length + opened.length + kept.length > 0) afterCommit(tx, () => tell([moved]))
}

/** Obligations that go on while the step has changed the date they hang on get a new plan. */
async function replanKept(tx: Tx, table: Procedure, moved: Moved, terms: Terms, kept: readonly string[]): Promise<void> {
  if (kept.length === 0) return
  const stays = await openOf(tx, moved.id, kept)
  if (stays.length === 0) return
  const pauses = await suspensionsOf(
    tx,
    stays.map((one) => one.id),
  )
  const replans = stays.flatMap((one): Replan[] => {
    const duty = table.duties[one.duty]
    if (!duty) return []
    const next = plan({ duty, servedOn: one.served_on, facts: moved.facts, terms, suspensions: pausesOf(pauses, one.id) })
    const state = next.dueAt !== null && next.dueAt < moved.at ? 'overdue' : 'owed'
    return next.dueAt === one.due_at ? [] : [{ id: one.id, plan: next, state }]
  })
  await replan(tx, replans, moved.at)
}

/** The opening of one duty by a move. */
export const openingOf = (moved: Moved, name: string, duty: Duty, terms: Terms): Opening => ({
  caseId: moved.id,
  rev: moved.rev,
  duty: name,
  title: duty.title,
  ownerRoles: duty.by,
  enterprise: moved.enterprise,
  county: moved.county,
  town: moved.town,
  servedOn: moved.at,
  calendar: terms.calendar.code,
  basis: duty.basis,
  plan: plan({ duty, servedOn: moved.at, facts: moved.facts, terms, suspensions: [] }),
})
