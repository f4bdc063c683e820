import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { countyFinder } from './counties.ts'

const square = (west: number, south: number, size: number) =>
  [
    [west, south],
    [west + size, south],
    [west + size, south + size],
    [west, south + size],
    [west, south],
  ] as const

test('点在哪个县:方格里算得出的,和多边形算的一样;洞里不算', () => {
  const find = countyFinder([
    { code: 'a', polygons: [[square(0, 0, 10), square(4, 4, 2)]] },
    { code: 'b', polygons: [[square(10, 0, 10)], [square(0, 20, 1)]] },
  ])
  const degree = fc.double({ min: -5, max: 25, noNaN: true })
  fc.assert(
    fc.property(degree, degree, (x, y) => {
      const inside = (west: number, south: number, size: number) => x > west && x < west + size && y > south && y < south + size
      const edge = [0, 4, 6, 10, 20, 1, 21].some((at) => Math.abs(x - at) < 1e-9 || Math.abs(y - at) < 1e-9)
      const expected = inside(0, 0, 10) && !inside(4, 4, 2) ? 'a' : inside(10, 0, 10) || inside(0, 20, 1) ? 'b' : undefined
      if (!edge) assert.equal(find([x, y]), expected)
    }),
  )
})
