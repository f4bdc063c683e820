import { sql } from 'kysely'
import { decodeCursor, encodeCursor } from '#kernel/http/cursor.ts'
import type { Tx } from '#kernel/store/transaction.ts'

interface NoticeRow {
  id: string
  title: string
  body: string
  roles: string[] | null
  place: string
  path: string
  until: string
  published_at: string
  person: string
  person_name: string
  post_title: string
}

export async function insertNotice(tx: Tx, row: NoticeRow): Promise<void> {
  await tx.insertInto('notice').values(row).execute()
}

/** A page of notices addressed to this post or published by this person, newest first. */
export async function noticesOf(tx: Tx, person: string, cursor: string | undefined, limit: number) {
  const [at, last] = cursor === undefined ? [] : decodeCursor(cursor, 2)
  const rows = await tx
    .selectFrom('notice as n')
    .innerJoin('place as d', 'd.code', 'n.place')
    .leftJoin('notice_read as r', (on) => on.onRef('r.notice', '=', 'n.id').on('r.person', '=', person))
    .select(['n.id', 'n.title', 'n.body', 'n.roles', 'd.full_name as placeName', 'n.published_at as publishedAt', 'n.until'])
    .select(['n.person', 'n.person_name', 'n.post_title', 'n.withdrawn_at as withdrawnAt', 'r.at as readAt'])
    .$if(at !== undefined, (query) => query.where(sql<boolean>`(n.published_at, n.id) < (${at}::timestamptz, ${last}::uuid)`))
    .orderBy('n.published_at', 'desc')
    .orderBy('n.id', 'desc')
    .limit(limit + 1)
    .execute()
  const shown = rows.slice(0, limit)
  const end = shown.at(-1)
  return { rows: shown, next: rows.length > limit && end ? encodeCursor([end.publishedAt, end.id]) : null }
}

/** How many running notices of others this person has not read; at most 99. */
export async function unreadOf(tx: Tx, person: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (select from notice n
      where n.person <> ${person}::uuid and n.withdrawn_at is null and n.until > my.now()
        and not exists (select from notice_read r where r.notice = n.id and r.person = ${person}::uuid) limit 99) u`.execute(tx)
  return rows[0]?.count ?? 0
}

export const findNotice = (tx: Tx, id: string) =>
  tx.selectFrom('notice').select(['id', 'title', 'person', 'roles', 'path', 'withdrawn_at']).where('id', '=', id).executeTakeFirst()

/** Notes that it was read; false when it had been before. */
export async function noteRead(tx: Tx, notice: string, person: string, at: string): Promise<boolean> {
  const done = await tx
    .insertInto('notice_read')
    .values({ notice, person, at })
    .onConflict((on) => on.doNothing())
    .executeTakeFirst()
  return Number(done.numInsertedOrUpdatedRows ?? 0) === 1
}

export async function withdraw(tx: Tx, id: string, at: string): Promise<void> {
  await tx.updateTable('notice').set({ withdrawn_at: at }).where('id', '=', id).execute()
}

/** Those who hold an addressed post now, as the publisher is shown them, whether read or not; who has not comes first. */
export async function readersOf(tx: Tx, { id, roles, path }: { id: string; roles: string[] | null; path: string }, limit: number) {
  const { rows } = await sql<{
    person: string
    name: string
    postTitle: string
    organName: string | null
    readAt: string | null
    read: number
    total: number
  }>`
    with held as materialized (
      select distinct on (t.person) t.person, s.title, s.organ from post s
      join tenure t on t.post = s.id and t.since <= my.now() and (t.until is null or t.until > my.now())
      left join organ o on o.key = s.organ left join enterprise e on e.id = s.enterprise
      where (${roles}::text[] is null or s.role = any (${roles}::text[]))
        and (coalesce(s.path, e.place, o.path) <@ ${path}::ltree or (s.scope = 'system' and nlevel(${path}::ltree) <= 2))
      order by t.person, s.id)
    select h.person, p.name, h.title as "postTitle", o.name as "organName", r.at as "readAt",
      (count(r.at) over ())::int as read, (count(*) over ())::int as total
    from held h join person p on p.id = h.person left join organ o on o.key = h.organ
    left join notice_read r on r.notice = ${id}::uuid and r.person = h.person
    where h.person <> my.person()
    order by r.at nulls first, o.name, p.name limit ${sql.lit(limit)}`.execute(tx)
  return rows
}
