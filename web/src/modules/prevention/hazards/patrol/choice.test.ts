import assert from 'node:assert/strict'
import { test } from 'node:test'
import { choose, chosenUnits, freeOf, rulesIn, urgesOf } from './choice.ts'

const rows = [
  {
    enterprise: 'a',
    name: '甲',
    findings: [
      { id: '1', rule: 'overdue', urging: null },
      { id: '2', rule: 'silent', urging: null },
      { id: '3', rule: 'tooFast', urging: { id: 'x' } },
    ],
  },
  { enterprise: 'b', name: '乙', findings: [{ id: '4', rule: 'silent', urging: null }] },
] as const

test('每家单位只收到自己问题的要求;督促中的不能再选', () => {
  assert.deepEqual(freeOf(rows[0]), ['1', '2'])
  const all = choose(new Set(), [...freeOf(rows[0]), ...freeOf(rows[1]), '3'], true)
  const units = chosenUnits(rows, all)
  assert.deepEqual(rulesIn(units), ['overdue', 'silent'])
  assert.deepEqual(urgesOf(units, { overdue: ' 立即整改 ', silent: '请说明' }), [
    { enterprise: 'a', findings: ['1', '2'], request: '立即整改\n请说明' },
    { enterprise: 'b', findings: ['4'], request: '请说明' },
  ])
  assert.deepEqual(
    chosenUnits(rows, choose(all, ['4'], false)).map((one) => one.enterprise),
    ['a'],
  )
})
