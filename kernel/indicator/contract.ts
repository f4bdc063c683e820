import { z } from 'zod'
import { instant } from '#kernel/http/contract.ts'

/** Where the rows behind a number are: a page of the program with its filters. */
const opens = z.object({ page: z.string(), query: z.record(z.string(), z.string()) })

const compared = z.object({
  code: z.enum(['yesterday', 'lastMonth', 'lastYear']),
  label: z.string(),
  change: z.number().int().nullable().describe('null: nothing to compare with, and `say` says why'),
  say: z.string().nullable(),
})

export const figure = z.object({
  key: z.string(),
  name: z.string(),
  unit: z.string(),
  meaning: z.string(),
  basis: z.array(z.string()),
  lead: z.boolean(),
  value: z.number().int(),
  compared: z.array(compared),
  opens,
})

export const lateLine = z.object({
  duty: z.string(),
  title: z.string(),
  procedure: z.string(),
  owners: z.string().describe('the roles that owe it'),
  organ: z.string().nullable(),
  organName: z.string().describe('the supervising organ'),
  n: z.number().int(),
  opens,
})

/** 一屏: six numbers with what they are compared with, the rest in a line, what is late and whose. */
export const overviewShape = z.object({
  now: instant,
  place: z.string(),
  exact: z.string().describe('how exact the numbers are, and what they are added up from'),
  figures: z.array(figure),
  late: z.array(lateLine),
  lateTotal: z.number().int(),
})

/** Numbers of one county or town; `values` by the key of the indicator. */
export const placeFigures = z.object({
  code: z.string(),
  name: z.string(),
  values: z.record(z.string(), z.number().int()),
  opens: z.record(z.string(), opens),
})
export const placesQuery = z.object({
  county: z
    .string()
    .regex(/^\d{12}$/)
    .optional()
    .describe('the towns of this county; without it the counties, or the towns of a county post'),
})
export const placesShape = z.object({
  now: instant,
  level: z.enum(['county', 'town']),
  within: z.object({ code: z.string(), name: z.string() }),
  columns: z.array(z.object({ key: z.string(), name: z.string(), unit: z.string() })),
  whole: placeFigures.describe('the place that the rows are parts of'),
  rows: z.array(placeFigures),
  elsewhere: z.record(z.string(), z.number().int()).describe('what lies in none of these rows, so that all of it adds up'),
})

/** Boundaries of the counties, drawn from and not to be measured by. */
export const shapesShape = z.object({
  note: z.string(),
  areas: z.array(z.object({ code: z.string(), name: z.string(), rings: z.array(z.array(z.tuple([z.number(), z.number()]))) })),
})

/** 汇总核对: each indicator by its sums and by its rows. */
export const tallyHealth = z.object({
  now: instant,
  waiting: z.number().int().describe('differences not folded in yet; they count all the same'),
  rows: z.array(
    z.object({ key: z.string(), name: z.string(), sums: z.number().int(), rows: z.number().int(), ok: z.boolean(), say: z.string() }),
  ),
})
