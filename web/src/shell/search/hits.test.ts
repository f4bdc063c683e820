import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Found, groupsOf, next } from './hits.ts'

const none = { rows: [], more: false }
const found: Found = {
  units: { rows: [{ id: 'u', title: '邕水冷链', sub: '青秀区' }], more: true },
  cases: none,
  documents: { rows: [{ id: 'd', caseId: 'c', title: '青秀责改〔2026〕1号', sub: '' }], more: false },
  clauses: { rows: [{ key: '《安全生产法》(2021)第六十五条', title: '第六十五条', sub: '' }], more: false },
}

test('按单位、案件、文书、条款分组,没有的组不显示;文书打开所在案件', () => {
  const groups = groupsOf(found, '冷链')
  assert.deepEqual(
    groups.map((one) => one.title),
    ['单位', '文书', '条款'],
  )
  assert.deepEqual(groups.map((one) => one.hits[0]?.to).slice(0, 2), ['/enterprises/u', '/cases/c'])
  assert.equal(groups[0]?.more?.to, `/enterprises?q=${encodeURIComponent('冷链')}`)
})

test('上下键在各组之间移动,到头转回', () => {
  const groups = groupsOf(found, '冷链')
  const walk = (presses: (1 | -1)[]) => presses.reduce<string | null>((at, by) => next(groups, at, by), null)
  assert.equal(walk([1]), 'unit-u')
  assert.equal(walk([1, 1]), 'document-d')
  assert.equal(walk([1, 1, 1, 1]), 'unit-u')
  assert.equal(walk([-1]), 'clause-《安全生产法》(2021)第六十五条')
  assert.equal(next([], null, 1), null)
})
