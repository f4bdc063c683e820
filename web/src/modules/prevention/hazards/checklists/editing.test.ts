import assert from 'node:assert/strict'
import { test } from 'node:test'
import { basisFrom, changesOf, type Draft, inputOfDraft, moved } from './editing.ts'

const item = (key: string | null, text: string): Draft => ({ id: text, key, text, category: 'fire', mandatory: false, basis: '' })

test('an item moves within its list and never out of it', () => {
  assert.deepEqual(moved(['a', 'b', 'c'], 2, 1), ['a', 'c', 'b'])
  assert.deepEqual(moved(['a', 'b', 'c'], 0, 2), ['b', 'c', 'a'])
  assert.deepEqual(moved(['a', 'b'], 0, -1), ['a', 'b'])
  assert.deepEqual(moved(['a', 'b'], 1, 2), ['a', 'b'])
})

test('a new version says what it adds, drops, words anew and reorders', () => {
  const before = [item('1', '出口畅通'), item('2', '灯亮'), item('3', '柜门关好')]
  const after = [item('2', '灯亮'), item('1', '出口畅通无堵塞'), item(null, '地面无积水')]
  assert.deepEqual(changesOf(before, after), {
    changes: [
      { kind: 'changed', text: '出口畅通无堵塞', was: '出口畅通' },
      { kind: 'added', text: '地面无积水' },
      { kind: 'removed', text: '柜门关好' },
    ],
    reordered: true,
  })
  assert.deepEqual(changesOf(before, before), { changes: [], reordered: false })
})

test('a citation is an article where it is carried, else the text', () => {
  const known = (act: string, article: string) => act === '安全生产法' && article === '第四十一条'
  assert.deepEqual(basisFrom(' 《安全生产法》第四十一条 ', known), { act: '安全生产法', article: '第四十一条' })
  assert.deepEqual(basisFrom('《安全生产法》(2021)第四十一条', known), { act: '安全生产法', article: '第四十一条' })
  assert.deepEqual(basisFrom('《某标准》第3条', known), { text: '《某标准》第3条' })
  const two = { ...item('1', '出口畅通'), basis: '《安全生产法》第四十一条\n\n GB 1 ' }
  assert.deepEqual(inputOfDraft(two, known).basis, [{ act: '安全生产法', article: '第四十一条' }, { text: 'GB 1' }])
})
