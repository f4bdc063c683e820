import { isRole, type Permit } from '#kernel/permit/permit.ts'
import type { Actor } from '#kernel/place/actor.ts'

/** Who keeps calendar, parameters and the demo's clock. */
export const canKeepClock = (actor: Actor): Permit => isRole(actor, ['systemAdmin'])

/** Who sees the clock health page. */
export const canSeeClock = (actor: Actor): Permit =>
  isRole(actor, ['systemAdmin', 'auditAdmin', 'committeeOffice', 'bureauHead', 'inspector'])

/** Who may stop a clock: those who run the procedure, never those who owe. */
export const canPause = (actor: Actor): Permit => isRole(actor, ['inspector', 'bureauHead'])
