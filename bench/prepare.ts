import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import { nanning } from '#cities/nanning/index.ts'
import { pathOf } from '#kernel/place/actor.ts'
import { type Database, openDatabase } from '#kernel/store/database.ts'
import { migrate } from '#kernel/store/migrate.ts'
import { asJob } from '#kernel/store/transaction.ts'
import { insertUnits, makeUscc, type UnitRow } from '#modules/governance/registry/index.ts'
import { loadCity } from '#server/load-city.ts'
import { assemble } from '#server/assemble.ts'
import { movableClock } from '#kernel/clock/clock.ts'
import { bareTables, fill } from './fill.ts'
import { documentPool } from './documents.ts'
import { foundPool, photoPool } from './pools.ts'
import { type Actor, hire, listed, moving } from './people.ts'

export type Engine = 'pglite' | 'postgres'
/** A database with the load in it, closed again, and what the workloads must know of it. */
export interface Prepared {
  engine: Engine
  size: number
  where: { url: string } | { folder: string }
  actors: Actor[]
  /** Ids of hazards that wait for registration; each is used once. */
  found: string[]
  /** Ids of the uploaded photos of each general loop: of who reports, who rectifies, who re-checks. */
  photos: string[][]
  /** The same of each major loop: of who reports, who rectifies, who evaluates, who re-checks. */
  majorPhotos: string[][]
  /** Where a random later page of the county begins: [instant, id] of open hazards. */
  pages: [string, string][]
  /** How many open cases bare.pick numbers. */
  open: number
  /** Units whose cases move: the n-th loop is of the n-th of them, by turns. */
  units: string[]
  drop(): Promise<void>
}

/** One unit for ten hazards, a thousand at the least, dealt to the twelve counties by rank (1/k), in communities of each. */
const unitsFor = (hazards: number): number => Math.max(1000, hazards / 10)
/** Fresh cases and loops prepared for one run: more than eight clients use up in the seconds given. */
export interface Stock {
  found: number
  loops: number
  majors: number
  documents: number
}

/** A loop's unit is another one than the seven before it: history of one unit is not what is measured. */
const movingUnits = 20

/** Makes and fills a database of `size` hazards. */
export async function prepare(engine: Engine, server: string, size: number, stock: Stock, note: (text: string) => void): Promise<Prepared> {
  const where = engine === 'postgres' ? await createDatabase(server, `anlan_bench_${size}`) : createFolder()
  const database = await openDatabase(where.at)
  try {
    note(`${engine} ${size}: migrate and load the city`)
    await migrate(database.db)
    await loadCity(database, nanning, new Date())
    await assemble(database, movableClock(), tmpdir())
    const units = await settle(database, unitsFor(size))
    const unitsIn = (area: string) => units.filter((one) => one.place.startsWith(pathOf(area))).map((one) => one.id)
    // The grid officer of the loops reaches one town: its units first, then what lies elsewhere is left out.
    const own = unitsIn(moving.town).slice(0, movingUnits)
    const actors = await hire(database, { moving: own, listed: unitsIn(listed.town)[0] ?? '' })
    note(`${engine} ${size}: hazards`)
    const filled = await fill(database, size, actors)
    const found = await foundPool(database, actors, stock.found)
    const manager = (loop: number) => `manager.${loop % own.length}`
    const photos = await photoPool(database, actors, stock.loops, (loop) => ['grid', manager(loop), 'second'])
    const majorPhotos = await photoPool(database, actors, stock.majors, (loop) => ['grid', manager(loop), 'evaluator', 'second'])
    await documentPool(database, actors, own[0] ?? '', stock.documents)
    const open = await bareTables(database)
    return { engine, size, where: where.at, actors, found, photos, majorPhotos, pages: filled.pages, open, units: own, drop: where.drop }
  } finally {
    await database.close()
  }
}

async function createDatabase(server: string, name: string) {
  const url = new URL(server)
  const run = async (text: string) => {
    const admin = await openDatabase({ url: server, size: 1 })
    await sql.raw(text).execute(admin.db)
    await admin.close()
  }
  await run(`drop database if exists ${name} with (force)`)
  await run(`create database ${name}`)
  url.pathname = `/${name}`
  return { at: { url: url.href }, drop: () => run(`drop database if exists ${name} with (force)`) }
}

function createFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'anlan-bench-'))
  return { at: { folder: join(folder, 'pg') }, drop: async () => rmSync(folder, { recursive: true, force: true }) }
}

/** Confirms the city's numbers, so that clocks run, and writes the units. */
async function settle(database: Database, count: number): Promise<UnitRow[]> {
  await sql
    .raw(`update parameter set confirmed_at = '2026-01-01'; update calendar_day set confirmed_at = '2026-01-01'`)
    .execute(database.db)
  const places = nanning.places().filter((place) => place.level === 5)
  const counties = [...new Set(places.map((place) => place.code.slice(0, 6)))]
  // 450103 leads, as the centre of the city does; county k gets 1/k.
  counties.sort((a, b) => Number(b === '450103') - Number(a === '450103') || a.localeCompare(b))
  const total = counties.reduce((sum, _, index) => sum + 1 / (index + 1), 0)
  const units = counties.flatMap((county, index) => {
    const own = places.filter((place) => place.code.startsWith(county))
    const share = Math.max(1, Math.round(count / (index + 1) / total))
    return Array.from({ length: share }, (_, k) => unitRow(county, index * count + k, own[k % own.length]?.code ?? ''))
  })
  for (let at = 0; at < units.length; at += 10_000)
    await asJob(database, 'city', new Date(), (tx) => insertUnits(tx, units.slice(at, at + 10_000)))
  return units
}

const shopNames = ['邕江', '青秀', '朱槿', '金花', '木棉', '五象', '凤岭', '良庆', '昆仑', '荔滨', '相思', '那考', '大明', '伊岭', '花婆']
const lines = ['食品', '五金', '建材', '木业', '化工', '物流', '机械', '冷链', '纺织', '印刷', '制药', '造纸', '电子', '包装', '家具']

/** Names in which some words are common and the number is rare, as in a real register. */
function unitName(number: number): string {
  const pick = (from: readonly string[], by: number) => from[Math.floor(number / by) % from.length] ?? ''
  return `南宁${pick(shopNames, 1)}${pick(lines, shopNames.length)}${number}号有限公司`
}

const unitRow = (county: string, number: number, division: string): UnitRow => ({
  id: uuidv7(),
  name: unitName(number),
  uscc: makeUscc({ division: county, org: `B${String(number).padStart(7, '0')}` }),
  industry: 'C1353',
  trade: 'light_industry',
  place: pathOf(division),
  division,
  address: '示例路 1 号',
  point: [108.3, 22.8],
  point_source: 'bench',
  zone: null,
  level: 'county',
  supervising: `emergency.${county}`,
  supervising_basis: '示例',
  managing: null,
  managing_basis: null,
  registered_at: '2024-01-05T00:00:00.000Z',
})
