import { z } from 'zod'
import { cursor, day, id, instant, photo, text } from '#kernel/http/contract.ts'
import { findingCategories, reasons } from './terms.ts'

/** 开始检查: by an officer on his own ground, or born from a hazard (`originCase`), which it carries for ever (C22.4). */
export const startInput = z.object({
  enterprise: id,
  reason: z.enum(reasons.codes, { error: '请选择检查事由' }),
  originCase: id.nullable().default(null).describe('the hazard case whose finding led here; required when reason is hazard'),
  subject: text('检查内容', 200, 2),
  partner: text('同行执法人员', 50).describe('a visit is made by two officers'),
  certificates: text('两人执法证号', 100).describe('two different numbers, set apart by 、'),
})

/** One finding of a visit; recording the visit opens a hazard case from each. */
export const findingInput = z.object({
  category: z.enum(findingCategories.codes, { error: '请选择隐患类别' }),
  description: text('问题描述', 500, 5),
  spot: text('具体部位', 100),
  photos: z.array(id).min(1, '请至少拍摄 1 张现场照片').max(9, '照片不超过 9 张'),
})

/** 现场检查记录 (安全生产法 art. 68): time, place, content, problems, handling, both signatures or the refusal. */
export const recordInput = z.object({
  rev: z.number().int().positive(),
  findings: z.array(findingInput).max(50),
  summary: text('检查情况', 2000, 5),
  handling: text('处理情况', 1000, 2),
  measures: z
    .array(text('现场处理措施', 200, 2))
    .max(20, '现场处理措施不超过 20 项')
    .default([])
    .describe('ordered on the spot (安全生产法 art. 65); with any, a decision is issued beside the record'),
  unitRepresentative: text('被检查单位负责人', 50),
  refusedToSign: z.boolean().describe('refused: recorded and reported to the bureau'),
})

export const abandonInput = z.object({ rev: z.number().int().positive(), reason: text('取消理由', 500, 5) })

/** Input of each step of the procedure, by its name in procedure.ts. */
export const stepInputs = { record: recordInput, abandon: abandonInput }

/** The facts of an inspection as the case page shows them. */
export const inspectionFacts = z.object({
  reason: z.enum(reasons.codes),
  origin_case: id.nullable(),
  subject: z.string(),
  partner: z.string().nullable(),
  certificates: z.string().nullable(),
  started_at: instant,
  findings: z.array(
    z.object({ category: z.enum(findingCategories.codes), description: z.string(), spot: z.string(), photos: z.array(photo) }),
  ),
  summary: z.string().nullable(),
  handling: z.string().nullable(),
  measures: z.array(z.string()),
  unit_representative: z.string().nullable(),
  refused_to_sign: z.boolean().nullable(),
  recorded_at: instant.nullable(),
})

export const inspectionQuery = z.object({
  state: z.string().max(30).optional(),
  county: z
    .string()
    .regex(/^\d{12}$/)
    .optional(),
  enterprise: id.optional(),
  originCase: id.optional(),
  since: day.optional(),
  cursor: cursor.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})
export const inspectionRow = z.object({
  id,
  no: z.string(),
  title: z.string(),
  state: z.string(),
  stateLabel: z.string(),
  reason: z.enum(reasons.codes),
  placeName: z.string(),
  enterprise: id,
  enterpriseName: z.string(),
  originCase: id.nullable(),
  findings: z.number().int(),
  openedAt: instant,
})
export const inspectionPage = z.object({ rows: z.array(inspectionRow), next: cursor.nullable() })
