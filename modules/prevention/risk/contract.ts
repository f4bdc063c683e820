import { z } from 'zod'
import { cursor, day, id, instant, text } from '#kernel/http/contract.ts'
import { factKinds } from './terms.ts'

export const levels = ['red', 'orange', 'yellow', 'blue'] as const
const level = z.enum(levels)
const may = z.object({ yes: z.boolean(), why: z.string().nullable() })

/** 确认或不同意 a proposed level, as it stands on record. */
const decision = z.object({
  proposed: level.nullable(),
  version: z.number().int(),
  agrees: z.boolean(),
  reason: z.string(),
  by: z.string(),
  at: instant,
})

/** One thing that bears on the proposed level. */
const bearing = z.object({
  code: z.string(),
  label: z.string(),
  say: z.string().describe('with its figures'),
  floor: level.nullable().describe('不低于; null raises by one'),
  counts: z.boolean().describe('false: the city has not confirmed the rule, shown for reference only'),
  confidence: z.enum(['verified', 'unconfirmed']),
  text: z.string().describe('the rule'),
  basis: z.array(z.string()),
  lower: z.string().nullable().describe('what would take it away'),
  without: level.nullable().describe('the level if this alone fell away'),
})

/** 建议等级 as computed now, with what makes it so. */
const proposal = z.object({
  level: level.nullable().describe('null: no rule in force says anything'),
  reference: level.nullable().describe('with the rules that the city has not confirmed'),
  name: z.string(),
  version: z.number().int(),
  contributions: z.array(bearing).describe('what the unit can mend soonest first'),
  whole: z.boolean().describe('rests on reported risk points or a score; else it is only a floor'),
  review: z.boolean().describe('建议复核'),
})

/** A report of risk points; 现有风险点 by colour. */
const pointsShape = z.object({
  red: z.number().int(),
  orange: z.number().int(),
  yellow: z.number().int(),
  blue: z.number().int(),
  assessedOn: day,
  source: z.string(),
  reportedAt: instant,
})
const factShape = z.object({
  id,
  kind: z.enum(factKinds.codes),
  figure: z.number(),
  happenedOn: day,
  source: z.string(),
  enteredAt: instant,
})

/** 企业风险等级 with what makes it so: each contribution opens its case, the rule has its version. */
export const riskOf = z.object({
  enterprise: id,
  graded: level.nullable().describe('as graded by the regulator; null: not graded yet'),
  level: level.nullable().describe('as it stands with what raises it'),
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
  proposal,
  decision: decision.nullable().describe('the last one'),
  points: pointsShape.nullable(),
  facts: z.array(factShape),
  history: z.array(
    z.object({
      level: level.nullable().describe('null: nobody has graded it and nothing raises it any more'),
      graded: level.nullable(),
      since: instant,
      until: instant.nullable(),
      why: z.string(),
      by: z.string().nullable(),
      decision: decision.nullable(),
    }),
  ),
  proposals: z
    .array(
      z.object({
        level: level.nullable(),
        reference: level.nullable(),
        version: z.number().int(),
        since: instant,
        until: instant.nullable(),
        because: z.array(z.string()),
        replays: z.boolean().nullable().describe('computed again from its own inputs it is the same; null: of an older rule'),
      }),
    )
    .describe('every proposal kept, the newest first'),
  mayGrade: may,
  mayReport: may,
  mayEnter: may,
})

/** 定级: as proposed, or another level with the reason, which is recorded as a disagreement. */
export const gradeInput = z
  .object({
    level: z.enum(levels, { error: '请选择风险等级' }),
    reason: z.string().trim().max(1000, '定级依据不超过 1000 个字').default(''),
    proposed: level.nullable().optional().describe('the proposal that the officer has seen'),
  })
  .refine(({ level: to, reason, proposed }) => to === proposed || reason.length >= 5, {
    path: ['reason'],
    error: '请填写定级依据,至少 5 个字;与建议等级不同的,写明不同意的理由',
  })

const points = (label: string) =>
  z
    .number({ error: `请填写${label}风险点数量,没有填 0` })
    .int(`${label}风险点数量应为整数`)
    .min(0, `${label}风险点数量不能为负数`)
    .max(9999, `${label}风险点数量不超过 9999`)
/** 风险点申报. */
export const pointsInput = z.object({
  red: points('红色'),
  orange: points('橙色'),
  yellow: points('黄色'),
  blue: points('蓝色'),
  assessedOn: day.describe('辨识评估完成的日期'),
  source: text('依据(辨识评估报告名称和编制单位)', 300, 5),
})

export const factInput = z.object({
  kind: z.enum(factKinds.codes, { error: '请选择登记事项' }),
  figure: z.number({ error: '请填写数值' }).min(0, '数值不能为负数'),
  happenedOn: day,
  source: text('来源(文件名称、文号或调查结论)', 300, 5),
})
export const withdrawInput = z.object({ fact: id, reason: text('撤销理由', 300, 5) })

export const reviewQuery = z.object({ cursor: cursor.optional(), limit: z.coerce.number().int().min(1).max(100).default(50) })
export const reviewPage = z.object({
  rows: z.array(
    z.object({
      enterprise: id,
      name: z.string(),
      placeName: z.string(),
      tradeLabel: z.string(),
      graded: level.nullable(),
      level: level.nullable().describe('as it stands'),
      proposed: level,
      since: instant,
      because: z.array(z.string()),
    }),
  ),
  next: cursor.nullable(),
})
