import { ClockInputError, checkMoment, dateOf, dayNumber, localMinute } from './day.ts'

/** The clock stands still from `from` (inclusive) until `to` (exclusive); `to: null` = still standing. */
export type Suspension = { from: string; to: string | null; reason: string }

/** A merged pause on a number line of days or of milliseconds; an open one ends at Infinity. */
export type Pause = { from: number; to: number; reason: string }

type Line = 'day' | 'ms'

/** The pauses in order, without overlaps. Throws ClockInputError for a bad date or an end before its beginning. */
export function pausesOf(suspensions: readonly Suspension[], line: Line): Pause[] {
  const pauses = suspensions.map((suspension, i) => pauseOf(suspension, `suspensions.${i}`, line))
  return merge(pauses.filter((pause) => pause.to > pause.from))
}

function pauseOf(suspension: Suspension, field: string, line: Line): Pause {
  const from = checkMoment(`${field}.from`, suspension.from)
  const to = suspension.to === null ? undefined : checkMoment(`${field}.to`, suspension.to)
  if (to && to.ms < from.ms) throw new ClockInputError(`${field}.to`, '中止期间的结束时间早于开始时间')
  const at = (moment: { ms: number; date: string }) => (line === 'ms' ? moment.ms : dayNumber(moment.date))
  return { from: at(from), to: to ? at(to) : Number.POSITIVE_INFINITY, reason: suspension.reason }
}

/** Touching pauses become one; differing reasons are joined in the order of the pauses, not of the input. */
function merge(pauses: Pause[]): Pause[] {
  const merged: { from: number; to: number; reasons: Set<string> }[] = []
  for (const pause of pauses.toSorted((a, b) => a.from - b.from || a.to - b.to || compare(a.reason, b.reason))) {
    const last = merged.at(-1)
    if (last && pause.from <= last.to) {
      last.to = Math.max(last.to, pause.to)
      last.reasons.add(pause.reason)
    } else merged.push({ from: pause.from, to: pause.to, reasons: new Set([pause.reason]) })
  }
  return merged.map(({ from, to, reasons }) => ({ from, to, reason: [...reasons].join('、') }))
}

/** By code unit: the same on every machine, whatever its locale. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** The pause that holds this day or moment. */
export function pauseAt(pauses: readonly Pause[], at: number): Pause | undefined {
  return pauses.find((pause) => pause.from <= at && at < pause.to)
}

/** '2026-10-01 至 2026-10-04 中止（听证）': both ends inclusive for days; by the minute for hours. */
export function sayPause(pause: Pause, line: Line): string {
  const reason = `中止（${pause.reason}）`
  const from = line === 'ms' ? localMinute(pause.from) : dateOf(pause.from)
  if (pause.to === Number.POSITIVE_INFINITY) return `自 ${from} 起${reason}`
  if (line === 'ms') return `${from} 至 ${localMinute(pause.to)} ${reason}`
  return pause.to - pause.from === 1 ? `${from} ${reason}` : `${from} 至 ${dateOf(pause.to - 1)} ${reason}`
}
