import { type RawBuilder, sql } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import type { z } from 'zod'
import { decodeCursor, encodeCursor } from '#kernel/http/cursor.ts'
import type { Tx } from '#kernel/store/transaction.ts'
import type { publicQuery } from './contract.ts'
import type { Publication } from './publication.ts'

/** One writer at a time on what is published of a case: what he then reads is what he publishes. */
export const lockPublication = (tx: Tx, caseId: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`disclosure:${caseId}`}, 0))`.execute(tx)

/** Publishes, or brings up to date what was published; once a case, and first seen when it was first seen. */
export async function publish(
  tx: Tx,
  caseId: string,
  one: Publication,
  rule: { version: number; withheld: readonly { what: string; why: string }[] },
  now: string,
): Promise<void> {
  await sql`
    insert into disclosure (id, kind, case_id, county, title, shown, withheld, rule_version, published_at, ended_at, hidden_from)
    values (${uuidv7()}, 'listedHazard', ${caseId}, ${one.county}, ${one.title}, ${JSON.stringify(one.shown)}::jsonb,
      ${JSON.stringify(rule.withheld)}::jsonb, ${rule.version}, ${now}, ${one.endedAt}, ${one.hiddenFrom})
    on conflict (kind, case_id) do update set county = excluded.county, title = excluded.title, shown = excluded.shown,
      withheld = excluded.withheld, rule_version = excluded.rule_version, ended_at = excluded.ended_at, hidden_from = excluded.hidden_from`.execute(
    tx,
  )
}

/** The name of the unit, for a job. */
export const unitName = async (tx: Tx, enterprise: string): Promise<string | undefined> =>
  (await tx.selectFrom('enterprise').select('name').where('id', '=', enterprise).executeTakeFirst())?.name

/** A published row as it is stored. */
export interface Published {
  id: string
  title: string
  county: string | null
  shown: Publication['shown']
  withheld: { what: string; why: string }[]
  publishedAt: string
  endedAt: string | null
}

type Asked = Pick<z.infer<typeof publicQuery>, 'status' | 'county' | 'q'>

const like = (text: string) => `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`

function filters({ status, county, q }: Asked): RawBuilder<boolean> {
  const parts = [
    sql<boolean>`d.kind = 'listedHazard'`,
    ...(status === 'listed' ? [sql<boolean>`d.ended_at is null`] : status === 'ended' ? [sql<boolean>`d.ended_at is not null`] : []),
    ...(county ? [sql<boolean>`d.county = ${county}`] : []),
    ...(q ? [sql<boolean>`d.title like ${like(q)}`] : []),
  ]
  return sql.join(parts, sql` and `)
}

/** One page, the newest first; the row rule leaves out what is no longer shown. */
export async function listPublished(tx: Tx, asked: Asked, from: string | undefined, limit: number) {
  const after = from ? decodeCursor(from, 2) : undefined
  const start = after ? sql`and (d.published_at, d.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql``
  const { rows } = await sql<Published>`
    select d.id, d.title, d.county, d.shown, d.withheld, d.published_at as "publishedAt", d.ended_at as "endedAt"
    from disclosure d where ${filters(asked)} ${start} order by d.published_at desc, d.id desc limit ${sql.lit(limit + 1)}`.execute(tx)
  const shown = rows.slice(0, limit)
  const last = rows.length > limit ? shown.at(-1) : undefined
  return { rows: shown, next: last ? encodeCursor([last.publishedAt, last.id]) : null }
}

/** How many there are. */
export async function countPublished(tx: Tx, asked: Asked): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) from disclosure d where ${filters(asked)}`.execute(tx)
  return rows[0]?.count ?? 0
}

/** 12-digit codes of the counties in which anything is published, for choosing one. */
export async function countiesPublished(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ county: string }>`select distinct d.county from disclosure d
    where d.kind = 'listedHazard' and d.county is not null order by d.county`.execute(tx)
  return rows.map((row) => row.county)
}
