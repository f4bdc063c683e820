import { z } from 'zod'

/** A length of time as a rule states it; what it amounts to depends on the calendar. */
export const spanSchema = z.strictObject({
  n: z
    .number({ error: '期限数量应为数字' })
    .int({ error: '期限数量应为整数' })
    .min(0, { error: '期限数量不能为负数' })
    .max(3650, { error: '期限数量不能超过 3650' }),
  unit: z.enum(['hour', 'day', 'workingDay', 'month'], { error: '期限单位只能是小时、日、工作日、月' }),
})

export type Span = z.infer<typeof spanSchema>
export type SpanUnit = Span['unit']

export const hours = (n: number): Span => span(n, 'hour')
export const days = (n: number): Span => span(n, 'day')
export const workingDays = (n: number): Span => span(n, 'workingDay')
export const months = (n: number): Span => span(n, 'month')

/** A span that breaks the schema throws at once: a wrong constant in a procedure must not wait for its first case. */
function span(n: number, unit: SpanUnit): Span {
  return spanSchema.parse({ n, unit })
}

const unitText: Record<SpanUnit, string> = { hour: '小时', day: '日', workingDay: '个工作日', month: '个月' }

/** '24小时', '15日', '3个工作日', '2个月'. */
export function spanText(value: Span): string {
  return `${value.n}${unitText[value.unit]}`
}
