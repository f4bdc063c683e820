import { isRole, type Permit } from '#kernel/permit/permit.ts'
import type { Actor } from '#kernel/place/actor.ts'

/** Who checks and anchors the ledger. */
export const canKeepLedger = (actor: Actor): Permit => isRole(actor, ['auditAdmin', 'systemAdmin'])
