import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { clean, firstCrossing, meets, type Point, simplifyLine, simplifyRings, untangle } from './simplify.ts'

const coordinate = fc.integer({ min: 0, max: 40 })
const point = fc.tuple(coordinate, coordinate)
const line = fc.array(point, { minLength: 2, maxLength: 30 })

function distance([px, py]: Point, [ax, ay]: Point, [bx, by]: Point): number {
  const length2 = (bx - ax) ** 2 + (by - ay) ** 2
  const t = length2 === 0 ? 0 : Math.max(0, Math.min(1, ((px - ax) * (bx - ax) + (py - ay) * (by - ay)) / length2))
  return Math.hypot(px - ax - t * (bx - ax), py - ay - t * (by - ay))
}

test('简化后的线端点不动,被删的点离线不超过容差', () => {
  fc.assert(
    fc.property(line, (points) => {
      const kept = simplifyLine(points, 3)
      assert.deepEqual([kept.at(0), kept.at(-1)], [points.at(0), points.at(-1)])
      for (const p of points) {
        const away = kept.slice(1).map((b, i) => distance(p, kept[i] ?? b, b))
        assert.ok(Math.min(...away) <= 3 + 1e-9)
      }
    }),
  )
})

test('清理去掉重复点、往返刺和夹断的小环', () => {
  const square: Point[] = [
    [0, 0],
    [4, 0],
    [4, 4],
    [0, 4],
  ]
  assert.deepEqual(clean([...square, [0, 0]]), square)
  assert.deepEqual(
    clean([
      [0, 0],
      [4, 0],
      [9, 0],
      [4, 0],
      [4, 4],
      [4, 4],
      [0, 4],
    ]),
    square,
  )
  assert.deepEqual(
    clean([
      [0, 0],
      [4, 0],
      [5, 1],
      [6, 0],
      [4, 0],
      [4, 4],
      [0, 4],
      [0, 2],
    ]),
    [...square, [0, 2]],
  )
})

test('解开后的环不再自交', () => {
  fc.assert(
    fc.property(fc.array(point, { minLength: 3, maxLength: 25 }), (ring) => {
      assert.equal(firstCrossing(untangle(ring)), null)
    }),
  )
  assert.ok(meets([0, 0], [2, 2], [0, 2], [2, 0]))
  assert.ok(meets([0, 0], [2, 0], [1, 0], [1, 5]), '相接也算')
  assert.ok(!meets([0, 0], [2, 0], [0, 1], [2, 1]))
})

test('相邻两环的公共边简化后仍然相同', () => {
  const wobble = fc.array(fc.integer({ min: -2, max: 2 }), { minLength: 5, maxLength: 20 })
  fc.assert(
    fc.property(wobble, (offsets) => {
      const border: Point[] = offsets.map((dx, i) => [50 + dx, i * 5 + 5])
      const top = offsets.length * 5 + 5
      const left: Point[] = [[0, 0], [50, 0], ...border, [50, top], [0, top]]
      const right: Point[] = [[100, top], [50, top], ...[...border].reverse(), [50, 0], [100, 0]]
      const [a = [], b = []] = simplifyRings([left, right], 1.5)
      const shared = (ring: Point[]) =>
        ring
          .filter(([x]) => x > 40 && x < 60)
          .map(String)
          .sort()
      assert.deepEqual(shared(a), shared(b))
    }),
  )
})
