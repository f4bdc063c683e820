import { all, isRole, no, type Permit, yes } from '#kernel/permit/permit.ts'
import type { Actor } from '#kernel/place/actor.ts'

/** 安排自查: the unit's own principal or safety manager. */
export const canAssign = (actor: Actor): Permit => isRole(actor, ['principal', 'safetyManager'])

/** 自查: everybody who works at the unit, for it alone. `enterprise` undefined: whether the post checks at all. */
export const canSubmit = (actor: Actor, enterprise?: string): Permit =>
  all(
    isRole(actor, ['worker', 'safetyManager', 'principal']),
    enterprise === undefined || enterprise === actor.enterprise ? yes : no('只能为本单位提交自查'),
  )
