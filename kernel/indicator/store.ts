import { type RawBuilder, sql } from 'kysely'
import { scopeHint } from '#kernel/place/hint.ts'
import type { Actor } from '#kernel/place/actor.ts'
import type { Tx } from '#kernel/store/transaction.ts'
import type { Indicator, Period } from './indicator.ts'
import type { Compared, Window } from './periods.ts'

/** Where numbers are grouped: the counties of a city, or the towns of a county. */
export type Grouped = 'county' | 'town'

/** One sum of one part in one place, named by its path label ('p450103'). */
export interface Sum {
  indicator: string
  part: string
  place: string
  n: number
}

const inCounty = (county: string | undefined) => (county === undefined ? sql`true` : sql`county = ${county}`)

/** The sums of now as the reader's place has them, differences not yet folded in included. */
export async function presentSums(tx: Tx, grouped: Grouped, indicators: readonly string[], county?: string): Promise<Sum[]> {
  const { rows } = await sql<Sum>`
    select indicator, part, ${sql.ref(grouped)} as place, sum(n)::int as n from tally_now
    where indicator = any (${[...indicators]}) and grain = 'all' and ${inCounty(county)} group by 1, 2, 3 having sum(n) <> 0`.execute(tx)
  return rows
}

/** The sums of some days: what a flow has brought in them. */
export async function sumsWithin(
  tx: Tx,
  grouped: Grouped,
  { from, to }: Period,
  indicators: readonly string[],
  county?: string,
): Promise<Sum[]> {
  const { rows } = await sql<Sum>`
    select indicator, part, ${sql.ref(grouped)} as place, sum(n)::int as n from tally_now
    where indicator = any (${[...indicators]}) and grain = 'day' and since between ${from}::date and ${to}::date and ${inCounty(county)} group by 1, 2, 3`.execute(
    tx,
  )
  return rows
}

/** One figure of the past: what the windows of it add up to. */
export interface Past {
  figure: Compared
  indicator: string
  part: string
  n: number
}

/** The windows of each compared figure, added up with their signs; each window is a stretch of the index. */
export async function pastSums(tx: Tx, windows: readonly Window[], indicators: readonly string[]): Promise<Past[]> {
  const one = ({ figure, grain, from, to, sign }: Window): RawBuilder<unknown> => sql`
    select ${figure}::text as figure, indicator, part, (sum(n) * ${sql.lit(sign)})::int as n from tally_now
    where indicator = any (${[...indicators]}) and grain = ${grain} and since between ${from}::date and ${to}::date group by 2, 3`
  const { rows } = await sql<Past>`${sql.join(windows.map(one), sql` union all `)}`.execute(tx)
  return rows
}

/** The first day of each indicator: before it nothing was kept, and nothing is compared. */
export async function firstDays(tx: Tx, indicators: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ indicator: string; first: string }>`
    select i.indicator, (select to_char(t.since, 'YYYY-MM-DD') from tally t
      where t.indicator = i.indicator and t.grain = 'day' order by t.since limit 1) as first
    from unnest(${[...indicators]}::text[]) i(indicator)`.execute(tx)
  return new Map(rows.flatMap(({ indicator, first }) => (first === null ? [] : [[indicator, first] as const])))
}

/** The same numbers from the rows themselves, in the scope of the transaction. */
export async function liveSums(
  tx: Tx,
  indicators: readonly Indicator[],
  asked: { actor: Actor | null; period: Period; grouped: Grouped; county?: string | undefined },
): Promise<{ key: string; place: string; n: number }[]> {
  const one = ({ key, live }: Indicator): RawBuilder<unknown> => sql`
    select ${key}::text as key, coalesce(${sql.ref(asked.grouped)}, '') as place, count(*)::int as n
    from (${live(asked.actor, asked.period)}) counted where ${inCounty(asked.county)} group by 2`
  const { rows } = await sql<{ key: string; place: string; n: number }>`${sql.join(indicators.map(one), sql` union all `)}`.execute(tx)
  return rows
}

/** So many overdue of one duty under one supervising organ. */
export interface Late {
  part: string
  organ: string
  organ_name: string | null
  n: number
}

/** What is late and whose, the most first: from the sums. */
export async function lateSums(tx: Tx, limit: number): Promise<Late[]> {
  const { rows } = await sql<Late>`
    select l.part, l.organ, o.short as organ_name, l.n from (
      select part, organ, sum(n)::int as n from tally_now where indicator = 'overdue' and grain = 'all'
      group by 1, 2 having sum(n) > 0 order by 3 desc, 1, 2 limit ${sql.lit(limit)}) l
    left join organ o on o.key = l.organ order by l.n desc, l.part, l.organ`.execute(tx)
  return rows
}

/** The same from the rows the reader sees. */
export async function lateLive(tx: Tx, actor: Actor, limit: number): Promise<Late[]> {
  const { rows } = await sql<Late>`
    select l.part, l.organ, o.short as organ_name, l.n from (
      select c.procedure || '.' || d.duty as part, coalesce(c.supervising, '') as organ, count(*)::int as n
      from obligation d join "case" c on c.id = d.case_id where d.state = 'overdue' and ${scopeHint(actor, 'c')}
      group by 1, 2 order by 3 desc, 1, 2 limit ${sql.lit(limit)}) l
    left join organ o on o.key = l.organ order by l.n desc, l.part, l.organ`.execute(tx)
  return rows
}

/** Differences waiting to be folded, and the oldest of them. */
export async function countWaiting(tx: Tx): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from (select from tally_delta limit 100000) waiting`.execute(tx)
  return rows[0]?.n ?? 0
}

/**
 * Folds differences into the sums, so many at a time, and answers how many. One folder at a time: two would wait for each
 * other's rows; those who lay differences down never wait.
 */
export async function foldSome(tx: Tx, most: number): Promise<number> {
  const { rows } = await sql<{ folded: number }>`
    with turn as materialized (select pg_try_advisory_xact_lock(hashtext('tally.fold')) as mine),
    taken as (
      delete from tally_delta where id in (
        select id from tally_delta where (select mine from turn) order by id limit ${sql.lit(most)} for update skip locked)
      returning indicator, part, day, county, town, trade, organ, n),
    summed as (
      select t.indicator, g.grain, case g.grain when 'all' then '-infinity'::date when 'month' then date_trunc('month', t.day)::date else t.day end as since,
        t.part, t.county, t.town, t.trade, t.organ, sum(t.n)::int as n
      from taken t cross join (values ('all'), ('month'), ('day')) g(grain) group by 1, 2, 3, 4, 5, 6, 7, 8 having sum(t.n) <> 0),
    kept as (
      insert into tally (indicator, grain, since, part, county, town, trade, organ, n)
      select indicator, grain, since, part, county, town, trade, organ, n from summed
      on conflict (indicator, grain, since, part, county, town, trade, organ) do update set n = tally.n + excluded.n)
    select count(*)::int as folded from taken`.execute(tx)
  return rows[0]?.folded ?? 0
}

/** The boundary of every county, simplified for a page, as GeoJSON geometry text. About 200 m: a drawing, no boundary. */
export async function countyShapes(tx: Tx): Promise<{ code: string; geometry: string }[]> {
  const { rows } = await sql<{ code: string; geometry: string }>`
    select a.code, st_asgeojson(st_simplifypreservetopology(a.area, 0.002), 4) as geometry
    from place_area a join place p on p.code = a.code where p.level = 3 and p.until is null order by a.code`.execute(tx)
  return rows
}
