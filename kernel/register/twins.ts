import type { Candidate, Identity } from './register.ts'

/** Nearer than this, two of similar name may be one. */
export const nearMetres = 100
const degree = 111_320

/** Metres between two points some hundred metres apart. */
export function metresBetween(a: readonly [number, number], b: readonly [number, number]): number {
  const x = (a[0] - b[0]) * Math.cos((a[1] * Math.PI) / 180)
  return Math.hypot(x, a[1] - b[1]) * degree
}

const pairs = (text: string): Set<string> => new Set([...text].map((letter, at) => letter + (text[at + 1] ?? '')))

const numbers = (text: string): string => (text.match(/\d+|[一二三四五六七八九十]+(?=[号期店组分])/g) ?? []).join()

/**
 * How alike two plain names are, 0 to 1: by the pairs of neighbouring characters they share. A name within a longer one is an
 * alias; different numbers are different shops and building sites.
 */
export function similarity(a: string, b: string): number {
  if (a === '' || b === '') return 0
  if (a === b) return 1
  if (numbers(a) !== numbers(b)) return 0
  const [one, other] = [pairs(a), pairs(b)]
  const shared = [...one].filter((pair) => other.has(pair)).length
  const least = Math.min(one.size, other.size)
  return Math.max((2 * shared) / (one.size + other.size), least > 2 ? (0.9 * shared) / least : 0)
}
/** From here on names are alike enough to ask, when the places are the same. */
export const alike = 0.62

/** Finds the same thing twice in one file as its rows pass by: by code, plain name, or place and name. */
export class Twins {
  private readonly codes = new Map<string, number>()
  private readonly names = new Map<string, number>()
  private readonly places = new Map<string, { no: number; identity: Identity }[]>()

  /** What of the rows before may be the same as this one, which is remembered from now on. */
  meet(no: number, identity: Identity): Candidate[] {
    const found: Candidate[] = []
    const say = (before: number, by: Candidate['by'], why: string) =>
      found.push({ id: null, name: identity.name, by, say: `与本文件第 ${before} 行${why}` })
    const code = this.codes.get(identity.code)
    if (code !== undefined) say(code, 'code', '代码相同')
    const name = this.names.get(identity.plain)
    if (name !== undefined) say(name, 'name', '名称相同')
    const near = code === undefined && name === undefined ? this.near(identity) : undefined
    if (near) say(near.no, 'distance', `「${near.identity.name}」位置相近、名称相似`)
    this.remember(no, identity)
    return found
  }

  private near(identity: Identity) {
    const { point, plain } = identity
    if (!point) return undefined
    return cellsAround(point)
      .flatMap((cell) => this.places.get(cell) ?? [])
      .find((one) => metresBetween(point, one.identity.point ?? [0, 0]) < nearMetres && similarity(plain, one.identity.plain) >= alike)
  }

  private remember(no: number, identity: Identity): void {
    if (!this.codes.has(identity.code)) this.codes.set(identity.code, no)
    if (!this.names.has(identity.plain)) this.names.set(identity.plain, no)
    if (!identity.point) return
    const [own = ''] = cellsAround(identity.point)
    const here = this.places.get(own) ?? []
    // A market hall with hundreds of stalls at one point: the first of them stand for all.
    if (here.length < 30) this.places.set(own, [...here, { no, identity }])
  }
}

const cellSize = 0.001

/** The cell of a grid a point lies in, first, and its eight neighbours. */
function cellsAround([lon, lat]: readonly [number, number]): string[] {
  const [x, y] = [Math.floor(lon / cellSize), Math.floor(lat / cellSize)]
  const steps = [0, -1, 1]
  return steps.flatMap((dx) => steps.map((dy) => `${x + dx} ${y + dy}`))
}
