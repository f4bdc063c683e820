/** The one boundary in a GeoJSON file: a geometry, a feature, or a collection of one; a sentence when there is none or more. */
export function shapeIn(text: string): object | string {
  let read: unknown
  try {
    read = JSON.parse(text)
  } catch {
    return '文件不是有效的 GeoJSON,请从制图软件重新导出'
  }
  const shapes = geometriesOf(read)
  if (shapes.length > 1) return `文件里有 ${shapes.length} 块边界,请一个网格一个文件`
  return shapes[0] ?? '文件里没有面状边界(Polygon 或 MultiPolygon)'
}

function geometriesOf(read: unknown): object[] {
  if (typeof read !== 'object' || read === null || !('type' in read)) return []
  if (read.type === 'FeatureCollection' && 'features' in read && Array.isArray(read.features)) return read.features.flatMap(geometriesOf)
  if (read.type === 'Feature' && 'geometry' in read) return geometriesOf(read.geometry)
  return read.type === 'Polygon' || read.type === 'MultiPolygon' ? [read] : []
}
