import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { distanceWords, resolve } from './resolve.ts'

const chain = [
  { level: 2, code: '450100000000', name: '南宁市' },
  { level: 3, code: '450103000000', name: '青秀区' },
  { level: 4, code: '450103001000', name: '新竹街道' },
  { level: 5, code: '450103001005', name: '新竹社区' },
]
const there = { county: { code: '450103000000', name: '青秀区' }, metres: null }
const elsewhere = { county: { code: '450102000000', name: '兴宁区' }, metres: 1240 }

test('每一级恰有一处,缺哪一级说哪一级', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4 }), fc.constantFrom(null, there, elsewhere), (depth, point) => {
      const { levels, missing } = resolve(chain.slice(0, depth), point)
      assert.equal(new Set(levels.map((one) => one.level)).size, levels.length)
      assert.equal(levels.length + missing.length, 4)
      assert.ok(levels.every((one) => one.why.length > 0))
    }),
  )
})

test('县(区)说明依据:一致、矛盾、没有坐标、坐标在界外', () => {
  const why = (point: Parameters<typeof resolve>[1]) => resolve(chain, point).levels[1]?.why
  assert.equal(why(there), '坐标位于青秀区界内,与登记地址代码一致')
  assert.equal(why(elsewhere), '登记地址代码为青秀区,但坐标位于兴宁区界内,距青秀区界 1.2 公里;裁定或更正之前按登记地址代码')
  assert.equal(why(null), '没有登记坐标,按登记地址代码')
  assert.equal(why({ county: null, metres: 90_000 }), '坐标不在本市任何县(区)界内,按登记地址代码;请核对坐标')
  assert.equal(distanceWords(320), '320 米')
})
