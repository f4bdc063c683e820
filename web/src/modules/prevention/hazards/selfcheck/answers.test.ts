import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Answers, blank, gapOf, nextOpen, sayTally, tally } from './answers.ts'
import { addPhrase, faultPhrases } from './phrases.ts'

const fault = { ...blank('fault'), what: '出口上锁', photos: ['p'] }
const fixed = { ...fault, way: 'fixed' as const, fixedWhat: '已打开', fixedPhotos: ['q'] }

test('an answer says the one thing it still lacks', () => {
  assert.equal(gapOf(undefined), '还没有答')
  assert.equal(gapOf(blank('ok')), null)
  assert.match(gapOf(blank('notApplicable')) ?? '', /为什么/)
  assert.match(gapOf(blank('fault')) ?? '', /什么问题/)
  assert.match(gapOf({ ...fault, photos: [] }) ?? '', /照片/)
  assert.match(gapOf(fault) ?? '', /怎么处理/)
  assert.equal(gapOf({ ...fault, way: 'report' }), null)
  assert.match(gapOf({ ...fixed, fixedWhat: ' ' }) ?? '', /怎样改/)
  assert.match(gapOf({ ...fixed, fixedPhotos: [] }) ?? '', /改好后/)
  assert.equal(gapOf(fixed), null)
})

test('after an answer the next item that is not whole comes, wherever it stands', () => {
  const items = ['a', 'b', 'c']
  const answers: Answers = { b: blank('ok') }
  assert.equal(nextOpen(items, answers), 'a')
  assert.equal(nextOpen(items, answers, 'a'), 'c')
  assert.equal(nextOpen(items, { ...answers, c: blank('ok') }, 'c'), 'a')
  assert.equal(nextOpen(items, { a: blank('ok'), b: blank('ok'), c: blank('fault') }, 'c'), 'c')
  assert.equal(nextOpen(items, { a: blank('ok'), b: blank('ok'), c: fixed }), undefined)
})

test('the tally counts whole answers only', () => {
  const count = tally(['a', 'b', 'c', 'd'], { a: blank('ok'), b: fixed, c: { ...fault, way: 'report' }, d: blank('fault') })
  assert.deepEqual(count, { all: 4, whole: 3, ok: 1, notApplicable: 0, fixed: 1, reported: 1 })
  assert.equal(sayTally(count), '正常 1 · 当场已改 1 · 要上报 1')
})

test('a phrase is not said twice, and every category has some', () => {
  assert.equal(addPhrase('', '漏油'), '漏油')
  assert.equal(addPhrase('漏油', '异响'), '漏油,异响')
  assert.equal(addPhrase('漏油,异响', '异响'), '漏油,异响')
  assert.ok(faultPhrases('fire').length > 3)
  assert.ok(faultPhrases(null).length > 3)
})
