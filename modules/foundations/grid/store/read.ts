import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import { decodeCursor, encodeCursor } from '#kernel/http/cursor.ts'
import type { Actor } from '#kernel/place/actor.ts'
import type { Tx } from '#kernel/store/transaction.ts'
import type { atAnswer, gridRow, officerShape, postList } from '../contract.ts'

export type GridRow = z.infer<typeof gridRow>
type Officer = z.infer<typeof officerShape>
type Post = z.infer<typeof postList>['rows'][number]

/** A place to look at: its ltree path, or all that is in view. */
export interface Under {
  path: string | null
}

const iso = (column: RawBuilder<unknown>) => sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

const officersOf = (grid: RawBuilder<unknown>) => sql`
  (select coalesce(json_agg(json_build_object('part', o.part, 'post', o.post, 'title', o.title, 'name', o.name, 'phone', o.phone,
    'since', ${iso(sql`o.since`)}) order by o.part desc), '[]') from my.grid_people(${grid}) o)`
const villagesOf = (grid: RawBuilder<unknown>) => sql`
  (select coalesce(json_agg(json_build_object('code', v.village, 'name', p.name) order by v.village), '[]')
    from grid_village v join place p on p.code = v.village where v.grid = ${grid} and v.until is null)`

const columns = sql`g.id, g.name, g.town, t.full_name as "townName", g.shape is not null as shaped, g.published_at as "publishedAt", g.rev,
  ${villagesOf(sql`g.id`)} as villages, ${officersOf(sql`g.id`)} as officers`

const noOfficer = sql<boolean>`not exists (select from grid_officer o where o.grid = g.id and o.part = 'officer' and o.until is null)`
/** There is an officer's post, and nobody holds it. */
const vacant = sql<boolean>`exists (select from grid_officer o where o.grid = g.id and o.part = 'officer' and o.until is null and not exists (
  select from tenure x where x.post = o.post and x.since <= my.now() and (x.until is null or x.until > my.now())))`
const unpublished = sql<boolean>`g.published_at is null`
const gaps = { noOfficer, vacant, unpublished } as const

/** Its own range of the index, said once more beside the row rule. */
const within = (actor: Actor, { path }: Under): RawBuilder<boolean> =>
  sql<boolean>`g.until is null and (${path}::ltree is null or g.path <@ ${path}::ltree) and (g.path <@ ${actor.path}::ltree or g.path @> ${actor.path}::ltree)`

/** A page of grids by town and name. */
export async function listGrids(
  tx: Tx,
  actor: Actor,
  asked: Under & { gap?: keyof typeof gaps | undefined; cursor?: string | undefined; limit: number },
): Promise<{ rows: GridRow[]; next: string | null }> {
  const after = asked.cursor === undefined ? undefined : decodeCursor(asked.cursor, 2)
  const { rows } = await sql<GridRow>`
    select ${columns} from grid g join place t on t.code = g.town
    where ${within(actor, asked)} ${asked.gap ? sql`and ${gaps[asked.gap]}` : sql``}
      ${after ? sql`and (g.town, g.name) > (${after[0]}, ${after[1]})` : sql``}
    order by g.town, g.name limit ${sql.lit(asked.limit + 1)}`.execute(tx)
  const shown = rows.slice(0, asked.limit)
  const last = rows.length > asked.limit ? shown.at(-1) : undefined
  return { rows: shown, next: last ? encodeCursor([last.town, last.name]) : null }
}

/** One grid in view. */
export async function readGrid(tx: Tx, id: string): Promise<(GridRow & { shapeSource: string | null }) | undefined> {
  const { rows } = await sql<GridRow & { shapeSource: string | null }>`
    select ${columns}, g.shape_source as "shapeSource" from grid g join place t on t.code = g.town
    where g.id = ${id} and g.until is null`.execute(tx)
  return rows[0]
}

/** Units in view whose address lies in the villages of the grid. */
export async function countUnits(tx: Tx, villages: readonly string[]): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from enterprise where division = any (${[...villages]}::text[])
      and town = any (select ltree2text(subpath(path, 3, 1)) from place where code = any (${[...villages]}::text[]))`.execute(tx)
  return rows[0]?.n ?? 0
}

/** Who answered for a grid before, the newest first. */
export async function pastOfficers(tx: Tx, id: string): Promise<(Omit<Officer, 'name' | 'phone'> & { until: string })[]> {
  const { rows } = await sql<Omit<Officer, 'name' | 'phone'> & { until: string }>`
    select o.part, o.post, coalesce(p.title, '') as title, o.since, o.until from grid_officer o left join post p on p.id = o.post
    where o.grid = ${id} and o.until is not null order by o.until desc limit 50`.execute(tx)
  return rows
}

/** A spot as it is asked for. */
export interface Spot {
  point: readonly [number, number] | null
  division: string | null
}

/** The published grids that answer for a spot, as far as they are in view. */
export async function gridsAt(tx: Tx, { point, division }: Spot): Promise<z.infer<typeof atAnswer>['grids']> {
  const at = point ? sql`st_setsrid(st_point(${point[0]}, ${point[1]}), 4326)` : sql`null::geometry`
  const { rows } = await sql<z.infer<typeof atAnswer>['grids'][number]>`
    select g.id, g.name, t.full_name as "townName", a.found_by as "foundBy", ${officersOf(sql`g.id`)} as officers
    from my.grids_at(${at}, ${division}) a join grid g on g.id = a.grid join place t on t.code = g.town
    order by g.town, g.name`.execute(tx)
  return rows
}

/** Where a unit in view lies. */
export async function spotOfUnit(tx: Tx, unit: string): Promise<Spot | undefined> {
  const { rows } = await sql<Spot>`
    select division, case when point is not null then json_build_array(st_x(point), st_y(point)) end as point
    from enterprise where id = ${unit}`.execute(tx)
  return rows[0]
}

/** The county a spot lies in by its shape, for saying where nobody answers yet. */
export async function countyAt(tx: Tx, [lon, lat]: readonly [number, number]): Promise<string | undefined> {
  const { rows } = await sql<{ name: string }>`
    select p.full_name as name from place_area a join place p on p.code = a.code
    where p.level = 3 and st_covers(a.area, st_setsrid(st_point(${lon}, ${lat}), 4326)) limit 1`.execute(tx)
  return rows[0]?.name
}

/** Posts that may answer for grids of a town: its grid officers and its station, each with its holder and how many grids it has. */
export async function postsOf(tx: Tx, path: string): Promise<Post[]> {
  const { rows } = await sql<Post>`
    select p.id as post, p.title, p.role, p.place, h.name as holder,
      (select count(*)::int from grid_officer o join grid g on g.id = o.grid where o.post = p.id and o.until is null and g.until is null) as grids
    from post p
    left join lateral (select n.name from tenure x join person n on n.id = x.person
      where x.post = p.id and x.since <= my.now() and (x.until is null or x.until > my.now())
      order by x.stands_in_for is null desc, x.since desc limit 1) h on true
    where p.path <@ ${path}::ltree and p.role in ('gridOfficer', 'stationOfficer')
    order by p.role, p.place, p.title, p.id limit 500`.execute(tx)
  return rows
}
