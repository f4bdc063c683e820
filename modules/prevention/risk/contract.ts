import { z } from 'zod'
import { id, instant, text } from '#kernel/http/contract.ts'

export const levels = ['red', 'orange', 'yellow', 'blue'] as const

/** 企业风险等级 with what makes it so: each contribution opens its case, the rule has its version. */
export const riskOf = z.object({
  enterprise: id,
  graded: z.enum(levels).nullable().describe('as graded by the regulator; null: not graded yet'),
  level: z.enum(levels).nullable().describe('as it stands with what raises it'),
  since: instant.nullable(),
  why: z.string(),
  contributions: z.array(z.object({ caseId: id, no: z.string(), title: z.string(), since: instant, effect: z.string() })),
  rule: z.object({
    name: z.string(),
    version: z.number().int(),
    text: z.string(),
    basis: z.array(z.string()),
    confidence: z.enum(['verified', 'unconfirmed']),
  }),
  history: z.array(
    z.object({
      level: z.enum(levels).nullable().describe('null: nobody has graded it and nothing raises it any more'),
      graded: z.enum(levels).nullable(),
      since: instant,
      until: instant.nullable(),
      why: z.string(),
      by: z.string().nullable(),
    }),
  ),
  mayGrade: z.object({ yes: z.boolean(), why: z.string().nullable() }),
})
export const gradeInput = z.object({ level: z.enum(levels, { error: '请选择风险等级' }), reason: text('定级依据', 1000, 5) })
