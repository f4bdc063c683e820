import assert from 'node:assert/strict'
import { test } from 'node:test'
import { countText, dateIn, formatDate, formatTime, money } from './format.ts'

test('an instant shows the wall clock of Asia/Shanghai, whatever zone the device is in', () => {
  assert.equal(formatTime('2026-11-23T16:05:00Z'), '2026-11-24 00:05')
  assert.equal(formatDate('2026-11-23T15:59:59Z'), '2026-11-23')
  assert.equal(formatDate('2026-11-23T16:00:00Z'), '2026-11-24')
  assert.equal(dateIn(new Date('2026-12-31T16:00:00Z')), '2027-01-01')
})

test('a plain date is not shifted, and reads as in a document when long', () => {
  assert.equal(formatDate('2026-11-03'), '2026-11-03')
  assert.equal(formatDate('2026-11-03', true), '2026年11月3日')
})

test('nothing is a dash, money and counts carry separators', () => {
  assert.deepEqual([formatDate(null), formatTime(undefined), money(null)], ['—', '—', '—'])
  assert.equal(money(1234567.5), '1,234,567.5 元')
  assert.equal(countText(10000, true), '超过 10,000')
})
