import { all, isRole, type Located, no, type Permit, sees, yes } from '#kernel/permit/permit.ts'
import type { Actor } from '#kernel/place/actor.ts'
import type { Role } from '#kernel/place/roles.ts'

/** Who keeps the register, each within his own territory, trades and units. */
const keepers: readonly Role[] = ['stationOfficer', 'inspector', 'bureauHead', 'committeeOffice', 'zoneOfficer']
/** Who reports a change of its own unit's heads besides (clause 5). */
const ownHeads: readonly Role[] = ['principal', 'safetyManager']

/** The two bodies a unit is to have. */
type Bodies = Pick<Located, 'supervising' | 'managing'>

/** 登记: `unit` as it would stand in the register; without it, whether the post registers at all. */
export const canRegister = (actor: Actor, unit?: Located): Permit => all(isRole(actor, keepers), unit ? sees(actor, unit) : yes)

/**
 * 变更层级和两个主体 of a unit in view. With `next`, also whether the post still sees the unit afterwards:
 * a post limited to its own organ's units cannot hand one over and lose it; the database would refuse that row.
 */
export const canChangeBodies = (actor: Actor, unit?: Located, next?: Bodies): Permit =>
  all(isRole(actor, keepers), unit ? sees(actor, unit) : yes, unit && next ? keepsSeeing(actor, { ...unit, ...next }) : yes)

/** 变更第一责任人: by the keepers within their territory, by a unit's own people for that unit alone. */
export const canChangeHead = (actor: Actor, unit?: Located): Permit =>
  all(isRole(actor, [...keepers, ...ownHeads]), unit ? sees(actor, unit) : yes)

const keepsSeeing = (actor: Actor, after: Located): Permit =>
  sees(actor, after).yes ? yes : no('变更后本机构既不是监督主体也不是管理主体,请由上级机构办理')
