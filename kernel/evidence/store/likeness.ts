import { sql } from 'kysely'
import type { Tx } from '#kernel/store/transaction.ts'
import type { Likeness, LikenessScope } from '../likeness.ts'

interface Limits {
  alike: number
  lookedThrough: number
  named: number
}

/** The earlier photos of a case and of its unit, the newest so many, each laid beside each photo asked about. */
export async function findAlike(tx: Tx, ids: readonly string[], where: LikenessScope & Limits): Promise<Likeness[]> {
  const asked = sql`${[...ids]}::uuid[]`
  const { rows } = await sql<Likeness>`
    with asked as materialized (select id, sha256, phash, case_id, uploaded_at from attachment where id = any (${asked})),
    earlier as materialized (
      select a.id, a.sha256, a.phash, a.uploaded_at, c.id as case_id, c.procedure, c.no, c.opened_at
      from "case" c join attachment a on a.case_id = c.id
      where (c.id = ${where.caseId} or (c.enterprise = ${where.enterprise}::uuid and a.uploaded_at >= ${where.since}::timestamptz))
        and a.id <> all (${asked})
        and a.uploaded_at <= (select max(case when case_id is null then 'infinity' else uploaded_at end) from asked)
      order by (c.id = ${where.caseId}) desc, a.uploaded_at desc, a.id desc limit ${where.lookedThrough})
    select p.id as photo, e.id as like, e.case_id as "likeCase", e.procedure as "likeProcedure", e.no as "likeNo",
      e.opened_at as "likeOpenedAt", e.uploaded_at as "likeAt", e.distance, e.same
    from asked p cross join lateral (
      select n.*, n.sha256 = p.sha256 as same, case when n.sha256 = p.sha256 then 0 else bit_count(n.phash # p.phash) end as distance
      from earlier n
      where (p.case_id is null or (n.uploaded_at, n.id) < (p.uploaded_at, p.id))
        and (n.sha256 = p.sha256 or bit_count(n.phash # p.phash) <= ${where.alike})
      order by same desc, distance, n.uploaded_at desc, n.id desc limit ${where.named}) e
    order by array_position(${asked}, p.id), e.same desc, e.distance, e.uploaded_at desc, e.id desc`.execute(tx)
  return rows
}
