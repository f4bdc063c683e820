import { all, isRole, no, type Permit, yes } from '#kernel/permit/permit.ts'
import type { Actor } from '#kernel/place/actor.ts'

/**
 * 指定代行职责人员 for a post of `organ` (undefined: of any): its head, or the system administrator of that organ,
 * or of the whole installation when his own post belongs to no organ.
 */
export function canAppointStandIn(actor: Actor, organ?: string): Permit {
  const role = isRole(actor, ['bureauHead', 'systemAdmin'])
  const everywhere = actor.role === 'systemAdmin' && actor.organ === null
  const own = organ === undefined || everywhere || actor.organ === organ ? yes : no('不是本机构的岗位')
  return all(role, own)
}

/** Who holds which post is known to officials and administrators. */
export const canSeePeople = (actor: Actor): Permit =>
  actor.scope === 'territory' || actor.scope === 'system' ? yes : no('机构人员名单由机关内部查看')
