import { type Calendar, isWorkingDay } from '#kernel/clock/calendar.ts'
import { addDays, localDate, startOfDay } from '#kernel/clock/day.ts'
import type { Dice } from './dice.ts'

const day = 86_400_000
const minute = 60_000

/** A step that is to be taken: how long after the one before, and at which minute of the day. */
export interface Pace {
  step: string
  /** Days after the step before; for `rectify` and `askExtension` the share of the time limit that has run. */
  after: number
  minuteOfDay: number
  /** Days of a new time limit that the step sets. */
  limit: number
}

/** A step at its moment; `limit` is the time limit in force after it. */
export interface Beat {
  step: string
  at: number
  limit: string | null
}

/** States an open case of a demo city can be in. */
export const openStates = ['found', 'registered', 'rectifying', 'extensionAsked', 'rectified', 'rechecked', 'assessed'] as const
export type OpenState = (typeof openStates)[number]

/** The steps that lead to a state, with the detours life takes. */
export function pathTo(dice: Dice, target: OpenState | 'closed' | 'dismissed'): string[] {
  if (target === 'found') return []
  if (target === 'dismissed') return ['dismiss']
  if (target === 'registered') return ['register']
  const planned = ['register', 'plan']
  if (target === 'extensionAsked') return [...planned, 'askExtension']
  const failed = dice.chance(0.1) ? ['rectify', 'failRecheck'] : []
  const extended = dice.chance(0.08) ? ['askExtension', dice.chance(0.7) ? 'grantExtension' : 'refuseExtension'] : []
  const rectifying = [...planned, ...extended, ...failed]
  const reworked = dice.chance(0.015) ? ['rectify', 'passRecheck', 'assess', 'rework'] : []
  const all = [...rectifying, ...reworked, 'rectify', 'passRecheck', 'assess', 'close']
  if (target === 'rectifying') return rectifying
  const last = { rectified: 'rectify', rechecked: 'passRecheck', assessed: 'assess', closed: 'close' }[target]
  return all.slice(0, all.lastIndexOf(last) + 1)
}

/** Usual days from one step to the next; a step of the enterprise counts against its time limit instead. */
const usual: Readonly<Record<string, readonly [low: number, high: number]>> = {
  register: [0.1, 2.5],
  dismiss: [0.2, 2],
  plan: [0.5, 3],
  askExtension: [0.6, 0.9],
  grantExtension: [0.3, 2.5],
  refuseExtension: [0.3, 2.5],
  rectify: [0.35, 0.97],
  failRecheck: [1, 8],
  passRecheck: [1, 9],
  assess: [0.5, 5],
  close: [0.5, 4.5],
  rework: [0.5, 2],
}

/** Throws the pace of each step; one rectification in fifteen comes late. */
export const paces = (dice: Dice, steps: readonly string[]): Pace[] =>
  steps.map((step) => {
    const [low, high] = usual[step] ?? [1, 2]
    const late = step === 'rectify' && dice.chance(0.07) ? dice.real(0.2, 0.6) : 0
    return {
      step,
      after: dice.real(low, high) + late,
      minuteOfDay: dice.int(8 * 60 + 30, 17 * 60 + 20),
      limit: dice.pick([5, 7, 10, 15, 15, 20, 30]),
    }
  })

/** The moments of a case that was reported at `start`: steps lie in office hours of working days, one after another. */
export function beatsOf(start: number, pacing: readonly Pace[], calendar: Calendar): Beat[] {
  let at = start
  let limit: string | null = null
  let limitFrom = start
  return pacing.map((pace): Beat => {
    const share = pace.step === 'rectify' || pace.step === 'askExtension'
    const end = limit === null ? at : startOfDay(limit) + day
    at = officeHours(
      share ? Math.max(at, limitFrom + (end - limitFrom) * pace.after) : at + pace.after * day,
      at,
      pace.minuteOfDay,
      calendar,
    )
    const next = newLimit(pace, limit, localDate(new Date(at)))
    if (next !== limit) limitFrom = at
    limit = next
    return { step: pace.step, at, limit }
  })
}

function newLimit(pace: Pace, limit: string | null, today: string): string | null {
  if (pace.step === 'register' || pace.step === 'failRecheck' || pace.step === 'rework') return addDays(today, pace.limit)
  if (pace.step === 'grantExtension' && limit !== null) return extendedTo(limit)
  return limit
}

/** The date an extension asks for; the same when it is asked and when it is granted. */
export const extendedTo = (limit: string): string => addDays(limit, 10)

/** The minute of the first working day from `wish` on that lies after `before`. */
export function officeHours(wish: number, before: number, minuteOfDay: number, calendar: Calendar): number {
  for (let date = localDate(new Date(wish)); ; date = addDays(date, 1)) {
    const at = startOfDay(date) + minuteOfDay * minute
    if (at > before && isWorkingDay(calendar, date)) return at
  }
}

/** Beats of a case whose last step lies `age` days before `until`; nothing lies at or after `until`. */
export function beatsBefore(
  until: number,
  age: number,
  pacing: readonly Pace[],
  calendar: Calendar,
  minuteOfDay: number,
): { start: number; beats: Beat[] } {
  const morning = (at: number) => startOfDay(localDate(new Date(at))) + minuteOfDay * minute
  const trial = morning(until - 60 * day)
  const last = beatsOf(trial, pacing, calendar).at(-1)?.at ?? trial
  for (let start = morning(trial + (until - age * day - last)); ; start -= day) {
    const beats = beatsOf(start, pacing, calendar)
    if ((beats.at(-1)?.at ?? start) < until) return { start, beats }
  }
}
