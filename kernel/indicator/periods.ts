import { addDays, addMonths } from '#kernel/clock/day.ts'
import type { Period } from './indicator.ts'

/** A stretch of the tally that counts with this sign for one of the figures that are compared. */
export interface Window {
  figure: Compared
  grain: 'month' | 'day'
  from: string
  to: string
  sign: 1 | -1
}
export type Compared = 'yesterday' | 'lastMonth' | 'lastYear'

export const firstOfMonth = (day: string): string => `${day.slice(0, 7)}-01`
const lastOfMonth = (day: string): string => addDays(firstOfMonth(addDays(firstOfMonth(day), 31)), -1)

/** This month so far. */
export const monthToDate = (today: string): Period => ({ from: firstOfMonth(today), to: today })

/** The days that a standing number is compared with: the end of yesterday, of last month, and this day a year ago. */
export const comparedDays = (today: string): Record<Compared, string> => ({
  yesterday: addDays(today, -1),
  lastMonth: addDays(firstOfMonth(today), -1),
  lastYear: addMonths(today, -12),
})

/** The stretches that a flow is compared with: the same days of last month, and of this month a year ago. */
export const comparedPeriods = (today: string): Record<Exclude<Compared, 'yesterday'>, Period> => ({
  lastMonth: monthToDate(addMonths(today, -1)),
  lastYear: monthToDate(addMonths(today, -12)),
})

const figures: readonly Compared[] = ['yesterday', 'lastMonth', 'lastYear']

/**
 * What has come since the end of each compared day, to be taken from the number of now: whole months by their sums, the rest
 * of the day's own month by days. However long ago the day is, few rows are added up.
 */
export function windowsSince(today: string): Window[] {
  const days = comparedDays(today)
  return figures.flatMap((figure): Window[] => {
    const end = lastOfMonth(days[figure])
    return [
      { figure, grain: 'day', from: addDays(days[figure], 1), to: end, sign: -1 },
      { figure, grain: 'month', from: addDays(end, 1), to: '9999-12-01', sign: -1 },
    ]
  })
}

/** What came about in each compared stretch. */
export function windowsWithin(today: string): Window[] {
  const periods = comparedPeriods(today)
  return (['lastMonth', 'lastYear'] as const).map((figure) => ({ figure, grain: 'day', ...periods[figure], sign: 1 }))
}
