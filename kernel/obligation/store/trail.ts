import { sql } from 'kysely'
import { scopeHint } from '#kernel/place/hint.ts'
import type { Actor } from '#kernel/place/actor.ts'
import type { Tx } from '#kernel/store/transaction.ts'

/** Whose trail: the holder of a post at that time, and what lies within it. */
export interface Holder {
  post: string
  post_title: string
  role: string
  scope: string
  organ: string | null
  organ_name: string | null
  enterprise: string | null
  path: string | null
  trades: string[] | null
  own_units: boolean
  person: string
  person_name: string
  since: string
  until: string | null
}

/** Who held the post at that instant; the stand-in before the holder he stands in for. */
export async function holderOf(tx: Tx, post: string, at: string, person: string | null): Promise<Holder | undefined> {
  const { rows } = await sql<Holder>`
    select p.id as post, p.title as post_title, p.role, p.scope, p.organ, o.name as organ_name, p.enterprise, p.path::text, p.trades, p.own_units,
      t.person, w.name as person_name, t.since, t.until
    from post p join tenure t on t.post = p.id join person w on w.id = t.person left join organ o on o.key = p.organ
    where p.id = ${post} and t.since <= ${at} and (${person}::uuid is not null or t.until is null or t.until > ${at})
      and (${person}::uuid is null or t.person = ${person})
    order by t.stands_in_for nulls last, t.since desc limit 1`.execute(tx)
  return rows[0]
}

/** An obligation as it stood at an instant of the past. */
export interface TrailRow {
  obligation: string
  case_id: string
  procedure: string
  no: number
  opened_at: string
  title: string
  duty: string
  due_at: string | null
  ended_at: string | null
  ended: 'met' | 'cancelled' | null
  missed: boolean
  met_by: string | null
  basis: unknown
  seq: number | null
  hash: string | null
}

/**
 * What was owed by this post between two instants, as it stood at the later one: what ended after it was still open, and a
 * date that an order moved afterwards had not moved yet (the rung whose time had come by then tells).
 */
export async function trailRows(tx: Tx, actor: Actor, who: Holder, from: string, at: string, limit: number): Promise<TrailRow[]> {
  const within =
    who.scope === 'enterprise'
      ? sql`c.enterprise = ${who.enterprise}`
      : who.scope === 'party'
        ? sql`c.id in (select case_id from case_party where organ = ${who.organ})`
        : sql`(${who.path}::ltree is not null and c.place <@ ${who.path}::ltree
            and (${who.trades}::text[] is null or c.trade = any (${who.trades}::text[]))
            and (not ${who.own_units} or ${who.organ} in (c.supervising, c.managing)))`
  const { rows } = await sql<TrailRow>`
    select o.id as obligation, o.case_id, c.procedure, c.no, c.opened_at, c.title, o.title as duty,
      coalesce(r.at, o.due_at) as due_at, case when o.met_at <= ${at} then o.met_at end as ended_at,
      case when o.met_at <= ${at} then o.state end as ended,
      coalesce(r.at is not null and (o.met_at is null or o.met_at > ${at} or o.met_at > r.at), false) as missed,
      e.person_name as met_by, o.basis, e.seq, e.hash
    from obligation o join "case" c on c.id = o.case_id
    left join lateral (select g.at from rung g where g.obligation = o.id and g.kind = 'due' and g.at <= ${at}
      and (g.stopped_at is null or g.stopped_at > g.at) order by g.at desc limit 1) r on true
    left join evidence e on e.case_id = o.case_id and e.rev = o.met_rev and o.met_at <= ${at}
    where o.owner_roles @> array[${who.role}] and ${scopeHint(actor, 'c')} and ${within}
      and c.opened_at <= ${at} and o.served_on::timestamptz <= ${at} and (o.met_at is null or o.met_at >= ${from})
      and (o.met_at is null or o.met_at >= ${who.since}) and (${who.until}::timestamptz is null or o.served_on::timestamptz < ${who.until})
    order by coalesce(r.at, o.due_at) nulls last, o.id limit ${sql.lit(limit)}`.execute(tx)
  return rows
}

/** What the person himself has done in that time, newest first. */
export async function actsOf(
  tx: Tx,
  person: string,
  from: string,
  at: string,
  limit: number,
): Promise<
  {
    at: string
    case_id: string
    procedure: string
    no: number
    opened_at: string
    case_title: string
    event: string
    seq: number
    hash: string
  }[]
> {
  const { rows } = await sql<Awaited<ReturnType<typeof actsOf>>[number]>`
    select e.at, c.id as case_id, c.procedure, c.no, c.opened_at, c.title as case_title, e.event, e.seq, e.hash
    from evidence e join "case" c on c.id = e.case_id
    where e.person = ${person} and e.at >= ${from} and e.at <= ${at} and e.rev is not null
    order by e.at desc, e.seq desc limit ${sql.lit(limit)}`.execute(tx)
  return rows
}
