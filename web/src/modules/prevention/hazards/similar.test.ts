import assert from 'node:assert/strict'
import { test } from 'node:test'
import { saidOf, saysNewlyTaken, sayLikeness } from './similar.ts'

test('「确为新拍」只对当时的那几张照片有效,换一张就要再说一次', () => {
  const typed = { photos: ['b', 'a'], newlyTaken: null }
  assert.equal(saysNewlyTaken(typed), false)
  const said = { ...typed, newlyTaken: saidOf(typed) }
  assert.equal(saysNewlyTaken(said), true)
  assert.equal(saysNewlyTaken({ ...said, photos: ['a', 'b'] }), true, 'order does not matter')
  assert.equal(saysNewlyTaken({ ...said, photos: ['a', 'b', 'c'] }), false)
  assert.equal(saysNewlyTaken({ ...said, photos: ['a'] }), false)
  assert.equal(saysNewlyTaken({ photos: [], newlyTaken: '' }), false)
})

test('相差越少,说得越像', () => {
  assert.deepEqual([0, 2, 3, 8, 9, 12].map(sayLikeness), ['几乎相同', '几乎相同', '非常相似', '非常相似', '相似', '相似'])
})
