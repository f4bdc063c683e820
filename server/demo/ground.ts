import { pathOf } from '#kernel/place/actor.ts'
import type { CityPack, Organ, Place, Position } from '#cities/city.ts'
import type { Dice } from './dice.ts'

export interface Division {
  code: string
  name: string
  path: string
}

/** A township with its villages and the spot around which its units lie. */
export interface Town extends Division {
  county: string
  villages: readonly Division[]
  station: string | null
  /** The function zone it is, where it is one. */
  zone: string | null
  anchor: Position
}

export interface County extends Division {
  towns: readonly Town[]
  weight: number
  shape: Shape
}

/** Polygons of one county: rings of positions, the first of each the shell. */
type Shape = readonly (readonly Position[][])[]

/** The city as invented life needs it: where people live, where the offices are. */
export interface Ground {
  city: Division
  counties: readonly County[]
  organs: readonly Organ[]
}

/** Shares of the city's units by county code, in no unit; a county not named gets the least. */
const urban: Readonly<Record<string, number>> = {
  450103: 17,
  450107: 17,
  450105: 13,
  450102: 10,
  450108: 10,
  450110: 7,
  450181: 7,
  450109: 6,
  450126: 6,
  450123: 3,
  450125: 2,
  450124: 2,
}

/** Reads the pack into ground. Anchors of towns are thrown by the dice within their county. */
export function groundOf(pack: CityPack, dice: Dice): Ground {
  const under = Map.groupBy(pack.places(), (one) => one.parent ?? '')
  const stations = new Map(
    pack
      .organs()
      .filter((one) => one.kind === 'station')
      .map((one) => [one.place, one.key]),
  )
  const shapes = new Map(pack.counties().features.map((one) => [one.properties.code, one.geometry.coordinates]))
  const zones = new Map(pack.zones().map((one) => [one.code, one.key]))
  const townOf =
    (county: Place, shape: Shape) =>
    (town: Place): Town => ({
      ...divisionOf(town),
      county: county.code,
      villages: (under.get(town.code) ?? []).map(divisionOf),
      station: stations.get(town.code) ?? null,
      zone: zones.get(town.code) ?? null,
      // Streets lie close around the seat, towns farther out.
      anchor: near(dice, shape, centre(shape), town.kind === 'street' ? 0.05 : 0.16),
    })
  const counties = (under.get(pack.code) ?? []).map((county): County => {
    const shape = shapes.get(county.code) ?? []
    const towns = (under.get(county.code) ?? []).map(townOf(county, shape))
    return { ...divisionOf(county), shape, towns, weight: urban[county.code.slice(0, 6)] ?? 2 }
  })
  return { city: { code: pack.code, name: pack.name, path: pathOf(pack.code) }, counties, organs: pack.organs() }
}

const divisionOf = ({ code, name }: Place): Division => ({ code, name, path: pathOf(code) })

/** The middle of the largest ring, pulled inside by {@link near} where it lies outside. */
function centre(shape: Shape): Position {
  const shells = shape.map((polygon) => polygon[0] ?? [])
  const ring = shells.toSorted((a, b) => b.length - a.length)[0] ?? []
  const sum = ring.reduce<[number, number]>(([x, y], [lon, lat]) => [x + lon, y + lat], [0, 0])
  return [sum[0] / ring.length, sum[1] / ring.length]
}

/** A point inside the shape, around `middle` with this spread in degrees; wider with every miss. */
export function near(dice: Dice, shape: Shape, middle: Position, spread: number): Position {
  for (let wide = spread, tries = 0; tries < 200; tries++, wide *= 1.02) {
    const point: Position = [round(middle[0] + dice.normal() * wide), round(middle[1] + dice.normal() * wide)]
    if (inside(shape, point)) return point
  }
  return shape[0]?.[0]?.[0] ?? middle
}

/** Five digits: about a metre. */
const round = (degrees: number): number => Math.round(degrees * 1e5) / 1e5

/** Whether the point lies in the shape: an odd number of edges to its right, over shells and holes alike. */
export const inside = (shape: Shape, point: Position): boolean =>
  shape.some((polygon) => polygon.reduce((odd, ring) => odd !== crossesOdd(ring, point), false))

function crossesOdd(ring: readonly Position[], [x, y]: Position): boolean {
  let odd = false
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [xi, yi] = ring[i] ?? [0, 0]
    const [xj, yj] = ring[j] ?? [0, 0]
    if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) odd = !odd
  }
  return odd
}

/** The organ of a county or of the city by its function: emergency.450103. */
export const organKey = (kind: string, code: string): string => `${kind}.${code.slice(0, 6)}`
