/**
 * Dates without a time zone trap: a date is the string 'YYYY-MM-DD' as the wall calendar in Asia/Shanghai shows it,
 * and arithmetic runs on whole day numbers. China keeps +08:00 all year, so an instant maps to a date by a fixed shift.
 */

/** A malformed or contradictory input to the clock; `field` is the path of the input, `say` a Chinese sentence. */
export class ClockInputError extends Error {
  readonly field: string
  readonly say: string

  constructor(field: string, say: string) {
    super(`${field}: ${say}`)
    this.name = 'ClockInputError'
    this.field = field
    this.say = say
  }
}

export const dayMs = 86_400_000
export const hourMs = 3_600_000
const offsetMs = 8 * hourMs

/** Years outside are typing errors; the upper bound leaves the longest span room below the year 10000. */
const firstYear = 1900
const lastYear = 2999

export const datePattern = /^\d{4}-\d{2}-\d{2}$/
export const instantPattern = /^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,3})?)?(Z|[+-]\d{2}:[0-5]\d)$/
const weekdays = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'] as const

/** Whole days since 1970-01-01. The date must be valid; see {@link checkDate}. */
export function dayNumber(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / dayMs
}

/** The date of a day number. */
export function dateOf(day: number): string {
  return new Date(day * dayMs).toISOString().slice(0, 10)
}

/** 0 = Sunday … 6 = Saturday. */
export function weekday(date: string): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay()
}

/** '周一' … '周日'. */
export function weekdayName(date: string): string {
  return weekdays[weekday(date)] ?? ''
}

export function addDays(date: string, n: number): string {
  return dateOf(dayNumber(date) + n)
}

/** The same day number `n` months on, or the last day of that month if it has none (民法典第二百零二条). */
export function addMonths(date: string, n: number): string {
  const year = Number(date.slice(0, 4))
  const month = Number(date.slice(5, 7)) - 1 + n
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
  const day = Math.min(Number(date.slice(8, 10)), last)
  return new Date(Date.UTC(year, month, day)).toISOString().slice(0, 10)
}

/** True for an existing calendar date 'YYYY-MM-DD' between 1900 and 2999. */
export function isDate(text: string): boolean {
  if (!datePattern.test(text)) return false
  const year = Number(text.slice(0, 4))
  const ms = Date.parse(`${text}T00:00:00Z`)
  return year >= firstYear && year <= lastYear && !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(text)
}

/** Returns the date, or throws {@link ClockInputError} naming the field. */
export function checkDate(field: string, text: string): string {
  if (isDate(text)) return text
  throw new ClockInputError(field, `“${text}”不是有效日期，应写作 2026-09-28 的形式`)
}

/** A date or an ISO instant with offset, as the instant in ms and the local date; a date begins at 00:00 local. */
export function checkMoment(field: string, text: string): { ms: number; date: string; plain: boolean } {
  if (isDate(text)) return { ms: startOfDay(text), date: text, plain: true }
  const ms = instantPattern.test(text) && isDate(text.slice(0, 10)) ? Date.parse(text) : Number.NaN
  if (!Number.isNaN(ms)) return { ms, date: localDate(new Date(ms)), plain: false }
  throw new ClockInputError(field, `“${text}”不是有效日期或带时区的时刻，应写作 2026-09-28 或 2026-09-28T09:30:00+08:00`)
}

/** 00:00 local of the date, in ms since the epoch. */
export function startOfDay(date: string): number {
  return dayNumber(date) * dayMs - offsetMs
}

/** 23:59:59.999 local of the date: a period ends at 24:00 of its last day (民法典第二百零三条). */
export function endOfDay(date: string): Date {
  return new Date(startOfDay(checkDate('date', date)) + dayMs - 1)
}

/** The local date of an instant. */
export function localDate(at: Date): string {
  return new Date(at.getTime() + offsetMs).toISOString().slice(0, 10)
}

/** 'YYYY-MM-DD HH:mm' local, for sentences. */
export function localMinute(ms: number): string {
  return new Date(ms + offsetMs).toISOString().slice(0, 16).replace('T', ' ')
}

/** '2026-09-28（周一）'. */
export function say(date: string): string {
  return `${date}（${weekdayName(date)}）`
}
