import type { Basis } from '#kernel/procedure/basis.ts'
import type { Role } from '#kernel/place/roles.ts'
import type { Span } from '#kernel/clock/span.ts'

/** One step: who may take it, where to, on what ground. */
export interface Step<State extends string = string> {
  to: State
  /** The verb on the button: 登记隐患. */
  title: string
  by: readonly Role[]
  /** Steps of the same case that somebody else must have done: 销号与整改分离. */
  apart?: readonly string[]
  /** What must stand before: names from the procedure's `needs`. Page, command and trigger ask the same function of the database. */
  needs?: readonly string[]
  /** Keys of the forms this step issues, numbered in the same transaction. */
  issues?: readonly string[]
  /** From this step on the unit and the parties see the case too; before, only officials do. */
  outward?: true
  /** What was owed before is no longer owed, rather than done: 整改 is not met by proposing that the hazard is major. */
  cancels?: true
  basis: readonly Basis[]
}

/** How a duty's deadline is found: a span, a city parameter, or a date that the case itself carries; `set` says by what it was set (责令 when absent). */
export type Due = { kind: 'span'; span: Span } | { kind: 'parameter'; key: string } | { kind: 'fact'; column: string; set?: string }

/**
 * What somebody owes while a case is in certain states; it opens on entry, is met on leaving. With `from`, only once that
 * fact is there; with `until`, only as long as that one is not; `again` names the steps that meet it for this time and
 * begin it anew (每月报告进展).
 */
export interface Duty<State extends string = string> {
  title: string
  while: readonly State[]
  by: readonly Role[]
  from?: string
  until?: string
  again?: readonly string[]
  due: Due
  basis: readonly Basis[]
}

/** A typed procedure table. `states` also says which of the policy's stages a state belongs to. */
export interface Procedure<State extends string = string> {
  name: string
  version: number
  title: string
  /** The module's own table that hangs one-to-one on the case. */
  table: string
  states: Readonly<Record<State, { label: string; stage: string }>>
  opens: Readonly<Record<string, Step<State>>>
  steps: Readonly<Partial<Record<State, Readonly<Record<string, Step<State>>>>>>
  ends: readonly State[]
  /** Each gap in words: what is missing while it is not met. The database's function `<name>_meets(case, need)` judges it. */
  needs?: Readonly<Record<string, string>>
  /** Needs that stay unmet once they are: a step lacking one lies behind the case, or was never its own, and is not listed. */
  past?: readonly string[]
  /** Opened unseen by the unit: 审批决定前不外露. A step with `outward` ends that. */
  inward?: true
  duties: Readonly<Record<string, Duty<State>>>
}

/** Declares a procedure; every state it names must exist, which the compiler checks. */
export const procedure = <State extends string>(table: Procedure<State>): Procedure<State> => table

/** A row of the typed table: `from` is '' for a step that opens a case. */
export interface StepRow {
  from: string
  step: string
  title: string
  to: string
  by: readonly Role[]
  apart: readonly string[]
  needs: readonly string[]
  outward: boolean
  ends: boolean
}

/** The whole table as rows, as it is written to procedure_step. */
export function stepRows(table: Procedure): StepRow[] {
  const row =
    (from: string) =>
    ([step, one]: [string, Step]): StepRow => ({
      from,
      step,
      title: one.title,
      to: one.to,
      by: one.by,
      apart: one.apart ?? [],
      needs: one.needs ?? [],
      outward: from === '' ? !table.inward : one.outward === true,
      ends: table.ends.includes(one.to),
    })
  const moves = Object.entries(table.steps).flatMap(([from, steps]) => Object.entries(steps ?? {}).map(row(from)))
  return [...Object.entries(table.opens).map(row('')), ...moves]
}

/** The step of that name in a state, or undefined. */
export const stepOf = (table: Procedure, state: string, step: string): Step | undefined =>
  state === '' ? table.opens[step] : table.steps[state]?.[step]

/** The label of a state: 已登记. */
export const stateLabel = (table: Procedure, state: string): string => table.states[state]?.label ?? state

/** The title of a step wherever it stands in the table; where it has several, the one that leads to `to`. */
export function stepTitle(table: Procedure, step: string, to?: string): string {
  const found = [table.opens, ...Object.values(table.steps)].flatMap((steps) => steps?.[step] ?? [])
  return (found.find((one) => one.to === to) ?? found[0])?.title ?? step
}
