import { z } from 'zod'
import { day } from '#kernel/http/contract.ts'
import type { RiskLevel } from './rule.ts'

const count = z.number().int().min(0)

/** What is known of a unit on a day; whatever is not known is left out and bears on nothing. */
export const riskInput = z.strictObject({
  on: day,
  trade: z.string().nullable().default(null),
  points: z.strictObject({ red: count, orange: count, yellow: count, blue: count }).nullable().default(null),
  installation: z.number().int().min(1).max(4).nullable().default(null),
  score: z.number().min(0).max(100).nullable().default(null),
  noDesign: z.boolean().default(false),
  accidents: z.array(z.strictObject({ on: day, deaths: count })).default([]),
  overdue: count.default(0),
})
export type RiskInput = z.infer<typeof riskInput>

/** What a rule is held to, and whether the city has confirmed it. */
export interface Limit<T> {
  value: T
  confirmed: boolean
}

/** The city's figures for the rules that are not the State's. */
export interface Limits {
  highest: Limit<Partial<Record<RiskLevel, RiskLevel>>>
  orange: Limit<number>
  yellow: Limit<number>
  blue: Limit<number>
  installation: Limit<Partial<Record<number, RiskLevel>>>
  trade: Limit<RiskLevel>
  overdue: Limit<number>
  accidentDays: Limit<number>
}

/** A parameter as the city keeps it; of a pack nobody has confirmed anything yet. */
export interface Kept {
  key: string
  value: unknown
  confirmedAt?: string | null
}

const colours = z.enum(['红', '橙', '黄', '蓝'])
const codes = { 红: 'red', 橙: 'orange', 黄: 'yellow', 蓝: 'blue' } as const
const table = z
  .record(z.string(), colours)
  .transform((read) => Object.fromEntries(Object.entries(read).map(([key, word]) => [key, codes[word]])))
const number = z.object({ n: z.number().int().positive() }).transform(({ n }) => n)
const floorOfTrade = z.object({ high: colours }).transform(({ high }) => codes[high])

/** The limits as the city's parameters give them. */
export function limitsOf(find: (key: string) => Kept | undefined): Limits {
  const read = <T>(key: string, shape: z.ZodType<T>): Limit<T> => {
    const kept = find(key)
    if (!kept) throw new Error(`the city has no parameter ${key}`)
    return { value: shape.parse(kept.value), confirmed: (kept.confirmedAt ?? null) !== null }
  }
  return {
    highest: read('risk.points.highest', table),
    orange: read('risk.points.orange.count', number),
    yellow: read('risk.points.yellow.count', number),
    blue: read('risk.points.blue.count', number),
    installation: read('risk.installation.floor', table),
    trade: read('risk.trade.floor', floorOfTrade),
    overdue: read('risk.overdue.count', number),
    accidentDays: read('risk.accident.window', number),
  }
}
