import { toWgs84 } from '#kernel/register/coordinates.ts'
import type { Crs } from '#kernel/register/terms.ts'
import type { z } from 'zod'
import type { gridInput } from './contract.ts'

export type Shape = NonNullable<z.infer<typeof gridInput>['shape']>

const ring = (positions: readonly number[][], crs: Crs) => positions.map(([lon = 0, lat = 0]) => toWgs84([lon, lat], crs))

/** The boundary as GeoJSON text in WGS84, always of several polygons; heights fall away. */
export function inWgs84(shape: Shape, crs: Crs): string {
  const polygons = shape.type === 'Polygon' ? [shape.coordinates] : shape.coordinates
  return JSON.stringify({ type: 'MultiPolygon', coordinates: polygons.map((rings) => rings.map((one) => ring(one, crs))) })
}

/** A ring is closed and has at least four corners; PostGIS would not even read another. */
export function ringFault(shape: Shape): string | null {
  const rings = shape.type === 'Polygon' ? shape.coordinates : shape.coordinates.flat()
  for (const one of rings) {
    const [first, last] = [one[0], one.at(-1)]
    if (one.length < 4) return '每一圈至少要有 4 个点(首尾相同)'
    if (first?.[0] !== last?.[0] || first?.[1] !== last?.[1]) return '边界没有闭合,首尾两点应当相同'
    if (one.some(([lon = 999, lat = 999]) => Math.abs(lon) > 180 || Math.abs(lat) > 90))
      return '坐标超出经纬度范围,可能是投影坐标,请先转换为经纬度'
  }
  return null
}
