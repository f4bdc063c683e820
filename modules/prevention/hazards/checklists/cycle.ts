import { type Calendar, isWorkingDay } from '#kernel/clock/calendar.ts'
import { addDays, dayNumber } from '#kernel/clock/day.ts'
import { type CycleUnit, cycleUnits } from './terms.ts'

/** How often: once in `n` days, working days, calendar weeks, months or seasons. */
export interface Cycle {
  n: number
  unit: CycleUnit
}

/** 每日、每 2 个工作日、每周、每 3 个月. */
export function cycleText({ n, unit }: Cycle): string {
  if (n === 1 && unit === 'month') return '每月'
  const label = cycleUnits.label(unit)
  return n === 1 ? `每${label}` : `每 ${n} ${label}`
}

/** Counting stops here: what has not been looked at for so long is counted no further. */
const missedCap = 400

/** The last day on which the first check is in time: `n` whole cycles from the one that `since` lies in. */
export function firstDue({ n, unit }: Cycle, since: string, calendar: Calendar): string {
  return unit === 'workingDay' ? nthWorkingDay(addDays(since, -1), n, calendar) : endOf(unit, since, n - 1)
}

/** The last day on which the next check is in time, after one on that day. */
export function dueAfter({ n, unit }: Cycle, done: string, calendar: Calendar): string {
  return unit === 'workingDay' ? nthWorkingDay(done, n, calendar) : endOf(unit, done, n)
}

/** How many cycles went by without a check, with the next one due on that day: 0 while there is still time. */
export function missedCycles(cycle: Cycle, nextDue: string, today: string, calendar: Calendar): number {
  let missed = 0
  for (let due = nextDue; due < today && missed < missedCap; due = dueAfter(cycle, due, calendar)) missed += 1
  return missed
}

/** Whether nothing is left to check in the cycle that `today` lies in. */
export function doneFor({ unit }: Cycle, nextDue: string, today: string): boolean {
  return nextDue > (unit === 'workingDay' ? today : endOf(unit, today, 0))
}

function nthWorkingDay(after: string, n: number, calendar: Calendar): string {
  let day = after
  for (let left = n; left > 0; ) {
    day = addDays(day, 1)
    if (isWorkingDay(calendar, day)) left -= 1
  }
  return day
}

/** The last day of the calendar period that lies `ahead` periods after the one of that date; a week ends on Sunday. */
function endOf(unit: Exclude<CycleUnit, 'workingDay'>, date: string, ahead: number): string {
  if (unit === 'day') return addDays(date, ahead)
  // 1970-01-01 was a Thursday: three days on, weeks begin on Monday.
  if (unit === 'week') return addDays(date, 6 - ((dayNumber(date) + 3) % 7) + 7 * ahead)
  const months = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1
  const next = unit === 'month' ? months + 1 + ahead : (Math.floor(months / 3) + 1 + ahead) * 3
  return addDays(`${Math.floor(next / 12)}-${String((next % 12) + 1).padStart(2, '0')}-01`, -1)
}
