import { type Calendar, isWorkingDay, workingDaysBetween } from './calendar.ts'
import { addDays, addMonths, ClockInputError, checkDate, checkMoment, dayMs, dayNumber, hourMs, localDate } from './day.ts'
import type { Span } from './span.ts'

/** What is left until a deadline; both counts leave today out and are negative once it has passed. */
export type Remaining = { workingDays: number; calendarDays: number; overdue: boolean; text: string }

/**
 * How `now` stands to `due`, an ISO instant with offset or a date (which ends at 24:00).
 * Throws ClockInputError for a malformed `due`.
 */
export function remaining(now: Date, due: string, calendar: Calendar): Remaining {
  const moment = checkMoment('due', due)
  const dueMs = moment.plain ? moment.ms + dayMs - 1 : moment.ms
  const today = localDate(now)
  const calendarDays = dayNumber(moment.date) - dayNumber(today)
  const workingDays = workingDaysBetween(calendar, today, moment.date)
  const late = now.getTime() - dueMs
  return { workingDays, calendarDays, overdue: late > 0, text: sayRemaining(late, calendarDays, workingDays) }
}

function sayRemaining(late: number, calendarDays: number, workingDays: number): string {
  if (late > 0 && calendarDays < 0) return `已逾期 ${-calendarDays} 天`
  if (late > 0) return late < hourMs ? '已逾期不足 1 小时' : `已逾期 ${Math.floor(late / hourMs)} 小时`
  if (calendarDays === 0) return '今天到期'
  return workingDays > 0 ? `还剩 ${workingDays} 个工作日` : `还剩 ${calendarDays} 天`
}

/**
 * The date that lies a span after (or before) a date: plain arithmetic, without suspension or roll over days of rest.
 * Throws ClockInputError for a malformed date and for hours, which do not fit a date.
 */
export function shift(date: string, span: Span, calendar: Calendar, towards: 'after' | 'before' = 'after'): string {
  checkDate('date', date)
  const sign = towards === 'after' ? 1 : -1
  switch (span.unit) {
    case 'hour':
      throw new ClockInputError('span', '按小时计的期限不能在日期上推移')
    case 'day':
      return addDays(date, sign * span.n)
    case 'month':
      return addMonths(date, sign * span.n)
    case 'workingDay': {
      let at = date
      for (let left = span.n; left > 0; ) {
        at = addDays(at, sign)
        if (isWorkingDay(calendar, at)) left--
      }
      return at
    }
  }
}
