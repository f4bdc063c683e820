import published from 'chinese-days/dist/chinese-days.json' with { type: 'json' }
import { ClockInputError, checkDate, dateOf, dayNumber, weekday, weekdayName } from './day.ts'

/** 'off' = a day of rest although a weekday; 'on' = a make-up working day although a weekend. */
export type DayKind = 'off' | 'on'

/** A day whose arrangement is announced or expected; `source` cites the notice. */
export type CalendarDay = { date: string; name: string; source?: string; kind?: DayKind }
export type RegionalDay = { date: string; name: string; source: string; confirmed: boolean; kind?: DayKind }
export type UnconfirmedDay = { date: string; name: string; source: string; kind: DayKind }

/** Which days are worked. Never changed in place: overlay and importYear return a new one. */
export type Calendar = {
  readonly code: string
  readonly title: string
  readonly off: ReadonlySet<string>
  readonly on: ReadonlySet<string>
  readonly names: ReadonlyMap<string, string>
  /** Last date with an official arrangement, inclusive; what lies after is weekends only, so provisional. */
  readonly knownUntil: string
  /** Expected days that do not count until someone confirms them. */
  readonly unconfirmed: readonly UnconfirmedDay[]
}

/** The package writes some festivals short; the State Council's notices write them in full. */
const fullNames: Record<string, string> = { 清明: '清明节', 端午: '端午节', 中秋: '中秋节' }

function fullName(entry: string): string {
  const name = entry.split(',')[1] ?? entry
  return fullNames[name] ?? name
}

let national: Calendar | undefined

/**
 * The State Council's yearly arrangement since 2004, from `chinese-days`; known until the end of its last published
 * year. Built once.
 */
export function nationalCalendar(): Calendar {
  national ??= buildNational()
  return national
}

function buildNational(): Calendar {
  const off = Object.entries<string>(published.holidays)
  const on = Object.entries<string>(published.workdays)
  const lastYear =
    off
      .map(([date]) => date.slice(0, 4))
      .toSorted()
      .at(-1) ?? '2003'
  return {
    code: 'cn',
    title: '全国法定节假日',
    off: new Set(off.map(([date]) => date)),
    on: new Set(on.map(([date]) => date)),
    names: new Map([...off, ...on].map(([date, entry]) => [date, fullName(entry)])),
    knownUntil: `${lastYear}-12-31`,
    unconfirmed: [],
  }
}

/** A calendar given outright, e.g. for a check against someone else's arithmetic. Without `knownUntil`: complete. */
export function customCalendar(given: { off: string[]; on: string[]; knownUntil?: string | undefined }): Calendar {
  const off = given.off.map((date, i) => checkDate(`calendar.off.${i}`, date))
  const on = given.on.map((date, i) => checkDate(`calendar.on.${i}`, date))
  const both = on.find((date) => off.includes(date))
  if (both) throw new ClockInputError('calendar', `${both} 不能既放假又上班`)
  return {
    code: 'custom',
    title: '自定义日历',
    off: new Set(off),
    on: new Set(on),
    names: new Map(),
    knownUntil: given.knownUntil === undefined ? '9999-12-31' : checkDate('calendar.knownUntil', given.knownUntil),
    unconfirmed: [],
  }
}

/** Later days win: an announced day replaces what was there before. */
function withDays(calendar: Calendar, days: readonly CalendarDay[]): Calendar {
  const off = new Set(calendar.off)
  const on = new Set(calendar.on)
  const names = new Map(calendar.names)
  for (const day of days) {
    checkDate('days.date', day.date)
    const [to, from] = day.kind === 'on' ? [on, off] : [off, on]
    to.add(day.date)
    from.delete(day.date)
    names.set(day.date, day.name)
  }
  return { ...calendar, off, on, names }
}

/**
 * A region's own days on top, such as 三月三 in Guangxi. A confirmed day counts; an unconfirmed one is only listed, and
 * a later overlay that confirms it takes it off that list. `knownUntil` does not move.
 */
export function overlay(calendar: Calendar, region: { code: string; title?: string; days: readonly RegionalDay[] }): Calendar {
  const dates = new Set(region.days.map((day) => checkDate('days.date', day.date)))
  const waiting = region.days.filter((day) => !day.confirmed)
  return {
    ...withDays(
      calendar,
      region.days.filter((day) => day.confirmed),
    ),
    code: region.code,
    title: region.title ?? calendar.title,
    unconfirmed: [
      ...calendar.unconfirmed.filter((day) => !dates.has(day.date)),
      ...waiting.map(({ date, name, source, kind }) => ({ date, name, source, kind: kind ?? 'off' })),
    ],
  }
}

/**
 * A year published later. `year` defaults to the one most of the days fall in (a notice may reach into the neighbouring
 * years). A year that leaves a gap throws ClockInputError; repeating a year adds corrections and moves nothing.
 */
export function importYear(calendar: Calendar, days: readonly CalendarDay[], year = mainYear(days)): Calendar {
  if (!Number.isInteger(year)) throw new ClockInputError('days', '导入的节假日安排没有任何日期')
  const next = Number(calendar.knownUntil.slice(0, 4)) + (calendar.knownUntil.endsWith('-12-31') ? 1 : 0)
  if (year > next) throw new ClockInputError('days', `应先导入 ${next} 年的节假日安排，再导入 ${year} 年的`)
  const end = `${year}-12-31`
  return { ...withDays(calendar, days), knownUntil: end > calendar.knownUntil ? end : calendar.knownUntil }
}

function mainYear(days: readonly CalendarDay[]): number {
  const counts = new Map<string, number>()
  for (const { date } of days) counts.set(date.slice(0, 4), (counts.get(date.slice(0, 4)) ?? 0) + 1)
  const [most] = [...counts].sort((a, b) => b[1] - a[1])
  return most ? Number(most[0]) : Number.NaN
}

/** Saturday and Sunday. */
export function isWeekend(date: string): boolean {
  return weekday(date) % 6 === 0
}

/** A make-up day is worked, a holiday is not, otherwise Monday to Friday. */
export function isWorkingDay(calendar: Calendar, date: string): boolean {
  if (calendar.on.has(date)) return true
  return !calendar.off.has(date) && !isWeekend(date)
}

/** Why the day is or is not worked: '国庆节放假', '国庆节调休上班', '周六'; for an ordinary weekday its name. */
export function dayNote(calendar: Calendar, date: string): string {
  if (calendar.on.has(date)) return `${calendar.names.get(date) ?? ''}调休上班`
  if (calendar.off.has(date)) return `${calendar.names.get(date) ?? '法定节假日'}放假`
  return weekdayName(date)
}

/** Working days after `from` up to and including `to`; negative when `to` is earlier. */
export function workingDaysBetween(calendar: Calendar, from: string, to: string): number {
  if (to < from) return -workingDaysBetween(calendar, to, from)
  let count = 0
  for (let day = dayNumber(from) + 1; day <= dayNumber(to); day++) if (isWorkingDay(calendar, dateOf(day))) count++
  return count
}
