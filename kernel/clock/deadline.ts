import type { Step } from '#kernel/indicator/calculator.ts'
import { type Calendar, dayNote, isWorkingDay } from './calendar.ts'
import {
  addMonths,
  ClockInputError,
  checkMoment,
  dateOf,
  dayMs,
  dayNumber,
  hourMs,
  localDate,
  localMinute,
  say,
  startOfDay,
} from './day.ts'
import { type CountEvent, sayCount } from './deadline-steps.ts'
import { type Span, spanSchema, spanText } from './span.ts'
import { type Pause, pauseAt, pausesOf, type Suspension, sayPause } from './suspension.ts'

export { ClockInputError } from './day.ts'
export { type Remaining, remaining, shift } from './remaining.ts'
export type { Suspension } from './suspension.ts'

/** Raised whenever the arithmetic changes, so that a stored deadline says by which rule it was found. */
export const deadlineVersion = '1'

export const deadlineBasis: readonly string[] = [
  '《行政处罚法》第八十五条：二日、三日、五日、七日按工作日计，不含法定节假日',
  '《民法典》第二百零一条：按日、月计算的，开始当日不计入；按小时计算的，自规定的时间起算',
  '《民法典》第二百零二条：按月计算的，到期月的对应日为最后一日，没有对应日的为月末日',
  '《民法典》第二百零三条：最后一日是法定休假日的，顺延至休假日结束的次日；最后一日截至二十四时',
]

export type DeadlineInput = {
  /** 'YYYY-MM-DD' (local) or an ISO instant with offset. */
  servedOn: string
  span: Span
  calendar: Calendar
  suspensions?: readonly Suspension[] | undefined
}

export type Skipped = { date: string; why: string }

export type Deadline = {
  /** The last moment, an ISO instant in UTC; null while the clock is suspended. */
  dueAt: string | null
  dueOn: string | null
  /** A date after the calendar's last official arrangement was consulted: recompute when that year is imported. */
  provisional: boolean
  provisionalReason?: string
  steps: Step[]
  skipped: Skipped[]
}

/** What one count gathers on its way; `consulted` are the dates whose rest or work mattered. */
type Tally = { steps: Step[]; skipped: Skipped[]; consulted: string[] }

/**
 * When a span that runs from service ends. Pure. Hours run exactly from the moment and stop for nothing but a
 * suspension; all others leave the day of service out and end at 24:00 of their last day. Days and months that end on
 * a day of rest or of suspension end on the next day that is neither. n = 0 is the day itself.
 * Throws {@link ClockInputError} for a malformed date, span or suspension.
 */
export function deadline(input: DeadlineInput): Deadline {
  const served = checkMoment('servedOn', input.servedOn)
  const span = spanSchema.safeParse(input.span)
  if (!span.success) throw new ClockInputError('span', span.error.issues[0]?.message ?? '期限不正确')
  const tally: Tally = { steps: [], skipped: [], consulted: [] }
  if (input.span.unit === 'hour') return hourDeadline(input, served, tally)

  const pauses = pausesOf(input.suspensions ?? [], 'day')
  tally.steps.push({ on: served.date, say: opening(served.date, input.span) })
  const last = lastDay(input, served.date, pauses, tally)
  if (last === undefined) return suspended(tally)
  const dueOn = dateOf(last)
  tally.steps.push({ on: dueOn, say: `期限届满日 ${say(dueOn)} 24:00` })
  const dueAt = new Date(startOfDay(dueOn) + dayMs - 1).toISOString()
  return { dueAt, dueOn, ...provisional(input.calendar, tally), steps: tally.steps, skipped: tally.skipped }
}

function opening(date: string, span: Span): string {
  if (span.n === 0) return `送达日 ${say(date)}，期限为当日`
  return `送达日 ${say(date)}不计入，期限 ${spanText(span)}`
}

function lastDay(input: DeadlineInput, served: string, pauses: Pause[], tally: Tally): number | undefined {
  const { n, unit } = input.span
  const begin = dayNumber(served)
  if (n === 0) return settle(begin, pauses, tally)
  if (unit === 'workingDay') return countWorkingDays(n, begin + 1, pauses, input.calendar, tally)
  const target = unit === 'month' ? addMonths(served, n) : dateOf(begin + n)
  const length = dayNumber(target) - begin
  const name = unit === 'month' ? `${n}个月后的对应日` : `第${n}日`
  const end = runOut(begin + 1, length, pauses, (pause, from) => notePause(pause, from, tally))
  if (end === undefined) return undefined
  const paused = end - 1 - dayNumber(target)
  tally.steps.push({ on: target, say: `${name}为 ${say(target)}` })
  if (paused > 0) {
    tally.steps.push({ on: dateOf(end - 1), say: `扣除中止 ${paused} 日，最后一日为 ${say(dateOf(end - 1))}` })
  }
  return settle(end - 1, pauses, tally, input.calendar)
}

/**
 * The end (exclusive) of `length` units that run from `begin` and stand still in each pause; undefined if an open
 * pause is met. Serves days and milliseconds alike.
 */
function runOut(begin: number, length: number, pauses: readonly Pause[], met: (pause: Pause, from: number) => void): number | undefined {
  let end = begin + length
  for (const pause of pauses) {
    const from = Math.max(pause.from, begin)
    if (pause.to <= from) continue
    if (from >= end) break
    met(pause, from)
    if (pause.to === Number.POSITIVE_INFINITY) return undefined
    end += pause.to - from
  }
  return end
}

function notePause(pause: Pause, from: number, tally: Tally): void {
  tally.steps.push({ on: dateOf(from), say: `${sayPause(pause, 'day')}，不计入` })
  if (pause.to === Number.POSITIVE_INFINITY) return
  for (let day = from; day < pause.to; day++) tally.skipped.push({ date: dateOf(day), why: `中止：${pause.reason}` })
}

function countWorkingDays(n: number, begin: number, pauses: readonly Pause[], calendar: Calendar, tally: Tally): number | undefined {
  const events: CountEvent[] = []
  const note = (event: CountEvent) => events.push(event)
  let day = begin
  for (let counted = 0; ; day++) {
    const pause = pauseAt(pauses, day)
    if (pause) {
      note({ kind: 'pause', date: dateOf(day), why: `${sayPause(pause, 'day')}，不计入` })
      if (pause.to === Number.POSITIVE_INFINITY) break
      for (; day < pause.to; day++) tally.skipped.push({ date: dateOf(day), why: `中止：${pause.reason}` })
    }
    const date = dateOf(day)
    tally.consulted.push(date)
    const why = dayNote(calendar, date)
    if (isWorkingDay(calendar, date)) {
      note({ kind: calendar.on.has(date) ? 'madeUp' : 'count', date, why })
      if (++counted === n) break
    } else {
      note({ kind: 'rest', date, why })
      tally.skipped.push({ date, why })
    }
  }
  tally.steps.push(...sayCount(events, n))
  return events.at(-1)?.kind === 'pause' ? undefined : day
}

/** The first day from `day` on that is not suspended and, when a calendar is given, not a day of rest. */
function settle(day: number, pauses: readonly Pause[], tally: Tally, calendar?: Calendar): number | undefined {
  let at = day
  for (;;) {
    const pause = pauseAt(pauses, at)
    if (pause) {
      notePause(pause, at, tally)
      if (pause.to === Number.POSITIVE_INFINITY) return undefined
      at = pause.to
      continue
    }
    if (!calendar) return at
    const date = dateOf(at)
    tally.consulted.push(date)
    if (isWorkingDay(calendar, date)) return at
    const why = dayNote(calendar, date)
    tally.skipped.push({ date, why })
    tally.steps.push({ on: date, say: `${say(date)}${calendar.off.has(date) ? why : ''}为休息日，顺延` })
    at++
  }
}

function hourDeadline(input: DeadlineInput, served: { ms: number; plain: boolean }, tally: Tally): Deadline {
  const start = localMinute(served.ms)
  const from = served.plain ? `送达只记到日，自当日零时 ${start} 起算` : `自送达时刻 ${start} 起算`
  tally.steps.push({ on: start.slice(0, 10), say: `${from}，期限 ${spanText(input.span)}，休息日不扣除` })
  const end = runOut(served.ms, input.span.n * hourMs, pausesOf(input.suspensions ?? [], 'ms'), (pause, at) =>
    tally.steps.push({ on: localMinute(at).slice(0, 10), say: `${sayPause(pause, 'ms')}，不计入` }),
  )
  if (end === undefined) return suspended(tally)
  const due = new Date(end)
  const dueOn = localDate(due)
  tally.steps.push({ on: dueOn, say: `期限届满时刻 ${localMinute(end)}` })
  return { dueAt: due.toISOString(), dueOn, provisional: false, steps: tally.steps, skipped: [] }
}

function suspended(tally: Tally): Deadline {
  const steps = [...tally.steps, { say: '期限中止中，恢复计算后再定届满日' }]
  return { dueAt: null, dueOn: null, provisional: false, steps, skipped: tally.skipped }
}

function provisional(calendar: Calendar, tally: Tally): { provisional: boolean; provisionalReason?: string } {
  for (const day of calendar.unconfirmed) {
    if (!tally.consulted.includes(day.date)) continue
    const say = `${day.date} ${day.name}${day.kind === 'on' ? '调休上班' : '放假'}尚未确认，未予计入`
    tally.steps.push({ on: day.date, say })
  }
  const until = tally.consulted.at(-1)
  if (until === undefined || until <= calendar.knownUntil) return { provisional: false }
  const first = dateOf(dayNumber(calendar.knownUntil) + 1).slice(0, 4)
  const last = until.slice(0, 4)
  const years = first === last ? `${first} 年` : `${first} 至 ${last} 年`
  const provisionalReason = `${years}放假安排尚未公布，暂按周末推算，公布后应当重算`
  tally.steps.push({ say: `暂定：${provisionalReason}` })
  return { provisional: true, provisionalReason }
}
