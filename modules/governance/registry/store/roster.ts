import { sql } from 'kysely'
import type { Tx } from '#kernel/store/transaction.ts'
import type { CountyArea } from '../roster/counties.ts'

/** Every organ under its key, full and short name, and its name without the city's; what two bear means neither. */
export async function organNames(tx: Tx): Promise<Map<string, string>> {
  const organs = await tx.selectFrom('organ').select(['key', 'name', 'short']).where('kind', '<>', 'union').execute()
  const called = organs.flatMap(({ key, name, short }) =>
    [...new Set([short, name.replace(/^[^县区市]{2,6}市(?=.)/, '')])].map((word) => ({ word, key })),
  )
  const shorts = Map.groupBy(called, (one) => one.word)
  const plain = called.filter((one) => shorts.get(one.word)?.length === 1).map((one) => [one.word, one.key] as const)
  return new Map([
    ...plain,
    ...organs.flatMap(
      ({ key, name }) =>
        [
          [key, key],
          [name, key],
        ] as const,
    ),
  ])
}

/** A unit of a list as it is looked for. */
interface Wanted {
  no: number
  uscc: string
  name: string
  lon: number | null
  lat: number | null
}

export interface Found {
  no: number
  /** Null for a code that is taken out of view. */
  id: string | null
  name: string | null
  by: 'code' | 'name' | 'distance'
  lon: number | null
  lat: number | null
}

/** What may be the same in the register: by code, plain name, or within about a hundred metres. */
export async function unitsLike(tx: Tx, wanted: readonly Wanted[]): Promise<Found[]> {
  const { rows } = await sql<Found>`select no, id, name, by, lon, lat from enterprise_alike(${JSON.stringify(wanted)}::json)`.execute(tx)
  return rows
}

/** The ground of every present county. */
export async function countyAreas(tx: Tx): Promise<CountyArea[]> {
  const { rows } = await sql<{ code: string; area: { coordinates: CountyArea['polygons'] } }>`
    select p.code, st_asgeojson(a.area)::jsonb as area from place_area a join place p on p.code = a.code
    where p.level = 3 and p.until is null`.execute(tx)
  return rows.map(({ code, area }) => ({ code, polygons: area.coordinates }))
}

/** The innermost function zone of each place that lies in one. */
export async function zonesOf(tx: Tx, paths: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ path: string; zone: string }>`
    select distinct on (w.path) w.path::text as path, z.key as zone from unnest(${[...paths]}::text[]::ltree[]) w(path)
    join place p on p.path @> w.path join zone z on z.place = p.code order by w.path, nlevel(p.path) desc`.execute(tx)
  return new Map(rows.map((row) => [row.path, row.zone]))
}

/** What a list may change of a unit that is there: who answers for it and where it lies are changed in its file, each by its own act. */
interface UnitChange {
  id: string
  name: string
  initials: string
  industry: string
  address: string
  lon: number | null
  lat: number | null
}

/** Changes units, as many as given; what a list leaves empty stays. @returns their new revisions */
export async function changeUnits(tx: Tx, changes: readonly UnitChange[]): Promise<{ id: string; rev: number }[]> {
  const { rows } = await sql<{ id: string; rev: number }>`
    update enterprise e set name = c.name, initials = c.initials, industry = c.industry, address = coalesce(nullif(c.address, ''), e.address),
      point = case when c.lon is null then e.point else st_setsrid(st_point(c.lon, c.lat), 4326) end,
      point_source = case when c.lon is null then e.point_source else '导入名录' end, rev = e.rev + 1
    from json_to_recordset(${JSON.stringify(changes)}::json) as c(id uuid, name text, initials text, industry text, address text, lon float8, lat float8)
    where e.id = c.id returning e.id, e.rev`.execute(tx)
  return rows
}

/** From which list a unit was registered, if from one. */
export async function originOf(tx: Tx, id: string) {
  const { rows } = await sql<{ import: string; fileName: string; at: string; personName: string; organName: string }>`
    select import, file_name as "fileName", at, person_name as "personName", organ_name as "organName" from my.origin(${id}::uuid)`.execute(
    tx,
  )
  return rows[0] ?? null
}
