import { z } from 'zod'
import { type Calculator, calculator } from '#kernel/indicator/calculator.ts'
import { type Calendar, customCalendar } from './calendar.ts'
import { ClockInputError, datePattern } from './day.ts'
import { type Deadline, deadline, deadlineBasis, deadlineVersion } from './deadline.ts'
import { spanSchema } from './span.ts'

const date = z.string().regex(datePattern, { error: '日期应写作 2026-09-28 的形式' })

/** The form of a deadline question; moments are checked in full by the rule itself. */
export const deadlineInput = z.strictObject({
  servedOn: z.string().meta({ title: '送达日期或时刻' }),
  span: spanSchema.meta({ title: '期限' }),
  calendar: z
    .union([z.string(), z.strictObject({ off: z.array(date).max(5000), on: z.array(date).max(5000), knownUntil: date.optional() })])
    .meta({ title: '日历' }),
  suspensions: z
    .array(z.strictObject({ from: z.string(), to: z.string().nullable(), reason: z.string().min(1) }))
    .max(200)
    .optional()
    .meta({ title: '中止' }),
})

export type DeadlineValue = Pick<Deadline, 'dueOn' | 'dueAt' | 'provisional'>

/** The deadline as a calculator. Named calendars come from the caller: the kernel knows no city. */
export function deadlineCalculator(calendarNamed: (name: string) => Calendar | undefined): Calculator<typeof deadlineInput, DeadlineValue> {
  return calculator({
    name: 'deadline',
    title: '期限计算',
    input: deadlineInput,
    version: deadlineVersion,
    basis: deadlineBasis,
    run({ servedOn, span, calendar, suspensions }) {
      const found = typeof calendar === 'string' ? calendarNamed(calendar) : customCalendar(calendar)
      if (!found) throw new ClockInputError('calendar', `没有名为“${String(calendar)}”的日历`)
      const { dueOn, dueAt, provisional, steps } = deadline({ servedOn, span, calendar: found, suspensions })
      return { value: { dueOn, dueAt, provisional }, steps }
    },
  })
}
