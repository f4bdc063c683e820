import assert from 'node:assert/strict'
import type { z } from 'zod'
import { forgetTerms } from '#kernel/clock/store.ts'
import { verifyChain } from '#kernel/evidence/chain.ts'
import { readStream } from '#kernel/evidence/store.ts'
import { asJob } from '#kernel/store/transaction.ts'
import type { enterprisePage } from '#modules/governance/registry/contract.ts'
import { type City, story } from '#test/city.ts'
import { HazardCase } from '#test/hazard.ts'
import { MajorCase, majorCast } from '#test/major.ts'
import type { Person } from '#test/person.ts'
import type { reviewPage, riskOf } from './contract.ts'
import { renewAll } from './propose.ts'

type RiskOf = z.infer<typeof riskOf>
const path = (city: City) => `/api/prevention/risk/${city.unit('cold')}`
const riskFor = (person: Person, city: City) => person.get<RiskOf>(path(city))
const reviewed = async (person: Person) => (await person.get<z.infer<typeof reviewPage>>('/api/prevention/risk/reviews')).rows
const points = (given: object) => ({
  red: 0,
  orange: 0,
  yellow: 0,
  blue: 0,
  assessedOn: '2026-09-01',
  source: '年度风险辨识评估报告(本单位编制)',
  ...given,
})
const because = (risk: RiskOf) => risk.proposal.contributions.map((one) => [one.code, one.floor, one.counts, one.without])

story('C21.3', '建议等级列出每一项依据;监管人员确认或者写明理由另定,不同意见留痕,双方看到的一样', async (city) => {
  const [qin, nong] = await city.people('qin', 'nong')
  assert.equal((await riskFor(nong, city)).proposal.level, null)
  await nong.post(`${path(city)}/points`, points({ orange: 1, yellow: 1, blue: 5 }))
  await qin.post(`${path(city)}/facts`, { kind: 'installation', figure: 4, happenedOn: '2026-08-20', source: '重大危险源备案表' })
  const proposed = await riskFor(qin, city)
  assert.deepEqual([proposed.level, proposed.proposal.level, proposed.proposal.review], [null, 'orange', true])
  assert.deepEqual(because(proposed), [
    ['bluePoints', 'yellow', true, 'orange'],
    ['points', 'orange', true, 'orange'],
    ['installation', 'orange', true, 'orange'],
  ])
  assert.ok(proposed.proposal.contributions.every((one) => one.lower !== null && one.basis.length > 1 && one.confidence === 'unconfirmed'))
  assert.deepEqual(
    (await reviewed(qin)).map((one) => [one.name, one.graded, one.proposed]),
    [['南宁邕水冷链食品有限公司', null, 'orange']],
  )

  // Against the proposal only with a reason.
  assert.equal((await qin.refused('400.1', `${path(city)}/grade`, { level: 'yellow', proposed: 'orange' })).field, 'reason')
  assert.equal(
    (await qin.refused('409.210', `${path(city)}/grade`, { level: 'yellow', proposed: 'red', reason: '现场复核后认定' })).field,
    'level',
  )
  const reason = '现场核查:氨制冷系统已停用,四级重大危险源实际不再构成'
  await qin.post(`${path(city)}/grade`, { level: 'yellow', proposed: 'orange', reason })
  for (const person of [qin, nong]) {
    const risk = await riskFor(person, city)
    assert.deepEqual([risk.level, risk.proposal.level, risk.proposal.review], ['yellow', 'orange', false])
    assert.deepEqual(
      [risk.decision?.agrees, risk.decision?.proposed, risk.decision?.reason, risk.decision?.by],
      [false, 'orange', reason, '覃正'],
    )
    assert.match(risk.why, /按定级结果为黄色;建议等级为橙色,监管部门不同意:现场核查/)
    assert.equal(risk.history[0]?.decision?.version, 1)
    assert.deepEqual(
      risk.proposals.map((one) => one.replays),
      Array(risk.proposals.length).fill(true),
    )
  }
  assert.deepEqual(await reviewed(qin), [])

  // It gets worse: two orange points make red, and that has not been decided on.
  await nong.post(`${path(city)}/points`, points({ orange: 2, assessedOn: '2026-09-20' }))
  assert.deepEqual(
    (await reviewed(qin)).map((one) => one.proposed),
    ['red'],
  )
  assert.equal((await riskFor(qin, city)).level, 'yellow', 'never moved by itself')
  await qin.post(`${path(city)}/grade`, { level: 'red', proposed: 'red' })
  const agreed = await riskFor(nong, city)
  assert.deepEqual([agreed.level, agreed.decision?.agrees, agreed.why], ['red', true, '按定级结果为红色,与建议等级一致'])

  // And better again: lowered only by the regulator.
  await nong.post(`${path(city)}/points`, points({ blue: 2, assessedOn: '2026-09-21' }))
  const [installation] = agreed.facts
  await qin.post(`${path(city)}/facts/withdraw`, { fact: installation?.id, reason: '已拆除,经核实不再构成' })
  const better = await riskFor(qin, city)
  assert.deepEqual([better.level, better.proposal.level, better.proposal.review], ['red', 'blue', true])
  await qin.post(`${path(city)}/grade`, { level: 'blue', proposed: 'blue' })
  const ledger = await qin.get<z.infer<typeof enterprisePage>>('/api/governance/registry/enterprises?colour=blue')
  assert.deepEqual(
    ledger.rows.map((one) => [one.id, one.colour]),
    [[city.unit('cold'), 'blue']],
  )
  const chain = await city.stored((tx) => readStream(tx, 'enterprise', city.unit('cold')))
  assert.deepEqual(verifyChain(chain), [])
  assert.deepEqual(
    chain.filter((row) => row.event === 'risk.graded').map((row) => (row.data.decision as { agrees: boolean }).agrees),
    [false, true, true],
  )
})

story('', '逾期未改的隐患到数提高建议等级,整改后落回;重大隐患在定级上另行升降,两者都说明原因', async (city) => {
  const people = await majorCast(city)
  const { qin, nong } = people
  const [wei, lu] = await city.people('wei', 'lu')
  await nong.post(`${path(city)}/points`, points({ yellow: 1 }))
  await qin.post(`${path(city)}/grade`, { level: 'yellow', proposed: 'yellow' })
  const cases: HazardCase[] = []
  for (let n = 0; n < 3; n++) {
    const one = await HazardCase.report(wei, city.unit('cold'))
    await one.register(lu, '2026-10-12')
    await one.plan(nong, '2026-10-10')
    cases.push(one)
  }
  assert.equal((await riskFor(qin, city)).proposal.level, 'yellow')
  await city.until('2026-10-13T01:00:00Z')
  await city.settled()
  const [later, office] = await city.people('qin', 'nong')
  const late = await riskFor(later, city)
  assert.deepEqual([late.level, late.proposal.level], ['yellow', 'orange'])
  assert.equal(late.proposal.contributions[0]?.say, '逾期未改的一般隐患 3 件,达到 3 件')
  assert.equal(late.proposal.contributions[0]?.without, 'yellow')
  assert.deepEqual(
    (await reviewed(later)).map((one) => one.because),
    [['逾期未改的一般隐患 3 件,达到 3 件', '有黄色风险点 1 个']],
  )
  await cases[0]?.rectify(office)
  await city.settled()
  assert.deepEqual([(await riskFor(later, city)).proposal.level, await reviewed(later)], ['yellow', []])
  await MajorCase.at(city, await majorCast(city), 'ordered')
  await city.settled()
  const raised = await riskFor(office, city)
  assert.deepEqual([raised.graded, raised.level, raised.proposal.level, raised.decision?.agrees], ['yellow', 'orange', 'yellow', true])
})

story('', '本市没有确认的规则只作参考,不进建议等级;确认后夜间重算;死亡事故满期后不再计入', async (city) => {
  const [qin, nong] = await city.people('qin', 'nong')
  const confirm = async (at: string | null) => {
    await asJob(city.database, 'city', city.clock.now(), (tx) =>
      tx.updateTable('parameter').set({ confirmed_at: at }).where('key', 'like', 'risk.%').execute(),
    )
    forgetTerms()
  }
  await confirm(null)
  await nong.post(`${path(city)}/points`, points({ orange: 2 }))
  await qin.post(`${path(city)}/facts`, { kind: 'accident', figure: 1, happenedOn: '2026-01-10', source: '区政府事故调查报告批复' })
  const reference = await riskFor(qin, city)
  assert.deepEqual([reference.proposal.level, reference.proposal.reference, reference.proposal.review], [null, 'red', false])
  assert.ok(reference.proposal.contributions.every((one) => !one.counts))
  await confirm('2026-01-01T00:00:00.000Z')
  assert.equal(await renewAll(city.kernel), 2, 'the cold store, and the building site by its trade')
  assert.equal(await renewAll(city.kernel), 0, 'twice is as once')
  assert.deepEqual((await reviewed(qin)).map((one) => one.proposed).toSorted(), ['red', 'yellow'])
  await nong.post(`${path(city)}/points`, points({ yellow: 1 }))
  assert.equal((await riskFor(qin, city)).proposal.level, 'orange', 'one up for the accident')
  await city.until('2027-01-09T17:00:00Z')
  assert.equal(await renewAll(city.kernel), 1)
  const [nextYear] = await city.people('qin')
  assert.equal((await riskFor(nextYear, city)).proposal.level, 'yellow')
})

story('', '申报和登记的规矩:谁能办、填错说明栏目、撤销留痕;别的单位看不到', async (city) => {
  const [qin, nong, rival, stranger, wei, meng] = await city.people('qin', 'nong', 'rival', 'stranger', 'wei', 'meng')
  for (const person of [wei, meng]) await person.refused('403.1', `${path(city)}/points`, points({ blue: 1 }))
  for (const person of [rival, stranger]) await person.refused('404.1', `${path(city)}/points`, points({ blue: 1 }))
  assert.equal((await nong.refused('422.210', `${path(city)}/points`, points({}))).field, 'blue')
  assert.equal((await nong.refused('422.211', `${path(city)}/points`, points({ blue: 1, assessedOn: '2027-01-01' }))).field, 'assessedOn')
  await nong.post(`${path(city)}/points`, points({ blue: 1 }))
  assert.equal((await nong.refused('422.212', `${path(city)}/points`, points({ blue: 1, assessedOn: '2026-08-01' }))).field, 'assessedOn')
  const fact = { kind: 'installation', figure: 5, happenedOn: '2026-08-20', source: '重大危险源备案表' }
  await nong.refused('403.1', `${path(city)}/facts`, fact)
  assert.equal((await qin.refused('422.213', `${path(city)}/facts`, fact)).field, 'figure')
  await qin.post(`${path(city)}/facts`, { ...fact, figure: 2 })
  const { id } = await qin.post(`${path(city)}/facts`, { ...fact, figure: 3 })
  const { facts } = await riskFor(nong, city)
  assert.deepEqual(
    facts.map((one) => [one.id, one.figure]),
    [[id, 3]],
    'the newer takes the place of the older',
  )
  await qin.post(`${path(city)}/facts/withdraw`, { fact: id, reason: '登记错误,经核实撤销' })
  await qin.refused('404.210', `${path(city)}/facts/withdraw`, { fact: id, reason: '登记错误,经核实撤销' })
  await nong.refused('403.1', '/api/prevention/risk/reviews')
  assert.deepEqual(await reviewed(stranger), [])
})
