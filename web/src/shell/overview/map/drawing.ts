/** Counties as the server hands them: rings of [lon, lat]. */
export interface Area {
  code: string
  name: string
  rings: readonly (readonly (readonly [number, number])[])[]
}

/** A county on the sheet: its outline as an SVG path, and where its words stand. */
export interface Drawn {
  code: string
  name: string
  path: string
  x: number
  y: number
}
type Point = readonly [number, number]

/** The counties on a sheet of this width; north is up, a degree east is shortened as it is at this latitude. */
export function drawAreas(areas: readonly Area[], width: number): { drawn: Drawn[]; height: number } {
  const all = areas.flatMap((area) => area.rings.flat())
  if (all.length === 0) return { drawn: [], height: 0 }
  const [west, east] = [Math.min(...all.map(([lon]) => lon)), Math.max(...all.map(([lon]) => lon))]
  const [south, north] = [Math.min(...all.map(([, lat]) => lat)), Math.max(...all.map(([, lat]) => lat))]
  const squeeze = Math.cos((((south + north) / 2) * Math.PI) / 180)
  const scale = width / ((east - west) * squeeze)
  const put = ([lon, lat]: Point): Point => [(lon - west) * squeeze * scale, (north - lat) * scale]
  const drawn = areas.map(({ code, name, rings }) => {
    const placed = rings.map((ring) => ring.map(put))
    const [x, y] = middleOf(placed)
    return { code, name, path: placed.map(pathOf).join(''), x, y }
  })
  return { drawn, height: (north - south) * scale }
}

const pathOf = (ring: readonly Point[]): string => `M${ring.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')}Z`

/** The point furthest from every edge, tried on a grid: words stand inside even where a county is bent. */
function middleOf(rings: readonly (readonly Point[])[]): Point {
  const largest = rings.toSorted((a, b) => b.length - a.length)[0] ?? []
  const xs = largest.map(([x]) => x)
  const ys = largest.map(([, y]) => y)
  const [left, top] = [Math.min(...xs), Math.min(...ys)]
  const [wide, high] = [Math.max(...xs) - left, Math.max(...ys) - top]
  let best: { at: Point; room: number } = { at: [left + wide / 2, top + high / 2], room: -1 }
  for (let i = 1; i < grid; i++) {
    for (let j = 1; j < grid; j++) {
      const at: Point = [left + (wide * i) / grid, top + (high * j) / grid]
      const room = inside(largest, at) ? Math.min(...largest.map((corner) => reach(corner, at))) : -1
      if (room > best.room) best = { at, room }
    }
  }
  return best.at
}
const grid = 24

/** Words are wide and low: room to the sides is worth half of room above and below. */
const reach = ([x, y]: Point, [toX, toY]: Point): number => Math.hypot((x - toX) / 1.8, y - toY)

/** Even-odd rule. */
export function inside(ring: readonly Point[], [x, y]: Point): boolean {
  let within = false
  for (const [index, [x1, y1]] of ring.entries()) {
    const [x2, y2] = ring[(index + 1) % ring.length] ?? [x1, y1]
    if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) within = !within
  }
  return within
}

/** A bar of parts, in whole pixels that together fill it; a part that is there is never too thin to be seen. */
export function barParts(values: readonly number[], width: number, least = 2): { at: number; width: number }[] {
  const total = values.reduce((sum, one) => sum + one, 0)
  if (total === 0) return values.map(() => ({ at: 0, width: 0 }))
  const shown = values.map((one) => (one === 0 ? 0 : Math.max(least, (one / total) * width)))
  const over = shown.reduce((sum, one) => sum + one, 0) / width
  let at = 0
  return shown.map((one) => {
    const part = { at, width: one / over }
    at += part.width
    return part
  })
}
