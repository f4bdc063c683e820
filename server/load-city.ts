import { sql } from 'kysely'
import { forgetTerms } from '#kernel/clock/store.ts'
import { digest, jcs, type JsonObject } from '#kernel/evidence/row.ts'
import { append } from '#kernel/evidence/store.ts'
import { pathOf } from '#kernel/place/actor.ts'
import type { Database } from '#kernel/store/database.ts'
import { asJob, type Tx } from '#kernel/store/transaction.ts'
import type { CityPack, Place } from '#cities/city.ts'

/**
 * Loads a city pack, or loads it again: what differs is updated, what a person has confirmed stays as he confirmed it,
 * nothing is taken away. One transaction; one row of evidence for each pack that differs from the one before.
 * @param at the transaction's time
 */
export async function loadCity(
  database: Database,
  pack: CityPack,
  at: Date,
  note: (text: string) => void = () => undefined,
): Promise<void> {
  const counts = await asJob(database, 'city', at, async (tx) => {
    await loadPlaces(tx, pack)
    await loadZones(tx, pack)
    await loadAreas(tx, pack)
    await loadCalendar(tx, pack)
    await loadParameters(tx, pack)
    await loadOrgans(tx, pack)
    return record(tx, pack, at.toISOString())
  })
  forgetTerms()
  note(`已载入${pack.name}:区划 ${counts.places} 条,功能区 ${counts.zones} 个,机构 ${counts.organs} 个`)
}

/** 南宁市青秀区南湖街道: from the city down; the region stays by itself. */
export function fullNames(places: readonly Place[]): ReadonlyMap<string, string> {
  const byCode = new Map(places.map((one) => [one.code, one]))
  const say = (one: Place): string => {
    const above = one.level > 2 && one.parent ? byCode.get(one.parent) : undefined
    return above ? say(above) + one.name : one.name
  }
  return new Map(places.map((one) => [one.code, say(one)]))
}

/** Divisions and former ones. Parents need not come first: the database checks them when the statement ends. */
async function loadPlaces(tx: Tx, pack: CityPack): Promise<void> {
  const names = fullNames(pack.places())
  const present = pack.places().map((one) => ({
    ...one,
    path: pathOf(one.code),
    full_name: names.get(one.code),
    until: null,
    replaced_by: null,
  }))
  // Only the year is known: from its first day on the successor answers for the old code.
  const former = pack.history().map((one) => ({
    code: one.code,
    name: one.name,
    level: 3,
    kind: 'county',
    parent: pack.code,
    path: pathOf(one.code),
    full_name: pack.name + one.name,
    until: `${one.until}-01-01`,
    replaced_by: one.successor,
  }))
  await sql`
    insert into place (code, name, level, kind, parent, path, full_name, until, replaced_by)
    select code, name, level, kind, parent, path, full_name, until, replaced_by
    from json_populate_recordset(null::place, ${JSON.stringify([...present, ...former])}::json)
    on conflict (code) do update set name = excluded.name, level = excluded.level, kind = excluded.kind, parent = excluded.parent,
      path = excluded.path, full_name = excluded.full_name, until = excluded.until, replaced_by = excluded.replaced_by
    where (place.name, place.level, place.kind, place.parent, place.path, place.full_name, place.until, place.replaced_by)
      is distinct from (excluded.name, excluded.level, excluded.kind, excluded.parent, excluded.path, excluded.full_name,
        excluded.until, excluded.replaced_by)`.execute(tx)
}

async function loadZones(tx: Tx, pack: CityPack): Promise<void> {
  const zones = pack.zones().map(({ key, code, name, note }) => ({ key, name, place: code, note: note || null }))
  await sql`
    insert into zone (key, name, place, note)
    select key, name, place, note from json_populate_recordset(null::zone, ${JSON.stringify(zones)}::json)
    on conflict (key) do update set name = excluded.name, place = excluded.place, note = excluded.note
    where (zone.name, zone.place, zone.note) is distinct from (excluded.name, excluded.place, excluded.note)`.execute(tx)
}

/** Simplified boundaries may touch themselves; they are mended so that a point can be asked for its county. */
async function loadAreas(tx: Tx, pack: CityPack): Promise<void> {
  const areas = pack.counties().features.map(({ properties, geometry }) => ({ code: properties.code, geometry }))
  await sql`
    insert into place_area (code, area, source)
    select code, st_multi(st_collectionextract(st_makevalid(st_setsrid(st_geomfromgeojson(geometry::text), 4326)), 3)), ${'城市包,示意'}
    from json_to_recordset(${JSON.stringify(areas)}::json) as r(code text, geometry json)
    on conflict (code) do update set area = excluded.area, source = excluded.source
    where not st_orderingequals(place_area.area, excluded.area) or place_area.source <> excluded.source`.execute(tx)
}

/** Regional days wait for a person; one that is confirmed already is left alone. */
async function loadCalendar(tx: Tx, pack: CityPack): Promise<void> {
  const { days, source } = pack.calendar()
  const rows = days.map(({ date, name }) => ({ calendar: calendarOf(pack), date, kind: 'off', name, source }))
  await sql`
    insert into calendar_day (calendar, date, kind, name, source)
    select calendar, date, kind, name, source from json_populate_recordset(null::calendar_day, ${JSON.stringify(rows)}::json)
    on conflict (calendar, date) do update set kind = excluded.kind, name = excluded.name, source = excluded.source
    where calendar_day.confirmed_at is null
      and (calendar_day.kind, calendar_day.name, calendar_day.source) is distinct from (excluded.kind, excluded.name, excluded.source)`.execute(
    tx,
  )
}

/** The code of the city's own calendar: its six-digit division code. */
export const calendarOf = (pack: CityPack): string => pack.code.slice(0, 6)

/** Parameters wait for a person; the value he has confirmed is not replaced by a new suggestion. */
async function loadParameters(tx: Tx, pack: CityPack): Promise<void> {
  const rows = pack.parameters().map(({ key, label, value, source, basis }) => ({ key, label, value, source, basis }))
  await sql`
    insert into parameter (key, label, value, source, basis)
    select key, label, value, source, basis from json_populate_recordset(null::parameter, ${JSON.stringify(rows)}::json)
    on conflict (key) do update set label = excluded.label, value = excluded.value, source = excluded.source, basis = excluded.basis
    where parameter.confirmed_at is null
      and (parameter.label, parameter.value, parameter.source, parameter.basis)
        is distinct from (excluded.label, excluded.value, excluded.source, excluded.basis)`.execute(tx)
}

async function loadOrgans(tx: Tx, pack: CityPack): Promise<void> {
  await sql`
    insert into organ (key, name, short, kind, place, path, trades)
    select r.key, r.name, r.short, r.kind, r.place, p.path, r.trades
    from json_populate_recordset(null::organ, ${JSON.stringify(pack.organs())}::json) r left join place p on p.code = r.place
    on conflict (key) do update set name = excluded.name, short = excluded.short, kind = excluded.kind, place = excluded.place,
      path = excluded.path, trades = excluded.trades
    where (organ.name, organ.short, organ.kind, organ.place, organ.path, organ.trades)
      is distinct from (excluded.name, excluded.short, excluded.kind, excluded.place, excluded.path, excluded.trades)`.execute(tx)
}

type Counts = { places: number; former: number; zones: number; organs: number; days: number; parameters: number }

/** The setting and the evidence of a load; a pack that is the same as last time leaves neither. */
async function record(tx: Tx, pack: CityPack, at: string): Promise<Counts> {
  const parts = {
    places: pack.places(),
    former: pack.history(),
    zones: pack.zones(),
    counties: pack.counties(),
    days: pack.calendar(),
    parameters: pack.parameters(),
    organs: pack.organs(),
  }
  const counts: Counts = {
    places: parts.places.length,
    former: parts.former.length,
    zones: parts.zones.length,
    organs: parts.organs.length,
    days: parts.days.days.length,
    parameters: parts.parameters.length,
  }
  const sha256 = digest('sha256', jcs({ code: pack.code, name: pack.name, ...parts }))
  const last = await tx
    .selectFrom('evidence')
    .select('data')
    .where('stream_kind', '=', 'import')
    .where('stream_id', '=', `city:${pack.code}`)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (last && (JSON.parse(last.data) as JsonObject).sha256 === sha256) return counts
  const value = JSON.stringify({ code: pack.code, name: pack.name, loadedAt: at })
  await tx
    .insertInto('setting')
    .values({ key: 'city', value })
    .onConflict((on) => on.column('key').doUpdateSet({ value }))
    .execute()
  await append(tx, [
    {
      streamKind: 'import',
      streamId: `city:${pack.code}`,
      at,
      capturedAt: null,
      event: 'city.loaded',
      person: null,
      personName: null,
      post: null,
      postTitle: null,
      standInFor: null,
      place: pack.code,
      caseId: null,
      rev: null,
      data: { code: pack.code, name: pack.name, counts, sha256 },
      attachments: [],
    },
  ])
  return counts
}
