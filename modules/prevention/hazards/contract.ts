import { z } from 'zod'
import { cursor, day, id, instant, photo, text } from '#kernel/http/contract.ts'
import { majorFacts, majorInputs, officerPair } from './contract/major.ts'
import { categories, levels, origins } from './terms.ts'

export { criteriaList, similarPhotos } from './contract/major.ts'

/** Ids of photos uploaded before; the act carries their hashes. */
const photos = (label: string, least: number) => z.array(id).min(least, `请至少拍摄 ${least} 张${label}`).max(9, `${label}不超过 9 张`)

/** Every step says which revision it was read at, so that a change in between is noticed. */
const at = { rev: z.number().int().positive() }

/** 报告隐患 (排查): opens the case. Exactly one of `enterprise` or `division` places it. */
export const reportInput = z.object({
  enterprise: id.nullable().default(null),
  division: z
    .string()
    .regex(/^\d{12}$/, '请选择所在村(社区)或乡镇')
    .nullable()
    .default(null),
  origin: z.enum(origins.codes).describe('must fit the role: enterprises selfCheck, grid officers patrol'),
  originCase: id.nullable().default(null),
  category: z.enum(categories.codes, { error: '请选择隐患类别' }),
  description: text('隐患描述', 500, 5),
  spot: text('具体部位', 100),
  point: z
    .tuple([z.number().min(73).max(136), z.number().min(3).max(54)])
    .nullable()
    .default(null)
    .describe('[lon, lat] WGS84'),
  foundAt: instant,
  photos: photos('现场照片', 1),
})

export const registerInput = z.object({
  ...at,
  category: z.enum(categories.codes),
  demand: text('整改要求', 500, 5),
  rectifyBy: day.describe('整改期限, a date set by the order; from today on'),
})
export const dismissInput = z.object({ ...at, dismissal: text('不予登记的理由', 500, 5) })
/** 不认定重大: the officer registers it as a general hazard instead. */
export const keepGeneralInput = registerInput.extend({ confirmation: text('不认定的理由', 500, 5) })
/** 五落实; a major hazard's plan also states its goal (隐患排查治理暂行规定 art. 15). */
export const planInput = z.object({
  ...at,
  goal: z.string().trim().max(500).default('').describe('治理的目标和任务; required for a major hazard'),
  responsible: text('整改负责人', 50),
  measure: text('整改措施', 1000, 5),
  funds: z.number({ error: '请填写预计投入(元),没有投入填 0' }).min(0, '金额不能为负').max(1e10),
  until: day,
  contingency: text('整改期间的防范措施', 500, 5),
})
export const rectifyInput = z.object({
  ...at,
  rectifiedAt: instant.describe('not before the hazard was found, not in the future'),
  rectification: text('整改情况', 1000, 5),
  photos: photos('整改后照片', 1).describe('new photos: none of those taken when it was found'),
  newlyTaken: z.boolean().default(false).describe('the person was told that a photo looks like an earlier one and says it was newly taken'),
})
export const askExtensionInput = z.object({ ...at, until: day.describe('after the present time limit'), reason: text('延期理由', 500, 10) })
export const answerExtensionInput = z.object({ ...at, answer: text('审批意见', 500, 2) })
/** The re-check of a major hazard is a document signed by two officers; for a general one their numbers are not asked. */
const pair = z.object(officerPair).partial().shape
export const recheckPassInput = z.object({ ...at, note: text('复查情况', 1000, 5), photos: photos('复查照片', 1), ...pair })
export const recheckFailInput = z.object({
  ...at,
  note: text('未通过的原因', 1000, 5),
  rectifyBy: day,
  photos: photos('复查照片', 1),
  ...pair,
})
export const assessInput = z.object({
  ...at,
  assessment: text('治理效果评估', 1000, 5),
  residualRisk: z.enum(['none', 'low', 'watch'], { error: '请选择遗留风险' }).describe('无 / 低,可接受 / 需持续关注'),
})
export const closeInput = z.object({ ...at, note: text('销号意见', 500, 2) })
export const reworkInput = z.object({ ...at, note: text('退回理由', 500, 5), rectifyBy: day })

/** Input of each step of the procedure, by its name in procedure.ts. */
export const stepInputs = {
  register: registerInput,
  dismiss: dismissInput,
  keepGeneral: keepGeneralInput,
  plan: planInput,
  rectify: rectifyInput,
  askExtension: askExtensionInput,
  grantExtension: answerExtensionInput,
  refuseExtension: answerExtensionInput,
  passRecheck: recheckPassInput,
  failRecheck: recheckFailInput,
  assess: assessInput,
  close: closeInput,
  rework: reworkInput,
  ...majorInputs,
}

/** The facts of a hazard case as the case page shows them: the columns of its table. */
export const hazardFacts = z.object({
  level: z.enum(levels.codes),
  origin: z.enum(origins.codes),
  origin_case: id.nullable(),
  origin_check: z
    .object({ check: id, checklist: z.string(), version: z.number().int(), item: z.string(), text: z.string() })
    .nullable()
    .describe('the self-check and the item it was reported from'),
  category: z.enum(categories.codes),
  description: z.string(),
  spot: z.string(),
  found_at: instant,
  found_photos: z.array(photo),
  demand: z.string().nullable(),
  rectify_by: day.nullable(),
  plan: z
    .object({
      goal: z.string().optional(),
      responsible: z.string(),
      measure: z.string(),
      funds: z.number(),
      until: day,
      contingency: z.string(),
    })
    .nullable(),
  rectified_at: instant.nullable(),
  rectification: z.string().nullable(),
  rectified_photos: z.array(photo),
  extension_until: day.nullable(),
  extension_reason: z.string().nullable(),
  extension_answer: z.string().nullable(),
  recheck_passed: z.boolean().nullable(),
  recheck_note: z.string().nullable(),
  recheck_photos: z.array(photo),
  residual_risk: z.string().nullable(),
  assessment: z.string().nullable(),
  closing_note: z.string().nullable(),
  dismissal: z.string().nullable(),
  ...majorFacts.shape,
})

/** Filters of the ledger; all optional, combined with and. */
export const ledgerQuery = z.object({
  state: z.string().max(30).optional().describe('a state of the procedure, or open | ended for all that are not, or are, done with'),
  category: z.enum(categories.codes).optional(),
  origin: z.enum(origins.codes).optional(),
  county: z
    .string()
    .regex(/^\d{12}$/)
    .optional(),
  town: z
    .string()
    .regex(/^\d{12}$/)
    .optional(),
  enterprise: id.optional(),
  level: z.enum(levels.codes).optional(),
  overdue: z.stringbool().optional(),
  listed: z.stringbool().optional().describe('listed and not yet delisted; false: never listed'),
  trade: z.string().max(30).optional(),
  openedFrom: day.optional().describe('first day, counted; in Asia/Shanghai'),
  openedTo: day.optional().describe('last day, counted'),
  closedFrom: day.optional(),
  closedTo: day.optional(),
  dueFrom: day.optional().describe('rectification deadline: first day, counted'),
  dueTo: day.optional().describe('last day, counted'),
  clause: z.string().max(50).optional().describe('part of the criterion a major hazard was judged by, or its key'),
  measure: z.string().max(50).optional().describe('part of what was demanded, planned or done'),
  owner: z.string().max(50).optional().describe('part of the name of who is responsible by the plan'),
  evidence: z.enum(['found', 'rectified', 'rechecked', 'none']).optional().describe('photos of that act are there; none: of none'),
  q: z.string().max(50).optional().describe('part of title or unit name'),
  cursor: cursor.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})

export const ledgerRow = z.object({
  id,
  no: z.string(),
  title: z.string(),
  state: z.string(),
  stateLabel: z.string(),
  level: z.enum(levels.codes),
  category: z.enum(categories.codes),
  origin: z.enum(origins.codes),
  placeName: z.string(),
  enterprise: id.nullable(),
  enterpriseName: z.string().nullable(),
  openedAt: instant,
  rectifyBy: day.nullable(),
  overdue: z.boolean(),
  closedAt: instant.nullable(),
})
export const ledgerPage = z.object({ rows: z.array(ledgerRow), next: cursor.nullable() })
export const ledgerCount = z.object({ count: z.number().int().describe('capped at 10,000'), capped: z.boolean() })
