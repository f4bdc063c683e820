import { type RawBuilder, sql } from 'kysely'
import { decodeCursor, encodeCursor } from '#kernel/http/cursor.ts'
import type { Actor } from '#kernel/place/actor.ts'
import { problems } from '#kernel/problem/problems.ts'
import type { Tx } from '#kernel/store/transaction.ts'
import { trades } from '#law/index.ts'
import { duties } from '../terms.ts'
import { normalizeUscc } from '../uscc.ts'
import { inReach } from './reach.ts'

/** Filters as the indexes know them: `county` and `town` are path labels (p450102), not codes. */
interface UnitFilter {
  q?: string | undefined
  county?: string | undefined
  town?: string | undefined
  trade?: string | undefined
  colour?: string | undefined
  blank?: boolean | undefined
  cursor?: string | undefined
  limit: number
}

const tradeLabels = JSON.stringify(Object.fromEntries(trades.map((one) => [one.code, one.label])))

/** What a unit lacks, as labels. */
const blanks = sql.join(duties.list.map(({ code, label }) => sql`case when ${sql.ref(`e.${code}`)} is null then ${label}::text end`))

/**
 * A page of units, newest first, as the JSON text of `enterprisePage`. Keyset by (registered_at, id):
 * the thousandth page costs what the first does. Open hazards are counted for the rows shown only.
 */
export async function listUnits(tx: Tx, actor: Actor, filter: UnitFilter): Promise<string> {
  const { rows } = await sql<{ rows: string; more: boolean; last_at: string | null; last_id: string | null }>`
    with page as materialized (
      select id, name, uscc, trade, division, level, supervising, managing, colour, registered_at from enterprise
      where ${sql.join(conditions(actor, filter), sql` and `)}
      order by registered_at desc, id desc limit ${sql.lit(filter.limit + 1)}
    ), shown as materialized (select * from page order by registered_at desc, id desc limit ${sql.lit(filter.limit)}),
    last as (select * from shown order by registered_at, id limit 1)
    select coalesce(json_agg(json_build_object('id', e.id, 'name', e.name, 'uscc', e.uscc, 'trade', e.trade,
        'tradeLabel', coalesce(${tradeLabels}::jsonb ->> e.trade, e.trade), 'placeName', p.full_name, 'level', e.level,
        'supervisingName', s.name, 'managingName', m.name, 'colour', e.colour, 'openHazards', h.open,
        'blanks', array_remove(array[${blanks}], null)) order by e.registered_at desc, e.id desc), '[]')::text as rows,
      (select count(*) from page) > ${filter.limit} as more, (select id from last) as last_id,
      (select to_char(registered_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') from last) as last_at
    from shown e
    join place p on p.code = e.division
    left join organ s on s.key = e.supervising
    left join organ m on m.key = e.managing
    cross join lateral (select count(*)::int as open from "case" c
      where c.enterprise = e.id and c.procedure = 'hazard' and c.closed_at is null) h`.execute(tx)
  const [page] = rows
  const next = page?.more ? encodeCursor([page.last_at ?? '', page.last_id ?? '']) : null
  return `{"rows":${page?.rows ?? '[]'},"next":${JSON.stringify(next)}}`
}

/** Counting stops here; the page says 超过 10,000. */
const countCap = 10_000

/** How many the same filters find; the cap keeps it the same work however many there are. */
export async function countUnits(
  tx: Tx,
  actor: Actor,
  { cursor: _, ...filter }: UnitFilter,
  cap = countCap,
): Promise<{ count: number; capped: boolean }> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (
      select from enterprise where ${sql.join(conditions(actor, filter), sql` and `)} limit ${sql.lit(cap + 1)}) found`.execute(tx)
  const count = rows[0]?.count ?? 0
  return { count: Math.min(count, cap), capped: count > cap }
}

function conditions(actor: Actor, filter: UnitFilter): RawBuilder<unknown>[] {
  return [
    inReach(actor),
    ...(filter.county ? [sql`county = ${filter.county}`] : []),
    ...(filter.town ? [sql`town = ${filter.town}`] : []),
    ...(filter.trade ? [sql`trade = ${filter.trade}`] : []),
    ...(filter.colour ? [filter.colour === 'none' ? sql`colour is null` : sql`colour = ${filter.colour}`] : []),
    ...(filter.blank ? [sql`(level is null or supervising is null or managing is null)`] : []),
    ...(filter.q ? [matches(filter.q)] : []),
    ...(filter.cursor ? [after(filter.cursor)] : []),
  ]
}

/** Part of the name as typed, or a credit code in any spelling, whole or its beginning. */
function matches(q: string): RawBuilder<unknown> {
  const code = normalizeUscc(q)
  if (code.length === 18 && /^[0-9A-Z]+$/.test(code)) return sql`uscc = ${code}`
  return sql`(position(${q.trim()} in name) > 0 or (${code.length >= 4} and starts_with(uscc, ${code})))`
}

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

function after(cursor: string): RawBuilder<unknown> {
  const [at = '', id = ''] = decodeCursor(cursor, 2)
  if (!instant.test(at) || Number.isNaN(Date.parse(at)) || !uuid.test(id)) throw problems.badPage()
  return sql`(registered_at, id) < (${at}::timestamptz, ${id}::uuid)`
}

/** Units and those with level, supervising and managing body (C17.4), by county label, in the actor's scope. */
export async function countCovered(tx: Tx, actor: Actor): Promise<{ county: string; total: number; covered: number }[]> {
  const { rows } = await sql<{ county: string; total: number; covered: number }>`
    select coalesce(county, '') as county, count(*)::int as total,
      (count(*) filter (where level is not null and supervising is not null and managing is not null))::int as covered
    from enterprise where ${inReach(actor)} group by 1 order by 1`.execute(tx)
  return rows
}
