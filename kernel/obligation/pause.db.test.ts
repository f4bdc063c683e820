import assert from 'node:assert/strict'
import type { z } from 'zod'
import type { caseView, obligationShape } from '#kernel/http/contract.ts'
import { verifyLedger } from '#kernel/evidence/ledger.ts'
import { type City, story } from '#test/city.ts'
import { HazardCase, view } from '#test/hazard.ts'
import type { Person } from '#test/person.ts'

type Clock = z.infer<typeof obligationShape>

const at = (local: string) => new Date(`${local}+08:00`).toISOString()
const pause = (id: string) => `/api/obligations/${id}/pause`
const resume = (id: string) => `/api/obligations/${id}/resume`

async function on<const K extends readonly string[]>(city: City, local: string, ...keys: K) {
  city.clock.set(new Date(at(local)))
  return city.people(...keys)
}

const clockOf = async (person: Person, id: string, duty: string): Promise<Clock> => {
  const seen: z.infer<typeof caseView> = await view(person, id)
  return seen.obligations.find((one) => one.duty === duty) ?? assert.fail(duty)
}

const timeOf = (clock: Clock, rung: string) => clock.rungs.find((one) => one.rung === rung)?.at

/** A re-check owed since 28 September: ten working days over the holiday, to 16 October. */
async function recheckOwed(city: City) {
  const [wei, lu, nong] = await on(city, '2026-09-28T10:00:00', 'wei', 'lu', 'nong')
  const hazard = await HazardCase.report(wei, city.unit('cold'))
  await hazard.register(lu, '2026-10-30')
  await hazard.plan(nong, '2026-10-20')
  await hazard.rectify(nong)
  return hazard
}

story('C0.4', '中止把期限后移并写明理由:跨过补班日的中止不计入,恢复后重算;中止期间到时的不提醒、不逾期', async (city) => {
  const hazard = await recheckOwed(city)
  const [qin] = await on(city, '2026-10-09T10:00:00', 'qin')
  const before = await clockOf(qin, hazard.id, 'recheck')
  assert.equal(before.dueAt, at('2026-10-16T23:59:59.999'))
  await qin.refused('400.1', pause(before.id), { reason: ' ' })
  await qin.post(pause(before.id), { reason: '鉴定机构检测期间' })
  const paused = await clockOf(qin, hazard.id, 'recheck')
  assert.deepEqual([paused.state, paused.dueAt, paused.remaining], ['paused', null, '已中止'])
  assert.ok(paused.rungs.every((rung) => rung.at === null))
  assert.deepEqual(paused.suspensions, [{ since: at('2026-10-09T10:00:00'), until: null, reason: '鉴定机构检测期间', personName: '覃正' }])
  await qin.refused('409.5', pause(before.id), { reason: '再次中止' })

  // 10 月 9 日、10 日(补班)两个工作日在中止期间。
  const [again] = await on(city, '2026-10-12T10:00:00', 'qin')
  await again.post(resume(before.id), {})
  const moved = await clockOf(again, hazard.id, 'recheck')
  assert.deepEqual([moved.state, moved.dueAt], ['owed', at('2026-10-20T23:59:59.999')])
  assert.equal(timeOf(moved, 'before'), at('2026-10-15T09:00:00'))
  assert.equal(timeOf(moved, 'escalate-1'), at('2026-10-21T09:00:00'))
  assert.ok(
    moved.steps.some((step) => /2026-10-09 至 2026-10-11 中止.鉴定机构检测期间./.test(step.say)),
    JSON.stringify(moved.steps),
  )
  await again.refused('409.5', resume(before.id), {})

  // 第二次中止跨过原到期日:期间什么也不发。
  const [third] = await on(city, '2026-10-13T10:00:00', 'qin')
  await third.post(pause(before.id), { reason: '等待行政复议决定' })
  for (const day of ['15', '16', '17', '20', '21', '25']) assert.equal(await city.until(at(`2026-10-${day}T10:00:00`)), 0)
  const [fourth] = await on(city, '2026-10-26T10:00:00', 'qin')
  await fourth.post(resume(before.id), {})
  const last = await clockOf(fourth, hazard.id, 'recheck')
  assert.equal(last.dueAt, at('2026-11-02T23:59:59.999'))
  assert.equal(timeOf(last, 'before'), at('2026-10-28T09:00:00'))
  assert.deepEqual(
    last.suspensions.map((one) => [one.reason, one.until]),
    [
      ['鉴定机构检测期间', at('2026-10-12T10:00:00')],
      ['等待行政复议决定', at('2026-10-26T10:00:00')],
    ],
  )
  const acts = (await view(fourth, hazard.id)).timeline.filter((row) => /^obligation\.(paused|resumed)$/.test(row.event))
  assert.deepEqual(
    acts.map((row) => [row.title, row.personName, row.facts.reason ?? null, row.facts.dueAt]),
    [
      ['中止期限:复查', '覃正', '鉴定机构检测期间', null],
      ['恢复期限:复查', '覃正', null, at('2026-10-20T23:59:59.999')],
      ['中止期限:复查', '覃正', '等待行政复议决定', null],
      ['恢复期限:复查', '覃正', null, at('2026-11-02T23:59:59.999')],
    ],
  )
  assert.equal(await city.until(at('2026-11-20T10:00:00')), 5, '恢复后各级照新期限各发一次')
  assert.deepEqual((await city.stored((tx) => verifyLedger(tx, null))).findings, [])
})

story('', '责令的整改期限中止后按自然日顺延;已到期的不能中止;欠履行的一方和乡镇站员都不能中止', async (city) => {
  const [wei, lu, nong, qin] = await on(city, '2026-09-21T10:00:00', 'wei', 'lu', 'nong', 'qin')
  const hazard = await HazardCase.report(wei, city.unit('cold'))
  await hazard.register(lu, '2026-10-08')
  const clock = await clockOf(qin, hazard.id, 'rectify')
  await nong.refused('403.1', pause(clock.id), { reason: '我方需要时间' })
  await lu.refused('403.1', pause(clock.id), { reason: '等待专家论证' })
  await qin.post(pause(clock.id), { reason: '等待专家论证' })
  const [later] = await on(city, '2026-09-24T09:00:00', 'qin')
  await later.post(resume(clock.id), {})
  const moved = await clockOf(later, hazard.id, 'rectify')
  assert.equal(moved.dueAt, at('2026-10-11T23:59:59.999'))
  assert.ok(
    moved.steps.some((step) => /中止 3 日/.test(step.say)),
    JSON.stringify(moved.steps),
  )
  // 到期之后、扫描之前,也已经是到期。
  const [late] = await on(city, '2026-10-12T00:00:01', 'qin')
  await late.refused('409.5', pause(clock.id), { reason: '事后补办中止' })
  await city.until(at('2026-10-12T10:00:00'))
  const [after] = await city.people('qin')
  await after.refused('409.5', pause(clock.id), { reason: '事后补办中止' })
  assert.equal((await clockOf(after, hazard.id, 'rectify')).state, 'overdue')
})

story('', '武鸣区的执法人员看不到也不能中止青秀区的期限', async (city) => {
  const [wei, qin, stranger] = await on(city, '2026-09-21T10:00:00', 'wei', 'qin', 'stranger')
  const hazard = await HazardCase.report(wei, city.unit('cold'))
  const clock = await clockOf(qin, hazard.id, 'register')
  await stranger.refused('404.1', pause(clock.id), { reason: '越权中止' })
  assert.equal((await clockOf(qin, hazard.id, 'register')).state, 'owed')
})
