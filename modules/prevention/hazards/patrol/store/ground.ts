import { type RawBuilder, sql } from 'kysely'
import { type Actor, pathOf } from '#kernel/place/actor.ts'

/** Whose units a patrol goes over. */
export interface Ground {
  /** ltree path. */
  path: string
  trades: readonly string[] | null
  /** Only units that this organ supervises or manages. */
  organ: string | null
}

/** The whole city. */
export const cityGround = (code: string): Ground => ({ path: pathOf(code), trades: null, organ: null })

/** The ground of a post, as the row rule draws it. */
export const groundOf = (actor: Actor): Ground => ({
  path: actor.path ?? '',
  trades: actor.trades,
  organ: actor.ownUnits ? actor.organ : null,
})

/** Said of the table `enterprise` under the alias e: on this ground. */
export const onGround = ({ path, trades, organ }: Ground): RawBuilder<boolean> =>
  sql<boolean>`(e.place <@ ${path}::ltree
    and ${trades === null ? sql`true` : sql`e.trade = any (${[...trades]}::text[])`}
    and ${organ === null ? sql`true` : sql`${organ} in (e.supervising, e.managing)`})`

/** Units on this ground that a patrol looks at: one that has closed down is looked at no more, and what was found there ends. */
export const patrolled = (ground: Ground): RawBuilder<boolean> => sql<boolean>`(e.status <> 'closed' and ${onGround(ground)})`
