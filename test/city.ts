import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test, type TestContext } from 'node:test'
import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import { movableClock, type MovableClock } from '#kernel/clock/clock.ts'
import { forgetTerms } from '#kernel/clock/store.ts'
import type { Kernel } from '#kernel/http/kernel.ts'
import { pathOf } from '#kernel/place/actor.ts'
import { hashPassword } from '#kernel/session/password.ts'
import type { Database } from '#kernel/store/database.ts'
import { asJob, type Tx } from '#kernel/store/transaction.ts'
import { insertOrgans, insertPeople, insertPosts, insertTenures } from '#modules/governance/organs/index.ts'
import { insertHeads, insertUnits, makeUscc } from '#modules/governance/registry/index.ts'
import { assemble, ourTypesetting, serve, settled, tick } from '../server/assemble.ts'
import { servePages } from '../server/pages.ts'
import { engine, firstDay, freshDatabase } from './database.ts'
import { cast, organs, type UnitKey, units } from './people.ts'
import { Person } from './person.ts'

/** A seeded city with people who talk to it over HTTP, and a clock that stands still until it is moved. */
export interface City {
  kernel: Kernel
  app: FastifyInstance
  database: Database
  clock: MovableClock
  files: string
  /** Signs the person in, in the post named in people.ts. */
  person(key: string): Promise<Person>
  people<const K extends readonly string[]>(...keys: K): Promise<{ [I in keyof K]: Person }>
  unit(key: UnitKey): string
  /** Ids of a person and his post and tenure. */
  ids(key: string): { person: string; post: string; tenure: string }
  /** Moves the clock and lets everything fire that has become due. */
  until(at: string): Promise<number>
  /** Waits for the reactions at hand. */
  settled(): Promise<void>
  /** Reads as the system does, for asserting what is stored. */
  stored<T>(read: (tx: Tx) => Promise<T>): Promise<T>
}

/** Everybody's password. */
export const password = 'a-long-Test-password-1'
let shared: ReturnType<typeof base> | undefined

interface Ids {
  people: Map<string, { person: string; post: string; tenure: string }>
  units: Map<string, string>
}

/** One database a process; each story starts from the same people, units and parameters, and no cases. */
async function base() {
  const database = await freshDatabase()
  const files = mkdtempSync(join(tmpdir(), 'anlan-test-'))
  const ids: Ids = { people: new Map(), units: new Map() }
  try {
    await asJob(database, 'city', firstDay, (tx) => populate(tx, ids))
  } catch (cause) {
    // An open worker thread would keep the process alive after the tests have failed.
    await database.close()
    throw cause
  }
  // One thread for all stories of a process: each kernel of its own would start another.
  return { database, files, ids, typesetting: ourTypesetting(files) }
}

after(async () => {
  const opened = await shared?.catch(() => undefined)
  await opened?.typesetting.close()
  await opened?.database.close()
})

/** Starts over: nothing of the story before is left. The triggers that keep the past are off for this one statement. */
async function reset(database: Database): Promise<void> {
  const kept = [
    'place',
    'place_area',
    'zone',
    'organ',
    'person',
    'post',
    'tenure',
    'credential',
    'enterprise',
    'enterprise_head',
    'parameter',
    'calendar_day',
    'setting',
    'procedure_step',
    'evaluator',
  ]
  const { rows } = await sql<{ name: string }>`select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind = 'r' and c.relname not like 'kysely%' and c.relname <> 'spatial_ref_sys'`.execute(database.db)
  const tables = rows.filter((row) => !kept.includes(row.name)).map((row) => `"${row.name}"`)
  const empty = `begin; set local session_replication_role = replica; truncate ${tables.join(', ')}; commit`
  await sql.raw(empty).execute(database.db)
  await sql
    .raw(`begin; set local session_replication_role = replica; update credential set failures = 0, locked_until = null; delete from setting where key like 'clock.%' or key like 'sweep.%';
    update parameter set confirmed_at = '2026-01-01', confirmed_by = null; update calendar_day set confirmed_at = null;
    delete from tenure where since > '2026-06-01'; delete from post p where not exists (select from tenure t where t.post = p.id);
    delete from credential c where not exists (select from tenure t where t.person = c.person);
    delete from person p where not exists (select from tenure t where t.person = p.id); delete from organ where kind = 'other';
    update tenure set until = null where until is not null; update credential set barred_at = null, barred_reason = null;
    delete from tenure where reason = 'test'; delete from enterprise_head where enterprise in (select id from enterprise where registered_at > '2026-06-01');
    delete from enterprise where registered_at > '2026-06-01'; update enterprise set rev = 1, colour = null;
    update evaluator set suspended_until = null, suspension_reason = null, licensed_until = '2028-12-31'; commit;
    insert into search_entry select f.* from enterprise e cross join lateral my.unit_entry(e) f;
    select my.recount()`)
    .execute(database.db)
  forgetTerms()
}

async function build(pages: boolean): Promise<City> {
  shared ??= base()
  const { database, files, ids, typesetting } = await shared
  await reset(database)
  const clock = movableClock(firstDay, { frozen: true })
  const kernel = await assemble(database, clock, files, { typesetting })
  const app = await serve(kernel, process.env.LOG_LEVEL ? { level: process.env.LOG_LEVEL } : false)
  if (pages) await servePages(app)
  const known = (key: string) => {
    const found = ids.people.get(key)
    if (!found) throw new Error(`nobody in test/people.ts is called ${key}`)
    return found
  }
  const person = (key: string) => Person.signIn(app, cast.find((one) => one.key === key)?.name ?? key, key, password)
  const city: City = {
    kernel,
    app,
    database,
    clock,
    files,
    person,
    people: async (...keys) => (await Promise.all(keys.map(person))) as never,
    unit: (key) => ids.units.get(key) ?? '',
    ids: known,
    until: async (at) => {
      clock.set(new Date(at))
      return tick(kernel)
    },
    settled: () => settled(kernel),
    stored: (read) => asJob(database, 'verify', clock.now(), read),
  }
  return city
}

/**
 * A test that is a conversation between named people in a seeded city.
 * @param ids requirement ids it shows, as in policy/requirements: 'C22.4 C23.8'; '' when it shows none
 * @param pages also serves the built pages, for a browser to open
 */
export function story(ids: string, title: string, tell: (city: City, context: TestContext) => Promise<void>, pages = false): void {
  const named = ids === '' ? title : `${ids} ${title}`
  test(`${named} [${engine}]`, async (context) => {
    const city = await build(pages)
    try {
      await tell(city, context)
    } finally {
      await city.settled()
      await city.app.close()
    }
  })
}

/** One more database with the same people and units and nothing else: for a story that wears out its own. */
export async function anotherCity(name: string): Promise<Database> {
  const database = await freshDatabase(name)
  await asJob(database, 'city', firstDay, (tx) => populate(tx, { people: new Map(), units: new Map() }))
  await sql.raw("update parameter set confirmed_at = '2026-01-01'; update calendar_day set confirmed_at = null").execute(database.db)
  return database
}

async function populate(tx: Tx, ids: Ids): Promise<void> {
  for (const one of cast) ids.people.set(one.key, { person: uuidv7(), post: uuidv7(), tenure: uuidv7() })
  for (const unit of units) ids.units.set(unit.key, uuidv7())
  await populateUnits(tx, ids)
  await populateOrgans(tx, ids)
  await populatePosts(tx, ids)
  const hash = await hashPassword(password)
  for (const one of cast)
    await tx
      .insertInto('credential')
      .values({ person: ids.people.get(one.key)?.person ?? '', hash, changed_at: firstDay.toISOString() })
      .execute()
}

async function populateUnits(tx: Tx, ids: Ids): Promise<void> {
  await insertUnits(
    tx,
    units.map((unit) => ({
      id: ids.units.get(unit.key) ?? '',
      name: unit.name,
      uscc: makeUscc({ division: unit.division.slice(0, 6), org: unit.org }),
      industry: unit.industry,
      trade: unit.trade,
      place: pathOf(unit.division),
      division: unit.division,
      address: '示例路 1 号',
      point: [unit.lonLat[0], unit.lonLat[1]],
      point_source: '测试',
      zone: null,
      level: 'county',
      supervising: unit.supervising,
      supervising_basis: '三定规定',
      managing: unit.managing,
      managing_basis: unit.managing === null ? null : '属地管理',
      registered_at: '2026-01-05T00:00:00.000Z',
    })),
  )
  await insertHeads(
    tx,
    units.flatMap((unit) =>
      (['legalRepresentative', 'actualController'] as const).map((kind, index) => ({
        id: uuidv7(),
        enterprise: ids.units.get(unit.key) ?? '',
        kind,
        name: index === 0 ? '甲某' : '乙某',
        phone: null,
        since: '2020-01-01',
        source: '登记机关公示',
      })),
    ),
  )
}

async function populateOrgans(tx: Tx, ids: Ids): Promise<void> {
  const city = '450100000000'
  await insertOrgans(
    tx,
    organs.map(({ unit, ...one }) => ({
      ...one,
      place: city,
      trades: [],
      zone: null,
      enterprise: unit ? (ids.units.get(unit) ?? null) : null,
    })),
  )
  const evaluators = organs.filter((one) => one.kind === 'evaluator')
  await tx
    .insertInto('evaluator')
    .values(
      evaluators.map((one, index) => ({
        organ: one.key,
        trades: ['light_industry', 'commerce'],
        licence: `APJ-(桂)-00${index + 1}`,
        licensed_until: '2028-12-31',
        entered_at: firstDay.toISOString(),
      })),
    )
    .execute()
}

async function populatePosts(tx: Tx, ids: Ids): Promise<void> {
  const idOf = (key: string) => ids.people.get(key) ?? { person: '', post: '', tenure: '' }
  await insertPeople(
    tx,
    cast.map((one) => ({ id: idOf(one.key).person, name: one.name, login: one.key })),
  )
  await insertPosts(
    tx,
    cast.map((one) => ({
      id: idOf(one.key).post,
      title: one.title,
      role: one.role,
      organ: one.organ,
      enterprise: one.unit ? (ids.units.get(one.unit) ?? null) : null,
      place: one.place,
      trades: one.trades ?? null,
      own_units: one.ownUnits ?? false,
    })),
  )
  await insertTenures(
    tx,
    cast.map((one) => ({
      id: idOf(one.key).tenure,
      post: idOf(one.key).post,
      person: idOf(one.key).person,
      since: '2020-01-01T00:00:00.000Z',
      until: null,
      stands_in_for: null,
      reason: null,
    })),
  )
}
