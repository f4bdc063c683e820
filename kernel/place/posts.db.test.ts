import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { asJob } from '#kernel/store/transaction.ts'
import { insertTenures } from '#modules/governance/organs/index.ts'
import { type City, story } from '#test/city.ts'
import { HazardCase, view } from '#test/hazard.ts'
import type { Person } from '#test/person.ts'
import { inspections, Visit } from '#test/visit.ts'

const standIns = '/api/governance/organs/stand-ins'

/** A second post for somebody: the harness takes it away after the story. */
async function alsoHolds(city: City, who: string, postOf: string): Promise<string> {
  const id = randomUUID()
  const tenure = { id, post: city.ids(postOf).post, person: city.ids(who).person, since: '2026-01-01T00:00:00.000Z', until: null }
  await asJob(city.database, 'city', city.clock.now(), (tx) => insertTenures(tx, [{ ...tenure, stands_in_for: null, reason: 'test' }]))
  return id
}

/** Moves the end of such a second post. */
const ends = (city: City, tenure: string, until: string) =>
  asJob(city.database, 'city', city.clock.now(), (tx) => tx.updateTable('tenure').set({ until }).where('id', '=', tenure).execute())

const choose = (person: Person, tenure: string) => person.ask('POST', '/api/session/post', { tenure })
const ledger = async (person: Person) => (await person.get<{ rows: { id: string }[] }>(inspections)).rows.map((row) => row.id)
const unitsOf = async (person: Person) =>
  (await person.get<{ rows: { id: string }[] }>('/api/governance/registry/enterprises')).rows.map((row) => row.id)

story('C0.1', '一人两岗:先选岗才能办事,选一岗只见这一岗的辖区,换岗换辖区;代行人员办理的事项同时署两个名字', async (city) => {
  const [stranger, tan, lu] = await city.people('stranger', 'tan', 'lu')
  const other = await alsoHolds(city, 'qin', 'stranger')
  const qin = await city.person('qin')
  const choices = (await qin.session()).posts.map((one) => one.tenure)
  assert.deepEqual(choices.toSorted(), [city.ids('qin').tenure, other].toSorted())
  await qin.refused('401.3', inspections)

  assert.equal((await choose(qin, city.ids('qin').tenure)).statusCode, 200)
  const here = (await Visit.start(qin, city.unit('cold'))).id
  const there = (await Visit.start(stranger, city.unit('far'))).id
  assert.deepEqual(await ledger(qin), [here])
  await qin.refused('404.1', `/api/cases/${there}`)
  assert.deepEqual((await unitsOf(qin)).toSorted(), [city.unit('cold'), city.unit('hardware'), city.unit('site')].toSorted())

  assert.equal((await choose(qin, other)).statusCode, 200)
  assert.equal((await qin.session()).actor?.placeName, '武鸣区')
  assert.deepEqual(await ledger(qin), [there])
  await qin.refused('404.1', `/api/cases/${here}`)
  assert.deepEqual(await unitsOf(qin), [city.unit('far')])
  assert.equal((await choose(qin, city.ids('tan').tenure)).json<{ problem: { no: string } }>().problem.no, '403.1', "another's post")
  assert.deepEqual(await ledger(qin), [there], 'a refused choice changes nothing')

  // 代行: lu stands in for qin, appointed by the head of the bureau.
  const body = { post: city.ids('qin').post, person: 'lu', since: '2026-09-21', until: '2026-09-25', reason: 'test' }
  const tenure = (await tan.post(standIns, body)).id
  const offered = (await lu.session()).posts.find((one) => one.tenure === tenure)
  assert.equal(offered?.standInForName, '覃正')
  assert.equal((await choose(lu, tenure)).statusCode, 200)
  const visit = await Visit.start(lu, city.unit('hardware'))
  const [row] = (await view(lu, visit.id)).timeline
  assert.deepEqual(
    [row?.personName, row?.postTitle, row?.standInFor],
    ['陆安民', '青秀区应急管理局执法员', '覃正'],
    'the page names who acted and in whose stead',
  )
  const stored = await city.stored((tx) =>
    tx.selectFrom('evidence').select(['person_name', 'stand_in_for', 'post']).where('case_id', '=', visit.id).executeTakeFirstOrThrow(),
  )
  assert.deepEqual(stored, { person_name: '陆安民', stand_in_for: '覃正', post: city.ids('qin').post })
})

story('', '任期昨天结束的岗位,在已打开的会话里也办不了事;改选仍在任的岗位后继续', async (city) => {
  const [tan, other] = [await city.person('tan'), await alsoHolds(city, 'qin', 'stranger')]
  const qin = await city.person('qin')
  await choose(qin, other)
  const { id } = await Visit.start(qin, city.unit('far'))
  await ends(city, other, '2026-09-20T02:00:00.000Z')
  const refused = await qin.refused('403.2', `/api/cases/${id}`)
  assert.match(refused.say, /2026-09-20/)
  await qin.refused('403.2', `${inspections}/${id}/abandon`, { rev: 1, reason: '企业临时停业,改期检查' })
  await qin.refused('403.2', '/api/worklist')
  assert.equal((await qin.ask('GET', `/api/cases/${id}/export`)).statusCode, 403)
  const session = await qin.session()
  assert.equal(session.actor, null)
  assert.deepEqual(
    session.posts.map((one) => one.tenure),
    [city.ids('qin').tenure],
  )
  assert.equal((await choose(qin, other)).statusCode, 403)
  assert.equal((await choose(qin, city.ids('qin').tenure)).statusCode, 200)
  assert.deepEqual(await ledger(qin), [])
  assert.ok(tan)
})

story('', '任期的最后一刻还能办,到点就不能:结束日按北京时间说', async (city) => {
  const other = await alsoHolds(city, 'qin', 'stranger')
  const qin = await city.person('qin')
  await choose(qin, other)
  // Midnight in Nanning is 16:00 the day before in UTC.
  city.clock.set(new Date('2026-09-21T15:50:00.000Z'))
  const again = await city.person('qin')
  await choose(again, other)
  await ends(city, other, '2026-09-21T16:00:00.000Z')
  city.clock.set(new Date('2026-09-21T15:59:59.999Z'))
  await again.get('/api/worklist')
  city.clock.set(new Date('2026-09-21T16:00:00.000Z'))
  assert.match((await again.refused('403.2', '/api/worklist')).say, /2026-09-21/)
  await ends(city, other, '2026-09-20T20:00:00.000Z')
  assert.match((await again.refused('403.2', '/api/worklist')).say, /2026-09-21/, 'four in the morning of that day')
  assert.ok(qin)
})

story('', '代行只在指定的日子里可选:早一天、晚一天都不提供,也选不上', async (city) => {
  const tan = await city.person('tan')
  const body = { post: city.ids('qin').post, person: 'lu', since: '2026-09-25', until: '2026-09-26', reason: 'test' }
  const tenure = (await tan.post(standIns, body)).id
  const offered = async () => {
    const lu = await city.person('lu')
    const listed = (await lu.session()).posts.some((one) => one.tenure === tenure)
    assert.equal((await choose(lu, tenure)).statusCode, listed ? 200 : 403)
    return listed
  }
  assert.equal(await offered(), false, 'today')
  city.clock.set(new Date('2026-09-24T15:59:59.000Z'))
  assert.equal(await offered(), false, 'the last second of the day before')
  city.clock.set(new Date('2026-09-24T16:00:00.000Z'))
  assert.equal(await offered(), true, 'the first day, from midnight')
  city.clock.set(new Date('2026-09-26T15:59:59.000Z'))
  assert.equal(await offered(), true, 'the last day, to its end')
  city.clock.set(new Date('2026-09-26T16:00:00.000Z'))
  assert.equal(await offered(), false, 'the day after')
})

story('', '行业主管部门人员只见本机构监督或管理的单位;企业只见自己;外单位的案件看不到、导不出', async (city) => {
  const [wei, nong, rival, mo, evaluator] = await city.people('wei', 'nong', 'rival', 'mo', 'evaluator')
  const cold = await HazardCase.report(wei, city.unit('cold'))
  const hardware = await HazardCase.report(wei, city.unit('hardware'))
  const photo = (await view(wei, cold.id)).timeline[0]?.attachments[0]?.id ?? assert.fail()
  const cases = async (person: Person) =>
    (await person.get<{ rows: { id: string }[] }>('/api/prevention/hazards')).rows.map((row) => row.id)
  assert.deepEqual(await unitsOf(mo), [city.unit('site')], 'construction, and managed by his bureau')
  assert.deepEqual(await unitsOf(nong), [city.unit('cold')])
  assert.deepEqual(await cases(nong), [cold.id])
  assert.deepEqual(await cases(rival), [hardware.id])
  assert.deepEqual(await cases(mo), [])
  for (const person of [rival, mo, evaluator]) {
    await person.refused('404.1', `/api/cases/${cold.id}`)
    await person.refused('404.1', `/api/cases/${cold.id}/export`)
    await person.refused('404.1', `/api/attachments/${photo}`)
    await person.refused('404.1', `/api/governance/registry/enterprises/${city.unit('cold')}`)
    await person.refused('404.1', `/api/prevention/hazards/${cold.id}/dismiss`, { rev: 1, dismissal: '经核实不构成隐患' })
  }
  assert.equal((await nong.ask('GET', `/api/cases/${cold.id}/export`)).statusCode, 200)
  assert.equal((await nong.ask('GET', `/api/attachments/${photo}`)).statusCode, 200)
  // Named as a party, the organ of the evaluator sees that case and no other.
  await asJob(city.database, 'city', city.clock.now(), (tx) =>
    tx.insertInto('case_party').values({ case_id: hardware.id, organ: 'evaluator.a', part: 'evaluator' }).execute(),
  )
  assert.deepEqual(await cases(evaluator), [hardware.id])
  await evaluator.refused('404.1', `/api/cases/${cold.id}`)
  assert.equal((await view(evaluator, hardware.id)).timeline.length, 1)
})
