import { z } from 'zod'
import { cursor, day, id, instant, photo, text } from '#kernel/http/contract.ts'

/** 启动协调整治: on a confirmed major hazard; each measure has its department and date, none after the overall date. */
export const conveneInput = z.object({
  originCase: id.describe('a major hazard under way'),
  lead: z.string({ error: '请选择牵头单位' }).min(1).max(60).describe('organ'),
  problem: text('需要协调的问题', 1000, 10),
  overallBy: day.describe('one date for all; after today'),
  measures: z
    .array(z.object({ organ: z.string({ error: '请选择责任单位' }).min(1).max(60), measure: text('措施', 500, 5), by: day }))
    .min(2, '协调整治至少涉及两个单位')
    .max(20),
})
export const reportMeasureInput = z.object({
  rev: z.number().int().positive(),
  no: z.number().int().min(1).describe("number of the measure; the actor's own organ's"),
  note: text('完成情况', 1000, 5),
  photos: z.array(id).max(9),
})
export const concludeInput = z.object({ rev: z.number().int().positive(), conclusion: text('办结意见', 1000, 5) })
export const stepInputs = { reportMeasure: reportMeasureInput, conclude: concludeInput }

export const coordinationFacts = z.object({
  origin_case: id,
  lead: z.string(),
  problem: z.string(),
  overall_by: day,
  measures: z.array(
    z.object({
      no: z.number().int(),
      organ: z.string(),
      organName: z.string(),
      measure: z.string(),
      by: day,
      doneAt: instant.nullable(),
      note: z.string().nullable(),
      photos: z.array(photo),
    }),
  ),
  next_by: day.nullable(),
  conclusion: z.string().nullable(),
})

export const coordinationQuery = z.object({
  originCase: id.optional().describe('the hazard it is about'),
  cursor: cursor.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
})
/** A coordination as the hazard's page and the list show it: every department's measure and the one overall date. */
export const coordinationRow = coordinationFacts.omit({ origin_case: true, overall_by: true, next_by: true }).extend({
  id,
  no: z.string(),
  title: z.string(),
  state: z.string(),
  stateLabel: z.string(),
  originCase: id,
  leadName: z.string(),
  overallBy: day,
  nextBy: day.nullable().describe('the earliest date of a measure still open'),
  done: z.number().int().describe('measures reported as done'),
  overdue: z.boolean(),
  openedAt: instant,
  closedAt: instant.nullable(),
})
export const coordinationPage = z.object({
  rows: z.array(coordinationRow),
  next: cursor.nullable(),
  mayConvene: z.object({ yes: z.boolean(), why: z.string().nullable() }).describe('by the post alone'),
})
