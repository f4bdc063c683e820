import { all, isRole, type Located, no, type Permit, sees, yes } from '#kernel/permit/permit.ts'
import type { Actor } from '#kernel/place/actor.ts'

/** 录入证照 of a unit in view, by its own people or an officer; without a unit, whether the post enters any. */
export const canEnterPaper = (actor: Actor, unit?: Located): Permit =>
  all(
    isRole(actor, ['principal', 'safetyManager', 'stationOfficer', 'inspector', 'bureauHead', 'committeeOffice']),
    unit ? sees(actor, unit) : yes,
  )

/** 核对原件: an officer, and another than who entered it. */
export const canCheckPaper = (actor: Actor, unit?: Located, enteredBy?: string): Permit =>
  all(
    isRole(actor, ['stationOfficer', 'inspector', 'bureauHead', 'committeeOffice']),
    unit ? sees(actor, unit) : yes,
    actor.person === enteredBy ? no('这份证照是您录入的,须由另一人核对') : yes,
  )

/** Officials, and a unit about itself. */
export const canSeePapers = (actor: Actor): Permit =>
  actor.scope === 'territory' || actor.scope === 'enterprise' ? yes : no('证照资料由监管部门和本单位查看')
