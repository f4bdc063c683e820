import type { Step } from '#kernel/indicator/calculator.ts'
import { isWeekend } from './calendar.ts'
import { dayNumber, say } from './day.ts'

/** One day, or one pause, met while counting working days; 'madeUp' is a counted make-up day. */
export type CountEvent = { kind: 'count' | 'madeUp' | 'rest' | 'pause'; date: string; why: string }

/** Up to here every counted day has its own line; up to the second bound runs; beyond, weekends are summed up. */
const eachUpTo = 7
const runsUpTo = 30

type Run = { kind: CountEvent['kind']; from: string; to: string; why: string[]; first: number; last: number }

/** The count of working days as lines: each day for a short span, runs of days for a long one. */
export function sayCount(events: readonly CountEvent[], n: number): Step[] {
  const long = n > runsUpTo
  const plainWeekend = (event: CountEvent) => event.kind === 'rest' && event.why === weekendNote(event.date)
  const told = long ? events.filter((event) => !plainWeekend(event)) : events
  const steps = runsOf(told, n <= eachUpTo, long).map((run) => ({ on: run.from, say: sayRun(run) }))
  const silent = events.length - told.length
  return silent > 0 ? [...steps, { say: `其间周六、周日共 ${silent} 日不计入` }] : steps
}

function weekendNote(date: string): string {
  return isWeekend(date) ? say(date).slice(11, -1) : ''
}

function runsOf(events: readonly CountEvent[], single: boolean, overWeekends: boolean): Run[] {
  const runs: Run[] = []
  let counted = 0
  for (const event of events) {
    if (event.kind === 'count' || event.kind === 'madeUp') counted++
    const run = runs.at(-1)
    if (run && joins(run, event, single, overWeekends)) {
      run.to = event.date
      run.last = counted
      if (!run.why.includes(event.why)) run.why.push(event.why)
    } else runs.push({ kind: event.kind, from: event.date, to: event.date, why: [event.why], first: counted, last: counted })
  }
  return runs
}

function joins(run: Run, event: CountEvent, single: boolean, overWeekends: boolean): boolean {
  if (run.kind !== event.kind) return false
  if (event.kind === 'count') return !single && (overWeekends || nextDay(run, event))
  // Saturday joins Sunday, a holiday its own days; a weekend and a holiday stay apart.
  const weekend = event.why === weekendNote(event.date)
  return event.kind === 'rest' && nextDay(run, event) && (run.why.includes(event.why) || (weekend && run.why[0] === '周六'))
}

function nextDay(run: Run, event: CountEvent): boolean {
  return dayNumber(event.date) === dayNumber(run.to) + 1
}

function sayRun(run: Run): string {
  const when = run.from === run.to ? say(run.from) : `${say(run.from)}至 ${say(run.to)}`
  switch (run.kind) {
    case 'pause':
      return run.why.join('')
    case 'rest':
      return run.why.every((why) => why === weekendNote(run.from) || why === '周日')
        ? `${when}不计入`
        : `${when}${run.why.join('、')}，不计入`
    case 'madeUp':
      return `第${run.first}个工作日 ${when}${run.why.join('')}，计入`
    case 'count':
      return run.first === run.last ? `第${run.first}个工作日 ${when}` : `第${run.first}至第${run.last}个工作日 ${when}`
  }
}
