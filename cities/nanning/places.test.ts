import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { organsCsv } from './build/organs.ts'
import { placesCsv } from './build/places.ts'
import { nanning } from './index.ts'

const places = nanning.places()
const byCode = new Map(places.map((p) => [p.code, p]))

test('区划二千零八条,各级数目相符,代码唯一且为十二位', () => {
  assert.deepEqual(
    [1, 2, 3, 4, 5].map((level) => places.filter((p) => p.level === level).length),
    [1, 1, 12, 138, 1856],
  )
  assert.equal(byCode.size, 2008)
  for (const { code } of places) assert.match(code, /^45\d{10}$/)
})

test('除自治区外都有上一级,且代码承接上级', () => {
  const digits: Record<number, number> = { 2: 2, 3: 4, 4: 6, 5: 9 }
  for (const p of places) {
    if (p.level === 1) assert.equal(p.parent, null)
    else {
      const above = byCode.get(p.parent ?? '')
      assert.equal(above?.level, p.level - 1, p.code)
      assert.ok(p.code.startsWith((p.parent ?? '').slice(0, digits[p.level])), p.code)
    }
  }
})

test('类别与名称相符', () => {
  const endings = {
    street: /街道$/,
    town: /镇$/,
    township: /乡$/,
    village: /村委会$/,
    committee: /(居委会|居民委员会)$/,
  }
  for (const [kind, ending] of Object.entries(endings)) {
    for (const p of places.filter((x) => x.kind === kind)) assert.match(p.name, ending, p.code)
  }
  const count = (kind: string) => places.filter((p) => p.kind === kind).length
  assert.deepEqual(['street', 'town', 'township', 'zone'].map(count), [25, 89, 13, 11])
})

test('横县停用,由横州市承继;停用代码不在现行区划中', () => {
  const heng = nanning.history().find((h) => h.name === '横县')
  assert.deepEqual([heng?.code, heng?.successor, heng?.until], ['450127000000', '450181000000', '2021'])
  for (const h of nanning.history()) {
    assert.ok(!byCode.has(h.code), h.name)
    assert.equal(byCode.get(h.successor)?.name, h.successorName)
  }
})

test('功能区:有代码的十一个恰是区划表里的类似乡级单位,无代码的三个', () => {
  const zones = nanning.zones()
  assert.equal(new Set(zones.map((z) => z.key)).size, zones.length)
  const coded = zones.filter((z) => z.code !== null)
  assert.deepEqual(
    coded.map((z) => [z.code, z.name, z.county]).sort(),
    places
      .filter((p) => p.kind === 'zone')
      .map((p) => [p.code, p.name, p.parent])
      .sort(),
  )
  assert.deepEqual(
    zones.filter((z) => z.code === null).map((z) => z.name),
    ['五象新区', '大明山', '昆仑关'],
  )
})

test('机构:市县两级各九个,每个乡镇街道一个安监站', () => {
  const organs = nanning.organs()
  assert.equal(new Set(organs.map((o) => o.key)).size, organs.length)
  assert.equal(organs.filter((o) => o.kind !== 'station').length, 13 * 9)
  for (const o of organs) assert.ok(byCode.has(o.place), o.key)
  const seats = places.filter((p) => ['street', 'town', 'township'].includes(p.kind)).map((p) => p.code)
  assert.deepEqual(
    organs.filter((o) => o.kind === 'station').map((o) => o.place),
    seats,
  )
})

test('每一级每个行业领域恰有一个监管机构', () => {
  for (const seat of places.filter((p) => p.level === 2 || p.level === 3)) {
    const trades = nanning
      .organs()
      .filter((o) => o.place === seat.code)
      .flatMap((o) => o.trades)
    assert.equal(trades.length, 14, seat.name)
    assert.equal(new Set(trades).size, 14, seat.name)
  }
})

test('重新生成的区划表、机构表逐字节相同', () => {
  assert.equal(placesCsv(), readFileSync(new URL('./places.csv', import.meta.url), 'utf8'))
  assert.equal(organsCsv(), readFileSync(new URL('./organs.csv', import.meta.url), 'utf8'))
})

const shared = new URL('../../../shared/', import.meta.url)
const skip = existsSync(shared) ? false : '缺少 shared'

test('[shared] 区划与统计用区划代码表逐行相同', { skip }, () => {
  const text = readFileSync(new URL('data/admin-division/nanning-flat-12digit.csv', shared), 'utf8')
  const ours = places.map((p) => [p.code, p.name, p.level, p.parent ?? ''].join(','))
  assert.deepEqual(ours, text.trimEnd().split('\n').slice(1))
})

test('[shared] 功能区与沿革同事实库', { skip }, () => {
  const facts = JSON.parse(readFileSync(new URL('facts/standards/region_codes_nanning.json', shared), 'utf8')) as {
    function_zones_with_statistical_codes: { code: string; name: string; county: string }[]
    history: { code: string; name: string; until: number; now: string }[]
  }
  assert.deepEqual(
    nanning
      .zones()
      .filter((z) => z.code)
      .map((z) => [z.code?.slice(0, 9), z.name, byCode.get(z.county ?? '')?.name]),
    facts.function_zones_with_statistical_codes.map((z) => [z.code, z.name, z.county]),
  )
  assert.deepEqual(
    nanning
      .history()
      .map((h) => [h.code.slice(0, 6), h.name, Number(h.until), h.successor.slice(0, 6)])
      .sort(),
    facts.history.map((h) => [h.code, h.name, h.until, h.now.slice(0, 6)]).sort(),
  )
})
