import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '#kernel/place/actor.ts'

/**
 * What the row rule implies, said in the columns that the indexes lead with. It narrows nothing further:
 * every row the rule shows to this actor satisfies it.
 */
export function inReach(actor: Actor): RawBuilder<boolean> {
  if (actor.scope === 'enterprise') return sql`id = ${actor.enterprise}::uuid`
  const [, , county, town] = (actor.scope === 'territory' ? (actor.path ?? '') : '').split('.')
  if (town !== undefined) return sql`town = ${town}`
  return county === undefined ? sql`true` : sql`county = ${county}`
}
