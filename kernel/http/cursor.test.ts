import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { decodeCursor, encodeCursor } from './cursor.ts'

test('a cursor gives back what it was made of, in characters a URL carries as they are', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme' })), (values) => {
      const text = encodeCursor(values)
      assert.match(text, /^[\w-]*$/)
      assert.deepEqual(decodeCursor(text, values.length), values)
    }),
  )
})

test('anything else is refused with 400.3', () => {
  const badPage = /^Error: 400\.3 /
  fc.assert(fc.property(fc.string(), (text) => assert.throws(() => decodeCursor(text, 2), badPage)))
  assert.throws(() => decodeCursor(encodeCursor(['a']), 2), badPage)
  assert.throws(() => decodeCursor(Buffer.from('[1,2]').toString('base64url'), 2), badPage)
  assert.throws(() => decodeCursor(Buffer.from('{"length":2}').toString('base64url'), 2), badPage)
})
