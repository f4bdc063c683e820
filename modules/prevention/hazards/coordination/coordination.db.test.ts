import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import { verifyBundle } from '#kernel/evidence/verify.ts'
import type { worklistShape } from '#kernel/http/contract.ts'
import { story } from '#test/city.ts'
import { Coordination, coordinations, coordinationsOf, plan } from '#test/coordination.ts'
import { view } from '#test/hazard.ts'
import { forced, MajorCase, majorCast } from '#test/major.ts'

type Worklist = z.infer<typeof worklistShape>

story('C10.6', '一件重大隐患上看得到几个部门各自的措施和一个总期限;各部门只报自己的,报完才能办结', async (city) => {
  const people = await majorCast(city)
  const [mo, committee] = await city.people('mo', 'committee')
  const { ou, qin, lu } = people
  const hazard = await MajorCase.at(city, people, 'ordered')
  const one = await Coordination.convene(ou, hazard.id)
  const [row] = await coordinationsOf(lu, hazard.id)
  assert.equal(row?.overallBy, '2026-11-30')
  assert.match(row?.no ?? '', /^协调2026-\d{6}$/)
  assert.deepEqual(
    row?.measures.map((measure) => [measure.no, measure.organName.slice(-5), measure.measure, measure.by, measure.doneAt]),
    [
      [1, '应急管理局', plan.measures[0]?.measure, '2026-10-15', null],
      [2, '城乡建设局', plan.measures[1]?.measure, '2026-10-30', null],
      [3, row?.measures[2]?.organName.slice(-5), plan.measures[2]?.measure, '2026-11-20', null],
    ],
  )
  assert.equal(new Set(row?.measures.map((measure) => measure.organ)).size, 3)
  const dueOf = async (duty: string) =>
    (await view(ou, one.id)).obligations.filter((owed) => owed.duty === duty).map((owed) => [owed.state, owed.dueAt?.slice(0, 10)])
  assert.deepEqual(await dueOf('measure'), [['owed', '2026-10-15']])
  assert.deepEqual(await dueOf('conclude'), [['owed', '2026-11-30']])
  await one.refused('409.7', ou, 'conclude', { conclusion: '各部门措施均已完成' })
  await one.refused('403.50', qin, 'reportMeasure', { no: 2, note: '替住建局报告', photos: [] })
  await one.report(mo, 2)
  assert.deepEqual(await dueOf('measure'), [
    ['met', '2026-10-15'],
    ['owed', '2026-10-15'],
  ])
  await one.report(qin, 1)
  await one.refused('409.7', ou, 'conclude', { conclusion: '各部门措施均已完成' })
  await one.report(lu, 3)
  assert.deepEqual(
    (await dueOf('measure')).map(([state]) => state),
    ['met', 'met', 'met'],
  )
  await one.conclude(committee)
  const [done] = await coordinationsOf(ou, hazard.id)
  assert.deepEqual([done?.stateLabel, done?.done, done?.nextBy, done?.overdue], ['协调整治完成', 3, null, false])
  assert.ok(done?.measures.every((measure) => measure.doneAt && measure.photos.length === 1))
  const seen = await view(ou, one.id)
  assert.ok(seen.intact && seen.obligations.every((owed) => owed.state === 'met'))
  const file = await lu.ask('GET', `/api/cases/${one.id}/export`)
  assert.equal(file.statusCode, 200)
  assert.deepEqual(verifyBundle(new Uint8Array(file.rawPayload)).findings, [])
})

story('', '分管行业和单位都够不着的部门,因为被点名看得到这件协调和自己的期限;没被点名的看不到', async (city) => {
  const people = await majorCast(city)
  const [mo, stranger, rival] = await city.people('mo', 'stranger', 'rival')
  const hazard = await MajorCase.at(city, people, 'majorConfirmed')
  const without = { measures: [plan.measures[0], plan.measures[2]] }
  const first = await Coordination.convene(people.ou, hazard.id, without)
  for (const person of [mo, stranger, rival]) {
    await person.refused('404.1', `/api/cases/${first.id}`)
    assert.deepEqual(await coordinationsOf(person, hazard.id), [])
  }
  await first.report(people.qin, 1)
  await first.report(people.lu, 2)
  await first.conclude(people.ou)
  const second = await Coordination.convene(people.ou, hazard.id)
  assert.equal((await view(mo, second.id)).state, 'coordinating')
  assert.deepEqual(
    (await coordinationsOf(mo, hazard.id)).map((one) => one.id),
    [second.id],
  )
  const work = (await mo.get<Worklist>('/api/worklist')).rows.filter((one) => one.caseId === second.id)
  assert.deepEqual(
    work.map((one) => [one.verb, one.dueAt?.slice(0, 10)]),
    [['完成本单位协调措施', '2026-10-15']],
  )
  for (const person of [stranger, rival]) await person.refused('404.1', `/api/cases/${second.id}`)
})

story('', '协调整治的输入逐项把关:隐患、期限、单位、牵头、编号,每条拒绝都指名字段', async (city) => {
  const people = await majorCast(city)
  const { ou, qin, wei } = people
  const general = await MajorCase.report(city, people)
  const hazard = await MajorCase.at(city, people, 'majorConfirmed')
  const [first, second, third] = plan.measures
  const refused = async (no: string, field: string, more: object, originCase = hazard.id, by = ou) => {
    const problem = await by.refused(no, coordinations, { originCase, ...plan, ...more })
    assert.equal(problem.field, field)
  }
  await refused('422.70', 'originCase', {}, general.id)
  await refused('422.70', 'originCase', {}, randomUUID())
  await refused('422.71', 'overallBy', { overallBy: '2026-09-21' })
  await refused('422.72', 'measures.1.by', { measures: [first, { ...second, by: '2026-09-21' }] })
  await refused('422.73', 'measures.0.by', { measures: [{ ...first, by: '2026-12-01' }, second] })
  await refused('422.74', 'measures.2.organ', { measures: [first, second, { ...third, organ: 'emergency.450103' }] })
  await refused('422.75', 'measures.1.organ', { measures: [first, { ...second, organ: 'emergency.999999' }] })
  await refused('422.76', 'measures.1.organ', { measures: [first, { ...second, organ: 'union.cold' }] })
  await refused('422.77', 'lead', { lead: 'committeeOffice.450100' })
  await ou.refused('400.1', coordinations, { originCase: hazard.id, ...plan, measures: [first] })
  for (const person of [qin, wei, people.ma]) await person.refused('403.1', coordinations, { originCase: hazard.id, ...plan })
  const one = await Coordination.convene(ou, hazard.id)
  const again = await ou.refused('409.5', coordinations, { originCase: hazard.id, ...plan })
  assert.equal(again.more?.id, one.id)
  await one.refused('422.78', qin, 'reportMeasure', { no: 9, note: '没有这一项', photos: [] })
  await one.report(qin, 1)
  await one.refused('409.5', qin, 'reportMeasure', { no: 1, note: '再报告一次', photos: [] })
})

story('', '还有部门没完成时,绕过程序用 SQL 也办结不了;办结后什么都不能再办', async (city) => {
  const people = await majorCast(city)
  const [mo] = await city.people('mo')
  const hazard = await MajorCase.at(city, people, 'majorConfirmed')
  const one = await Coordination.convene(people.ou, hazard.id)
  assert.equal(await forced(city, people.ou, one.id, 'conclude', 'concluded'), 'AN008')
  assert.equal(await forced(city, people.qin, one.id, 'conclude', 'concluded'), 'AN002')
  assert.equal(await forced(city, mo, one.id, 'reportMeasure', 'concluded'), 'AN001')
  await one.report(mo, 2)
  await one.report(people.qin, 1)
  await one.report(people.lu, 3)
  await one.conclude(people.ou)
  await one.refused('409.1', people.ou, 'conclude', { conclusion: '再次办结一遍' })
  assert.equal(await forced(city, people.qin, one.id, 'reportMeasure', 'coordinating'), 'AN001')
})

story('', '两位领导同时启动,只成一件', async (city) => {
  const people = await majorCast(city)
  const tan = people.tan
  const hazard = await MajorCase.at(city, people, 'majorConfirmed')
  const body = { originCase: hazard.id, ...plan }
  const answers = await Promise.all([people.ou, tan].map((person) => person.ask('POST', coordinations, body)))
  assert.deepEqual(answers.map((one) => one.statusCode).sort(), [200, 409])
  assert.equal((await coordinationsOf(people.ou, hazard.id)).length, 1)
})
