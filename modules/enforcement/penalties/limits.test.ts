import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { dayNumber } from '#kernel/clock/day.ts'
import { findArticle, inForce } from '#law/index.ts'
import { powerCutNotice, sealing, sealingExtension } from '#law/limits/index.ts'
import { earliestCut, lastExtended, lastSealed, limitText } from './limits.ts'

test('停电提前二十四小时、查封扣押三十日并可延长三十日:每个数都指向真实的条文', () => {
  assert.deepEqual(
    [powerCutNotice, sealing, sealingExtension].map(({ n, unit, since, confidence }) => [n, unit, since, confidence]),
    [
      [24, 'hour', '2021-09-01', 'verified'],
      [30, 'day', '2012-01-01', 'verified'],
      [30, 'day', '2012-01-01', 'verified'],
    ],
  )
  for (const { basis } of [powerCutNotice, sealing, sealingExtension]) {
    assert.equal(findArticle(basis.act, basis.article)?.confidence, 'verified')
    assert.ok(inForce(basis, '2026-09-21'))
  }
  assert.equal(limitText(powerCutNotice), '停止供电提前通知生产经营单位 24 小时(《安全生产法》(2021)第七十条)')
})

test('停电不早于通知后整二十四小时;紧急情形可以立即', () => {
  assert.equal(earliestCut('2026-09-21T02:00:00.000Z', false), '2026-09-22T02:00:00.000Z')
  assert.equal(earliestCut('2026-09-21T02:00:00.000Z', true), '2026-09-21T02:00:00.000Z')
})

test('查封扣押的当日不计入:从任何一天起算都恰好三十日,跨月跨年跨闰年也一样', () => {
  const day = fc.date({ min: new Date('2012-01-01'), max: new Date('2099-01-01'), noInvalidDate: true })
  fc.assert(
    fc.property(day, (at) => {
      const from = at.toISOString().slice(0, 10)
      assert.equal(dayNumber(lastSealed(from)) - dayNumber(from), 30)
      assert.equal(dayNumber(lastExtended(lastSealed(from))) - dayNumber(from), 60)
    }),
  )
})
