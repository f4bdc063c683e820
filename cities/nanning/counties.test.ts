import assert from 'node:assert/strict'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { test } from 'node:test'
import type { Position } from '../city.ts'
import { countiesGeojson } from './build/boundaries.ts'
import { firstCrossing } from './build/simplify.ts'
import { nanning } from './index.ts'

const file = new URL('./counties.geojson', import.meta.url)
const { features } = nanning.counties()
const names = new Map(nanning.places().map((p) => [p.code, p.name]))

/** Even-odd rule on one ring. */
function inside([x, y]: Position, ring: readonly Position[]): boolean {
  let odd = false
  ring.forEach(([x1, y1], i) => {
    const [x2, y2] = ring[i + 1] ?? [x1, y1]
    if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) odd = !odd
  })
  return odd
}

/** Names of all counties a WGS84 point lies in. */
function countiesAt(point: Position): string[] {
  const found = features.filter((f) => f.geometry.coordinates.some(([shell]) => shell && inside(point, shell)))
  return found.map((f) => f.properties.name)
}

/** Metres from a point to a ring, on a plane good enough within some kilometres. */
function metres([x, y]: Position, ring: readonly Position[]): number {
  const [kx, ky] = [111_320 * Math.cos((y * Math.PI) / 180), 110_750]
  const away = ring.slice(1).map(([x2, y2], i) => {
    const [x1, y1] = ring[i] ?? [x2, y2]
    const [ax, ay, bx, by] = [(x1 - x) * kx, (y1 - y) * ky, (x2 - x) * kx, (y2 - y) * ky]
    const length2 = (bx - ax) ** 2 + (by - ay) ** 2
    const t = length2 === 0 ? 0 : Math.max(0, Math.min(1, -(ax * (bx - ax) + ay * (by - ay)) / length2))
    return Math.hypot(ax + t * (bx - ax), ay + t * (by - ay))
  })
  return Math.min(...away)
}

test('十二个县区,代码与名称同区划表', () => {
  assert.equal(features.length, 12)
  assert.deepEqual(
    features.map((f) => f.properties.code),
    nanning
      .places()
      .filter((p) => p.level === 3)
      .map((p) => p.code),
  )
  for (const { properties } of features) assert.equal(properties.name, names.get(properties.code))
})

test('环闭合、逆时针、不自交,坐标五位小数且在南宁范围内', () => {
  for (const { properties, geometry } of features) {
    for (const polygon of geometry.coordinates) {
      const ring = polygon[0] ?? []
      assert.equal(polygon.length, 1, properties.name)
      assert.ok(ring.length >= 4, properties.name)
      assert.deepEqual(ring.at(0), ring.at(-1), properties.name)
      assert.equal(firstCrossing(ring.slice(0, -1)), null, properties.name)
      const area = ring.slice(1).reduce((sum, [x, y], i) => sum + (ring[i]?.[0] ?? 0) * y - x * (ring[i]?.[1] ?? 0), 0)
      assert.ok(area > 0, properties.name)
      for (const [x, y] of ring) {
        assert.ok(x > 107.3 && x < 109.7 && y > 22.1 && y < 24.1, properties.name)
        assert.equal(Number(x.toFixed(5)), x)
      }
    }
  }
})

test('已知地点落在该在的县区,且只在一个', () => {
  const known: [string, Position, string][] = [
    ['市政府', [108.3665, 22.817], '青秀区'],
    ['横州', [109.26, 22.68], '横州市'],
    ['广西大学', [108.28594, 22.84256], '西乡塘区'],
    ['南宁东站', [108.40992, 22.84474], '青秀区'],
    ['广西民族博物馆', [108.39762, 22.77716], '青秀区'],
    ['广西文化艺术中心', [108.36585, 22.78027], '良庆区'],
    ['亭子码头', [108.31835, 22.79453], '江南区'],
    ['武鸣城区', [108.274, 23.158], '武鸣区'],
    ['黎塘镇', [109.13, 23.2], '宾阳县'],
  ]
  for (const [what, point, county] of known) assert.deepEqual(countiesAt(point), [county], what)
  assert.deepEqual(countiesAt([108.62, 21.95]), [], '钦州不在南宁')
})

test('南宁大桥在青秀、良庆界线二百米之内,说明坐标已转为 WGS84', () => {
  const bridge: Position = [108.36768, 22.78615]
  for (const name of ['青秀区', '良庆区']) {
    const own = features.find((f) => f.properties.name === name)
    const distance = Math.min(...(own?.geometry.coordinates ?? []).map(([shell]) => metres(bridge, shell ?? [])))
    assert.ok(distance < 200, `${name} ${distance.toFixed(0)} m`)
  }
})

test('县区之间不重叠:网格点至多属于一个县区', () => {
  let covered = 0
  for (let x = 107.35; x < 109.62; x += 0.04) {
    for (let y = 22.2; y < 24.04; y += 0.04) {
      const found = countiesAt([x, y])
      assert.ok(found.length <= 1, `${x},${y} ${found.join('、')}`)
      covered += found.length
    }
  }
  // 22 100 km² over cells of 0.04° × 0.04° (about 18.2 km²).
  assert.ok(covered > 1150 && covered < 1280, String(covered))
})

test('文件不超过 250 KB,重新生成逐字节相同', () => {
  assert.ok(statSync(file).size <= 250 * 1024)
  assert.equal(countiesGeojson(), readFileSync(file, 'utf8'))
})

const landmarks = new URL('../../../shared/data/boundary/nanning-landmarks-osm.csv', import.meta.url)

test('[shared] 全部地标恰在一个县区', { skip: existsSync(landmarks) ? false : '缺少 shared' }, () => {
  const rows = readFileSync(landmarks, 'utf8').trim().split('\n').slice(1)
  assert.ok(rows.length >= 20)
  for (const row of rows) {
    const [, name, lon, lat] = row.split(',')
    assert.equal(countiesAt([Number(lon), Number(lat)]).length, 1, name)
  }
})
