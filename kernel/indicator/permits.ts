import { isRole, type Permit } from '#kernel/permit/permit.ts'
import type { Actor } from '#kernel/place/actor.ts'
import type { Role } from '#kernel/place/roles.ts'

/** Those who lead, co-ordinate or supervise a place; everybody else has the worklist. */
const officials: readonly Role[] = [
  'deputyLeader',
  'bureauHead',
  'committeeOffice',
  'inspector',
  'stationOfficer',
  'tradeSupervisor',
  'zoneOfficer',
]

/** Who sees 一屏 and the map: the numbers are those of his own place, trades and units. */
export const canSeeOverview = (actor: Actor): Permit => isRole(actor, officials)

/** Who checks that sums and rows agree. */
export const canCheckTally = (actor: Actor): Permit => isRole(actor, ['systemAdmin', 'auditAdmin', 'committeeOffice'])
