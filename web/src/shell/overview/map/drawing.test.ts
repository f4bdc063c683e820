import assert from 'node:assert/strict'
import { test } from 'node:test'
import { barParts, drawAreas, inside } from './drawing.ts'

const square = (west: number, south: number): [number, number][] => [
  [west, south],
  [west + 1, south],
  [west + 1, south + 1],
  [west, south + 1],
  [west, south],
]

test('北在上,各县都在图幅里,字落在本县界内', () => {
  const bent: [number, number][] = [
    [108, 22],
    [110, 22],
    [110, 22.2],
    [108.2, 22.2],
    [108.2, 24],
    [108, 24],
    [108, 22],
  ]
  const { drawn, height } = drawAreas(
    [
      { code: 'north', name: '北', rings: [square(109, 23)] },
      { code: 'bent', name: '弯', rings: [bent] },
    ],
    400,
  )
  assert.ok(height > 400, 'two degrees north to south are longer than two east to west')
  assert.ok((drawn[0]?.y ?? 999) < height / 2)
  const outline = (drawn[1]?.path ?? '')
    .slice(1, -1)
    .split('L')
    .map((pair) => pair.split(' ').map(Number) as [number, number])
  assert.ok(inside(outline, [drawn[1]?.x ?? 0, drawn[1]?.y ?? 0]))
})

test('堆叠条填满全宽,有数的一段不会细得看不见,没有数的不画', () => {
  const parts = barParts([1, 0, 999], 60)
  assert.ok((parts[0]?.width ?? 0) > 1.5)
  assert.equal(parts[1]?.width, 0)
  assert.ok(Math.abs(parts.reduce((sum, one) => sum + one.width, 0) - 60) < 0.001)
  assert.deepEqual(barParts([0, 0], 60), [
    { at: 0, width: 0 },
    { at: 0, width: 0 },
  ])
})
