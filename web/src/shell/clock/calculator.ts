import { ProblemError, send, uuid } from '../client.ts'
import { dateIn } from '../kit/index.ts'

export const units = [
  { value: 'workingDay', label: '个工作日' },
  { value: 'day', label: '日' },
  { value: 'month', label: '个月' },
  { value: 'hour', label: '小时' },
] as const
export type Unit = (typeof units)[number]['value']

export interface Asked {
  /** A date, or an instant with offset where hours are counted. */
  servedOn: string
  span: { n: number; unit: Unit }
}

/** What the calculator answers: the deadline and its arithmetic line by line. */
export interface Answer {
  value: { dueOn: string | null; dueAt: string | null; provisional: boolean }
  steps: { on?: string; say: string }[]
  version: string
  basis: string[]
  /** By which calendar, in words. */
  by: string
}

/** This city's calendar first; a server that has none by that name still counts by the national one, and we say so. */
const calendars = [
  { calendar: 'city', by: '本市日历' },
  { calendar: 'cn', by: '全国法定节假日,不含地方放假日' },
] as const

/** Asks the same rule that finds every stored deadline. Throws ProblemError. */
export async function askDeadline(asked: Asked, at = 0): Promise<Answer> {
  const { calendar, by } = calendars[at] ?? calendars[0]
  try {
    const answer = await send<Omit<Answer, 'by'>>('POST', '/api/compute/deadline', { ...asked, calendar }, uuid())
    return { ...answer, by }
  } catch (thrown) {
    const unknown = thrown instanceof ProblemError && thrown.problem.field === 'calendar'
    if (!unknown || at + 1 >= calendars.length) throw thrown
    return askDeadline(asked, at + 1)
  }
}

/** Hours from `now` to 09:00 of the next working day. */
export async function hoursToNextWorkingDay(now: string): Promise<number> {
  const { value } = await askDeadline({ servedOn: dateIn(new Date(now)), span: { n: 1, unit: 'workingDay' } })
  return (Date.parse(`${value.dueOn ?? ''}T09:00:00+08:00`) - Date.parse(now)) / 3_600_000
}
