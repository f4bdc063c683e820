import { all, isRole, no, type Permit, yes } from '#kernel/permit/permit.ts'
import type { Actor } from '#kernel/place/actor.ts'
import { beneath } from '#kernel/place/actor.ts'
import type { Role } from '#kernel/place/roles.ts'

const officials: readonly Role[] = ['inspector', 'tradeSupervisor', 'committeeOffice']
const unitKeepers: readonly Role[] = ['principal', 'safetyManager']

/** 发布检查表: an office for its place and trades, a unit for itself. */
export const canPublish = (actor: Actor): Permit => isRole(actor, actor.scope === 'enterprise' ? unitKeepers : officials)

/** A list as a permit looks at it: its place, or the unit it belongs to; neither for one that came with the program. */
export interface Owned {
  place: string | null
  enterprise: string | null
}

/** 发布新版 of a list of one's own place or unit. */
export function canRevise(actor: Actor, list: Owned): Permit {
  if (list.place === null && list.enterprise === null) return no('系统自带的检查表随系统更新;需要不同的检查项,请以它为来源另建一份')
  if (actor.scope === 'enterprise')
    return all(canPublish(actor), list.enterprise === actor.enterprise ? yes : no('监管部门的检查表由发布部门修改;可以以它为来源另建一份'))
  if (list.enterprise !== null) return no('企业自己的检查表由企业修改')
  const own = actor.path !== null && list.place !== null && beneath(list.place, actor.path)
  return all(canPublish(actor), own ? yes : no('不是本辖区发布的检查表;可以以它为来源另建一份'))
}
