import assert from 'node:assert/strict'
import fc from 'fast-check'
import { sql } from 'kysely'
import { v5 as uuidv5 } from 'uuid'
import { scopeHint } from '#kernel/place/hint.ts'
import type { Actor } from '#kernel/place/actor.ts'
import { type Role, scopeOf } from '#kernel/place/roles.ts'
import type { Tx } from '#kernel/store/transaction.ts'
import { type City, story } from '#test/city.ts'
import { type Located, sees } from './permit.ts'

const uuid = (name: string) => uuidv5(name, '6ba7b810-9dad-11d1-80b4-00c04fd430c8')

/** Places in which one label is the beginning of another: p450100 must not contain p4501000. */
const level = [['p45'], ['p4501', 'p450'], ['p450100', 'p4501000', 'p450103'], ['p450103001', 'p4501030010'], ['p450103001005']]
const path = fc
  .tuple(fc.integer({ min: 1, max: 5 }), ...level.map((labels) => fc.constantFrom(...labels)))
  .map(([depth, ...labels]) => labels.slice(0, depth).join('.'))
const trade = fc.constantFrom('construction', 'fire', 'a,b', 'with "quotes"')
const organ = fc.constantFrom('emergency.450103', 'housing.450103', 'o')
const enterprise = fc.constantFrom('cold', 'hardware').map(uuid)
const orNull = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: null })

const post: fc.Arbitrary<Actor> = fc
  .record({
    role: fc.constantFrom<Role>('inspector', 'inspector', 'tradeSupervisor', 'worker', 'evaluator', 'auditAdmin'),
    path: orNull(path),
    trades: orNull(fc.uniqueArray(trade, { maxLength: 3 })),
    organ: orNull(organ),
    enterprise: orNull(enterprise),
    ownUnits: fc.boolean(),
  })
  .map((given) => ({
    ...given,
    scope: scopeOf(given.role),
    person: uuid('person'),
    personName: '甲',
    post: uuid('post'),
    postTitle: '岗',
    organName: null,
    place: null,
    placeName: null,
    standInFor: null,
    standInForName: null,
  }))

const thing: fc.Arbitrary<Located & { parties: readonly string[] }> = fc.record({
  path,
  trade: orNull(trade),
  enterprise: orNull(enterprise),
  supervising: orNull(organ),
  managing: orNull(organ),
  parties: fc.uniqueArray(organ, { maxLength: 2 }),
})

/** Everything `work` did is undone: generated cases with no procedure behind them never stay. */
async function undone(city: City, work: (tx: Tx) => Promise<void>): Promise<void> {
  await city.database.db.connection().execute(async (tx) => {
    await sql.raw('begin').execute(tx)
    try {
      await work(tx)
    } finally {
      await sql.raw('rollback').execute(tx)
    }
  })
}

/** Writes cases past every trigger and reference: only the row rule is asked here. */
async function plant(tx: Tx, things: readonly (Located & { parties: readonly string[] })[]): Promise<string[]> {
  const ids = things.map((_, index) => uuid(`case ${index}`))
  const rows = things.map((one, index) => ({ ...one, id: ids[index], place: one.path, person: uuid('person'), post: uuid('post') }))
  await sql.raw('set local session_replication_role = replica').execute(tx)
  await sql`insert into "case" (id, procedure, version, state, title, place, trade, enterprise, supervising, managing, opened_at, step, person, post, moved_at)
    select id, 'hazard', 1, 'found', 't', place, trade, enterprise, supervising, managing, '2026-01-01', 'report', person, post, '2026-01-01'
    from json_populate_recordset(null::"case", ${JSON.stringify(rows)}::json)`.execute(tx)
  const parties = things.flatMap((one, index) => one.parties.map((organ) => ({ case_id: ids[index], organ, part: 'witness' })))
  await sql`insert into case_party select * from json_populate_recordset(null::case_party, ${JSON.stringify(parties)}::json)`.execute(tx)
  await sql.raw('set local session_replication_role = origin').execute(tx)
  return ids
}

/** The ids shown to this post; `hint` says its scope again as a list does. */
async function shown(tx: Tx, actor: Actor): Promise<{ all: string[]; hinted: string[] }> {
  const settings: Record<string, string | null> = {
    scope: actor.scope,
    job: actor.scope === 'system' ? `post:${actor.role}` : '',
    person: actor.person,
    post: actor.post,
    role: actor.role,
    place: actor.path,
    organ: actor.organ,
    own_units: String(actor.ownUnits),
    enterprise: actor.enterprise,
  }
  await sql.raw('set local role anlan_app').execute(tx)
  for (const [name, value] of Object.entries(settings)) await sql`select set_config(${`anlan.${name}`}, ${value ?? ''}, true)`.execute(tx)
  await sql`select set_config('anlan.trades', coalesce((${actor.trades === null ? null : [...actor.trades]}::text[])::text, ''), true)`.execute(
    tx,
  )
  const all = await sql<{ id: string }>`select id from "case" c`.execute(tx)
  const hinted = await sql<{ id: string }>`select id from "case" c where ${scopeHint(actor, 'c')}`.execute(tx)
  await sql.raw('reset role').execute(tx)
  return { all: all.rows.map((row) => row.id).sort(), hinted: hinted.rows.map((row) => row.id).sort() }
}

story('', '判定函数与数据库行规则逐条一致:随机岗位 × 随机案件,列表的范围提示也不多不少', async (city) => {
  let compared = 0
  let visible = 0
  await fc.assert(
    fc.asyncProperty(
      fc.array(post, { minLength: 8, maxLength: 8 }),
      fc.array(thing, { minLength: 25, maxLength: 25 }),
      async (posts, things) => {
        await undone(city, async (tx) => {
          const ids = await plant(tx, things)
          for (const actor of posts) {
            const expected = ids.filter((_, index) => sees(actor, things[index] ?? assert.fail()).yes).sort()
            const { all, hinted } = await shown(tx, actor)
            assert.deepEqual(all, expected, JSON.stringify(actor))
            assert.deepEqual(hinted, expected, `with its hint: ${JSON.stringify(actor)}`)
            compared += ids.length
            visible += expected.length
          }
        })
      },
    ),
    { numRuns: 12, endOnFailure: true },
  )
  assert.ok(compared >= 2000, `${compared} comparisons`)
  assert.ok(visible > 100 && visible < compared - 100, `${visible} of ${compared} visible: both answers were really asked for`)
})
