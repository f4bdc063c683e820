import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import { verifyLedger } from '#kernel/evidence/ledger.ts'
import { readPlaces } from '#kernel/place/directory.ts'
import { type Database, openDatabase } from '#kernel/store/database.ts'
import { migrate } from '#kernel/store/migrate.ts'
import { asJob, type Tx } from '#kernel/store/transaction.ts'
import { nanning } from '#cities/nanning/index.ts'
import { fullNames, loadCity } from './load-city.ts'

const first = new Date('2026-03-01T02:00:00Z')
const second = new Date('2026-03-02T02:00:00Z')

describe('loading a city pack', () => {
  let database: Database
  const read = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => asJob(database, 'verify', second, work)
  const state = () =>
    read(async (tx) => {
      const { rows } = await sql<{ table: string; said: string }>`
        select 'place' as table, md5(string_agg(p::text, ',' order by code)) as said from place p
        union all select 'area', md5(string_agg(a.code || st_astext(area), ',' order by code)) from place_area a
        union all select 'zone', md5(string_agg(z::text, ',' order by key)) from zone z
        union all select 'organ', md5(string_agg(o::text, ',' order by key)) from organ o
        union all select 'day', md5(string_agg(d::text, ',' order by date)) from calendar_day d
        union all select 'parameter', md5(string_agg(p::text, ',' order by key)) from parameter p
        union all select 'setting', md5(string_agg(s::text, ',' order by key)) from setting s
        union all select 'evidence', md5(string_agg(e.hash, ',' order by seq)) from evidence e`.execute(tx)
      return rows
    })

  before(async () => {
    database = await openDatabase({ folder: 'memory://' })
    await migrate(database.db)
    await loadCity(database, nanning, first)
  })
  after(() => database.close())

  test('names run from the city down and paths follow the codes', async () => {
    const places = await read(readPlaces)
    const street = places.byCode('450103004000')
    assert.equal(street?.fullName, '南宁市青秀区南湖街道')
    assert.equal(street?.path, 'p45.p4501.p450103.p450103004')
    assert.equal(fullNames(nanning.places()).get('450000000000'), '广西壮族自治区')
    assert.equal(places.under('450100000000').length, 12)
  })

  test('a former code stands for what replaced it', async () => {
    const places = await read(readPlaces)
    assert.equal(places.byCode('450127000000')?.until, '2021-01-01')
    assert.equal(places.present('450127000000')?.name, '横州市')
  })

  test('every county has a valid area, and its seat lies in its own', async () => {
    const { rows } = await read((tx) =>
      sql<{ n: number; bad: number }>`select count(*) as n, count(*) filter (where not st_isvalid(area)) as bad from place_area`.execute(
        tx,
      ),
    )
    assert.deepEqual(rows[0], { n: 12, bad: 0 })
  })

  test('loading the same pack again changes nothing', async () => {
    const before = await state()
    await loadCity(database, nanning, second)
    assert.deepEqual(await state(), before)
  })

  test('a changed pack is updated with evidence, and what was confirmed stays', async () => {
    const [day] = nanning.calendar().days
    await asJob(database, 'city', first, async (tx) => {
      await tx
        .updateTable('calendar_day')
        .set({ confirmed_at: first.toISOString() })
        .where('date', '=', day?.date ?? '')
        .execute()
      await tx.updateTable('parameter').set({ confirmed_at: first.toISOString() }).where('key', '=', 'hazard.register.within').execute()
    })
    const parameters = nanning.parameters().map((one) => ({ ...one, value: { n: 9, unit: 'day' as const } }))
    await loadCity(database, { ...nanning, parameters: () => parameters }, second)
    const [kept, moved, rows] = await read(async (tx) => [
      await tx.selectFrom('parameter').select(['value', 'confirmed_at']).where('key', '=', 'hazard.register.within').executeTakeFirst(),
      await tx.selectFrom('parameter').select(['value', 'confirmed_at']).where('key', '=', 'hazard.close.within').executeTakeFirst(),
      await tx.selectFrom('evidence').select(['event', 'seq']).orderBy('seq').execute(),
    ])
    assert.deepEqual(kept, { value: { n: 2, unit: 'workingDay' }, confirmed_at: first.toISOString() })
    assert.deepEqual(moved, { value: { n: 9, unit: 'day' }, confirmed_at: null })
    assert.deepEqual(rows, [
      { event: 'city.loaded', seq: 1 },
      { event: 'city.loaded', seq: 2 },
    ])
    const check = await read((tx) => verifyLedger(tx, null))
    assert.deepEqual(check.findings, [])
  })
})
