import { sql } from 'kysely'
import { holdStream } from '#kernel/evidence/store.ts'
import { decodeCursor, encodeCursor } from '#kernel/http/cursor.ts'
import type { Role } from '#kernel/place/roles.ts'
import type { Tx } from '#kernel/store/transaction.ts'
import { spelled } from '../store.ts'
import type { accountStates } from './terms.ts'

type AccountState = (typeof accountStates.codes)[number]

/** The account of `p` as `a` (my.accounts) tells it; a person of the administrators' is not the principal's to see into. */
const accountState = sql<AccountState>`case
  when a.person is null then case when (select my.scope()) = 'enterprise' and p.enterprise is null then 'elsewhere' else 'none' end
  when a.barred_at is not null then 'barred'
  when a.locked_until is not null then 'locked'
  when a.one_time_until <= my.now() then 'oneTimeOver'
  when a.one_time_until is not null then 'oneTime'
  else 'own' end`

interface PeopleFilter {
  q: string
  organ: string | undefined
  cursor: string | undefined
  limit: number
}

interface PersonLine {
  id: string
  name: string
  login: string
  account: AccountState
  posts: { title: string; role: Role; organName: string | null; until: string | null }[]
}

/** A page of people, the newest first, with the posts they hold now. */
export async function listPeople(tx: Tx, { q, organ, cursor, limit }: PeopleFilter): Promise<{ rows: PersonLine[]; next: string | null }> {
  const holds = sql`exists (select from tenure t join post s on s.id = t.post left join organ o on o.key = s.organ where t.person = p.id
    and (t.until is null or t.until > my.now())`
  const conditions = [
    sql`true`,
    ...(q === ''
      ? []
      : [
          sql`(position(${q} in p.name) > 0 or position(lower(${q}) in p.login) > 0
      or ${holds} and (position(${q} in s.title) > 0 or position(${q} in o.name) > 0)))`,
        ]),
    ...(organ === undefined ? [] : [sql`${holds} and s.organ = ${organ})`]),
    ...(cursor === undefined ? [] : [sql`p.id < ${decodeCursor(cursor, 1)[0] ?? ''}::uuid`]),
  ]
  const { rows } = await sql<PersonLine>`
    with page as materialized (
      select p.id, p.name, p.login, p.enterprise from person p where ${sql.join(conditions, sql` and `)}
      order by p.id desc limit ${sql.lit(limit + 1)})
    select p.id, p.name, p.login, ${accountState} as account, h.posts
    from page p left join my.accounts((select array_agg(id) from page)) a on a.person = p.id
    cross join lateral (
      select coalesce(json_agg(json_build_object('title', s.title, 'role', s.role, 'organName', o.name, 'until', ${spelled('t.until')})
        order by t.since), '[]') as posts
      from tenure t join post s on s.id = t.post left join organ o on o.key = s.organ
      where t.person = p.id and t.since <= my.now() and (t.until is null or t.until > my.now())) h
    order by p.id desc`.execute(tx)
  const shown = rows.slice(0, limit)
  return { rows: shown, next: rows.length > limit ? encodeCursor([shown.at(-1)?.id ?? '']) : null }
}

/** A person with his account; undefined for whom this post is not shown. */
export async function readPerson(tx: Tx, id: string) {
  const { rows } = await sql<{
    id: string
    name: string
    login: string
    enterprise: string | null
    state: AccountState
    one_time_until: string | null
    barred_reason: string | null
    seen_at: string | null
  }>`
    select p.id, p.name, p.login, p.enterprise, ${accountState} as state, a.one_time_until, a.barred_reason, a.seen_at
    from person p left join my.accounts(array[${id}::uuid]) a on a.person = p.id where p.id = ${id}::uuid`.execute(tx)
  return rows[0]
}

/** Every term of a person that this post is shown, the newest first. */
export const readTerms = (tx: Tx, person: string) =>
  tx
    .selectFrom('tenure as t')
    .innerJoin('post as s', 's.id', 't.post')
    .leftJoin('organ as o', 'o.key', 's.organ')
    .leftJoin('place as d', 'd.code', 's.place')
    .leftJoin('person as h', 'h.id', 't.stands_in_for')
    .select(['t.id', 't.post', 't.since', 't.until', 's.title', 's.role', 's.trades', 's.own_units', 's.enterprise'])
    .select(['o.name as organName', 'd.full_name as placeName', 'h.name as standsInFor'])
    .where('t.person', '=', person)
    .orderBy('t.since', 'desc')
    .orderBy('t.id', 'desc')
    .execute()

/** A term, locked until the transaction ends. */
export const lockTerm = (tx: Tx, id: string) =>
  tx
    .selectFrom('tenure as t')
    .innerJoin('post as s', 's.id', 't.post')
    .select(['t.id', 't.person', 't.since', 't.until', 't.stands_in_for', 's.id as post', 's.title', 's.role', 's.scope', 's.enterprise'])
    .where('t.id', '=', id)
    .forUpdate('t')
    .executeTakeFirst()

export async function setEnd(tx: Tx, tenure: string, until: string): Promise<void> {
  await tx.updateTable('tenure').set({ until }).where('id', '=', tenure).execute()
}

/** How many others hold a post of this role at that moment and after. */
export async function othersInRole(tx: Tx, role: string, apartFrom: string, at: string): Promise<number> {
  const { count } = await tx
    .selectFrom('tenure as t')
    .innerJoin('post as s', 's.id', 't.post')
    .select((on) => on.fn.countAll<number>().as('count'))
    .where('s.role', '=', role)
    .where('t.id', '<>', apartFrom)
    .where('t.stands_in_for', 'is', null)
    .where('t.since', '<=', at)
    .where((on) => on.or([on('t.until', 'is', null), on('t.until', '>', at)]))
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** Terms of a person that meet [since, until). */
export const termsIn = (tx: Tx, person: string, since: string, until: string | null) =>
  tx
    .selectFrom('tenure as t')
    .innerJoin('post as s', 's.id', 't.post')
    .select(['t.post', 's.role', 's.scope'])
    .where('t.person', '=', person)
    .where((on) => on.or([on('t.until', 'is', null), on('t.until', '>', since)]))
    .$if(until !== null, (query) => query.where('t.since', '<', until ?? ''))
    .execute()

/** A post with its enterprise. */
export const readPost = (tx: Tx, id: string) =>
  tx.selectFrom('post').select(['id', 'title', 'role', 'scope', 'organ', 'enterprise']).where('id', '=', id).executeTakeFirst()

/** An organ's ground. */
export const readOrgan = (tx: Tx, key: string) =>
  tx.selectFrom('organ').select(['key', 'name', 'path', 'place']).where('key', '=', key).executeTakeFirst()

/** Posts by title or organ with who holds them now; those that nobody holds first. */
export async function listVacancies(tx: Tx, q: string, organ: string | undefined) {
  const { rows } = await sql<{
    id: string
    title: string
    role: Role
    organName: string | null
    placeName: string | null
    holders: string[]
  }>`
    select s.id, s.title, s.role, o.name as "organName", d.full_name as "placeName", h.holders
    from post s left join organ o on o.key = s.organ left join place d on d.code = s.place
    cross join lateral (select coalesce(json_agg(w.name order by t.since), '[]') as holders from tenure t join person w on w.id = t.person
      where t.post = s.id and t.since <= my.now() and (t.until is null or t.until > my.now())) h
    where (${q} = '' or position(${q} in s.title) > 0 or position(${q} in o.name) > 0)
      and (${organ ?? null}::text is null or s.organ = ${organ ?? null})
    order by json_array_length(h.holders) > 0, s.id desc limit 50`.execute(tx)
  return rows
}

/** The unit of a credit code, by its name alone. */
export async function unitOfCode(tx: Tx, uscc: string) {
  const { rows } = await sql<{
    id: string
    name: string
    division: string
  }>`select id, name, division from my.unit_of_code(${uscc})`.execute(tx)
  return rows[0]
}

/** Keys of organs that begin so: a new organ takes one that is free. */
export async function keysLike(tx: Tx, beginning: string): Promise<string[]> {
  const rows = await tx.selectFrom('organ').select('key').where(sql<boolean>`starts_with(key, ${beginning})`).execute()
  return rows.map((one) => one.key)
}

export const organNamed = (tx: Tx, name: string) => tx.selectFrom('organ').select('key').where('name', '=', name).executeTakeFirst()

/** Enters a person; `enterprise` when a unit enters its own. A login in use is answered with false. */
export async function enterPerson(
  tx: Tx,
  person: { id: string; name: string; login: string; enterprise: string | null },
): Promise<boolean> {
  const made = await tx
    .insertInto('person')
    .values(person)
    .onConflict((on) => on.column('login').doNothing())
    .executeTakeFirst()
  return Number(made.numInsertedOrUpdatedRows ?? 0) === 1
}

/** One act at a time on a person's account and terms. */
export const lockPerson = (tx: Tx, person: string) => holdStream(tx, 'person', person)

/** Gives the account a one-time password by its hash; the database judges whose account it may be. */
export const openAccount = (tx: Tx, person: string, hash: string, until: string) =>
  sql`select my.open_account(${person}::uuid, ${hash}, ${until}::timestamptz)`.execute(tx)

/** Bars the account for a reason, or lets it in again with null. */
export const barAccount = (tx: Tx, person: string, why: string | null) => sql`select my.bar_account(${person}::uuid, ${why})`.execute(tx)

/** Is anybody entered at all? */
export const anybody = async (tx: Tx): Promise<boolean> =>
  (await tx.selectFrom('person').select('id').limit(1).executeTakeFirst()) !== undefined

/** Those who hold a post of an administrator now. */
export const keepers = (tx: Tx) =>
  tx
    .selectFrom('tenure as t')
    .innerJoin('post as s', 's.id', 't.post')
    .innerJoin('person as p', 'p.id', 't.person')
    .select(['p.id', 'p.name', 'p.login', 's.title'])
    .where('s.scope', '=', 'system')
    .where('t.since', '<=', sql<string>`my.now()`)
    .where((on) => on.or([on('t.until', 'is', null), on('t.until', '>', sql<string>`my.now()`)]))
    .orderBy('p.login')
    .execute()

/** Sets a one-time password as a job of the program; what barred the account or locked it is over, and its sessions end. */
export async function renewCredential(tx: Tx, person: string, hash: string, until: string, at: string): Promise<void> {
  const fresh = { hash, changed_at: at, one_time_until: until, failures: 0, locked_until: null, barred_at: null, barred_reason: null }
  await tx
    .insertInto('credential')
    .values({ person, ...fresh })
    .onConflict((on) => on.column('person').doUpdateSet(fresh))
    .execute()
  await tx.updateTable('session').set({ revoked_at: at }).where('person', '=', person).where('revoked_at', 'is', null).execute()
}
