import { isRole, no, type Permit, yes } from '#kernel/permit/permit.ts'
import { type Actor, beneath } from '#kernel/place/actor.ts'
import type { Role } from '#kernel/place/roles.ts'

const officers: readonly Role[] = ['inspector', 'bureauHead', 'committeeOffice']

/** Which of the two counties this post speaks for; null for neither, the city among them. */
export function sideOf(actor: Actor, counties: { from: string; to: string }): 'from' | 'to' | null {
  if (actor.scope !== 'territory' || actor.path === null) return null
  if (beneath(actor.path, counties.from)) return 'from'
  return beneath(actor.path, counties.to) ? 'to' : null
}

/** 陈述意见: officers of the two counties, while nothing is decided. */
export function canState(actor: Actor, counties?: { from: string; to: string }): Permit {
  const role = isRole(actor, officers)
  if (!role.yes || counties === undefined) return role
  return sideOf(actor, counties) === null ? no('陈述由争议双方县(区)的人员提交') : yes
}
