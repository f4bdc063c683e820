import assert from 'node:assert/strict'
import { test } from 'node:test'
import { shapeIn } from './geojson.ts'
import { seatsFor, toInput } from './seats.ts'

const shape = { type: 'Polygon', coordinates: [] }
const wrap = (...shapes: object[]) => ({ type: 'FeatureCollection', features: shapes.map((geometry) => ({ type: 'Feature', geometry })) })

test('边界文件里只认一块面:几何、要素、只有一个要素的集合;别的说明怎么办', () => {
  for (const one of [shape, { type: 'Feature', geometry: shape }, wrap(shape)]) assert.deepEqual(shapeIn(JSON.stringify(one)), shape)
  assert.match(String(shapeIn(JSON.stringify(wrap(shape, shape)))), /有 2 块边界/)
  assert.match(String(shapeIn(JSON.stringify(wrap({ type: 'Point', coordinates: [1, 2] })))), /没有面状边界/)
  assert.match(String(shapeIn('x')), /不是有效的 GeoJSON/)
})

test('定人时先选本村的网格员,已定的照旧,无人任职的不选', () => {
  const post = { post: 'p1', title: '甲村网格员', role: 'gridOfficer', place: '450103001005', holder: '韦', grids: 0 }
  const grid = { id: 'g', villages: [{ code: '450103001005', name: '甲村' }], officers: [] }
  assert.equal(seatsFor(grid, [post]).officer, 'p1')
  assert.equal(seatsFor(grid, [{ ...post, holder: null }]).officer, null)
  assert.equal(seatsFor(grid, [{ ...post, role: 'stationOfficer' }]).officer, null)
  const seated = { part: 'officer' as const, post: 'p2', title: '', name: '陆', phone: '1', since: '' }
  assert.equal(seatsFor({ ...grid, officers: [seated] }, [post]).officer, 'p2')
  assert.equal(seatsFor({ ...grid, officers: [{ ...seated, name: null }] }, [post]).officer, 'p1')
  assert.deepEqual(toInput([seatsFor(grid, [post])], [{ id: 'g', rev: 3 }]), [
    { id: 'g', rev: 3, officer: { post: 'p1', phone: '' }, backup: null },
  ])
})
