import assert from 'node:assert/strict'
import { asJob } from '#kernel/store/transaction.ts'
import { forgetTerms } from '#kernel/clock/store.ts'
import { type City, story } from '#test/city.ts'
import { HazardCase, view } from '#test/hazard.ts'
import { MajorCase, majorCast } from '#test/major.ts'
import { present } from '#test/coercion.ts'

/** A general hazard of the unit, put right and closed. */
async function closed(city: City, category = 'fire'): Promise<HazardCase> {
  const [wei, lu, nong, huang] = await Promise.all(['wei', 'lu', 'nong', 'huang'].map((key) => present(city, key)))
  if (!wei || !lu || !nong || !huang) throw new Error('nobody')
  const one = await HazardCase.report(wei, city.unit('cold'), 'patrol', { category })
  const limit = '2027-12-31'
  await one.take(lu, 'register', { category, demand: '立即清理堵塞物,恢复畅通', rectifyBy: limit })
  await one.plan(nong, limit)
  await one.rectify(nong)
  await one.passRecheck(huang)
  await one.assess(huang)
  await one.close(lu)
  return one
}

const recurrenceOf = async (city: City, id: string) =>
  (await view(await present(city, 'qin'), id)).facts.recurrence as {
    count: number
    rule: string
    cases: { id: string; no: string }[]
  } | null

story('', '复发:同一单位同类隐患在期间内再次发生,登记时写明规则和以前的案件;类别不同、期间之外、参数未确认的不算', async (city) => {
  const first = await closed(city)
  assert.equal(await recurrenceOf(city, first.id), null)
  const other = await closed(city, 'electric')
  assert.equal(await recurrenceOf(city, other.id), null)
  const again = await closed(city)
  const found = await recurrenceOf(city, again.id)
  assert.deepEqual([found?.count, found?.cases.map((one) => one.id)], [2, [first.id]])
  assert.match(found?.rule ?? '', /365日/)
  assert.match(found?.cases[0]?.no ?? '', /^隐患2026-/)
  await asJob(city.database, 'city', city.clock.now(), (tx) =>
    tx.updateTable('parameter').set({ confirmed_at: null }).where('key', '=', 'hazard.recurrence.window').execute(),
  )
  forgetTerms()
  assert.equal(await recurrenceOf(city, (await closed(city)).id), null, 'nobody has confirmed the window')
  await asJob(city.database, 'city', city.clock.now(), (tx) =>
    tx.updateTable('parameter').set({ confirmed_at: '2026-01-01' }).where('key', '=', 'hazard.recurrence.window').execute(),
  )
  forgetTerms()
  city.clock.set(new Date('2027-09-23T02:00:00Z'))
  assert.equal(await recurrenceOf(city, (await closed(city)).id), null, 'all earlier ones lie before the window')
})

story('', '复发:重大隐患按同一判定标准认定复发', async (city) => {
  const people = await majorCast(city)
  const first = await MajorCase.at(city, people, 'closed')
  const again = await MajorCase.at(city, people, 'majorConfirmed')
  const found = await recurrenceOf(city, again.id)
  assert.deepEqual(
    found?.cases.map((one) => one.id),
    [first.id],
  )
})
