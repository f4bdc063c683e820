import { sql } from 'kysely'
import type { Tx } from '#kernel/store/transaction.ts'
import type { Part } from '../terms.ts'

/** One act at a time on the grids of a town. */
export const lockTown = (tx: Tx, town: string) => sql`select pg_advisory_xact_lock(hashtextextended(${`grid:${town}`}, 0))`.execute(tx)

export interface NewGrid {
  id: string
  name: string
  town: string
  /** ltree path of the town. */
  path: string
}

/** Writes grids, as many as given, each with its villages; published ones must be given their officers in the same transaction. */
export async function insertGrids(
  tx: Tx,
  grids: readonly (NewGrid & { published_at?: string | null })[],
  villages: readonly { grid: string; village: string }[],
  since: string,
): Promise<void> {
  await sql`
    insert into grid (id, name, town, path, since, published_at)
    select id, name, town, path, ${since}::timestamptz, published_at
    from json_populate_recordset(null::grid, ${JSON.stringify(grids)}::json)`.execute(tx)
  await addVillages(tx, villages, since)
}

const addVillages = (tx: Tx, villages: readonly { grid: string; village: string }[], since: string) =>
  sql`
    insert into grid_village (grid, village, since)
    select grid, village, ${since}::timestamptz from json_populate_recordset(null::grid_village, ${JSON.stringify(villages)}::json)
    on conflict (grid, village, since) do update set until = null`.execute(tx)

/** The grids of these ids, held for a change. */
export async function holdGrids(tx: Tx, ids: readonly string[]) {
  const { rows } = await sql<{
    id: string
    name: string
    town: string
    path: string
    rev: number
    published_at: string | null
    shaped: boolean
    manned: boolean
  }>`
    select g.id, g.name, g.town, g.path, g.rev, g.published_at, g.shape is not null as shaped,
      exists (select from grid_officer o where o.grid = g.id and o.part = 'officer' and o.until is null) as manned
    from grid g where g.id = any (${[...ids]}::uuid[]) and g.until is null order by g.id for update of g`.execute(tx)
  return rows
}

/** The first of the names that a grid of the town has already, this one apart. */
export async function namesTaken(tx: Tx, town: string, names: readonly string[], apart: string | null): Promise<string | undefined> {
  const rows = tx.selectFrom('grid').select('name').where('town', '=', town).where('until', 'is', null)
  const named = rows.where(sql<boolean>`name = any (${[...names]}::text[])`).orderBy('name')
  return (await (apart === null ? named : named.where('id', '<>', apart)).executeTakeFirst())?.name
}

/** Villages of the town that are in no grid. */
export async function freeVillages(tx: Tx, town: string): Promise<{ code: string; name: string }[]> {
  const { rows } = await sql<{ code: string; name: string }>`
    select p.code, p.name from place p where p.parent = ${town} and p.until is null and not exists (
      select from grid_village v join grid g on g.id = v.grid where v.village = p.code and v.until is null and g.until is null)
    order by p.code`.execute(tx)
  return rows
}

/** A GeoJSON boundary judged before it is kept: whole, with an area, and within the city's counties. */
export async function judgeShape(tx: Tx, geojson: string): Promise<{ valid: boolean; why: string; area: number; inside: number }> {
  const { rows } = await sql<{ valid: boolean; why: string; area: number; inside: number }>`
    with given as (select st_setsrid(st_geomfromgeojson(${geojson}), 4326) as shape)
    select st_isvalid(shape) as valid, st_isvalidreason(shape) as why, st_area(shape::geography) as area,
      coalesce((select sum(st_area(st_intersection(a.area, shape)::geography)) from place_area a where st_isvalid(shape) and a.area && shape), 0) as inside
    from given`.execute(tx)
  return rows[0] ?? { valid: false, why: '', area: 0, inside: 0 }
}

/** Sets name, boundary and villages of a grid; a village that is no longer named leaves it at that moment. */
export async function changeGrid(
  tx: Tx,
  id: string,
  next: {
    rev: number
    name: string
    villages: readonly string[]
    bounds: { shape: string | null; shapeSource: string | null } | undefined
  },
  at: string,
): Promise<void> {
  const { bounds } = next
  const shape = bounds?.shape ? sql`st_multi(st_setsrid(st_geomfromgeojson(${bounds.shape}), 4326))` : sql`null`
  const bounded = bounds ? sql`, shape = ${shape}, shape_source = ${bounds.shapeSource}` : sql``
  await sql`update grid set rev = ${next.rev}, name = ${next.name} ${bounded} where id = ${id}`.execute(tx)
  const villages = [...next.villages]
  await sql`
    update grid_village set until = greatest(since, ${at}::timestamptz)
    where grid = ${id} and until is null and village <> all (${villages}::text[])`.execute(tx)
  const { rows } = await sql<{ village: string }>`
    select v.code as village from unnest(${villages}::text[]) v(code)
    where not exists (select from grid_village m where m.grid = ${id} and m.village = v.code and m.until is null)`.execute(tx)
  if (rows.length > 0) {
    const added = rows.map(({ village }) => ({ grid: id, village }))
    await addVillages(tx, added, at)
  }
}

/** 定人: who answers from now on. */
export interface SeatRow {
  id: string
  grid: string
  part: Part
  post: string
  phone: string
}

/** Sets the officers of these grids: each present one that is not among the given ones ends, each new one begins. */
export async function seatOfficers(tx: Tx, grids: readonly string[], seats: readonly SeatRow[], at: string): Promise<void> {
  const wire = JSON.stringify(seats)
  await sql`
    update grid_officer o set until = greatest(o.since, ${at}::timestamptz)
    where o.grid = any (${[...grids]}::uuid[]) and o.until is null and not exists (
      select from json_populate_recordset(null::grid_officer, ${wire}::json) s
      where (s.grid, s.part, s.post, s.phone) = (o.grid, o.part, o.post, o.phone))`.execute(tx)
  await sql`
    insert into grid_officer (id, grid, part, post, phone, since)
    select s.id, s.grid, s.part, s.post, s.phone, ${at}::timestamptz from json_populate_recordset(null::grid_officer, ${wire}::json) s
    where not exists (select from grid_officer o where (o.grid, o.part) = (s.grid, s.part) and o.until is null)`.execute(tx)
}

/** The next revision of these grids. */
export const raiseRevs = (tx: Tx, ids: readonly string[]) =>
  sql`update grid set rev = rev + 1 where id = any (${[...ids]}::uuid[])`.execute(tx)

/** 发布: from now on whoever asks is answered by them. */
export const publishGrids = (tx: Tx, ids: readonly string[], at: string) =>
  sql`update grid set published_at = ${at}, rev = rev + 1 where id = any (${[...ids]}::uuid[]) and published_at is null`.execute(tx)

/** 撤销: it answers for nothing any more; who answered stays on record. */
export async function endGrid(tx: Tx, id: string, at: string): Promise<void> {
  await sql`update grid_village set until = greatest(since, ${at}::timestamptz) where grid = ${id} and until is null`.execute(tx)
  await sql`update grid set until = greatest(since, ${at}::timestamptz), rev = rev + 1 where id = ${id}`.execute(tx)
  await sql`update grid_officer set until = greatest(since, ${at}::timestamptz) where grid = ${id} and until is null`.execute(tx)
}
