import type { Actor } from '#kernel/place/actor.ts'
import { isRole, no, sees, yes, type Located, type Permit } from '#kernel/permit/permit.ts'
import { stateLabel, stepOf, stepTitle, type Procedure } from './procedure.ts'

/** What the permit of a step looks at: where the case stands, and who has done what on it. */
export interface CaseState extends Located {
  state: string
  rev: number
  done: readonly { step: string; person: string }[]
  /** Needs of the procedure that this case does not meet, as the database judged them. */
  gaps?: readonly string[]
}

/** Why a step is refused: at the wrong moment, by the wrong post, or by somebody who must stand apart. */
export type StepPermit = { yes: true } | { yes: false; kind: 'moment' | 'role' | 'apart' | 'scope' | 'gap'; why: string }

/**
 * May this actor take this step now? The button, the 403 and the trigger in the database ask the same table.
 * @returns yes, or the kind of refusal with its reason in Chinese
 */
export function canTake(table: Procedure, actor: Actor, now: CaseState, step: string): StepPermit {
  const taken = stepOf(table, now.state, step)
  if (!taken) {
    return { yes: false, kind: 'moment', why: `当前处于「${stateLabel(table, now.state)}」,不能${stepTitle(table, step)}` }
  }
  const permitted = refusal('scope', sees(actor, now)) ?? refusal('role', isRole(actor, taken.by))
  const apart = permitted ?? refusal('apart', standsApart(table, actor, now, taken.apart ?? []))
  return apart ?? refusal('gap', complete(table, taken.needs ?? [], now.gaps ?? [])) ?? { yes: true }
}

/** May this actor open a case of this procedure here? */
export function canOpen(table: Procedure, actor: Actor, where: Located, step: string): StepPermit {
  return canTake(table, actor, { ...where, state: '', rev: 0, done: [] }, step)
}

const refusal = (kind: 'role' | 'apart' | 'scope' | 'gap', permit: Permit) =>
  permit.yes ? undefined : { yes: false as const, kind, why: permit.why }

/** 办理与整改分离: he who rectified neither re-checks, nor assesses, nor closes (clause 23). */
function standsApart(table: Procedure, actor: Actor, now: CaseState, apart: readonly string[]): Permit {
  const mine = now.done.find((one) => one.person === actor.person && apart.includes(one.step))
  return mine ? no(`须由另一人办理:您已办理过本案的「${stepTitle(table, mine.step)}」`) : yes
}

/** Everything the step needs must stand; all that is missing is said at once. */
function complete(table: Procedure, needs: readonly string[], gaps: readonly string[]): Permit {
  const missing = needs.filter((need) => gaps.includes(need))
  return missing.length === 0 ? yes : no(missing.map((need) => table.needs?.[need] ?? need).join(';'))
}
