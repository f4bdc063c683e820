import type { Actor } from '#kernel/place/actor.ts'
import { beneath } from '#kernel/place/actor.ts'
import { roles, type Role } from '#kernel/place/roles.ts'

/** An answer with a reason, never a bare boolean: the same words stand on the button, in the 403 and in the trail. */
export type Permit = { readonly yes: true } | { readonly yes: false; readonly why: string }

export const yes: Permit = { yes: true }
export const no = (why: string): Permit => ({ yes: false, why })

/** A permit as an answer carries it: what stands beside the button. */
export const said = (permit: Permit): { yes: boolean; why: string | null } => ({ yes: permit.yes, why: permit.yes ? null : permit.why })

/** The first refusal, or yes. */
export const all = (...permits: readonly Permit[]): Permit => permits.find((one) => !one.yes) ?? yes

/** The first yes, or the last refusal. */
export const any = (...permits: readonly Permit[]): Permit => permits.find((one) => one.yes) ?? permits.at(-1) ?? no('没有适用的权限')

/** Is the actor's post one of these? */
export const isRole = (actor: Actor, wanted: readonly Role[]): Permit =>
  wanted.includes(actor.role) ? yes : no(`由${wanted.map((role) => roles.label(role)).join('、')}办理`)

/** What a permit on a thing in a place looks at; the database applies the same rule to every row. */
export interface Located {
  /** ltree path. */
  path: string
  trade: string | null
  enterprise: string | null
  supervising: string | null
  managing: string | null
  /** Organs named on the case as parties. */
  parties?: readonly string[]
  /** Not yet to be seen by the unit and the parties. */
  inward?: boolean
}

/** May the actor see this at all? The twin of the row rule my.guard_placed, proved equal by property tests. */
export function sees(actor: Actor, thing: Located): Permit {
  switch (actor.scope) {
    case 'territory':
      return territory(actor, thing)
    case 'enterprise':
      return actor.enterprise !== null && actor.enterprise === thing.enterprise && !thing.inward ? yes : no('不是本单位的事项')
    case 'party':
      return isParty(actor, thing) && !thing.inward ? yes : no('您不是本案的参与方')
    case 'system':
      return no('系统岗位管理系统本身,不查看业务')
    case 'public':
      return no('未公开')
  }
}

const isParty = (actor: Actor, thing: Located): boolean => actor.organ !== null && (thing.parties ?? []).includes(actor.organ)

/** Within the territory; a post held to trades or to its own units is let in where its organ is named on the case (C10.6). */
function territory(actor: Actor, thing: Located): Permit {
  if (actor.path === null || !beneath(thing.path, actor.path)) return no(`不在${actor.placeName ?? '您的'}辖区内`)
  if (isParty(actor, thing)) return yes
  if (actor.trades !== null && (thing.trade === null || !actor.trades.includes(thing.trade))) return no('不属于您分管的行业')
  const own = actor.organ !== null && [thing.supervising, thing.managing].includes(actor.organ)
  return !actor.ownUnits || own ? yes : no('不是本机构监督或管理的单位')
}
