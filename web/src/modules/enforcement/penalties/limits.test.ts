import assert from 'node:assert/strict'
import { test } from 'node:test'
import { earliestCut, extensionText, lastExtendedDay, lastSealDay, noticeText, sealText } from './limits.ts'

test('停电最早在批准二十四小时后,查封扣押和延长各不超过三十日', () => {
  assert.equal(earliestCut('2026-09-21T02:00:00.000Z'), '2026-09-22T02:00:00.000Z')
  assert.equal(lastSealDay('2026-09-21'), '2026-10-21')
  assert.equal(lastExtendedDay('2026-10-21'), '2026-11-20')
})

test('写给人看的期限带着数字和条文', () => {
  assert.match(noticeText(), /提前 24 小时.*安全生产法.*第七十条/)
  assert.match(sealText(), /不超过 30 日.*行政强制法.*第二十五条/)
  assert.match(extensionText(), /不超过 30 日.*第二十五条/)
})
