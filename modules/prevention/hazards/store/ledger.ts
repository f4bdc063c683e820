import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import { decodeCursor, encodeCursor } from '#kernel/http/cursor.ts'
import { Raw } from '#kernel/http/route.ts'
import { pathOf, type Actor } from '#kernel/place/actor.ts'
import { scopeHint } from '#kernel/place/hint.ts'
import type { Tx } from '#kernel/store/transaction.ts'
import type { ledgerQuery } from '../contract.ts'
import { hazard } from '../procedure.ts'

type Asked = z.infer<typeof ledgerQuery>

/** Counting stops here; the page says 超过 10,000. */
export const countCap = 10_000

const labels = JSON.stringify(Object.fromEntries(Object.entries(hazard.states).map(([state, { label }]) => [state, label])))

/** Text searched for, with the wildcards of LIKE taken literally. */
const like = (text: string) => `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`

function filters(actor: Actor, asked: Asked, now: string): RawBuilder<boolean> {
  const { state, category, origin, level, county, town, enterprise, overdue, q } = asked
  const parts = [
    sql<boolean>`c.procedure = 'hazard'`,
    scopeHint(actor, 'c'),
    ...(state === 'open'
      ? [sql<boolean>`c.closed_at is null`]
      : state === 'ended'
        ? [sql<boolean>`c.closed_at is not null`]
        : state
          ? [sql<boolean>`c.state = ${state}`]
          : []),
    ...(category ? [sql<boolean>`h.category = ${category}`] : []),
    ...(origin ? [sql<boolean>`h.origin = ${origin}`] : []),
    ...(level ? [sql<boolean>`h.level = ${level}`] : []),
    ...(county ? [sql<boolean>`c.county = ${lastLabel(county)}`] : []),
    ...(town ? [sql<boolean>`c.town = ${lastLabel(town)}`] : []),
    ...(enterprise ? [sql<boolean>`c.enterprise = ${enterprise}`] : []),
    ...(asked.trade ? [sql<boolean>`c.trade = ${asked.trade}`] : []),
    ...(asked.listed === undefined
      ? []
      : [asked.listed ? sql<boolean>`h.listed_at is not null and h.delisted_at is null` : sql<boolean>`h.listed_at is null`]),
    ...within(sql`c.opened_at`, asked.openedFrom, asked.openedTo),
    ...within(sql`c.closed_at`, asked.closedFrom, asked.closedTo),
    ...ofFacts(asked),
    ...(overdue === undefined ? [] : [overdue ? late(now) : sql<boolean>`not ${late(now)}`]),
    ...(q ? [sql<boolean>`(c.title like ${like(q)})`] : []),
  ]
  return sql.join(parts, sql` and `)
}

const photosOf = { found: 'found_photos', rectified: 'rectified_photos', rechecked: 'recheck_photos' } as const
const shown = (column: string) => sql<boolean>`jsonb_array_length(${sql.ref(`h.${column}`)}) > 0`

/** What only the hazard's own facts tell: ground, measure, who is responsible, photos, deadline. */
function ofFacts({ clause, measure, owner, evidence, dueFrom, dueTo }: Asked): RawBuilder<boolean>[] {
  return [
    ...(clause ? [sql<boolean>`(h.criterion = ${clause} or h.criterion_text::text like ${like(clause)})`] : []),
    ...(measure
      ? [sql<boolean>`concat_ws('|', h.demand, h.plan ->> 'measure', h.plan ->> 'goal', h.rectification) like ${like(measure)}`]
      : []),
    ...(owner ? [sql<boolean>`h.plan ->> 'responsible' like ${like(owner)}`] : []),
    ...(evidence === 'none' ? [sql<boolean>`not (${sql.join(Object.values(photosOf).map(shown), sql` or `)})`] : []),
    ...(evidence && evidence !== 'none' ? [shown(photosOf[evidence])] : []),
    ...(dueFrom ? [sql<boolean>`h.rectify_by >= ${dueFrom}::date`] : []),
    ...(dueTo ? [sql<boolean>`h.rectify_by <= ${dueTo}::date`] : []),
  ]
}

/** Between two days of Asia/Shanghai, both counted. */
const within = (column: RawBuilder<unknown>, from: string | undefined, to: string | undefined) => [
  ...(from ? [sql<boolean>`${column} >= ${from}::timestamp at time zone 'Asia/Shanghai'`] : []),
  ...(to ? [sql<boolean>`${column} < (${to}::date + 1)::timestamp at time zone 'Asia/Shanghai'`] : []),
]

/** Past its limit and still with the enterprise. */
const late = (now: string) => sql<boolean>`(c.closed_at is null and exists (
  select from obligation o where o.case_id = c.id and o.state in ('owed', 'overdue') and o.due_at < ${now}))`

const lastLabel = (code: string) => pathOf(code).split('.').at(-1) ?? ''

const joined = sql`from "case" c join hazard h on h.case_id = c.id`

/** One page of the ledger, newest first, as JSON built by the database. */
export async function ledger(tx: Tx, actor: Actor, asked: Asked, now: Date): Promise<Raw> {
  const at = now.toISOString()
  const after = asked.cursor ? decodeCursor(asked.cursor, 2) : undefined
  const from = after ? sql`and (c.opened_at, c.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql``
  const { rows } = await sql<{ page: string; found: number; last: string | null; last_id: string | null }>`
    with page as materialized (
      select c.id, c.no, c.title, c.state, c.division, c.enterprise, c.opened_at, c.closed_at, h.level, h.category, h.origin, h.rectify_by
      ${joined} where ${filters(actor, asked, at)} ${from} order by c.opened_at desc, c.id desc limit ${sql.lit(asked.limit + 1)}),
    shown as (select * from page order by opened_at desc, id desc limit ${sql.lit(asked.limit)})
    select coalesce((select json_agg(json_build_object(
        'id', s.id, 'no', '隐患' || to_char(s.opened_at at time zone 'Asia/Shanghai', 'YYYY') || '-' || lpad(s.no::text, 6, '0'), 'title', s.title, 'state', s.state,
        'stateLabel', ${labels}::jsonb ->> s.state, 'level', s.level, 'category', s.category, 'origin', s.origin,
        'placeName', p.full_name, 'enterprise', s.enterprise, 'enterpriseName', e.name,
        'openedAt', to_char(s.opened_at, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'rectifyBy', s.rectify_by,
        'overdue', s.closed_at is null and exists (select from obligation o where o.case_id = s.id and o.state in ('owed', 'overdue') and o.due_at < ${at}),
        'closedAt', to_char(s.closed_at, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by s.opened_at desc, s.id desc)
      from shown s left join place p on p.code = s.division left join enterprise e on e.id = s.enterprise)::text, '[]') as page,
      (select count(*) from page) as found, (select opened_at from shown order by opened_at, id limit 1) as last,
      (select id from shown order by opened_at, id limit 1) as last_id`.execute(tx)
  const [row] = rows
  const more = row && row.found > asked.limit && row.last && row.last_id ? encodeCursor([row.last, row.last_id]) : null
  return new Raw(`{"rows":${row?.page ?? '[]'},"next":${JSON.stringify(more)}}`)
}

/** Filters that look at the hazard's own facts: without them the count reads the cases alone. */
const factual = ['category', 'origin', 'level', 'listed', 'clause', 'measure', 'owner', 'evidence', 'dueFrom', 'dueTo'] as const

/** How many the same filters find; the cap keeps it the same work however many there are. */
export async function countLedger(tx: Tx, actor: Actor, asked: Asked, now: Date): Promise<{ count: number; capped: boolean }> {
  const needsFacts = factual.some((one) => asked[one] !== undefined)
  const { rows } = await sql<{ count: number }>`
    select count(*) from (select ${needsFacts ? joined : sql`from "case" c`} where ${filters(actor, asked, now.toISOString())} limit ${sql.lit(countCap + 1)}) found`.execute(
    tx,
  )
  const count = rows[0]?.count ?? 0
  return { count: Math.min(count, countCap), capped: count > countCap }
}
