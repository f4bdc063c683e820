import assert from 'node:assert/strict'
import type { z } from 'zod'
import { type City, story } from '#test/city.ts'
import { HazardCase } from '#test/hazard.ts'
import type { Person } from '#test/person.ts'
import type { trailShape } from './trail.ts'

type Trail = z.infer<typeof trailShape>
const read = (who: Person, query = '') => who.get<Trail>(`/api/trail${query}`)
const duties = (trail: Trail, key: string) => (trail.groups.find((one) => one.key === key)?.rows ?? []).map((row) => row.duty)

/** Two hazards: one registered in time, one left lying until two working days later. */
async function week(city: City): Promise<void> {
  const [wei, lu] = await city.people('wei', 'lu')
  const first = await HazardCase.report(wei, city.unit('cold'))
  await HazardCase.report(wei, city.unit('cold'))
  await first.register(lu, '2026-10-12')
  await city.until('2026-09-28T01:00:00.000Z')
}

story('', '履职轨迹:当日应办、已办、逾期各是什么,后来办的不算在前一天', async (city) => {
  await week(city)
  const [wei, lu] = await city.people('wei', 'lu')
  const before = await read(lu, '?on=2026-09-22')
  assert.equal(before.personName, '陆安民')
  assert.deepEqual(duties(before, 'done'), ['登记隐患'])
  assert.deepEqual(duties(before, 'pending'), ['登记隐患'])
  assert.deepEqual(duties(before, 'missed'), [])
  const now = await read(lu)
  assert.deepEqual(duties(now, 'missed'), ['登记隐患'])
  const [done] = now.groups.find((one) => one.key === 'done')?.rows ?? []
  assert.equal(done?.metBy, '陆安民')
  assert.match(done?.evidence?.hash ?? '', /^[0-9a-f]{64}$/)
  assert.deepEqual(
    now.acts.map((one) => one.title.split(':')[0]),
    ['登记隐患'],
  )
  const late = now.groups.find((one) => one.key === 'missed')?.rows[0]
  const case2 = await lu.get<{ rev: number }>(`/api/cases/${late?.caseId}`)
  await lu.post(`/api/prevention/hazards/${late?.caseId}/register`, {
    rev: case2.rev,
    category: 'fire',
    demand: '立即清理堵塞物',
    rectifyBy: '2026-10-12',
  })
  const after = await read(lu)
  assert.deepEqual([duties(after, 'late'), duties(after, 'missed')], [['登记隐患'], []])
  const yesterday = await read(lu, '?on=2026-09-27')
  assert.deepEqual(
    [duties(yesterday, 'late'), duties(yesterday, 'missed')],
    [[], ['登记隐患']],
    'what was done on the 28th was not done on the 27th',
  )
  assert.deepEqual(duties(await read(wei), 'missed'), [], 'a grid officer does not owe the registration')
})

story('', '履职轨迹:只看自己的;局长看本局和下级岗位,别的区和企业看不到', async (city) => {
  await week(city)
  const [lu, tan, qin, stranger, nong, committee] = await city.people('lu', 'tan', 'qin', 'stranger', 'nong', 'committee')
  const post = city.ids('lu').post
  assert.deepEqual(duties(await read(tan, `?post=${post}`), 'missed'), ['登记隐患'])
  assert.deepEqual(duties(await read(committee, `?post=${post}`), 'missed'), ['登记隐患'])
  await qin.refused('403.1', `/api/trail?post=${post}`)
  await stranger.refused('403.1', `/api/trail?post=${post}`)
  await nong.refused('404.1', `/api/trail?post=${post}`)
  await lu.refused('400.1', '/api/trail?on=2027-01-01')
})
