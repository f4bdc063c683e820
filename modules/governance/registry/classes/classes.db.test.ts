import assert from 'node:assert/strict'
import { sql } from 'kysely'
import type { z } from 'zod'
import { forgetTerms } from '#kernel/clock/store.ts'
import { type City, story } from '#test/city.ts'
import { HazardCase } from '#test/hazard.ts'
import type { Person } from '#test/person.ts'
import type { classOf, classPage, whatIfShape } from './contract.ts'

type ClassOf = z.infer<typeof classOf>
const base = '/api/governance/registry'
const at = (city: City, unit: Parameters<City['unit']>[0] = 'cold') => `${base}/enterprises/${city.unit(unit)}`
const classFor = (person: Person, city: City) => person.get<ClassOf>(`${at(city)}/class`)
const why = (one: ClassOf, input: string) => one.present?.reasons.filter((reason) => reason.input === input).map((reason) => reason.effect)
const rows = async (person: Person, query = '') => (await person.get<z.infer<typeof classPage>>(`${base}/classes?${query}`)).rows

const third = { kind: 'standardization', value: 'three', validUntil: '2028-06-30', source: '市应急局公告 2025 年第 3 号' }
const settle = async (city: City) => {
  await city.settled()
  await city.until(city.clock.now().toISOString())
}

story('C4.7 C17.3', '类别、理由、最低最高频次和下次到期日;改一个输入看到新结果,输入变了自动重算,历次可查', async (city) => {
  const [qin, nong, stranger] = await city.people('qin', 'nong', 'stranger')
  await qin.post(`${at(city)}/facts`, third)
  await settle(city)
  const first = await classFor(qin, city)
  assert.deepEqual([first.present?.class, first.present?.focus, first.present?.version, first.present?.confirmed], ['C', false, '1', true])
  assert.deepEqual([first.present?.atLeast, first.present?.withinMonths, first.present?.atMost], [1, 36, 4])
  assert.deepEqual(why(first, 'standardization'), ['基础类别为 C 类'])
  assert.deepEqual(
    [first.visits.dueOn, first.visits.last, first.visits.overdue],
    ['2029-01-05', null, false],
    'three years after it came on file',
  )
  assert.deepEqual(first.basis, ['实施意见第四条', '实施意见第十七条'])
  assert.equal(first.tables.length, 3)

  const query = 'standardization=one&coercions=1'
  const asked = await qin.get<z.infer<typeof whatIfShape>>(`${at(city)}/class/what-if?${query}`)
  assert.deepEqual([asked.before.class, asked.after.class, asked.changed], ['C', 'B', ['standardization', 'coercions']])
  assert.equal((await classFor(qin, city)).history.length, 1, 'asking keeps nothing')

  await qin.post(`/api/prevention/risk/${city.unit('cold')}/grade`, { level: 'red', reason: '按评估报告定为重大风险' })
  await settle(city)
  const second = await classFor(qin, city)
  assert.deepEqual([second.present?.focus, second.present?.withinMonths, second.visits.dueOn], [true, 12, '2027-01-05'])
  assert.deepEqual([second.present?.cause, second.history.length, second.history[1]?.inputs.risk], ['风险等级变化', 2, null])

  const own = await classFor(nong, city)
  assert.deepEqual([own.present?.class, own.mayEnter.yes], ['C', false], 'the unit reads its own')
  await nong.refused('403.1', `${at(city)}/facts`, third)
  await stranger.refused('404.1', `${at(city)}/facts`, third)
  await stranger.refused('404.1', `${at(city)}/class`)
})

story('C4.7', '逾期隐患使类别从严一类,办结后恢复;检查做完,到期日顺延;部门名单按到期日排、按类别筛', async (city) => {
  const [first, wei, lu, early] = await city.people('qin', 'wei', 'lu', 'nong')
  await first.post(`${at(city)}/facts`, third)
  const one = await HazardCase.report(wei, city.unit('cold'))
  await one.register(lu, '2026-10-12')
  await one.plan(early, '2026-10-10')
  await settle(city)
  assert.equal((await classFor(first, city)).present?.class, 'C')
  await city.until('2026-10-20T02:00:00Z')
  const [qin, nong, huang] = await city.people('qin', 'nong', 'huang')
  const late = await classFor(qin, city)
  assert.deepEqual([late.present?.class, late.present?.inputs.overdueHazards], ['D', 1])
  assert.deepEqual(why(late, 'overdueHazards'), ['从严一类'])
  assert.deepEqual(
    (await rows(qin, 'class=D')).map((row) => row.id),
    [city.unit('cold')],
  )
  await one.rectify(nong)
  await city.until('2026-10-20T02:10:00Z')
  assert.equal((await classFor(qin, city)).present?.class, 'C')

  const visit = {
    enterprise: city.unit('cold'),
    reason: 'planned',
    subject: '冷库用电检查',
    partner: '黄复明',
    certificates: '桂A001、桂A002',
  }
  const { id } = await qin.post('/api/enforcement/inspections', visit)
  const record = { findings: [], summary: '现场情况正常', handling: '不需要处理', unitRepresentative: '农细心', refusedToSign: false }
  await qin.post(`/api/enforcement/inspections/${id}/record`, { rev: 1, ...record })
  await settle(city)
  const seen = await classFor(huang, city)
  assert.deepEqual([seen.visits.last?.caseId, seen.visits.thisYear, seen.visits.dueOn], [id, 1, '2029-10-20'])
  const listed = await rows(qin)
  assert.deepEqual(
    listed.map((row) => row.dueOn).toSorted(),
    listed.map((row) => row.dueOn),
    'the earliest first',
  )
  assert.ok(!(await rows(qin, 'due=true')).some((row) => row.id === city.unit('cold')))
})

story('C17.3', '频次表未经本市确认时只作参考,确认后全部重算;有效期一过自动恢复未定级', async (city) => {
  const [qin] = await city.people('qin')
  await sql.raw("update parameter set confirmed_at = null where key like 'registry.class.%'").execute(city.database.db)
  forgetTerms()
  await qin.post(`${at(city)}/facts`, { ...third, validUntil: '2026-09-30' })
  await settle(city)
  const before = await classFor(qin, city)
  assert.deepEqual([before.present?.confirmed, before.tables.map((one) => one.confirmed)], [false, [false, false, false]])
  const [admin] = await city.people('admin')
  for (const { key } of before.tables) await admin.post('/api/clock/parameters/confirm', { key })
  await settle(city)
  await city.until('2026-09-21T02:01:00Z')
  const after = await classFor(qin, city)
  assert.deepEqual([after.present?.confirmed, after.present?.class, after.present?.cause], [true, 'C', '检查频次表经确认'])
  assert.equal((await rows(qin)).length, 3, 'every unit of the county has one')
  await city.until('2026-10-01T02:00:00Z')
  const ended = await classFor(await city.person('qin'), city)
  assert.deepEqual([ended.present?.class, ended.present?.inputs.standardization], ['D', 'none'])
})

story('', '登记事项的门槛:过期的、缺有效期的、缺来源的都不收', async (city) => {
  const [qin] = await city.people('qin')
  const refused = async (no: string, change: object) => (await qin.refused(no, `${at(city)}/facts`, { ...third, ...change })).field
  assert.equal(await refused('422.140', { validUntil: '2026-09-20' }), 'validUntil')
  assert.equal(await refused('422.141', { validUntil: null }), 'validUntil')
  assert.equal(await refused('422.141', { kind: 'insurance', value: '人保 PZAQ2026001', validUntil: null }), 'validUntil')
  assert.equal(await refused('400.1', { source: ' ' }), 'source')
  assert.equal(await refused('400.1', { kind: 'workforce', value: '一百' }), 'value')
  assert.deepEqual((await classFor(qin, city)).facts, [], 'nothing was half saved')
})
