import { sql } from 'kysely'
import { holdStream } from '#kernel/evidence/store.ts'
import type { Role } from '#kernel/place/roles.ts'
import { scopeOf } from '#kernel/place/roles.ts'
import type { Tx } from '#kernel/store/transaction.ts'

export interface OrganRow {
  key: string
  name: string
  short: string
  kind: string
  /** 12-digit code; its path is looked up. */
  place: string
  trades: readonly string[]
  zone: string | null
  /** 职代会(工会): the unit it belongs to. */
  enterprise?: string | null
}

export interface PersonRow {
  id: string
  name: string
  login: string
}

export interface PostRow {
  id: string
  title: string
  role: Role
  organ: string | null
  enterprise: string | null
  /** 12-digit code; its path is looked up. */
  place: string | null
  /** null = all. */
  trades: readonly string[] | null
  own_units: boolean
}

/** Who holds a post, [since, until) as instants; a stand-in names the holder and has an end. */
export interface TenureRow {
  id: string
  post: string
  person: string
  since: string
  until: string | null
  stands_in_for: string | null
  reason: string | null
}

/** Writes organs in one statement; a place that does not exist is refused by the database. */
export async function insertOrgans(tx: Tx, organs: readonly OrganRow[]): Promise<void> {
  await sql`
    insert into organ (key, name, short, kind, place, path, trades, zone, enterprise)
    select r.key, r.name, r.short, r.kind, r.place, p.path, r.trades, r.zone, r.enterprise
    from json_populate_recordset(null::organ, ${JSON.stringify(organs)}::json) r left join place p on p.code = r.place`.execute(tx)
}

/** Writes people in one statement. */
export async function insertPeople(tx: Tx, people: readonly PersonRow[]): Promise<void> {
  await sql`insert into person (id, name, login)
    select id, name, login from json_populate_recordset(null::person, ${JSON.stringify(people)}::json)`.execute(tx)
}

/** Writes posts in one statement; what a post is shown follows from its role. */
export async function insertPosts(tx: Tx, posts: readonly PostRow[]): Promise<void> {
  const wire = JSON.stringify(posts.map((post) => ({ ...post, scope: scopeOf(post.role) })))
  await sql`
    insert into post (id, title, role, scope, organ, enterprise, place, path, trades, own_units)
    select r.id, r.title, r.role, r.scope, r.organ, r.enterprise, r.place, p.path, r.trades, r.own_units
    from json_populate_recordset(null::post, ${wire}::json) r left join place p on p.code = r.place`.execute(tx)
}

/** Writes tenures and stand-ins in one statement. */
export async function insertTenures(tx: Tx, tenures: readonly TenureRow[]): Promise<void> {
  await sql`
    insert into tenure (id, post, person, since, until, stands_in_for, reason)
    select id, post, person, since, until, stands_in_for, reason
    from json_populate_recordset(null::tenure, ${JSON.stringify(tenures)}::json)`.execute(tx)
}

const most = 200

/** Organs as JSON text: those whose place covers `path` (the nearest first), whose name contains `q`, of one kind or of any (''). */
export async function listOrgans(tx: Tx, path: string | null, q: string, kind: string): Promise<string> {
  const { rows } = await sql<{ rows: string }>`
    select coalesce(json_agg(json_build_object('key', o.key, 'name', o.name, 'short', o.short, 'kind', o.kind,
      'place', o.place, 'placeName', p.full_name, 'trades', o.trades) order by o.depth desc, o.key), '[]')::text as rows
    from (select *, nlevel(path) as depth from organ
      where (${path}::ltree is null or path @> ${path}::ltree) and (position(${q} in name) > 0 or position(${q} in short) > 0)
        and (${kind} = '' or kind = ${kind})
      order by nlevel(path) desc, key limit ${sql.lit(most)}) o
    join place p on p.code = o.place`.execute(tx)
  return rows[0]?.rows ?? '[]'
}

/** Tenures as JSON with instants spelled as everywhere else. */
export const spelled = (column: string) => sql`to_char(${sql.ref(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

/** The posts of an organ with holders now and stand-ins now or to come, as JSON text. */
export async function listPosts(tx: Tx, organ: string, now: string, roleLabels: Readonly<Record<string, string>>): Promise<string> {
  const { rows } = await sql<{ rows: string }>`
    select coalesce(json_agg(json_build_object('post', s.id, 'title', s.title, 'role', s.role,
        'roleLabel', coalesce(${JSON.stringify(roleLabels)}::jsonb ->> s.role, s.role), 'placeName', p.full_name, 'trades', s.trades,
        'holders', t.holders, 'standIns', t.stand_ins) order by s.role, s.title, s.id), '[]')::text as rows
    from post s
    left join place p on p.code = s.place
    cross join lateral (
      select coalesce(json_agg(json_build_object('person', who.id, 'name', who.name, 'since', ${spelled('t.since')},
          'until', ${spelled('t.until')}) order by t.since) filter (where t.stands_in_for is null), '[]') as holders,
        coalesce(json_agg(json_build_object('person', who.id, 'name', who.name, 'standsInFor', holder.name, 'since', ${spelled('t.since')},
          'until', ${spelled('t.until')}, 'reason', coalesce(t.reason, ''), 'now', t.since <= ${now}::timestamptz)
          order by t.since) filter (where t.stands_in_for is not null), '[]') as stand_ins
      from tenure t
      join person who on who.id = t.person
      left join person holder on holder.id = t.stands_in_for
      where t.post = s.id and (t.until is null or t.until > ${now}::timestamptz)
        and (t.since <= ${now}::timestamptz or t.stands_in_for is not null)
    ) t
    where s.organ = ${organ}`.execute(tx)
  return rows[0]?.rows ?? '[]'
}

/** The name of an organ. */
export const organName = async (tx: Tx, key: string): Promise<string | undefined> =>
  (await tx.selectFrom('organ').select('name').where('key', '=', key).executeTakeFirst())?.name

/** A post and its organ. */
export const findPost = (tx: Tx, id: string) =>
  tx.selectFrom('post').select(['id', 'title', 'organ']).where('id', '=', id).executeTakeFirst()

export const findPerson = (tx: Tx, login: string) =>
  tx.selectFrom('person').select(['id', 'name']).where('login', '=', login).executeTakeFirst()

/** One act at a time on an organ's history: officials may not lock the reference row itself. */
export const lockOrgan = (tx: Tx, key: string) => holdStream(tx, 'organ', key)

/** Tenures of the post that meet [since, until), with names. */
export const tenuresIn = (tx: Tx, post: string, since: string, until: string) =>
  tx
    .selectFrom('tenure as t')
    .innerJoin('person as p', 'p.id', 't.person')
    .select(['t.person', 'p.name', 't.since', 't.until', 't.stands_in_for'])
    .where('t.post', '=', post)
    .where('t.since', '<', until)
    .where((on) => on.or([on('t.until', 'is', null), on('t.until', '>', since)]))
    .orderBy('t.since')
    .execute()

/** The workers' congress (union) registered for a unit, or undefined. */
export const congressOf = (tx: Tx, enterprise: string) =>
  tx
    .selectFrom('organ')
    .select(['key', 'name'])
    .where('enterprise', '=', enterprise)
    .where('kind', '=', 'union')
    .orderBy('key')
    .executeTakeFirst()

/** Organs by key, for naming them. */
export const organsByKey = (tx: Tx, keys: readonly string[]) =>
  tx
    .selectFrom('organ')
    .select(['key', 'name', 'kind', 'place'])
    .where(sql<boolean>`key = any (${[...keys]})`)
    .execute()
