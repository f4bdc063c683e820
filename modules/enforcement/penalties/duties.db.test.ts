import assert from 'node:assert/strict'
import type { z } from 'zod'
import type { clockHealth, worklistShape } from '#kernel/http/contract.ts'
import { story } from '#test/city.ts'
import { CoercionCase, coercionStates, disobeyedStop, inHours, overdueHazard, powerOf, present } from '#test/coercion.ts'
import { view } from '#test/hazard.ts'

story('C22.8', '停止供电全程的每一项义务:谁欠、何时到期、何时了结', async (city) => {
  const hazard = await overdueHazard(city)
  const stop = await disobeyedStop(city, hazard)
  // Thursday morning; 25 to 27 September is a holiday (中秋), so one working day ends on Monday.
  const one = await CoercionCase.request(city, hazard, 'cutPower', powerOf(stop.id))
  const owed = async () =>
    (await view(await present(city, 'qin'), one.id)).obligations
      .filter((duty) => duty.state === 'owed')
      .map((duty) => [duty.duty, duty.dueAt])
  const todo = async (key: string) =>
    (await (await present(city, key)).get<z.infer<typeof worklistShape>>('/api/worklist')).rows
      .filter((row) => row.caseId === one.id)
      .map((row) => row.verb)
  assert.deepEqual(await owed(), [['review', '2026-09-28T15:59:59.999Z']])
  assert.deepEqual([await todo('huang'), await todo('tan'), await todo('power')], [['审核强制措施'], [], []])
  await one.review()
  assert.deepEqual(await owed(), [['approve', '2026-09-28T15:59:59.999Z']])
  assert.deepEqual(await todo('tan'), ['审批强制措施'])
  await one.approve({ startAt: inHours(city, 24) })
  assert.deepEqual(await owed(), [
    ['answerSupply', '2026-09-25T02:00:00.000Z'],
    ['serve', '2026-09-29T15:59:59.999Z'],
  ])
  assert.deepEqual([await todo('qin'), await todo('power'), await todo('ma')], [['送达强制措施决定'], ['答复停电通知'], []])
  await one.deliver()
  await one.serve()
  assert.deepEqual(await owed(), [['answerSupply', '2026-09-25T02:00:00.000Z']])
  await one.answer()
  assert.deepEqual(await owed(), [])
  await city.until(inHours(city, 24))
  await one.start()
  assert.deepEqual(await owed(), [
    ['confirmCut', '2026-09-26T02:00:00.000Z'],
    ['reviewMeasure', '2026-10-02T15:59:59.999Z'],
  ])
  await one.cut()
  assert.deepEqual(await owed(), [['reviewMeasure', '2026-10-02T15:59:59.999Z']])
  await one.release({ restoreAt: inHours(city, 1) })
  assert.deepEqual(await owed(), [['restore', '2026-09-26T02:00:00.000Z']])
  assert.deepEqual(await todo('power'), ['恢复供电'])
  await one.restored()
  assert.deepEqual(await owed(), [])
})

story('C22.8', '供电企业二十四小时不答复即逾期,时钟体检与强制措施的每个状态对得上', async (city) => {
  await coercionStates(city)
  const hazard = await overdueHazard(city)
  const stop = await disobeyedStop(city, hazard)
  const cut = await CoercionCase.request(city, hazard, 'cutPower', powerOf(stop.id))
  await cut.review()
  await cut.approve({ startAt: inHours(city, 25) })
  await city.until(inHours(city, 24.1))
  const late = (await view(await present(city, 'qin'), cut.id)).obligations.find((duty) => duty.duty === 'answerSupply')
  assert.equal(late?.state, 'overdue')
  const { rows } = await (await present(city, 'admin')).get<z.infer<typeof clockHealth>>('/api/clock/health')
  const ours = rows.filter((row) => row.procedure === '行政强制措施')
  assert.equal(ours.length, 9)
  assert.deepEqual(
    ours.filter((row) => !row.ok).map((row) => [row.duty, row.say]),
    [],
  )
  const armed = Object.fromEntries(ours.map((row) => [row.duty, row.armed]))
  assert.ok(armed.review === 1 && armed.approve === 1 && armed.answerSupply === 1 && armed.reviewMeasure === 2)
})
