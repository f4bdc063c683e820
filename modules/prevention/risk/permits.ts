import { all, isRole, type Located, no, type Permit, sees, yes } from '#kernel/permit/permit.ts'
import type { Actor } from '#kernel/place/actor.ts'

/** 定级 of a unit in view; without it, whether the post grades at all. */
export const canGrade = (actor: Actor, unit?: Located): Permit =>
  all(isRole(actor, ['inspector', 'bureauHead']), unit ? sees(actor, unit) : yes)

/** Officials, and a unit about itself. */
export const canSeeRisk = (actor: Actor): Permit =>
  actor.scope === 'territory' || actor.scope === 'enterprise' ? yes : no('企业风险等级由监管部门和本单位查看')
