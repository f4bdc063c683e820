import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { nanning } from '#cities/nanning/index.ts'
import { pathOf } from '#kernel/place/actor.ts'
import { directory, type Place } from '#kernel/place/directory.ts'
import { plainName } from './likeness.ts'
import { findPlace } from './whereabouts.ts'

const rows = nanning.places()
const byCode = new Map(rows.map((one) => [one.code, one]))
const fullName = (code: string): string => {
  const one = byCode.get(code)
  if (!one || one.level < 2) return ''
  return `${fullName(one.parent ?? '')}${one.name}`
}
const places = directory(
  rows.map(
    (one): Place => ({
      code: one.code,
      name: one.name,
      level: one.level,
      kind: one.kind,
      parent: one.parent,
      path: pathOf(one.code),
      fullName: fullName(one.code),
      until: null,
      replacedBy: null,
    }),
  ),
)
const nothing = { division: '', county: '', town: '', village: '' }
const found = (said: Partial<typeof nothing>) => {
  const answer = findPlace(places, { ...nothing, ...said })
  return 'place' in answer ? answer.place.code : answer.say
}

test('每个村和乡镇都能按代码、按全称、按县乡村三栏找到自己', () => {
  const below = places.all.filter((one) => one.level >= 4)
  fc.assert(
    fc.property(fc.constantFrom(...below), (one) => {
      assert.equal(found({ division: one.code }), one.code)
      const [, , county = '', town = '', village = ''] = one.path
        .split('.')
        .map((_, at, all) => places.byPath(all.slice(0, at + 1).join('.'))?.name ?? '')
      const byColumns = findPlace(places, { ...nothing, county, town, village })
      assert.ok('place' in byColumns && byColumns.place.name === one.name && byColumns.place.path.split('.')[2] === one.path.split('.')[2])
      const byName = findPlace(places, { ...nothing, division: one.fullName })
      assert.ok('place' in byName && byName.place.fullName === one.fullName, one.fullName)
    }),
    { numRuns: 400 },
  )
})

test('省写的、只到县的、不存在的、重名的各有说法', () => {
  assert.equal(found({ division: '450103001' }), '450103001000')
  assert.equal(found({ county: '青秀', town: '新竹' }), '450103001000')
  assert.equal(found({ division: '广西壮族自治区南宁市青秀区新竹街道' }), '450103001000')
  assert.match(found({ division: '450103' }), /范围太大/)
  assert.match(found({ division: '110101001001' }), /没有区划代码/)
  assert.match(found({ county: '青秀区' }), /乡镇/)
  assert.match(found({ county: '青秀区', town: '新竹街道', village: '天上村' }), /没有「天上村」/)
  assert.match(found({ division: '某某大厦' }), /没有认出县/)
})

test('名称比较时不计公司类型、括号和地名', () => {
  assert.equal(plainName('广西南宁(邕水)冷链 食品有限责任公司'), plainName('邕水冷链食品有限公司'))
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => assert.equal(plainName(plainName(text)).length <= plainName(text).length, true)),
  )
})
