import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dayBeside, lateness } from './trail.ts'

test('按期的不说迟,晚一刻钟也算迟一小时,过一天按天说', () => {
  const due = '2026-09-21T10:00:00Z'
  assert.equal(lateness(due, due), null)
  assert.equal(lateness(due, '2026-09-21T09:00:00Z'), null)
  assert.equal(lateness(due, '2026-09-21T10:15:00Z'), '迟 1 小时')
  assert.equal(lateness(due, '2026-09-22T09:59:00Z'), '迟 23 小时')
  assert.equal(lateness(due, '2026-09-24T10:00:00Z'), '迟 3 天')
  assert.equal(lateness(null, due), null)
  assert.equal(lateness(due, null), null)
})

test('前一天、后一天跨月不错', () => {
  assert.equal(dayBeside('2026-03-01', -1), '2026-02-28')
  assert.equal(dayBeside('2026-12-31', 1), '2027-01-01')
})
