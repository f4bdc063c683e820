/** A seeded source of chance: the same seed throws the same numbers on every machine. */
export interface Dice {
  /** [0, 1) */
  next(): number
  /** Whole number in [low, high]. */
  int(low: number, high: number): number
  /** In [low, high). */
  real(low: number, high: number): number
  chance(probability: number): boolean
  pick<T>(list: readonly T[]): T
  /** One of the list, likelier the greater its weight. */
  weighted<T>(list: readonly T[], weight: (one: T) => number): T
  /** About the standard normal distribution, in [-3, 3]. */
  normal(): number
  /** UUID of version 7: ids made later sort later. `at` in milliseconds. */
  uuid(at: number): string
}

/** mulberry32: 32 bits of state, public domain, good enough for invented people. */
function mulberry32(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Dice for a seed. */
export function dice(seed: number): Dice {
  const next = mulberry32(seed)
  const int = (low: number, high: number) => low + Math.floor(next() * (high - low + 1))
  const pick = <T>(list: readonly T[]): T => {
    const one = list[Math.floor(next() * list.length)]
    if (one === undefined) throw new RangeError('nothing to pick from')
    return one
  }
  const hex = (digits: number) =>
    Math.floor(next() * 16 ** digits)
      .toString(16)
      .padStart(digits, '0')
  return {
    next,
    int,
    pick,
    real: (low, high) => low + next() * (high - low),
    chance: (probability) => next() < probability,
    weighted: (list, weight) => {
      let rest = next() * list.reduce((sum, one) => sum + weight(one), 0)
      return list.find((one) => (rest -= weight(one)) < 0) ?? pick(list)
    },
    normal: () => (next() + next() + next() + next() + next() + next() - 3) * Math.SQRT2,
    uuid: (at) => {
      const time = at.toString(16).padStart(12, '0')
      return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(3)}-${'89ab'[int(0, 3)]}${hex(3)}-${hex(6)}${hex(6)}`
    },
  }
}
