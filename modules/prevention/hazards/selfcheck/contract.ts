import { z } from 'zod'
import { cursor, day, id, instant, photo, receipt, text } from '#kernel/http/contract.ts'
import { checklistFull, cycle } from '../checklists/contract.ts'
import { kinds } from '../checklists/terms.ts'
import { answers, standings } from './terms.ts'

const may = z.object({ yes: z.boolean(), why: z.string().nullable() })
/** Eight characters of the poster; people type it in any case. */
export const code = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[0-9A-HJKMNP-TV-Z]{8}$/, '岗位码是八位字母和数字,请核对')
const listKey = z.string().max(61)

// —— 岗位自查安排 ——
export const assignmentShape = z.object({
  id,
  code: z.string().describe('printed on the poster: <address>/s/<code>'),
  enterprise: id,
  enterpriseName: z.string(),
  postTitle: z.string().describe('冷库操作工'),
  responsible: z.object({ post: id, title: z.string(), personName: z.string().nullable() }).nullable(),
  checklist: z.object({ key: listKey, version: z.number().int(), title: z.string(), kind: z.enum(kinds.codes), count: z.number().int() }),
  cycle,
  cycleText: z.string().describe('每日'),
  since: day,
  until: day.nullable().describe('not included'),
  lastCheck: id.nullable(),
  lastAt: instant.nullable(),
  lastBy: z.string().nullable(),
  nextDue: day.describe('the last day on which the next check is in time'),
  standing: z.enum(standings.codes),
  missed: z.number().int().describe('cycles that went by without a check'),
  mine: z.boolean().describe('of the post in which the asker acts, or of nobody in particular'),
  rev: z.number().int(),
})
export const assignmentQuery = z.object({
  enterprise: id.optional().describe('an official names the unit; a unit is always its own'),
  mine: z.stringbool().optional().describe('what the asker himself has to check'),
  due: z.stringbool().optional().describe('due or overdue today only'),
  ended: z.stringbool().default(false).describe('with those that have ended'),
})
/** Those overdue first, then by date. */
export const assignmentRows = z.object({ rows: z.array(assignmentShape), mayAssign: may, maySubmit: may, publicUrl: z.string() })
export const assignInput = z.object({
  checklist: listKey,
  postTitle: text('岗位', 40, 2),
  post: id.nullable().default(null).describe('a post of the unit; null: whoever is there'),
  cycle,
  since: day,
})
export const reassignInput = assignInput.omit({ since: true }).extend({ rev: z.number().int().positive() })
export const endInput = z.object({ rev: z.number().int().positive(), reason: text('停用理由', 200, 2) })
/** Posts of the unit that may be named responsible. */
export const unitPosts = z.object({ rows: z.array(z.object({ post: id, title: z.string(), personName: z.string().nullable() })) })

// —— 打开检查 ——
/** What `/s/<code>` opens. */
export const checkForm = z.object({
  assignment: assignmentShape,
  checklist: checklistFull,
  maySubmit: may,
  now: instant,
})
export const formQuery = z.object({
  version: z.coerce
    .number()
    .int()
    .positive()
    .optional()
    .describe('a draft goes on with the version it was begun with; checklist.newest tells of a newer one'),
})

// —— 提交 ——
const photos = (label: string) => z.array(id).min(1, `请至少拍摄 1 张${label}`).max(6, `${label}不超过 6 张`)
export const faultInput = z.object({
  what: text('问题', 300, 2),
  spot: z.string().trim().max(100, '部位不超过 100 个字').nullable().default(null).describe('where; the post when left out'),
  photos: photos('问题照片'),
  fixed: z
    .object({ what: text('怎样改的', 300, 2), photos: photos('改好后的照片') })
    .nullable()
    .default(null)
    .describe('put right on the spot; null: reported, which opens a hazard'),
})
export const answerInput = z.object({
  item: z.string().max(40),
  answer: z.enum(answers.codes, { error: '请选择正常、有问题或不适用' }),
  reason: z.string().trim().max(100, '理由不超过 100 个字').nullable().default(null).describe('required for notApplicable'),
  fault: faultInput.nullable().default(null).describe('required for fault'),
})
export const submitInput = z.object({
  code: code.optional().describe('of the assignment; or name `checklist`'),
  checklist: listKey.optional().describe('for a system: the only assignment of the unit with this list'),
  enterprise: id.optional().describe('for a system that says whom it posts for: its own unit, no other'),
  reference: z.string().trim().min(1).max(80).optional().describe("the unit's own number of this check: posted twice, it is one check"),
  version: z.number().int().positive().optional().describe('of the list that was checked; default: the one in use'),
  startedAt: instant,
  endedAt: instant,
  point: z
    .tuple([z.number().min(73).max(136), z.number().min(3).max(54)])
    .nullable()
    .default(null)
    .describe('[lon, lat] WGS84'),
  note: z.string().trim().max(300, '备注不超过 300 个字').nullable().default(null),
  answers: z.array(answerInput).min(1).max(80).describe('every item once'),
})
export const submitted = receipt.extend({
  counts: z.object({ ok: z.number().int(), notApplicable: z.number().int(), faults: z.number().int(), fixed: z.number().int() }),
  hazards: z.array(z.object({ item: z.string(), caseId: id, no: z.string(), title: z.string() })),
  nextDue: day,
  newer: z.object({ version: z.number().int(), title: z.string() }).nullable().describe('the list has changed meanwhile: for next time'),
})

// —— 记录 ——
export const checkQuery = z.object({
  enterprise: id.optional().describe('an official names the unit'),
  assignment: id.optional(),
  faults: z.stringbool().optional().describe('only those with faults'),
  cursor: cursor.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
})
export const checkRow = z.object({
  id,
  assignment: id,
  postTitle: z.string(),
  checklistTitle: z.string(),
  version: z.number().int(),
  submittedAt: instant,
  seconds: z.number().int().describe('from start to end by the device'),
  personName: z.string(),
  via: z.string().nullable().describe('the interface it came by; null from a page'),
  ok: z.number().int(),
  notApplicable: z.number().int(),
  faults: z.number().int(),
  fixed: z.number().int(),
})
export const checkPage = z.object({ rows: z.array(checkRow), next: cursor.nullable() })

const faultShown = z.object({
  what: z.string(),
  spot: z.string(),
  photos: z.array(photo),
  fixed: z.object({ what: z.string(), photos: z.array(photo) }).nullable(),
  hazard: z.object({ caseId: id, no: z.string(), stateLabel: z.string() }).nullable().describe('as it stands now'),
})
export const checkFull = checkRow.extend({
  enterprise: id,
  enterpriseName: z.string(),
  checklist: listKey,
  startedAt: instant,
  endedAt: instant,
  point: z.tuple([z.number(), z.number()]).nullable(),
  note: z.string().nullable(),
  reference: z.string().nullable(),
  evidence: z.object({ seq: z.number().int(), hash: z.string() }),
  answers: z
    .array(
      z.object({
        item: z.string(),
        text: z.string(),
        category: z.string(),
        basis: checklistFull.shape.items.element.shape.basis,
        answer: z.enum(answers.codes),
        reason: z.string().nullable(),
        fault: faultShown.nullable(),
      }),
    )
    .describe('in the order of the list'),
})
