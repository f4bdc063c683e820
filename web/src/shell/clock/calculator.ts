import { send, uuid } from '../client.ts'
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
}

/** Asks the rule that finds every stored deadline, by this city's calendar. Throws ProblemError. */
export const askDeadline = (asked: Asked): Promise<Answer> => send('POST', '/api/compute/deadline', { ...asked, calendar: 'city' }, uuid())

/** Hours from `now` to 09:00 of the next working day. */
export async function hoursToNextWorkingDay(now: string): Promise<number> {
  const { value } = await askDeadline({ servedOn: dateIn(new Date(now)), span: { n: 1, unit: 'workingDay' } })
  return (Date.parse(`${value.dueOn ?? ''}T09:00:00+08:00`) - Date.parse(now)) / 3_600_000
}
