import assert from 'node:assert/strict'
import type { z } from 'zod'
import type { clockHealth } from '#kernel/http/contract.ts'
import { story } from '#test/city.ts'
import { HazardCase, view } from '#test/hazard.ts'
import { MajorCase, majorCast, type MajorState } from '#test/major.ts'
import type { Person } from '#test/person.ts'

/** The obligations of a case: what, how it stands, until when (local day). */
const owed = async (person: Person, id: string): Promise<string[]> =>
  (await view(person, id)).obligations
    .map((one) => `${one.duty} ${one.state} ${one.dueAt ? new Date(Date.parse(one.dueAt) + 8 * 3600_000).toISOString().slice(0, 10) : '-'}`)
    .sort()

story('C22.7 C22.12', '提出重大即取消原有时限;认定后各项时限逐项起算,到谁头上、到哪一天,报告、签收、挂牌、设牌各自了结', async (city) => {
  const people = await majorCast(city)
  const { wei } = people
  const one = await MajorCase.report(city, people)
  await one.take(people.lu, 'register', { category: 'machine', demand: '速冻装置移入单独作业间', rectifyBy: '2026-10-12' })
  assert.deepEqual(await owed(wei, one.id), ['plan owed 2026-09-24', 'rectify owed 2026-10-12', 'register met 2026-09-23'])
  await one.propose()
  const cancelled = ['plan cancelled 2026-09-24', 'rectify cancelled 2026-10-12', 'register met 2026-09-23']
  assert.deepEqual(await owed(wei, one.id), ['decideMajor owed 2026-09-23', ...cancelled].sort())
  await one.confirm()
  const confirmed = ['decideMajor met 2026-09-23', ...cancelled]
  const underWay = ['fileReports owed 2026-09-24', 'list owed 2026-09-29']
  assert.deepEqual(await owed(wei, one.id), ['order owed 2026-09-22', ...underWay, ...confirmed].sort())
  await one.order()
  await one.fileReports()
  const ordered = ['order met 2026-09-22', 'planMajor owed 2026-09-24', 'rectifyMajor owed 2026-10-20', 'fileReports met 2026-09-24']
  const receipts = ['receiveReport owed 2026-09-23', 'congressReceives owed 2026-09-23']
  assert.deepEqual(await owed(wei, one.id), ['list owed 2026-09-29', ...ordered, ...receipts, ...confirmed].sort())
  await one.receive()
  await one.congressReceives()
  await one.list()
  const reported = ['receiveReport met 2026-09-23', 'congressReceives met 2026-09-23', 'list met 2026-09-29']
  const listed = ['postSign owed 2026-09-24', 'reportProgress owed 2026-10-21']
  assert.deepEqual(await owed(wei, one.id), [...listed, ...ordered, ...reported, ...confirmed].sort())
  await one.postSign()
  const mine = (await owed(wei, one.id)).filter((line) => / owed /.test(line))
  assert.deepEqual(mine, ['planMajor owed 2026-09-24', 'rectifyMajor owed 2026-10-20', 'reportProgress owed 2026-10-21'])
})

story('C22.12', '挂牌期间每三十天报告进展:报告一次了结一次、再起一次;交整改后停、退回整改重新起算、摘牌后不再欠', async (city) => {
  const one = await MajorCase.at(city, await majorCast(city), 'ordered')
  await one.list()
  const progress = async () => (await owed(one.people.wei, one.id)).filter((line) => line.startsWith('reportProgress'))
  assert.deepEqual(await progress(), ['reportProgress owed 2026-10-21'])
  await one.plan()
  await one.meanwhile(city, '2026-10-12T02:00:00Z')
  await one.reportProgress(40)
  assert.deepEqual(await progress(), ['reportProgress met 2026-10-21', 'reportProgress owed 2026-11-11'])
  await one.rectify()
  assert.deepEqual(await progress(), ['reportProgress met 2026-10-21', 'reportProgress met 2026-11-11'])
  await one.draw()
  await one.meanwhile(city, '2026-11-20T02:00:00Z')
  await one.verdictFail('2026-12-10')
  assert.deepEqual((await progress()).at(-1), 'reportProgress owed 2026-12-20', 'counted from the day it was sent back')
  await one.rectify()
  await one.draw()
  await one.verdictPass()
  await one.passRecheck()
  const delist = async () => (await owed(one.people.wei, one.id)).filter((line) => /^(delist|closeMajor)/.test(line))
  assert.deepEqual(await delist(), ['closeMajor owed 2026-11-27', 'delist owed 2026-11-25'])
  await one.delist()
  assert.deepEqual(await delist(), ['closeMajor owed 2026-11-27', 'delist met 2026-11-25'])
  assert.equal((await progress()).filter((line) => / owed /.test(line)).length, 0)
  assert.equal((await view(one.people.wei, one.id)).facts.progress_by, null)
})

story('C22.6', '抽取、评估、回避:各自起算;回避是取消而不是办结;延期批准移动期限', async (city) => {
  const people = await majorCast(city)
  const one = await MajorCase.at(city, people, 'majorExtension')
  const { wei } = people
  const only = async (...duties: string[]) => (await owed(wei, one.id)).filter((line) => duties.includes(line.split(' ')[0] ?? ''))
  assert.deepEqual(await only('decideMajorExtension', 'rectifyMajor'), [
    'decideMajorExtension owed 2026-09-24',
    'rectifyMajor owed 2026-10-20',
  ])
  await one.grantExtension()
  assert.deepEqual(await only('decideMajorExtension', 'rectifyMajor'), [
    'decideMajorExtension met 2026-09-24',
    'rectifyMajor owed 2026-11-10',
  ])
  await one.rectify()
  assert.deepEqual(await only('drawEvaluator', 'rectifyMajor'), ['drawEvaluator owed 2026-09-24', 'rectifyMajor met 2026-11-10'])
  await one.draw()
  const [first] = await only('evaluate')
  assert.match(first ?? '', /^evaluate owed /)
  await one.recuse()
  assert.deepEqual(await only('evaluate'), [first?.replace('owed', 'cancelled')])
  await one.draw()
  await one.verdictPass()
  assert.deepEqual((await only('evaluate')).map((line) => line.split(' ')[1]).sort(), ['cancelled', 'met'])
  assert.match((await only('recheckMajor'))[0] ?? '', /^recheckMajor owed /)
})

story('', '各个状态的重大隐患都在库里时,时钟体检逐项对得上', async (city) => {
  const people = await majorCast(city)
  const states: readonly MajorState[] = [
    'found',
    'majorProposed',
    'majorConfirmed',
    'ordered',
    'majorRectifying',
    'majorExtension',
    'majorRectified',
    'evaluating',
    'evaluated',
    'verified',
    'closed',
  ]
  for (const state of states) await MajorCase.at(city, people, state)
  const listed = await MajorCase.at(city, people, 'majorConfirmed')
  await listed.list()
  await listed.fileReports()
  const general = await HazardCase.report(people.wei, city.unit('cold'))
  await general.register(people.lu, '2026-10-12')
  const admin = await city.person('admin')
  const health = await admin.get<z.infer<typeof clockHealth>>('/api/clock/health')
  const rows = health.rows.filter((row) => row.procedure === '隐患治理')
  assert.deepEqual(
    rows.filter((row) => !row.ok).map((row) => [row.duty, row.say]),
    [],
  )
  const configured = (duty: string) => rows.find((row) => row.duty === duty)?.configured
  assert.deepEqual(
    ['decideMajor', 'order', 'fileReports', 'receiveReport', 'reportProgress', 'delist', 'closeMajor'].map(configured),
    [1, 2, 8, 1, 1, 0, 1],
  )
})
