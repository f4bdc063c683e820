/** The city pack of 南宁市: data files beside this one, read on first use and kept. */
import { readFileSync } from 'node:fs'
import { isTrade, type TradeCode } from '#law/index.ts'
import type {
  CityPack,
  CityParameter,
  CountyMap,
  FormerPlace,
  Organ,
  OrganKind,
  Place,
  PlaceKind,
  RegionalCalendar,
  Zone,
  ZoneKind,
} from '../city.ts'
import { cell, readTable } from './table.ts'

const file = (name: string): URL => new URL(`./${name}`, import.meta.url)

/** JSON files of the pack have the shape named; the tests beside hold them to it. */
const readJson = <T>(name: string): T => JSON.parse(readFileSync(file(name), 'utf8')) as T

/** Reads once. */
function once<T>(read: () => T): () => T {
  let kept: { readonly value: T } | undefined
  return () => {
    kept ??= { value: read() }
    return kept.value
  }
}

const places = once((): readonly Place[] =>
  readTable(file('places.csv')).map((row) => ({
    code: cell(row, 'code'),
    name: cell(row, 'name'),
    level: Number(row.level) as Place['level'],
    parent: row.parent || null,
    kind: cell(row, 'kind') as PlaceKind,
  })),
)

const history = once((): readonly FormerPlace[] =>
  readTable(file('history.csv')).map((row) => ({
    code: cell(row, 'code'),
    name: cell(row, 'name'),
    until: cell(row, 'until'),
    successor: cell(row, 'successor'),
    successorName: cell(row, 'successorName'),
    note: row.note ?? '',
    source: cell(row, 'source'),
  })),
)

const zones = once((): readonly Zone[] =>
  readTable(file('zones.csv')).map((row) => ({
    key: cell(row, 'key'),
    code: row.code || null,
    name: cell(row, 'name'),
    county: row.county || null,
    kind: cell(row, 'kind') as ZoneKind,
    note: row.note ?? '',
  })),
)

function trade(code: string): TradeCode {
  if (!isTrade(code)) throw new Error(`机构表有未知行业领域:${code}`)
  return code
}

/** 乡镇(街道)安监站 (十二): one for every street, town and township; zones have their committees instead. */
function stations(): readonly Organ[] {
  const seated = places().filter((p) => p.kind === 'street' || p.kind === 'town' || p.kind === 'township')
  const names = new Map(places().map((p) => [p.code, p.name]))
  return seated.map((p) => ({
    key: `station.${p.code.slice(0, 9)}`,
    name: `${names.get(p.parent ?? '') ?? ''}${p.name}安监站`,
    short: `${p.name}安监站`,
    place: p.code,
    kind: 'station',
    trades: [],
  }))
}

const organs = once((): readonly Organ[] => [
  ...readTable(file('organs.csv')).map((row) => ({
    key: cell(row, 'key'),
    name: cell(row, 'name'),
    short: cell(row, 'short'),
    place: cell(row, 'place'),
    kind: cell(row, 'kind') as OrganKind,
    trades: (row.trades ?? '').split(';').filter(Boolean).map(trade),
  })),
  ...stations(),
])

/** 南宁市. */
export const nanning: CityPack = {
  code: '450100000000',
  name: '南宁市',
  places,
  history,
  zones,
  counties: once(() => readJson<CountyMap>('counties.geojson')),
  calendar: once(() => readJson<RegionalCalendar>('calendar.json')),
  parameters: once(() => readJson<readonly CityParameter[]>('parameters.json')),
  organs,
}
