import assert from 'node:assert/strict'
import { sql } from 'kysely'
import type { z } from 'zod'
import { verifyChain } from '#kernel/evidence/chain.ts'
import { readStream, rowOf } from '#kernel/evidence/store.ts'
import { asJob } from '#kernel/store/transaction.ts'
import { type City, story } from '#test/city.ts'
import { MajorCase, majorCast } from '#test/major.ts'
import type { Person } from '#test/person.ts'
import type { riskOf } from './contract.ts'
import { riskRaised, riskRestored } from './reactions.ts'

type RiskOf = z.infer<typeof riskOf>
const path = (city: City, unit: 'cold' | 'hardware' = 'cold') => `/api/prevention/risk/${city.unit(unit)}`
const riskFor = (person: Person, city: City) => person.get<RiskOf>(path(city))
const stood = (risk: RiskOf) => [risk.graded, risk.level]

/** Closes a case that stands at `verified`. */
async function closed(one: MajorCase): Promise<void> {
  await one.fileReports()
  await one.receive()
  await one.congressReceives()
  await one.close()
}

story('', '责令限期整治使风险等级升一级并说明原因,点开等级看得到是哪件隐患、哪条规则;销号后恢复', async (city) => {
  const people = await majorCast(city)
  await people.qin.post(`${path(city)}/grade`, { level: 'yellow', reason: '按评估报告定为一般风险' })
  const one = await MajorCase.at(city, people, 'ordered')
  await city.settled()
  const risk = await riskFor(people.qin, city)
  assert.deepEqual(stood(risk), ['yellow', 'orange'])
  assert.equal(risk.why, '存在未销号的重大事故隐患,风险等级由黄色升为橙色')
  assert.deepEqual(
    risk.contributions.map((given) => [given.caseId, /^隐患2026-\d{6}$/.test(given.no), given.effect]),
    [[one.id, true, '未销号的重大事故隐患,升一级后为橙色']],
  )
  assert.deepEqual([risk.rule.version, risk.rule.confidence, risk.rule.basis], [1, 'unconfirmed', ['实施意见第二十二条']])
  const { facts } = await people.qin.get<{ facts: { risk: object; rectify_by: string } }>(`/api/cases/${one.id}`)
  assert.deepEqual(facts.risk, {
    before: 'yellow',
    after: 'orange',
    why: '存在未销号的重大事故隐患,风险等级由黄色升为橙色',
    rule: risk.rule.name,
    version: 1,
  })
  await one.plan()
  await one.rectify()
  await one.draw()
  await one.verdictPass()
  await one.passRecheck()
  await closed(one)
  await city.settled()
  const after = await riskFor(people.nong, city)
  assert.deepEqual(stood(after), ['yellow', 'yellow'])
  assert.deepEqual(after.contributions, [])
  assert.deepEqual(
    after.history.map((row) => [row.level, row.by]),
    [
      ['yellow', '覃正'],
      ['orange', '覃正'],
      ['yellow', '覃正'],
    ],
  )
  const chain = await city.stored((tx) => readStream(tx, 'enterprise', city.unit('cold')))
  assert.deepEqual(
    chain.filter((row) => row.event.startsWith('risk.')).map((row) => [row.event, row.data.cause]),
    [
      ['risk.graded', null],
      ['risk.raised', one.id],
      ['risk.restored', one.id],
    ],
  )
  assert.deepEqual(verifyChain(chain), [])
})

story('', '几件重大隐患并存只升一级,最后一件销号才恢复;同一事件处理两次与一次相同', async (city) => {
  const people = await majorCast(city)
  await people.tan.post(`${path(city)}/grade`, { level: 'blue', reason: '按评估报告定为低风险' })
  const first = await MajorCase.at(city, people, 'verified')
  const second = await MajorCase.at(city, people, 'verified')
  await city.settled()
  assert.deepEqual(stood(await riskFor(people.tan, city)), ['blue', 'yellow'])
  assert.equal((await riskFor(people.tan, city)).contributions.length, 2)
  const again = (event: string, id: string, run: typeof riskRaised.run) =>
    asJob(city.database, 'react', city.clock.now(), async (tx) => {
      const row = await tx.selectFrom('evidence').selectAll().where('case_id', '=', id).where('event', '=', event).executeTakeFirstOrThrow()
      await run({ kernel: city.kernel, tx, row: rowOf(row), now: city.clock.now().toISOString() })
    })
  await again('hazard.order', first.id, riskRaised.run)
  assert.equal((await riskFor(people.tan, city)).history.length, 3)
  await closed(first)
  await city.settled()
  assert.deepEqual(stood(await riskFor(people.tan, city)), ['blue', 'yellow'])
  await again('hazard.close', first.id, riskRestored.run)
  await again('hazard.order', first.id, riskRaised.run)
  assert.deepEqual(
    (await riskFor(people.tan, city)).contributions.map((one) => one.caseId),
    [second.id],
  )
  await closed(second)
  await city.settled()
  const end = await riskFor(people.tan, city)
  assert.deepEqual(stood(end), ['blue', 'blue'])
  assert.deepEqual([end.history.length, end.why], [5, '重大事故隐患已全部销号,恢复定级结果'])
})

story('', '未定级的企业从严为红,期间定级的仍升一级,全部销号后按定级', async (city) => {
  const people = await majorCast(city)
  const before = await riskFor(people.qin, city)
  assert.deepEqual([...stood(before), before.why], [null, null, '该单位尚未定级'])
  const one = await MajorCase.at(city, people, 'verified')
  await city.settled()
  assert.deepEqual(stood(await riskFor(people.ma, city)), [null, 'red'])
  await people.qin.post(`${path(city)}/grade`, { level: 'yellow', reason: '按评估报告定为一般风险' })
  assert.deepEqual(stood(await riskFor(people.qin, city)), ['yellow', 'orange'])
  await closed(one)
  await city.settled()
  assert.deepEqual(stood(await riskFor(people.qin, city)), ['yellow', 'yellow'])
})

story('', '定级由执法人员和部门主要负责人在辖区内办理,定同样的等级被拒;别的单位看不到', async (city) => {
  const [qin, wei, nong, rival, stranger, evaluator] = await city.people('qin', 'wei', 'nong', 'rival', 'stranger', 'evaluator')
  const body = { level: 'orange', reason: '按评估报告定为较大风险' }
  for (const person of [wei, nong]) await person.refused('403.1', `${path(city)}/grade`, body)
  await stranger.refused('404.1', `${path(city)}/grade`, body)
  await qin.post(`${path(city)}/grade`, body)
  assert.equal((await qin.refused('422.67', `${path(city)}/grade`, body)).field, 'level')
  for (const person of [rival, stranger]) await person.refused('404.1', path(city))
  await evaluator.refused('403.1', path(city))
  const seen = await riskFor(nong, city)
  assert.deepEqual([seen.level, seen.mayGrade.yes], ['orange', false])
  const rows = await city.stored((tx) => sql`select 1 from risk_level`.execute(tx))
  assert.equal(rows.rows.length, 1)
})
