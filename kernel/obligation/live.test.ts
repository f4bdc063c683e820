import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { beneath } from '#kernel/place/actor.ts'
import { concerns } from './live.ts'

const place = fc.constantFrom(
  'p45.p4501',
  'p45.p4501.p450103',
  'p45.p4501.p450110',
  'p45.p4501.p450103.p450103001',
  'p45.p4501.p450103.p450103002',
)

test('在哪里发生就告诉哪里:辖区之内的都听到,辖区之外的都听不到', () => {
  fc.assert(
    fc.property(place, place, (path, there) => {
      const [, , county = null, town = null] = there.split('.')
      const heard = concerns({ county, town, enterprise: 'u' }, { path, enterprise: null })
      // Where only the county is known, nobody of a town is told.
      assert.equal(heard, beneath(there, path))
    }),
  )
})

test('企业只听到本单位的;没有说哪里的,人人都看一眼', () => {
  const ground = { county: 'p450103', town: 'p450103001', enterprise: 'a' }
  assert.equal(concerns(ground, { path: null, enterprise: 'a' }), true)
  assert.equal(concerns(ground, { path: null, enterprise: 'b' }), false)
  assert.equal(concerns({ county: null, town: null, enterprise: null }, { path: 'p45.p4501.p450110', enterprise: null }), true)
})
