import { z } from 'zod'
import { cursor, day, id, instant, photo, receipt, text } from '#kernel/http/contract.ts'
import { lookFor, rules } from './terms.ts'

const rule = z.enum(rules.codes)
const rev = z.number().int().positive()
const request = text('督促要求', 1000, 5)

/** 督促: one unit, one or several of its findings. */
export const urgeInput = z.object({
  enterprise: id,
  findings: z.array(id).min(1, '请至少选择一条问题').max(30, '一次督促不超过 30 条问题'),
  request,
})
/** 批量督促: many units in one act, each its own case; all or none. */
export const urgeManyInput = z.object({
  urges: z.array(urgeInput).min(1, '请先选择要督促的问题').max(50, '一次最多督促 50 家单位,请分批办理'),
})
export const urged = z.object({ cases: z.array(receipt.extend({ enterprise: id })) })

/** 答复: what was done about it, with photos where there is something to show. */
const answerInput = z.object({ rev, answer: text('答复', 2000, 5), photos: z.array(id).max(9, '照片不超过 9 张') })
const closeInput = z.object({ rev, conclusion: text('意见', 1000, 2) })
const urgeAgainInput = z.object({ rev, request })

/** Input of each step of the procedure, by its name in procedure.ts. */
export const stepInputs = {
  answer: answerInput,
  settle: closeInput,
  close: closeInput,
  urgeAgain: urgeAgainInput,
  escalate: closeInput,
}

/** A row behind a figure: the page opens it. */
export const rowRef = z.object({ kind: z.enum(['case', 'check', 'assignment']), id, label: z.string() })

const findingCore = z.object({
  id,
  rule,
  since: day.describe('the reason has stood since that day'),
  say: z.string().describe('the reason in words, with its figures'),
  rows: z.array(rowRef).describe('the rows the figures count'),
  reference: z.boolean().describe('its threshold is not confirmed by the city: for reference, counted against nobody'),
})

export const urgingFacts = z.object({
  findings: z.array(findingCore),
  rounds: z.array(
    z.object({
      no: z.number().int(),
      request: z.string(),
      by: z.string(),
      at: instant,
      answer: z.string().nullable(),
      answeredBy: z.string().nullable(),
      answeredAt: instant.nullable(),
      photos: z.array(photo),
    }),
  ),
  conclusion: z.string().nullable(),
})

export const patrolQuery = z.object({
  state: z.enum(lookFor.codes).optional(),
  rule: rule.optional(),
  county: z.string().length(12).optional(),
  town: z.string().length(12).optional(),
  enterprise: id.optional(),
  cursor: cursor.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(30),
})

export const finding = findingCore.extend({
  points: z.number().int().describe('for the order of the list alone'),
  urged: z.number().int().describe('how often it has been urged before'),
  urging: z.object({ id, no: z.string(), stateLabel: z.string() }).nullable().describe('the urging under way'),
})
/** A unit on the morning's list with all its findings, the gravest first. */
export const patrolRow = z.object({
  enterprise: id,
  name: z.string(),
  placeName: z.string().nullable(),
  score: z.number().int(),
  findings: z.array(finding),
})
export const patrolPage = z.object({
  rows: z.array(patrolRow),
  next: cursor.nullable(),
  last: z.object({ at: instant, found: z.number().int() }).nullable().describe('the latest patrol over this ground'),
})
export const patrolCount = z.object({ count: z.number().int(), capped: z.boolean() }).describe('units')

/** The rules as they stand: what each looks for, with which threshold, and whether the city has confirmed it. */
export const ruleList = z.object({
  rows: z.array(
    z.object({
      rule,
      label: z.string(),
      means: z.string(),
      version: z.number().int(),
      threshold: z.string().nullable(),
      confirmed: z.boolean(),
    }),
  ),
})

export const runInput = z.object({}).describe('巡查一次, over the ground of the post')
export const runAnswer = receipt.extend({
  found: z.number().int(),
  fresh: z.number().int().describe('not there before'),
  resolved: z.number().int().describe('their reason is gone'),
})
