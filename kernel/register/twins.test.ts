import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { Drift, toWgs84 } from './coordinates.ts'
import { alike, metresBetween, similarity, Twins } from './twins.ts'

const name = fc.string({ unit: fc.constantFrom(...'南宁邕江冷链食品加工一二12号店厂部'), maxLength: 12 })

test('相似度:对称,0 到 1,自己与自己为 1;编号不同的不是同一家', () => {
  fc.assert(
    fc.property(name, name, (a, b) => {
      const value = similarity(a, b)
      assert.ok(value >= 0 && value <= 1)
      assert.equal(value, similarity(b, a))
      assert.equal(similarity(a, a), a === '' ? 0 : 1)
    }),
  )
  assert.ok(similarity('张三小卖部', '李四小卖部') < alike)
  assert.equal(similarity('凤凰花园3号楼项目部', '凤凰花园4号楼项目部'), 0)
  assert.equal(similarity('老友粉一店', '老友粉二店'), 0)
  assert.ok(similarity('医科大学附属肿瘤医院', '肿瘤医院') >= alike)
})

test('同一文件里:代码、名称、位置各按先出现的一行指出;相隔 100 米以上不算', () => {
  const point = fc.tuple(fc.double({ min: 107.4, max: 109.6, noNaN: true }), fc.double({ min: 22.2, max: 24, noNaN: true }))
  fc.assert(
    fc.property(
      point,
      fc.double({ min: -300, max: 300, noNaN: true }),
      fc.double({ min: -300, max: 300, noNaN: true }),
      ([lon, lat], east, north) => {
        const other: [number, number] = [lon + east / 111_320 / Math.cos((lat * Math.PI) / 180), lat + north / 111_320]
        const twins = new Twins()
        twins.meet(5, { code: 'a', name: '邕江冷链加工厂', plain: '邕江冷链加工厂', point: [lon, lat] })
        const found = twins.meet(6, { code: 'b', name: '邕江冷链加工', plain: '邕江冷链加工', point: other })
        const metres = metresBetween([lon, lat], other)
        if (Math.abs(metres - 100) > 1)
          assert.deepEqual(
            found.map((one) => one.by),
            metres < 100 ? ['distance'] : [],
          )
      },
    ),
  )
})

test('GCJ-02 换算:落在原处一米之内,CGCS2000 和 WGS84 不动', () => {
  assert.deepEqual(toWgs84([108.37, 22.82], 'WGS84'), [108.37, 22.82])
  assert.deepEqual(toWgs84([108.37, 22.82], 'CGCS2000'), [108.37, 22.82])
  const moved = metresBetween(toWgs84([108.37, 22.82], 'GCJ02'), [108.37, 22.82])
  assert.ok(moved > 200 && moved < 900, `${moved}`)
})

test('整表坐标偏移:五行以上、八成以上说是 GCJ-02 才提醒', () => {
  fc.assert(
    fc.property(fc.nat(40), fc.nat(40), (asMarked, gcj02) => {
      const drift = new Drift()
      for (let n = 0; n < asMarked; n += 1) drift.hear('asMarked')
      for (let n = 0; n < gcj02; n += 1) drift.hear('gcj02')
      assert.equal(drift.warning() !== null, gcj02 >= 5 && gcj02 >= 4 * asMarked)
    }),
  )
})
