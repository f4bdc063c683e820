type Point = readonly [lon: number, lat: number]
type Ring = readonly Point[]

/** A county with its ground: polygons of an outer ring and holes. */
export interface CountyArea {
  code: string
  polygons: readonly (readonly Ring[])[]
}

interface Boxed {
  code: string
  rings: readonly Ring[]
  west: number
  east: number
  south: number
  north: number
}

/** Whether a ray to the east crosses the ring an odd number of times. */
function within(ring: Ring, [lon, lat]: Point): boolean {
  let inside = false
  for (let at = 0, before = ring.length - 1; at < ring.length; before = at, at += 1) {
    const [x1, y1] = ring[at] as Point
    const [x2, y2] = ring[before] as Point
    if (y1 > lat !== y2 > lat && lon < ((x2 - x1) * (lat - y1)) / (y2 - y1) + x1) inside = !inside
  }
  return inside
}

/**
 * In which county a point lies; undefined outside all of them. Computed here because a list asks it twice for every row, and twelve
 * borders held in memory answer twenty times as fast as the database.
 */
export function countyFinder(areas: readonly CountyArea[]): (point: Point) => string | undefined {
  const boxed = areas.flatMap(({ code, polygons }) =>
    polygons.map((rings): Boxed => {
      const [outer = []] = rings
      const [lons, lats] = [outer.map(([lon]) => lon), outer.map(([, lat]) => lat)]
      return { code, rings, west: Math.min(...lons), east: Math.max(...lons), south: Math.min(...lats), north: Math.max(...lats) }
    }),
  )
  return (point) => {
    const [lon, lat] = point
    const near = boxed.filter((one) => lon >= one.west && lon <= one.east && lat >= one.south && lat <= one.north)
    // A hole is another ring: in it the crossings come out even.
    return near.find((one) => one.rings.reduce((inside, ring) => inside !== within(ring, point), false))?.code
  }
}
