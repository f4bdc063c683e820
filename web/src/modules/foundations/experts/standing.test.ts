import assert from 'node:assert/strict'
import { test } from 'node:test'
import { holds, standingOf } from './standing.ts'

test('资质和暂停都算到最后一天为止', () => {
  const body = { licensedUntil: '2026-09-30', suspendedUntil: '2026-09-21' }
  assert.equal(standingOf(body, '2026-09-21').fit, false)
  assert.match(standingOf(body, '2026-09-21').say, /暂停抽取,到 2026-09-21/)
  assert.equal(standingOf(body, '2026-09-22').fit, true)
  assert.equal(standingOf(body, '2026-09-30').fit, true)
  assert.deepEqual(standingOf(body, '2026-10-01'), { fit: false, say: '资质已过期' })
})

test('利害关系从开始当天起,到结束当天不再算', () => {
  assert.equal(holds({ since: '2026-01-01', until: '2026-09-21' }, '2026-09-20'), true)
  assert.equal(holds({ since: '2026-01-01', until: '2026-09-21' }, '2026-09-21'), false)
  assert.equal(holds({ since: '2026-09-22', until: null }, '2026-09-21'), false)
})
