import { all, isRole, no, type Permit, yes } from '#kernel/permit/permit.ts'
import { type Actor, beneath } from '#kernel/place/actor.ts'

/** Who publishes a notice, and to whom: those of his own territory; who keeps the system, to the city. */
export function canPublish(actor: Actor, path?: string): Permit {
  const role = isRole(actor, ['committeeOffice', 'bureauHead', 'systemAdmin'])
  const inside = path === undefined || actor.scope === 'system' || (actor.path !== null && beneath(path, actor.path))
  return all(role, inside ? yes : no(`只能发给${actor.placeName ?? '您的'}辖区内的岗位`))
}
