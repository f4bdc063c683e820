import assert from 'node:assert/strict'
import type { z } from 'zod'
import { story } from '#test/city.ts'
import type { Person } from '#test/person.ts'
import type { noticePage, readersShape, unreadShape } from './contract.ts'

const notices = '/api/notices'
const qingxiu = '450103000000'
const notice = { title: '国庆前后加强值守', body: '请各网格员每日巡查一次。', roles: ['gridOfficer'], place: qingxiu, until: '2026-10-08' }
const titles = async (person: Person) => (await person.get<z.infer<typeof noticePage>>(notices)).rows.map((row) => row.title)
const unread = async (person: Person) => (await person.get<z.infer<typeof unreadShape>>(`${notices}/unread`)).count

story('', '通知发给辖区内的指定岗位:别的岗位、别的县区看不到;已读留痕,发布人看得到谁没读', async (city) => {
  const [tan, wei, qin, stranger, nong] = await city.people('tan', 'wei', 'qin', 'stranger', 'nong')
  await qin.refused('403.1', notices, notice)
  await nong.refused('403.1', notices, notice)
  await tan.refused('403.1', notices, { ...notice, place: '450100000000' })
  assert.equal((await tan.refused('422.1', notices, { ...notice, until: '2026-09-20' })).field, 'until')
  const { id } = await tan.post(notices, notice)
  for (const one of [qin, stranger, nong]) {
    assert.deepEqual(await titles(one), [])
    await one.refused('404.1', `${notices}/${id}/read`, {})
  }
  assert.deepEqual([await titles(wei), await unread(wei), await unread(tan)], [[notice.title], 1, 0])
  const readers = () => tan.get<z.infer<typeof readersShape>>(`${notices}/${id}/readers`)
  const before = await readers()
  assert.deepEqual([before.read, before.unread, before.rows.map((row) => row.name)], [0, 1, ['韦小禾']])
  await wei.post(`${notices}/${id}/read`, {})
  await wei.refused('409.5', `${notices}/${id}/read`, {})
  assert.deepEqual([await unread(wei), (await readers()).read], [0, 1])
  await wei.refused('403.1', `${notices}/${id}/readers`)
  await (await city.person('ou')).refused('403.1', `${notices}/${id}/withdraw`, {})
  await tan.post(`${notices}/${id}/withdraw`, {})
  assert.deepEqual([await titles(wei), await titles(tan)], [[], [notice.title]])
})

story('', '发给所有岗位的通知,企业按单位所在地收到;过了有效期不再出现', async (city) => {
  const [committee, admin, nong, far, audit, congress] = await city.people('committee', 'admin', 'nong', 'stranger', 'audit', 'congress')
  await committee.post(notices, { ...notice, roles: [] })
  await admin.post(notices, { ...notice, title: '今晚停机维护', roles: [], place: '450100000000' })
  assert.deepEqual(await titles(nong), ['今晚停机维护', notice.title])
  assert.deepEqual(await titles(far), ['今晚停机维护'])
  assert.deepEqual(await titles(audit), ['今晚停机维护'])
  assert.deepEqual(await titles(congress), ['今晚停机维护'], 'a union stands in the city, not in the county')
  city.clock.set(new Date('2026-10-08T16:00:00.000Z'))
  assert.deepEqual(await titles(await city.person('nong')), [])
})
