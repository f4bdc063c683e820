/**
 * Simplifies rings without tearing neighbours apart: a border shared by two rings is cut out as one arc,
 * simplified once in one canonical direction, and so stays identical on both sides.
 */
export type Point = readonly [x: number, y: number]

const key = (p: Point): string => `${p[0]},${p[1]}`
const edgeKey = (a: Point, b: Point): string => [key(a), key(b)].sort().join('|')

/** Element at an index that the caller knows to exist. */
function at<T>(list: readonly T[], index: number): T {
  const found = list[index]
  if (found === undefined) throw new Error(`下标 ${index} 越界`)
  return found
}

/** An open ring (last point not repeated) without consecutive duplicates, out-and-back spikes or pinched-off loops. */
export function clean(ring: readonly Point[]): Point[] {
  let points = ring.filter((p, i) => i === 0 || key(p) !== key(at(ring, i - 1)))
  if (points.length > 1 && key(at(points, 0)) === key(at(points, points.length - 1))) points = points.slice(0, -1)
  for (let before = -1; before !== points.length; ) {
    before = points.length
    points = dropLoops(dropSpikes(points))
  }
  return points
}

/** Where a ring meets itself in a point, drops the shorter way round: a valid ring touches itself nowhere. */
function dropLoops(ring: readonly Point[]): Point[] {
  const first = new Map<string, number>()
  for (const [i, p] of ring.entries()) {
    const earlier = first.get(key(p))
    if (earlier !== undefined) return shorterWay(ring, earlier, i)
    first.set(key(p), i)
  }
  return [...ring]
}

/** The ring without its shorter run between two indices (`from` stays, `to` goes or stays with the longer run). */
function shorterWay(ring: readonly Point[], from: number, to: number): Point[] {
  const inner = to - from
  return inner <= ring.length / 2 ? ring.filter((_, i) => i <= from || i > to) : ring.slice(from, to)
}

const side = (a: Point, b: Point, c: Point): number => Math.sign((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]))

const apart = (a: number, b: number, c: number, d: number): boolean => Math.max(c, d) < Math.min(a, b) || Math.max(a, b) < Math.min(c, d)

/** Whether two segments have a point in common, touching included. */
export function meets(a: Point, b: Point, c: Point, d: Point): boolean {
  if (apart(a[0], b[0], c[0], d[0]) || apart(a[1], b[1], c[1], d[1])) return false
  return side(a, b, c) * side(a, b, d) <= 0 && side(c, d, a) * side(c, d, b) <= 0
}

/** The first two edges of an open ring, not neighbours, that meet; by the index of their starting points. */
export function firstCrossing(ring: readonly Point[]): readonly [number, number] | null {
  const end = (i: number): Point => at(ring, (i + 1) % ring.length)
  for (let i = 0; i < ring.length; i += 1) {
    const last = i === 0 ? ring.length - 1 : ring.length
    for (let k = i + 2; k < last; k += 1) {
      if (meets(at(ring, i), end(i), at(ring, k), end(k))) return [i, k]
    }
  }
  return null
}

/** Cuts the shorter loop at every crossing; both sides of a shared border cut the same one. */
export function untangle(ring: readonly Point[]): Point[] {
  let points = clean(ring)
  for (let found = firstCrossing(points); found; found = firstCrossing(points)) {
    const [i, k] = found
    points = clean(k - i <= points.length / 2 ? points.filter((_, n) => n <= i || n > k) : points.slice(i + 1, k + 1))
  }
  return points
}

function dropSpikes(ring: readonly Point[]): Point[] {
  const out: Point[] = []
  for (const p of ring) {
    if (out.length > 0 && key(at(out, out.length - 1)) === key(p)) continue
    if (out.length > 1 && key(at(out, out.length - 2)) === key(p)) out.pop()
    else out.push(p)
  }
  return out
}

function distance(p: Point, a: Point, b: Point): number {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]]
  const length2 = dx * dx + dy * dy
  const t = length2 === 0 ? 0 : Math.max(0, Math.min(1, ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / length2))
  return Math.hypot(p[0] - a[0] - t * dx, p[1] - a[1] - t * dy)
}

/** Douglas–Peucker on an open line; the ends stay. `tolerance` in the unit of the coordinates. */
export function simplifyLine(line: readonly Point[], tolerance: number): Point[] {
  const keep = new Set([0, line.length - 1])
  const todo: [number, number][] = [[0, line.length - 1]]
  for (let span = todo.pop(); span; span = todo.pop()) {
    const [from, to] = span
    let [worst, index] = [tolerance, -1]
    for (let i = from + 1; i < to; i += 1) {
      const d = distance(at(line, i), at(line, from), at(line, to))
      if (d > worst) [worst, index] = [d, i]
    }
    if (index < 0) continue
    keep.add(index)
    todo.push([from, index], [index, to])
  }
  return line.filter((_, i) => keep.has(i))
}

/** Simplifies a line the same way whichever end it is given from. */
function simplifyArc(arc: readonly Point[], tolerance: number): Point[] {
  const forward = key(at(arc, 0)) + key(at(arc, 1))
  const backward = key(at(arc, arc.length - 1)) + key(at(arc, arc.length - 2))
  if (forward <= backward) return simplifyLine(arc, tolerance)
  return simplifyLine([...arc].reverse(), tolerance).reverse()
}

/** Which rings run along each edge. */
function owners(rings: readonly (readonly Point[])[]): Map<string, string> {
  const map = new Map<string, string>()
  rings.forEach((ring, r) => {
    ring.forEach((p, i) => {
      const edge = edgeKey(p, at(ring, (i + 1) % ring.length))
      map.set(edge, `${map.get(edge) ?? ''}${r};`)
    })
  })
  return map
}

/** Indices where the set of rings running along changes: these points never move. */
function nodes(ring: readonly Point[], edges: ReadonlyMap<string, string>): number[] {
  const fixed = ring.flatMap((p, i) => {
    const before = edges.get(edgeKey(at(ring, (i + ring.length - 1) % ring.length), p))
    const after = edges.get(edgeKey(p, at(ring, (i + 1) % ring.length)))
    return before !== after ? [i] : []
  })
  return fixed.length >= 2 ? fixed : [0, Math.floor(ring.length / 2)]
}

/** Simplifies open, cleaned rings together; the results are open rings in the same order. */
export function simplifyRings(rings: readonly (readonly Point[])[], tolerance: number): Point[][] {
  const edges = owners(rings)
  return rings.map((ring) => {
    const cuts = nodes(ring, edges)
    const out = cuts.flatMap((from, i) => {
      const to = at(cuts, (i + 1) % cuts.length)
      const arc = to > from ? ring.slice(from, to + 1) : [...ring.slice(from), ...ring.slice(0, to + 1)]
      return simplifyArc(arc, tolerance).slice(0, -1)
    })
    return untangle(out)
  })
}
