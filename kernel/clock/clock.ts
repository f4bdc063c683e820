import { localDate } from './day.ts'

export { endOfDay, localDate } from './day.ts'

/** Where the time comes from. Everything that needs it is handed one; nothing else reads the machine's time. */
export type Clock = { now(): Date }

/** A clock that tests and demonstrations can move. */
export type MovableClock = Clock & {
  /** Make it `at` now. */
  set(at: Date): void
  /** Move by milliseconds, backwards if negative. */
  advance(ms: number): void
  /** How far it is from the machine's time, in milliseconds. */
  readonly offsetMs: number
}

/** The machine's own time. */
export const systemClock: Clock = { now: () => new Date() }

/**
 * A clock that starts at `start` (default: the machine's time) and runs on from there, or stands still if `frozen`.
 * Throws RangeError for an invalid date.
 */
export function movableClock(start?: Date, options: { frozen?: boolean } = {}): MovableClock {
  const frozen = options.frozen === true
  const machine = () => systemClock.now().getTime()
  // Frozen: `base` is the time itself. Running: `base` is the distance from the machine's time.
  let base = frozen ? machine() : 0
  const clock: MovableClock = {
    now: () => new Date(frozen ? base : machine() + base),
    set(at) {
      if (Number.isNaN(at.getTime())) throw new RangeError('movableClock: invalid date')
      base = frozen ? at.getTime() : at.getTime() - machine()
    },
    advance(ms) {
      if (!Number.isFinite(ms)) throw new RangeError('movableClock: invalid milliseconds')
      base += ms
    },
    get offsetMs() {
      return frozen ? base - machine() : base
    },
  }
  if (start) clock.set(start)
  return clock
}

/** The local date 'YYYY-MM-DD' in Asia/Shanghai. */
export function today(clock: Clock): string {
  return localDate(clock.now())
}
