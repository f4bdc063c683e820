import assert from 'node:assert/strict'
import type { z } from 'zod'
import { type City, story } from '#test/city.ts'
import type { Person } from '#test/person.ts'
import type { lightsOf } from '../lights/contract.ts'
import type { papersOf } from './contract.ts'

type Papers = z.infer<typeof papersOf>
const base = '/api/governance/registry'
const at = (city: City, unit: Parameters<City['unit']>[0] = 'cold') => `${base}/enterprises/${city.unit(unit)}`
const papersFor = (person: Person, city: City, unit?: Parameters<City['unit']>[0]) => person.get<Papers>(`${at(city, unit)}/papers`)
const row = (list: Papers, kind: string) => list.rows.find((one) => one.kind === kind)
const counts = ({ required, present, expired, expiring }: Papers) => [required, present, expired, expiring]
const lightsFor = async (person: Person, city: City) => {
  const { lights } = await person.get<z.infer<typeof lightsOf>>(`${at(city)}/lights`)
  return Object.fromEntries(lights.map((one) => [one.light, one]))
}
const licence = { kind: 'businessLicence', no: '91450103MA5YK0010X', issuer: '青秀区市场监管局', issuedOn: '2020-03-01' }
const operator = {
  kind: 'specialOperator',
  no: 'T450103199001010011',
  holder: '蒙班长',
  issuer: '广西应急管理厅',
  issuedOn: '2022-10-10',
  validUntil: '2026-10-10',
}

story('C5.1', '必备证照:应有几项、有几项、过期几项,逐项可打开;企业录入,别人核对,不符的不算', async (city) => {
  const [nong, qin, huang, rival, stranger] = await city.people('nong', 'qin', 'huang', 'rival', 'stranger')
  const before = await papersFor(qin, city)
  assert.deepEqual(counts(before), [1, 0, 0, 0], 'a food plant of unknown size needs its licence')
  assert.deepEqual([row(before, 'businessLicence')?.say, row(before, 'safetyOffice')?.standing], ['缺', 'unknownSize'])
  await qin.post(`${at(city)}/facts`, { kind: 'workforce', value: '160', source: '社保参保人数' })
  assert.deepEqual(counts(await papersFor(qin, city)), [2, 0, 0, 0], 'more than a hundred workers: an office or a full-time officer')
  const scan = await nong.photo()
  const { id } = await nong.post(`${at(city)}/papers`, { ...licence, attachment: scan.id })
  const entered = row(await papersFor(qin, city), 'businessLicence')
  assert.deepEqual([entered?.standing, entered?.papers[0]?.attachment?.id, entered?.papers[0]?.checked], ['valid', scan.id, null])
  const file = await city.app.inject({ url: `/api/attachments/${scan.id}`, cookies: { anlan_session: qin.cookie } })
  assert.equal(file.statusCode, 200, 'the officer opens the scan')
  const hidden = await city.app.inject({ url: `/api/attachments/${scan.id}`, cookies: { anlan_session: rival.cookie } })
  assert.equal(hidden.statusCode, 404)

  await nong.refused('403.1', `${base}/papers/${id}/check`, { agrees: true })
  await stranger.refused('404.1', `${base}/papers/${id}/check`, { agrees: true })
  assert.equal((await qin.refused('422.147', `${base}/papers/${id}/check`, { agrees: false })).field, 'note')
  await qin.post(`${base}/papers/${id}/check`, { agrees: false, note: '名称与登记不一致' })
  await huang.refused('409.141', `${base}/papers/${id}/check`, { agrees: true })
  assert.equal(row(await papersFor(nong, city), 'businessLicence')?.say, '核对与原件不符,请重新录入')
  const own = await qin.post(`${at(city)}/papers`, { ...licence, replaces: id })
  assert.deepEqual(counts(await papersFor(qin, city)), [2, 1, 0, 0])
  await qin.refused('403.140', `${base}/papers/${own.id}/check`, { agrees: true })
  await huang.post(`${base}/papers/${own.id}/check`, { agrees: true })
  const { timeline } = await qin.get<{ timeline: { title: string; verified: boolean }[] }>(at(city))
  assert.deepEqual(
    timeline.map((one) => one.title),
    ['核对证照原件', '录入证照', '核对证照原件', '录入证照', '登记标准化、安责险或从业人员数'],
  )
  assert.ok(timeline.every((one) => one.verified))
})

story('C5.1', '人员证书到期前提示,过期即红;录入的门槛逐项说明', async (city) => {
  const [nong] = await city.people('nong')
  const refused = async (no: string, change: object) => (await nong.refused(no, `${at(city)}/papers`, { ...operator, ...change })).field
  assert.equal(await refused('422.142', { kind: 'fireworksTradeLicence' }), 'kind')
  assert.equal(await refused('422.143', { validUntil: '2022-10-10' }), 'validUntil')
  assert.equal(await refused('422.144', { issuedOn: '2026-09-22' }), 'issuedOn')
  assert.equal(await refused('422.145', { holder: ' ' }), 'holder')
  assert.equal(await refused('422.146', { validUntil: null }), 'validUntil')
  await nong.post(`${at(city)}/papers`, operator)
  assert.equal(row(await papersFor(nong, city), 'specialOperator')?.say, '19 天后到期(30 天内)')
  await city.until('2026-10-11T02:00:00Z')
  assert.equal(row(await papersFor(await city.person('nong'), city), 'specialOperator')?.say, '已过期 1 天')
})

story('', '五到位:每盏灯由存下的证据算出并说明理由,没有证据的是灰的', async (city) => {
  const [qin, nong] = await city.people('qin', 'nong')
  const before = await lightsFor(qin, city)
  assert.deepEqual([before.duty?.colour, before.management?.colour], ['green', 'red'])
  assert.deepEqual([before.funds?.colour, before.training?.colour, before.rescue?.colour], ['grey', 'grey', 'grey'])
  assert.equal(before.management?.say, '证照资料 1 项,缺或过期 1 项;还没有安排岗位自查')
  await nong.post(`${at(city)}/papers`, licence)
  const after = await lightsFor(nong, city)
  assert.deepEqual([after.management?.colour, after.management?.say], ['amber', '还没有安排岗位自查'])
  assert.ok(after.management?.rows.some((one) => one.say === '安全管理员已明确' && one.good))
})
