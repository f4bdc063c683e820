import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { before, describe, test } from 'node:test'
import { sql } from 'kysely'
import { readTerms } from '#kernel/clock/store.ts'
import { fileOf } from '#kernel/evidence/export.ts'
import { verifyLedger } from '#kernel/evidence/ledger.ts'
import { compareFacts, replay } from '#kernel/evidence/replay.ts'
import { digest } from '#kernel/evidence/row.ts'
import { readStream } from '#kernel/evidence/store.ts'
import { plan } from '#kernel/obligation/plan.ts'
import { sweep } from '#kernel/obligation/sweep.ts'
import { readCase, readFacts } from '#kernel/procedure/store.ts'
import { passwordFits } from '#kernel/session/password.ts'
import type { Database } from '#kernel/store/database.ts'
import { asJob, type Tx } from '#kernel/store/transaction.ts'
import { isIndustry } from '#law/index.ts'
import { makeUscc } from '#modules/governance/registry/index.ts'
import { hazardKind } from '#modules/prevention/hazards/index.ts'
import { nanning } from '#cities/nanning/index.ts'
import { type Demo, demo, demoDay, demoNow as now, freshDemo } from '#test/demo.ts'
import { kinds } from '../assemble.ts'
import { type DemoAccount, demoPassword, loadDemo } from './index.ts'
import { profiles } from './trades.ts'

/** One digest over everything the ledger holds, apart from the wall-clock row of the city pack. */
const ledgerDigest = async (tx: Tx): Promise<string> => {
  const { rows } = await sql<{
    hash: string
  }>`select hash from evidence where stream_kind <> 'import' order by stream_kind, stream_id, seq`.execute(tx)
  assert.ok(rows.length > 500)
  return digest('sha256', rows.map((row) => row.hash).join())
}

describe('demo city of 60 units', () => {
  let folder: string
  let database: Database
  let accounts: DemoAccount[]
  let read: Demo['read']
  let count: Demo['count']

  before(async () => {
    const made = await demo()
    folder = made.files
    database = made.database
    accounts = made.accounts
    read = made.read
    count = made.count
  })

  test('the whole ledger verifies', async () => {
    const check = await read((tx) => verifyLedger(tx, null))
    assert.deepEqual(check.findings, [])
    assert.ok(check.streams > 150, `${check.streams} streams`)
  })

  test('the facts of every case follow from its evidence alone', async () => {
    const ids = (await read((tx) => tx.selectFrom('case').select('id').orderBy('id').execute())).map((row) => row.id)
    assert.ok(ids.length > 120, `${ids.length} cases`)
    for (const id of ids) {
      await read(async (tx) => {
        const kase = await readCase(tx, id)
        const kind = kinds.find((one) => one.table.name === kase?.procedure)
        assert.ok(kase && kind)
        const { title, place, trade, enterprise, state } = kase
        const known = { ...(await readFacts(tx, kind.table.table, id)), title, place, trade, enterprise }
        const facts = Object.fromEntries(Object.entries(known).filter(([, value]) => value !== null))
        assert.deepEqual(compareFacts(replay(await readStream(tx, 'case', id)), { streamKind: 'case', streamId: id, state, facts }), [])
      })
    }
  })

  test('the same seed makes the same ledger', async () => {
    const again = await freshDemo(folder)
    const other = await asJob(again.database, 'verify', now, ledgerDigest)
    await again.database.close()
    assert.equal(await read(ledgerDigest), other)
  })

  test('a second demo is refused', async () => {
    await assert.rejects(loadDemo(database, nanning, { seed: 8, asOf: demoDay, units: 60, now, files: folder }), /已有人员/)
  })

  test('open obligations are what the clock would plan, and nothing fires late', async () => {
    await read(async (tx) => {
      const terms = await readTerms(tx)
      const open = await tx
        .selectFrom('obligation')
        .innerJoin('case', 'case.id', 'case_id')
        .select(['case_id', 'duty', 'served_on', 'due_at', 'obligation.state', 'procedure'])
        .where('obligation.state', 'in', ['owed', 'overdue'])
        .execute()
      assert.ok(open.length > 10)
      for (const one of open) {
        const kind = kinds.find((kind) => kind.table.name === one.procedure)
        const duty = kind?.table.duties[one.duty]
        assert.ok(kind && duty)
        const facts = await readFacts(tx, kind.table.table, one.case_id)
        assert.equal(one.due_at, plan({ duty, servedOn: one.served_on, facts, terms, suspensions: [] }).dueAt)
        assert.equal(one.state, one.due_at !== null && one.due_at < now.toISOString() ? 'overdue' : 'owed')
      }
    })
    assert.equal(await sweep(database, now), 0)
  })

  test('every open state and every account with work to do has some', async () => {
    const states = await read((tx) => tx.selectFrom('case').select('state').distinct().where('closed_at', 'is', null).execute())
    const open = kinds.flatMap(({ table }) => Object.keys(table.states).filter((state) => !table.ends.includes(state)))
    assert.deepEqual(states.map((row) => row.state).toSorted(), open.toSorted())
    for (const login of ['anjian1', 'zhifa1', 'zhifa2', 'juzhang1', 'fenguan1', 'shizhifa1', 'qiye1', 'anquanyuan1']) {
      const owed =
        await count(`obligation o join "case" c on c.id = o.case_id, person w join tenure t on t.person = w.id join post p on p.id = t.post
        where w.login = '${login}' and o.state in ('owed', 'overdue') and (p.role = any (o.owner_roles) or p.role = any (o.escalated_to))
        and (c.enterprise = p.enterprise or (p.scope = 'territory' and c.place <@ p.path))`)
      assert.ok(owed > 0, login)
    }
    for (const login of ['wangge1', 'yuangong1', 'guanwei1']) {
      assert.ok(
        (await count(
          `case_move m join person w on w.id = m.person join "case" c on c.id = m.case_id where w.login = '${login}' and c.closed_at is null`,
        )) > 0,
        login,
      )
    }
  })

  test('the accounts open with the printed password', async () => {
    assert.equal(new Set(accounts.map((one) => one.login)).size, accounts.length)
    const rows = await asJob(database, 'session', now, (tx) => tx.selectFrom('credential').selectAll().execute())
    assert.equal(rows.length, accounts.length)
    assert.equal(await passwordFits(demoPassword, rows[0]?.hash), true)
  })

  test('parameters are confirmed with evidence, the days of 三月三 still wait', async () => {
    assert.equal(await count('parameter where confirmed_at is null'), 0)
    assert.equal(await count(`evidence where event = 'parameter.confirmed'`), nanning.parameters().length)
    assert.equal(await count('calendar_day where confirmed_at is not null'), 0)
  })

  test('units are such as the registry would take', async () => {
    const units = await read((tx) => tx.selectFrom('enterprise').select(['uscc', 'industry', 'name', 'division']).execute())
    assert.equal(units.length, 60)
    for (const { uscc, industry, division } of units) {
      assert.equal(makeUscc({ division: uscc.slice(2, 8), org: uscc.slice(8, 16) }), uscc)
      assert.equal(isIndustry(industry), true)
      assert.equal(uscc.slice(2, 8), division.slice(0, 6))
    }
    for (const [code] of profiles.flatMap((one) => one.lines)) assert.equal(isIndustry(code), true, code)
    const astray = `enterprise e join place_area a on left(a.code, 6) = left(e.division, 6) where not st_contains(a.area, e.point)`
    assert.equal(await count(astray), 0)
  })

  test('what the acts say passes the forms of the module', async () => {
    const rows = await read((tx) => tx.selectFrom('hazard').selectAll().execute())
    const takes = (step: string, input: object) => hazardKind.steps[step]?.input.safeParse({ ...input, rev: 1 }).success
    const planned = rows.filter((row) => row.plan !== null)
    const closed = rows.filter((row) => row.closing_note !== null && row.level === 'general')
    assert.ok(planned.length > 40 && closed.length > 40)
    for (const { plan: said } of planned) assert.equal(takes('plan', said as object), true)
    for (const { category, demand, rectify_by: rectifyBy } of planned)
      assert.equal(takes('register', { category, demand, rectifyBy }), true)
    for (const { assessment, residual_risk: residualRisk } of closed) assert.equal(takes('assess', { assessment, residualRisk }), true)
    for (const { closing_note: note } of closed) assert.equal(takes('close', { note }), true)
    assert.equal(await count(`hazard where rectified_at < found_at`), 0)
  })

  test('pictures lie under their hashes, and photos of after are not those of before', async () => {
    const stored = await read((tx) => tx.selectFrom('attachment').select(['sha256', 'bytes']).distinct().execute())
    assert.ok(stored.length > 8)
    for (const { sha256, bytes } of stored) {
      const content = await readFile(fileOf(folder, sha256))
      assert.equal(content.length, bytes)
      assert.equal(digest('sha256', content), sha256)
    }
    assert.equal(await count(`hazard where found_photos -> 0 ->> 'sha256' = rectified_photos -> 0 ->> 'sha256'`), 0)
  })
})
