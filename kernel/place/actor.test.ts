import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { beneath, pathOf } from './actor.ts'

/** Labels of which one is often the beginning of another: p450100 and p4501000. */
const label = fc.constantFrom('p45', 'p450', 'p4501', 'p450100', 'p4501000', 'p450103')
const path = fc.array(label, { minLength: 1, maxLength: 5 })

test('beneath is decided label by label, never by the beginning of a text', () => {
  fc.assert(
    fc.property(path, path, (below, above) => {
      const expected = above.length <= below.length && above.every((one, index) => one === below[index])
      assert.equal(beneath(below.join('.'), above.join('.')), expected)
    }),
  )
  assert.equal(beneath('p45.p4501000', 'p45.p450100'), false)
  assert.equal(beneath('p45', ''), false, 'the empty path is not the root of all places')
})

test('beneath: everything lies in itself, and what lies in a part lies in the whole', () => {
  fc.assert(
    fc.property(path, path, path, (first, second, third) => {
      const [top, middle, low] = [first, [...first, ...second], [...first, ...second, ...third]].map((one) => one.join('.'))
      assert.ok(top !== undefined && middle !== undefined && low !== undefined)
      assert.ok(beneath(top, top) && beneath(middle, top) && beneath(low, middle) && beneath(low, top))
      assert.ok(!beneath(top, middle), 'a whole does not lie in its part')
    }),
  )
})

test('the path of a code lists what it lies in, from the region down, and ends with its own cut', () => {
  const digits = (length: number) => fc.stringMatching(new RegExp(`^[0-9]{${length}}$`))
  fc.assert(
    fc.property(digits(12), (code) => {
      const labels = pathOf(code).split('.')
      assert.equal(labels[0], `p${code.slice(0, 2)}`)
      for (const [index, one] of labels.entries()) {
        assert.ok(code.startsWith(one.slice(1)))
        if (index > 0) assert.ok(one.startsWith(labels[index - 1] ?? '-'), 'each lies in the one before')
      }
    }),
  )
  assert.equal(pathOf('450103001005'), 'p45.p4501.p450103.p450103001.p450103001005')
  assert.equal(pathOf('450103000000'), 'p45.p4501.p450103')
})
