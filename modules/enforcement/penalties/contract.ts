import { z } from 'zod'
import { cursor, day, id, instant, photo, text } from '#kernel/http/contract.ts'
import { grounds, measures, supplierAnswers } from './terms.ts'

const at = { rev: z.number().int().positive() }
const photos = (label: string) => z.array(id).min(1, `请至少上传 1 张${label}`).max(9, `${label}不超过 9 张`)

/** 报请强制措施: on a major hazard whose limit has passed, or whose re-check or evaluation failed. */
export const requestInput = z.object({
  originCase: id,
  measure: z.enum(measures.codes, { error: '请选择强制措施' }),
  ground: z.enum(grounds.codes, { error: '请选择事由' }).describe('checked against the record of the hazard'),
  groundNote: text('事实和理由', 1800, 10),
  subject: text('强制对象', 300, 2).describe('workshop, site, equipment or supply line'),
  partner: text('同行承办人', 50),
  certificate: text('您的执法证号', 50),
  partnerCertificate: text('同行承办人执法证号', 50),
  stopCase: id.nullable().default(null).describe('cutPower only: the stop decision that was not obeyed'),
  danger: z
    .string()
    .trim()
    .max(500, '现实危险不超过 500 个字')
    .nullable()
    .default(null)
    .describe('cutPower only: the real danger of an accident'),
  urgent: z.boolean().default(false).describe("cutPower only: no 24 hours' notice"),
  urgentReason: z.string().trim().max(500, '紧急情形不超过 500 个字').nullable().default(null),
  supplier: z.string().max(60).nullable().default(null).describe('cutPower only: organ that supplies the power'),
})
export const reviewInput = z.object({ ...at, note: text('审核意见', 1000, 2) })
/** `startAt` is when the measure begins; a power cut not before 24 hours from now unless urgent. `until` for 查封扣押: at most 30 days. */
export const approveInput = z.object({
  ...at,
  note: text('审批意见', 1000, 2),
  startAt: instant,
  until: day.nullable().default(null).describe('sealDetain only, at most 30 days from the start'),
})
export const refuseInput = z.object({ ...at, note: text('不批准的理由', 1000, 5) })
/** 撤回: before it begins, when the hazard is put right or the supplier cannot. */
export const withdrawInput = z.object({ ...at, note: text('撤回的理由', 1000, 5) })
export const serveInput = z.object({ ...at, note: text('送达说明', 500, 2) })
export const answerSupplyInput = z.object({
  ...at,
  answer: z.enum(supplierAnswers.codes, { error: '请选择答复' }),
  note: text('答复说明', 500, 2),
})
export const startInput = z.object({ ...at, note: text('实施情况', 1000, 5), photos: photos('实施现场照片') })
export const confirmCutInput = z.object({ ...at, at: instant.describe('not in the future'), note: text('停电情况', 500, 2) })
export const noteDisobeyedInput = z.object({ ...at, note: text('拒不执行的事实', 1000, 10), photos: photos('现场照片') })
export const reviewMeasureInput = z.object({ ...at, note: text('复核意见', 1000, 5) })
export const extendInput = z.object({
  ...at,
  until: day.describe('at most 30 days after the present end'),
  note: text('延长理由', 1000, 5),
})
export const releaseInput = z.object({
  ...at,
  reason: text('解除理由', 1000, 5),
  restoreAt: instant.nullable().default(null).describe('cutPower: when supply resumes'),
})
export const confirmRestoredInput = z.object({ ...at, at: instant, note: text('恢复情况', 500, 2) })
export const confirmReleasedInput = z.object({ ...at, note: text('恢复情况', 500, 2), photos: photos('恢复现场照片') })

export const stepInputs = {
  review: reviewInput,
  approve: approveInput,
  refuse: refuseInput,
  withdraw: withdrawInput,
  serve: serveInput,
  answerSupply: answerSupplyInput,
  start: startInput,
  confirmCut: confirmCutInput,
  noteDisobeyed: noteDisobeyedInput,
  reviewMeasure: reviewMeasureInput,
  extend: extendInput,
  release: releaseInput,
  confirmRestored: confirmRestoredInput,
  confirmReleased: confirmReleasedInput,
}

/** The facts of a measure as the case page shows them. */
export const coercionFacts = z.object({
  origin_case: id,
  measure: z.enum(measures.codes),
  ground: z.enum(grounds.codes),
  ground_note: z.string(),
  subject: z.string(),
  requested_at: instant,
  officers: z.array(z.object({ name: z.string(), certificate: z.string() })),
  stop_case: id.nullable(),
  danger: z.string().nullable(),
  urgent: z.boolean(),
  urgent_reason: z.string().nullable(),
  supplier: z.string().nullable(),
  review_note: z.string().nullable(),
  approval_note: z.string().nullable(),
  approved_at: instant.nullable(),
  start_at: instant.nullable(),
  served_at: instant.nullable(),
  served_note: z.string().nullable(),
  started_at: instant.nullable(),
  start_note: z.string().nullable(),
  start_photos: z.array(photo),
  disobeyed_at: instant.nullable(),
  disobedience: z.string().nullable(),
  disobedience_photos: z.array(photo),
  supplier_answer: z.enum(supplierAnswers.codes).nullable(),
  supplier_note: z.string().nullable(),
  supplier_answered_at: instant.nullable(),
  cut_at: instant.nullable(),
  cut_note: z.string().nullable(),
  restored_at: instant.nullable(),
  restored_note: z.string().nullable(),
  until: day.nullable(),
  extended: z.boolean(),
  extended_from: day.nullable().describe('its end before the extension'),
  extension_reason: z.string().nullable(),
  reviews: z.array(z.object({ at: instant, note: z.string(), name: z.string() })),
  review_by: day.nullable(),
  release_reason: z.string().nullable(),
  release_photos: z.array(photo),
  released_at: instant.nullable().describe('when its end was decided; restored_at: when it was carried out'),
  refusal: z.string().nullable().describe('why it was not approved, or was withdrawn before it began'),
})

export const coercionQuery = z.object({
  state: z.string().max(30).optional().describe('a state, or standing for what is in force and not yet undone'),
  measure: z.enum(measures.codes).optional(),
  originCase: id.optional(),
  enterprise: id.optional(),
  cursor: cursor.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})
export const coercionRow = z.object({
  id,
  no: z.string(),
  title: z.string(),
  state: z.string(),
  stateLabel: z.string(),
  measure: z.enum(measures.codes),
  ground: z.enum(grounds.codes),
  placeName: z.string(),
  enterprise: id.nullable(),
  enterpriseName: z.string().nullable(),
  originCase: id,
  startedAt: instant.nullable(),
  releasedAt: instant.nullable(),
  openedAt: instant,
})
export const coercionPage = z.object({ rows: z.array(coercionRow), next: cursor.nullable() })
