import { isRole, type Permit } from '#kernel/permit/permit.ts'
import type { Actor } from '#kernel/place/actor.ts'

/** 接口令牌 are made and revoked by those who answer for the enterprise. */
export const canKeepTokens = (actor: Actor): Permit => isRole(actor, ['principal', 'safetyManager'])
