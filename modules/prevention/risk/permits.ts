import { all, isRole, type Located, no, type Permit, sees, yes } from '#kernel/permit/permit.ts'
import type { Actor } from '#kernel/place/actor.ts'

const inView = (actor: Actor, unit: Located | undefined): Permit => (unit ? sees(actor, unit) : yes)

/** 定级 of a unit in view; without it, whether the post grades at all. */
export const canGrade = (actor: Actor, unit?: Located): Permit => all(isRole(actor, ['inspector', 'bureauHead']), inView(actor, unit))

/** Officials, and a unit about itself. */
export const canSeeRisk = (actor: Actor): Permit =>
  actor.scope === 'territory' || actor.scope === 'enterprise' ? yes : no('企业风险等级由监管部门和本单位查看')

/** 风险点申报: by the unit for itself, or by an officer from what he was handed. */
export const canReportPoints = (actor: Actor, unit?: Located): Permit =>
  all(isRole(actor, ['principal', 'safetyManager', 'stationOfficer', 'inspector']), inView(actor, unit))

/** 登记 accidents, installations and scores of a unit in view. */
export const canEnterFact = (actor: Actor, unit?: Located): Permit =>
  all(isRole(actor, ['inspector', 'bureauHead', 'tradeSupervisor']), inView(actor, unit))

/** 等级复核 is the officials' list; who sees it need not be who decides. */
export const canSeeReviews = (actor: Actor): Permit => (actor.scope === 'territory' ? yes : no('等级复核清单由监管部门查看'))
