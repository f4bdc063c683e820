import assert from 'node:assert/strict'
import { story } from '#test/city.ts'
import { MajorCase, majorCast } from '#test/major.ts'
import { papersOf } from '#test/paper.ts'
import { Visit } from '#test/visit.ts'

story('C0.6', '同一县区的安监站、应急局、安委办各自编号,字号都不相同;各自文书的送达回执也不相同', async (city) => {
  const people = await majorCast(city)
  const one = await MajorCase.at(city, people, 'majorConfirmed')
  await one.list()
  await one.order()
  const stationVisit = await Visit.start(people.lu, city.unit('cold'))
  await stationVisit.record(people.lu)
  const bureauVisit = await Visit.start(people.qin, city.unit('cold'))
  await bureauVisit.record(people.qin)
  for (const paper of (await papersOf(people.qin, one.id)).rows) {
    const { now } = await people.qin.session()
    const body = {
      documents: [paper.id],
      mode: 'direct',
      addressee: '南宁邕水冷链食品有限公司',
      receiver: '马当家',
      spot: '企业办公室',
      deliveredAt: now,
    }
    await people.qin.post('/api/documents/deliver', body)
  }
  const all = await Promise.all([one.id, stationVisit.id, bureauVisit.id].map((id) => papersOf(people.qin, id)))
  const numbers = all.flatMap(({ rows }) => rows.map((paper) => paper.no))
  assert.deepEqual(numbers.sort(), [
    '青秀安委督〔2026〕1号',
    '（青秀新竹）应急检记〔2026〕1号',
    '（青秀）安委回〔2026〕1号',
    '（青秀）应急回〔2026〕1号',
    '（青秀）应急检记〔2026〕1号',
    '（青秀）应急责改〔2026〕1号',
  ])
})
