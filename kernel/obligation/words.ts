import { localDate, startOfDay } from '#kernel/clock/day.ts'
import { remaining, shift } from '#kernel/clock/deadline.ts'
import type { Calendar } from '#kernel/clock/calendar.ts'
import { type Span, spanSchema, spanText } from '#kernel/clock/span.ts'

/** The groups of a worklist, in their order. */
export const urgencies = [
  { code: 'overdue', title: '已逾期' },
  { code: 'today', title: '今天' },
  { code: 'soon', title: '三个工作日内' },
  { code: 'later', title: '以后' },
  { code: 'waiting', title: '等待他人' },
] as const
export type Urgency = (typeof urgencies)[number]['code']

/** Where one group ends and the next begins, as instants. */
export interface Borders {
  now: string
  today: string
  soon: string
}

export function bordersOf(now: Date, calendar: Calendar): Borders {
  const date = localDate(now)
  const endOf = (day: string) => new Date(startOfDay(day) + 86_400_000 - 1).toISOString()
  const threeOn: Span = { n: 3, unit: 'workingDay' }
  return { now: now.toISOString(), today: endOf(date), soon: endOf(shift(date, threeOn, calendar)) }
}

/** The group an obligation stands in; without a date it is for later. */
export function urgencyOf(dueAt: string | null, borders: Borders): Urgency {
  if (dueAt === null) return 'later'
  if (dueAt < borders.now) return 'overdue'
  if (dueAt <= borders.today) return 'today'
  return dueAt <= borders.soon ? 'soon' : 'later'
}

/** 还剩 3 个工作日, 已逾期 2 天, 已中止, 期限待定. */
export function remainingText(state: string, dueAt: string | null, now: Date, calendar: Calendar): string {
  if (state === 'met') return '已履行'
  if (state === 'cancelled') return '已撤销'
  if (state === 'paused') return '已中止'
  return dueAt === null ? '期限待定' : remaining(now, dueAt, calendar).text
}

/** How the date is found, in words. */
export const spanWords = (span: unknown): string => {
  const parsed = spanSchema.safeParse(span)
  return parsed.success ? spanText(parsed.data) : '按确定的日期'
}
