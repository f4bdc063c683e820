import { z } from 'zod'
import { day, id, instant, photo, text } from '#kernel/http/contract.ts'

const photos = (label: string, least = 1) => z.array(id).min(least, `请至少上传 ${least} 张${label}`).max(9, `${label}不超过 9 张`)
const at = { rev: z.number().int().positive() }

/** Two officers with their certificate numbers: 行政处罚法 art. 42 and 55. */
export const officerPair = {
  partner: text('同行执法人员', 50).describe('not the acting officer himself'),
  certificate: text('您的执法证号', 50),
  partnerCertificate: text('同行人员执法证号', 50),
}

export const proposeMajorInput = z.object({
  ...at,
  criterion: z.string({ error: '请选择判定标准' }).min(3).max(60).describe('key of a criterion in force today for the trade of the unit'),
  proposal: text('判定理由', 1000, 10),
})
export const confirmMajorInput = z.object({
  ...at,
  criterion: z.string({ error: '请选择判定标准' }).min(3).max(60),
  confirmation: text('认定意见', 1000, 5),
})
/** 责令限期整治: a date set by the order, from tomorrow on. */
export const orderInput = z.object({
  ...at,
  demand: text('整治要求', 1000, 5),
  rectifyBy: day.describe('after today'),
  ...officerPair,
})
/** 重大隐患报告: what 隐患排查治理暂行规定 art. 14 lists. */
export const fileReportsInput = z.object({
  ...at,
  cause: text('隐患现状及产生原因', 2000, 10),
  harm: text('危害程度和整改难易程度', 2000, 10),
  scheme: text('治理方案', 2000, 10),
})
export const receiveReportInput = z.object({ ...at, note: text('签收意见', 500, 2) })
export const listInput = z.object({
  ...at,
  requirements: text('督办要求', 1000, 10),
  finishBy: day.describe("督办期限; not before the order's own date"),
  organ: z.string({ error: '请选择督办责任单位' }).min(1).max(60).describe('organ that answers for the supervision'),
})
export const postSignInput = z.object({ ...at, spot: text('设置位置', 100), photos: photos('公示牌照片') })
export const reportProgressInput = z.object({
  ...at,
  progress: text('整改进展', 1000, 5),
  percent: z.number({ error: '请填写完成比例' }).int().min(0).max(100),
  photos: photos('进展照片', 0),
})
export const delistInput = z.object({ ...at, delisting: text('摘牌理由', 1000, 5), photos: photos('摘牌照片') })
export const drawEvaluatorInput = z.object({ ...at })
export const recuseInput = z.object({ ...at, reason: text('回避理由', 500, 5) })
const verdict = {
  ...at,
  conclusion: text('评估结论', 2000, 10),
  basis: text('评估依据和方法', 1000, 5),
  noConflict: z.literal(true, { error: '请确认与被评估单位没有利害关系;有的请申请回避' }),
  files: z.array(id).min(1, '请上传评估报告').max(9, '附件不超过 9 个').describe('report (PDF or photos)'),
}
export const verdictPassInput = z.object({ ...verdict })
export const verdictFailInput = z.object({ ...verdict, rectifyBy: day.describe('new limit for the rectification, from today on') })

export const majorInputs = {
  proposeMajor: proposeMajorInput,
  confirmMajor: confirmMajorInput,
  order: orderInput,
  fileReports: fileReportsInput,
  receiveReport: receiveReportInput,
  congressReceives: receiveReportInput,
  list: listInput,
  postSign: postSignInput,
  reportProgress: reportProgressInput,
  delist: delistInput,
  drawEvaluator: drawEvaluatorInput,
  recuse: recuseInput,
  verdictPass: verdictPassInput,
  verdictFail: verdictFailInput,
}

const receiptFact = z.object({ note: z.string(), name: z.string(), post: z.string() })

/** The facts a hazard has once it is, or was proposed to be, major. */
export const majorFacts = z.object({
  criterion: z.string().nullable(),
  criterion_text: z
    .object({
      standard: z.string(),
      title: z.string(),
      item: z.string(),
      citation: z.string(),
      confidence: z.enum(['verified', 'unconfirmed']),
      doubt: z.string().nullable(),
    })
    .nullable(),
  proposal: z.string().nullable(),
  confirmation: z.string().nullable(),
  recurrence: z
    .object({
      rule: z.string(),
      count: z.number().int(),
      cases: z.array(z.object({ id, no: z.string(), title: z.string(), closedAt: instant })),
    })
    .nullable()
    .describe('earlier hazards of the unit of the same kind within the window; null: not a recurrence or the parameter is not confirmed'),
  ordered_at: instant.nullable(),
  officers: z.array(z.object({ name: z.string(), certificate: z.string() })).nullable(),
  risk: z
    .object({ before: z.string().nullable(), after: z.string(), why: z.string(), rule: z.string(), version: z.number().int() })
    .nullable()
    .describe('level of the unit before and after: red | orange | yellow | blue, null = not graded'),
  reported_at: instant.nullable(),
  report: z.object({ cause: z.string(), harm: z.string(), scheme: z.string() }).nullable(),
  congress: z.string().nullable(),
  regulator_received_at: instant.nullable(),
  regulator_receipt: receiptFact.nullable(),
  congress_received_at: instant.nullable(),
  congress_receipt: receiptFact.nullable(),
  listed_at: instant.nullable(),
  listing: z
    .object({ requirements: z.string(), finishBy: day, organ: z.string(), organName: z.string(), signSpot: z.string().optional() })
    .nullable(),
  sign_at: instant.nullable(),
  sign_photos: z.array(photo),
  progress: z.array(z.object({ at: instant, text: z.string(), percent: z.number().int(), photos: z.array(photo) })),
  progress_by: day.nullable(),
  delisted_at: instant.nullable(),
  delisting: z.string().nullable(),
  delist_photos: z.array(photo),
  draw: z
    .object({
      at: instant,
      seed: z.string(),
      candidates: z.array(z.object({ organ: z.string(), name: z.string() })),
      excluded: z.array(z.object({ organ: z.string(), name: z.string(), why: z.string() })),
      organ: z.string(),
      organName: z.string(),
    })
    .nullable(),
  evaluator: z.string().nullable(),
  recusals: z.array(z.object({ organ: z.string(), name: z.string(), reason: z.string(), at: instant })),
  verdict: z.enum(['pass', 'fail']).nullable(),
  verdict_at: instant.nullable(),
  evaluation: z.object({ conclusion: z.string(), basis: z.string(), organName: z.string() }).nullable(),
  evaluation_files: z.array(photo),
  photo_doubts: z.array(
    z.object({ photo: id, like: id, likeCase: id, likeAt: instant, distance: z.number().int(), sameCase: z.boolean() }),
  ),
})

/** 判定标准 that may apply to a case, the likeliest first; a suggestion to a person, never a decision. */
export const criteriaList = z.object({
  rows: z.array(
    z.object({
      key: z.string(),
      standard: z.string(),
      title: z.string(),
      item: z.string(),
      citation: z.string(),
      confidence: z.enum(['verified', 'unconfirmed']),
      doubt: z.string().nullable(),
      score: z.number().min(0).max(1).describe('0 = not suggested'),
      shared: z.array(z.string()).describe('words shared with the description'),
    }),
  ),
  missing: z.array(z.string()).describe('standards of this trade whose text is not held'),
  note: z.string(),
})

/** `more.similar` of the refusal that warns of photos handed in before: each with the earlier one it looks like. */
export const similarPhotos = z.array(
  z.object({
    photo: id,
    like: id,
    no: z.string().describe('number of the case that carries the earlier photo'),
    at: instant.describe('when the earlier photo was handed in'),
    distance: z.number().int().describe('bits of 64 that differ'),
  }),
)
