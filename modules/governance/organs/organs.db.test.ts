import assert from 'node:assert/strict'
import type { z } from 'zod'
import { story } from '#test/city.ts'
import type { Person } from '#test/person.ts'
import type { organList, peopleList } from './contract.ts'

const organs = '/api/governance/organs'
const standIns = `${organs}/stand-ins`
type People = z.infer<typeof peopleList>
const peopleOf = (person: Person, organ: string) => person.get<People>(`${organs}/people?organ=${organ}`)

story('', '只有本机构主要负责人和系统管理员能指定代行;企业看不到机关人员名单', async (city) => {
  const [tan, qin, stranger, admin, nong] = await city.people('tan', 'qin', 'stranger', 'admin', 'nong')
  const body = { post: city.ids('qin').post, person: 'lu', since: '2026-09-22', until: '2026-09-23', reason: 'test' }
  for (const one of [qin, stranger, nong]) await one.refused('403.1', standIns, body)
  await tan.refused('403.1', standIns, { ...body, post: city.ids('stranger').post })
  await tan.post(standIns, body)
  await admin.post(standIns, { ...body, post: city.ids('stranger').post })
  await nong.refused('403.1', `${organs}/people?organ=emergency.450103`)
  const seen = await peopleOf(tan, 'emergency.450103')
  assert.deepEqual(seen.mayAppoint, { yes: true, why: null })
  const post = seen.rows.find((row) => row.post === city.ids('qin').post) ?? assert.fail()
  assert.deepEqual(
    post.holders.map((one) => one.name),
    ['覃正'],
  )
  assert.deepEqual(
    post.standIns.map((one) => [one.name, one.standsInFor, one.now, one.reason]),
    [['陆安民', '覃正', false, 'test']],
  )
  assert.equal((await peopleOf(qin, 'emergency.450103')).mayAppoint.yes, false)
  const rows = await city.stored((tx) =>
    tx
      .selectFrom('evidence')
      .select(['stream_id', 'person_name', 'data'])
      .where('event', '=', 'organ.standInAppointed')
      .orderBy('stream_id')
      .execute(),
  )
  assert.deepEqual(
    rows.map((row) => [row.stream_id, row.person_name]),
    [
      ['emergency.450103', '谭守成'],
      ['emergency.450110', '苏系统'],
    ],
  )
  assert.match(rows[0]?.data ?? '', /陆安民/)
})

story('', '代行不倒填、不重叠、不代自己,日期不成立的说明栏目', async (city) => {
  const tan = await city.person('tan')
  const body = { post: city.ids('qin').post, person: 'lu', since: '2026-09-22', until: '2026-09-23', reason: 'test' }
  assert.equal((await tan.refused('422.1', standIns, { ...body, since: '2026-09-20' })).field, 'since')
  assert.equal((await tan.refused('422.1', standIns, { ...body, until: '2026-09-21' })).field, 'until')
  assert.equal((await tan.refused('400.1', standIns, { ...body, until: '2026-02-30' })).field, 'until')
  assert.equal((await tan.refused('422.1', standIns, { ...body, person: 'qin' })).field, 'person')
  assert.equal((await tan.refused('422.1', standIns, { ...body, person: 'nobody-of-that-name' })).field, 'person')
  assert.equal((await tan.refused('404.1', standIns, { ...body, post: '00000000-0000-4000-8000-000000000000' })).no, '404.1')
  const both = await Promise.all(['lu', 'huang'].map((person) => tan.ask('POST', standIns, { ...body, person })))
  assert.deepEqual(both.map((one) => one.statusCode).toSorted(), [200, 409], 'one stand-in at a time')
  assert.equal(
    (await tan.refused('409.5', standIns, { ...body, person: 'huang', since: '2026-09-23', until: '2026-09-30' })).field,
    'since',
  )
  await tan.post(standIns, { ...body, person: 'huang', since: '2026-09-24', until: '2026-09-30' })
})

story('', '按地点找机构:先近后远,旧代码也找得到,不在本市的没有', async (city) => {
  const nong = await city.person('nong')
  const list = async (query: string) => (await nong.get<z.infer<typeof organList>>(`${organs}?${query}`)).rows
  const near = await list('place=450103001005')
  assert.equal(near[0]?.key, 'station.450103001')
  assert.ok(near.some((one) => one.key === 'emergency.450103'))
  assert.ok(!near.some((one) => one.key === 'emergency.450110'))
  assert.ok((await list('place=450127000000')).some((one) => one.placeName.includes('横州市')))
  assert.deepEqual(await list('place=110101001001'), [])
  assert.ok((await list('q=应急管理局')).length > 10)
})
