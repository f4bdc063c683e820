import assert from 'node:assert/strict'
import { test } from 'node:test'
import { pathOf } from './actor.ts'
import { directory, type Place } from './directory.ts'
import { placeRoutes } from './routes.ts'

const place = (code: string, name: string, level: number, parent: string | null, more: Partial<Place> = {}): Place => ({
  code,
  name,
  level,
  kind: 'county',
  parent,
  path: pathOf(code),
  fullName: name,
  until: null,
  replacedBy: null,
  ...more,
})
const places = directory([
  place('450100000000', '南宁市', 2, null),
  place('450103000000', '青秀区', 3, '450100000000'),
  place('450103001000', '新竹街道', 4, '450103000000'),
  place('450181000000', '横州市', 3, '450100000000'),
  place('450181100000', '横州镇', 4, '450181000000'),
  place('450127000000', '横县', 3, '450100000000', { until: '2021-02-03', replacedBy: '450181000000' }),
])

/** The names answered to a post in that place. */
async function names(at: string | null, query: { parent?: string; q?: string }): Promise<string[]> {
  const [route] = placeRoutes
  assert.ok(route?.kind === 'query')
  const actor = { place: at, path: at === null ? null : pathOf(at) }
  const run = route.run as (context: object) => Promise<{ rows: { name: string; replacedBy: string | null; hasChildren: boolean }[] }>
  const { rows } = await run({ kernel: { places, city: { code: '450100000000' } }, actor, query })
  return rows.map((row) => `${row.name}${row.hasChildren ? '+' : ''}${row.replacedBy ? `→${row.replacedBy.slice(0, 6)}` : ''}`)
}

test('without a parameter: the top of the territory, or the city for a post without a place', async () => {
  assert.deepEqual(await names('450103000000', {}), ['青秀区+'])
  assert.deepEqual(await names(null, {}), ['南宁市+'])
  assert.deepEqual(await names(null, { parent: '', q: '' }), ['南宁市+'])
})

test('beneath a parent: present divisions, also under a code out of use', async () => {
  assert.deepEqual(await names(null, { parent: '450100000000' }), ['青秀区+', '横州市+'])
  assert.deepEqual(await names(null, { parent: '450127000000' }), ['横州镇'])
  assert.deepEqual(await names(null, { parent: '1' }), [])
})

test('by name or code within the territory; what is out of use says what replaced it', async () => {
  assert.deepEqual(await names(null, { q: '横县' }), ['横州市+', '横县→450181'])
  assert.deepEqual(await names(null, { q: '450127100000' }), ['横州镇'])
  assert.deepEqual(await names('450103000000', { q: '横' }), [])
  assert.deepEqual(await names('450103000000', { q: '新竹' }), ['新竹街道'])
})
