import { all, isRole, type Located, no, type Permit, sees, yes } from '#kernel/permit/permit.ts'
import type { Actor } from '#kernel/place/actor.ts'

/** 登记标准化等级、安责险、从业人员数 of a unit in view; without it, whether the post enters any. */
export const canEnterFact = (actor: Actor, unit?: Located): Permit =>
  all(isRole(actor, ['inspector', 'stationOfficer', 'bureauHead', 'committeeOffice']), unit ? sees(actor, unit) : yes)

/** Officials, and a unit about itself. */
export const canSeeClass = (actor: Actor): Permit =>
  actor.scope === 'territory' || actor.scope === 'enterprise' ? yes : no('分类分级由监管部门和本单位查看')

/** 分类分级台账: the officials' list. */
export const canSeeClasses = (actor: Actor): Permit => (actor.scope === 'territory' ? yes : no('分类分级台账由监管部门查看'))
