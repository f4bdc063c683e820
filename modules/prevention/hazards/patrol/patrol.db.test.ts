import assert from 'node:assert/strict'
import type { z } from 'zod'
import { patrolMorning } from '#modules/prevention/hazards/index.ts'
import { addDays } from '#kernel/clock/day.ts'
import { forgetTerms } from '#kernel/clock/store.ts'
import type { worklistShape } from '#kernel/http/contract.ts'
import { asPerson } from '#kernel/store/transaction.ts'
import { type City, story } from '#test/city.ts'
import { HazardCase, view } from '#test/hazard.ts'
import { assigned, type Checked, findingsOf, morning, patrol, urgings } from '#test/patrol.ts'
import type { Person } from '#test/person.ts'
import { Visit } from '#test/visit.ts'
import type { patrolCount, ruleList } from './contract.ts'

type Worklist = z.infer<typeof worklistShape>
interface Receipt {
  id: string
  rev: number | null
}
const request = '请立即补做自查并说明原因。'

/** Twelve normal checks in a row up to yesterday, at ten in the morning. */
const normalRun = (count: number, more: Partial<Checked> = {}): Checked[] =>
  Array.from({ length: count }, (_, index) => ({ at: `${addDays('2026-09-20', -index)}T02:00:00.000Z`, ...more }))

const run = (person: Person) => person.post<{ found: number; fresh: number; resolved: number }>(`${patrol}/run`, {})

story('C22.3', '今晨清单逐条说明理由;督促、答复、核实办结;原因消除后问题消失', async (city) => {
  const [wei, registrar] = await city.people('wei', 'lu')
  const cold = city.unit('cold')
  await assigned(city, 'cold', '2026-09-15', normalRun(12))
  const hazard = await HazardCase.report(wei, cold)
  await hazard.register(registrar, '2026-09-22')
  await city.until('2026-09-23T22:30:00.000Z')
  const [lu, nong, stranger] = await city.people('lu', 'nong', 'stranger')
  assert.ok(await patrolMorning(city.kernel))
  assert.equal(await patrolMorning(city.kernel), null, '一个早晨只巡查一次')

  const found = await findingsOf(lu, cold)
  assert.deepEqual([...found.keys()].sort(), ['allNormal', 'contradiction', 'missingCheck', 'overdue'])
  assert.match(found.get('overdue')?.say ?? '', /整改期限 2026-09-22,已逾期 2 日/)
  assert.match(found.get('missingCheck')?.say ?? '', /已连续 9 次没有做/)
  assert.match(found.get('allNormal')?.say ?? '', /连续 12 次自查全部正常,其间监管人员发现隐患 1 件/)
  assert.equal(found.get('allNormal')?.rows.length, 13)
  assert.match(found.get('contradiction')?.say ?? '', /自查「安全出口、疏散通道畅通」填写正常,1 日后/)
  assert.equal(found.get('overdue')?.rows[0]?.id, hazard.id)
  const page = await morning(lu)
  const { count } = await lu.get<z.infer<typeof patrolCount>>(`${patrol}/count`)
  assert.deepEqual([page.rows.length, count, page.last?.found], [1, 1, 4])
  assert.equal(
    page.rows[0]?.score,
    page.rows[0]?.findings.reduce((sum, one) => sum + one.points, 0),
  )
  assert.deepEqual((await morning(stranger)).rows, [], '别的县区看不到')
  await nong.refused('403.1', patrol)
  assert.deepEqual(await unitSees(city, 'nong'), [], '没有督促的问题企业看不到')

  const ids = [...found.values()].map((one) => one.id)
  const opened = await lu.post<Receipt>(urgings, { enterprise: cold, findings: ids, request })
  assert.equal((await findingsOf(lu, cold)).get('overdue')?.urging?.id, opened.id)
  assert.equal((await unitSees(city, 'nong')).length, 4)
  assert.equal((await lu.refused('422.191', urgings, { enterprise: cold, findings: ids, request })).field, 'findings')
  const owed = (await nong.get<Worklist>('/api/worklist')).rows.filter((one) => one.caseId === opened.id)
  assert.deepEqual(
    owed.map((one) => [one.verb, one.dueAt?.slice(0, 10)]),
    [['答复督促', '2026-09-30']],
  )
  await stranger.refused('404.1', `/api/cases/${opened.id}`)

  const answer = { answer: '负责人出差,已补查并明确代理人', photos: [(await nong.photo()).id] }
  await nong.refused('409.1', `${urgings}/${opened.id}/close`, { rev: 1, conclusion: '属实' })
  await nong.post(`${urgings}/${opened.id}/answer`, { rev: 1, ...answer })
  await lu.post(`${urgings}/${opened.id}/urgeAgain`, { rev: 2, request: '请附上补查的照片和记录。' })
  await nong.post(`${urgings}/${opened.id}/answer`, { rev: 3, ...answer, photos: [(await nong.photo()).id] })
  const seen = await view(lu, opened.id)
  const rounds = seen.facts.rounds as { no: number; answer: string; photos: unknown[] }[]
  assert.deepEqual(
    [seen.state, rounds.map((one) => [one.no, one.answer, one.photos.length])],
    [
      'answered',
      [
        [1, answer.answer, 1],
        [2, answer.answer, 1],
      ],
    ],
  )
  await hazard.plan(nong, '2026-09-22')
  await hazard.rectify(nong)
  assert.equal((await run(lu)).resolved, 1, '整改报告后逾期消除')
  await lu.post(`${urgings}/${opened.id}/close`, { rev: 4, conclusion: '已补查,情况属实' })
  const done = await view(lu, opened.id)
  assert.ok(done.state === 'closed' && done.intact && done.obligations.every((one) => one.state === 'met'))
  // What was looked into is not listed again; the check that is still missing is.
  await run(lu)
  const left = await findingsOf(lu, cold)
  assert.deepEqual([...left.keys()], ['missingCheck'])
  assert.equal(left.get('missingCheck')?.urged, 2)
  assert.deepEqual(await unitSees(city, 'nong'), left.size === 1 ? [] : null, '办结后企业不再看到清单里的问题')
})

/** Findings that the row rule shows to somebody of the unit: the rows themselves, not the route. */
async function unitSees(city: City, key: string): Promise<unknown[]> {
  return asPerson(city.database, city.ids(key), city.clock.now(), (tx) =>
    tx.selectFrom('patrol_finding').select('rule').where('resolved_at', 'is', null).execute(),
  )
}

story('', '雷同、过快、同一秒、无动静各有其理由;阈值未确认的标参考;一次督促多家,一家不成全不成', async (city) => {
  const [lu, qin, tan] = await city.people('lu', 'qin', 'tan')
  const same = ['现场检查一切正常,无异常情况', '现场检查 一切正常，无异常情况。', '现场检查一切正常、无异常情况']
  const quick = normalRun(3).map((one, index) => ({ ...one, remarks: [same[index] ?? ''], seconds: index === 0 ? 8 : 180, faults: 1 }))
  const twice = ['2026-09-10T03:00:00.100Z', '2026-09-10T03:00:00.900Z'].map((at) => ({ at, second: 'same' }))
  await assigned(city, 'cold', '2026-09-22', [...quick, ...twice])
  await assigned(city, 'hardware', '2026-09-22', [], 'patrol.other')
  await city.stored((tx) => tx.updateTable('parameter').set({ confirmed_at: null }).where('key', '=', 'patrol.fast.pace').execute())
  forgetTerms()
  const first = await run(lu)
  assert.deepEqual([first.fresh, first.resolved], [first.found, 0])
  assert.deepEqual([(await run(lu)).fresh, (await run(lu)).found], [0, first.found], '再巡查一次,不重复列出')
  const cold = (await morning(lu, `?enterprise=${city.unit('cold')}`)).rows[0]?.findings ?? []
  assert.deepEqual(cold.map((one) => [one.rule, one.rows.length, one.reference]).toSorted(), [
    ['copiedText', 2, false],
    ['copiedText', 3, false],
    ['tooFast', 1, true],
  ])
  assert.match(cold.find((one) => one.rule === 'tooFast')?.say ?? '', /12 项只用 8 秒/)
  const other = await findingsOf(lu, city.unit('hardware'))
  assert.match(other.get('silent')?.say ?? '', /从未有人登录或自查/)
  const list = await lu.get<z.infer<typeof ruleList>>(`${patrol}/rules`)
  assert.deepEqual(
    list.rows.filter((one) => !one.confirmed).map((one) => [one.rule, one.threshold]),
    [['tooFast', '30 秒']],
  )
  assert.deepEqual(
    (await morning(lu, '?rule=silent')).rows.map((one) => one.enterprise),
    [city.unit('hardware')],
  )
  const one = { enterprise: city.unit('cold'), findings: cold.map((each) => each.id), request }
  const gone = { enterprise: city.unit('hardware'), findings: [crypto.randomUUID()], request }
  await lu.refused('422.191', `${patrol}/urge`, { urges: [one, gone] })
  assert.equal((await morning(lu, '?state=urged')).rows.length, 0, '一家不成,全不成')
  await lu.refused('422.192', `${patrol}/urge`, { urges: [one, one] })
  await tan.refused('403.1', `${patrol}/urge`, { urges: [one] })
  const rest = { ...gone, findings: [...other.values()].map((each) => each.id) }
  const { cases } = await qin.post<{ cases: Receipt[] }>(`${patrol}/urge`, { urges: [one, rest] })
  assert.equal(cases.length, 2)
  assert.deepEqual([(await morning(lu, '?state=urged')).rows.length, (await morning(lu, '?state=open')).rows.length], [2, 0])
})

story('', '转现场检查:督促办结,检查带着来源督促', async (city) => {
  const [qin, nong] = await city.people('qin', 'nong')
  await assigned(city, 'cold', '2026-09-10', [])
  await run(qin)
  const ids = [...(await findingsOf(qin, city.unit('cold'))).values()].map((one) => one.id)
  const { id } = await qin.post<Receipt>(urgings, { enterprise: city.unit('cold'), findings: ids, request })
  await nong.refused('403.1', `${urgings}/${id}/escalate`, { rev: 1, conclusion: '转现场' })
  assert.equal((await qin.refused('409.7', `${urgings}/${id}/settle`, { rev: 1, conclusion: '已消除' })).no, '409.7')
  await qin.post(`${urgings}/${id}/escalate`, { rev: 1, conclusion: '多次未自查,到现场核查' })
  assert.equal((await view(nong, id)).stateLabel, '已转现场检查')
  const visit = await Visit.start(qin, city.unit('cold'), { reason: 'hazard', originCase: id })
  assert.equal((await view(qin, visit.id)).facts.origin_case, id)
})
