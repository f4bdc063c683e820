import { z } from 'zod'
import { cursor, day, id, instant, text } from '#kernel/http/contract.ts'
import { classes, factKinds, grades, inputNames } from './terms.ts'

const risk = z.enum(['red', 'orange', 'yellow', 'blue'])
const twelve = z.string().regex(/^\d{12}$/)

/** The inputs as the class was made of them. */
export const inputShape = z.object({
  trade: z.string(),
  risk: risk.nullable(),
  standardization: z.enum(grades.codes),
  insured: z.boolean(),
  overdueHazards: z.number().int(),
  majorHazards: z.number().int(),
  overdueMajors: z.number().int(),
  coercions: z.number().int(),
})

/** A class with what follows from it, and each input with what it did. */
export const resultShape = z.object({
  class: z.enum(classes.codes),
  focus: z.boolean(),
  atLeast: z.number().int(),
  withinMonths: z.number().int(),
  atMost: z.number().int().nullable().describe('null: the table says nothing of the trade'),
  reasons: z.array(z.object({ input: z.enum(inputNames.codes), value: z.string(), effect: z.string() })),
})

const stretch = resultShape.extend({
  since: instant,
  until: instant.nullable(),
  inputs: inputShape,
  cause: z.string(),
  version: z.string(),
  confirmed: z.boolean().describe('false: the tables are suggestions the city has not confirmed'),
})

export const factShape = z.object({
  kind: z.enum(factKinds.codes),
  value: z.string(),
  validUntil: day.nullable(),
  source: z.string(),
  by: z.string(),
  at: instant,
})

/** 分类分级 of one unit: the class, why, the visits, the rule and its tables. */
export const classOf = z.object({
  enterprise: id,
  present: stretch.nullable().describe('null: not computed yet'),
  pending: z.boolean().describe('something has changed and is being computed'),
  visits: z.object({
    last: z.object({ caseId: id, no: z.string(), at: instant }).nullable(),
    thisYear: z.number().int().describe('planned visits recorded this calendar year; the others do not count'),
    dueOn: day.nullable(),
    overdue: z.boolean(),
  }),
  facts: z.array(factShape),
  tables: z.array(z.object({ key: z.string(), label: z.string(), say: z.string(), source: z.string(), confirmed: z.boolean() })),
  basis: z.array(z.string()),
  history: z.array(stretch),
  mayEnter: z.object({ yes: z.boolean(), why: z.string().nullable() }),
})

/** 改一项看结果: what is not given stays as it is. */
export const whatIfQuery = z.object({
  risk: z.enum([...risk.options, 'none']).optional(),
  standardization: z.enum(grades.codes).optional(),
  insured: z.stringbool().optional(),
  overdueHazards: z.coerce.number().int().min(0).max(999).optional(),
  majorHazards: z.coerce.number().int().min(0).max(999).optional(),
  overdueMajors: z.coerce.number().int().min(0).max(999).optional(),
  coercions: z.coerce.number().int().min(0).max(999).optional(),
})
export const whatIfShape = z.object({ before: resultShape, after: resultShape, changed: z.array(z.enum(inputNames.codes)) })

/** 登记标准化等级、安责险、从业人员数: each with where it is known from. */
export const factInput = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('standardization'),
    value: z.enum(grades.codes, { error: '请选择标准化等级' }),
    validUntil: day.nullable().default(null),
    source: text('来源(如公告文号、证书编号)', 200),
  }),
  z.object({
    kind: z.literal('insurance'),
    value: text('保险机构和保单号;未投保填「未投保」', 200, 2),
    validUntil: day.nullable().default(null),
    source: text('来源(如保单、保险机构清单)', 200),
  }),
  z.object({
    kind: z.literal('workforce'),
    value: z.string({ error: '请填写从业人员数' }).regex(/^[1-9]\d{0,6}$/, '从业人员数填整数'),
    validUntil: z.null().default(null),
    source: text('来源(如社保、企业申报)', 200),
  }),
])

export const classQuery = z.object({
  county: twelve.optional(),
  town: twelve.optional(),
  trade: z.string().max(30).optional(),
  class: z.enum(classes.codes).optional(),
  focus: z.stringbool().optional(),
  due: z.stringbool().optional().describe('only units whose next visit is due by today'),
  cursor: cursor.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})
export const classRow = z.object({
  id,
  name: z.string(),
  placeName: z.string(),
  tradeLabel: z.string(),
  class: z.enum(classes.codes),
  focus: z.boolean(),
  floor: z.string(),
  ceiling: z.string(),
  lastVisit: instant.nullable(),
  dueOn: day,
  overdue: z.boolean(),
  confirmed: z.boolean(),
})
export const classPage = z.object({ rows: z.array(classRow), next: cursor.nullable() })
