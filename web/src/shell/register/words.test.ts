import assert from 'node:assert/strict'
import { test } from 'node:test'
import { missing, percentOf, working } from './words.ts'

test('progress is told in whole hundredths, and not at all while the size is unknown', () => {
  assert.deepEqual(
    [
      { done: 0, total: null },
      { done: 3, total: 0 },
      { done: 999, total: 1000 },
      { done: 1200, total: 1000 },
    ].map(percentOf),
    [null, null, 99, 100],
  )
})

test('a required field is missing until it has a column or a value for all rows', () => {
  const field = (name: string, required: boolean) => ({ name, label: name, required, means: '', example: '' })
  const fields = [field('a', true), field('b', true), field('c', true), field('d', false)]
  assert.deepEqual(missing(fields, { a: 0 }, { b: '青秀区' }), ['c'])
  assert.deepEqual([working('running'), working('checked')], [true, false])
})
