import { isRole, type Permit } from '#kernel/permit/permit.ts'
import type { Actor } from '#kernel/place/actor.ts'
import { coercion } from './procedure.ts'

/** May this post ask for a measure at all? Asked before the hazard is looked at. */
export const canRequest = (actor: Actor): Permit => isRole(actor, coercion.opens.request?.by ?? [])
