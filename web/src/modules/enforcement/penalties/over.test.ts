import assert from 'node:assert/strict'
import { test } from 'node:test'
import { over } from './over.ts'

test('每种强制措施只列出自己的步骤;做过的一次性步骤不再列出', () => {
  const cut = { measure: 'cutPower', cut_at: null, disobeyed_at: null }
  assert.deepEqual(over(cut), ['confirmReleased', 'noteDisobeyed', 'extend'])
  assert.deepEqual(over({ ...cut, cut_at: '2026-10-24T04:00:00Z' }), ['confirmReleased', 'noteDisobeyed', 'extend', 'confirmCut'])
  const stop = { measure: 'suspendProduction', cut_at: null, disobeyed_at: '2026-10-23T01:00:00Z' }
  assert.deepEqual(over(stop), ['answerSupply', 'confirmCut', 'confirmRestored', 'extend', 'noteDisobeyed'])
  assert.deepEqual(over({ ...stop, measure: 'sealDetain', disobeyed_at: null }), [
    'answerSupply',
    'confirmCut',
    'confirmRestored',
    'noteDisobeyed',
  ])
})
