import assert from 'node:assert/strict'
import { test } from 'node:test'
import { missingReceipts, stageStatus } from './progress.ts'

const at = '2026-09-21T01:00:00Z'
const general = { level: 'general', recheck_passed: null, verdict: null, listed_at: null, delisted_at: null, reported_at: null } as const
const major = { ...general, level: 'major' } as const

test('双报告缺谁的签收就说谁,两份齐全才不缺', () => {
  assert.deepEqual(missingReceipts({ regulator_received_at: null, congress_received_at: null }), ['监管部门', '职代会'])
  assert.deepEqual(missingReceipts({ regulator_received_at: at, congress_received_at: null }), ['职代会'])
  assert.deepEqual(missingReceipts({ regulator_received_at: at, congress_received_at: at }), [])
})

test('一般隐患复查不通过,监督标为已退回;重大隐患评估不合格,评估标为已退回', () => {
  assert.equal(stageStatus('监督', 'ahead', { ...general, recheck_passed: false }), 'returned')
  assert.equal(stageStatus('评估', 'ahead', { ...general, recheck_passed: false }), 'ahead')
  assert.equal(stageStatus('评估', 'ahead', { ...major, verdict: 'fail' }), 'returned')
  assert.equal(stageStatus('监督', 'done', { ...general, recheck_passed: false }), 'done')
})

test('重大隐患挂牌或报告后,监督已在进行', () => {
  assert.equal(stageStatus('监督', 'ahead', major), 'ahead')
  assert.equal(stageStatus('监督', 'ahead', { ...major, listed_at: at }), 'now')
  assert.equal(stageStatus('监督', 'ahead', { ...major, reported_at: at }), 'now')
  assert.equal(stageStatus('监督', 'done', { ...major, listed_at: at }), 'now', 'until it is delisted')
  assert.equal(stageStatus('监督', 'done', { ...major, listed_at: at, delisted_at: at }), 'done')
  assert.equal(stageStatus('监督', 'ahead', { ...general, listed_at: at }), 'ahead')
})
