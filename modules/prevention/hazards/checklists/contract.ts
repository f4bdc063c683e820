import { z } from 'zod'
import { id, instant, text } from '#kernel/http/contract.ts'
import { hazardCategories } from '#law/terms/hazard-categories.ts'
import { cycleUnits, kinds, owners } from './terms.ts'

const categories = hazardCategories.map((one) => one.code) as [string, ...string[]]
const key = z.string().regex(/^[a-z0-9][a-z0-9.-]{1,60}$/)
const version = z.number().int().positive()

/** 每日、每 3 个工作日、每周、每月、每季度. */
export const cycle = z.object({
  n: z.number({ error: '请填写周期' }).int().min(1, '周期至少为 1').max(12, '周期不超过 12'),
  unit: z.enum(cycleUnits.codes, { error: '请选择周期单位' }),
})

/** The ground of an item: an article the program carries, or a text whose wording nobody has compared. */
export const basisInput = z.union([
  z.object({ act: z.string().max(60), article: z.string().max(60) }),
  z.object({ text: text('依据', 200) }),
])
export const basisShown = z.object({
  say: z.string().describe('《安全生产法》(2021)第四十一条'),
  verified: z.boolean().describe('false: 未核对原文'),
  act: z.string().optional(),
  article: z.string().optional(),
})

export const itemInput = z.object({
  key: z.string().max(40).optional().describe('that of the former version; absent for a new item'),
  text: text('检查内容', 200, 4),
  category: z.enum(categories, { error: '请选择隐患类别' }),
  mandatory: z.boolean().default(false).describe('a list derived from this one may not drop it'),
  basis: z.array(basisInput).max(5, '依据不超过 5 条').default([]),
})
export const itemShown = z.object({
  key: z.string(),
  text: z.string(),
  category: z.enum(categories),
  mandatory: z.boolean(),
  basis: z.array(basisShown),
})

const listFields = {
  title: text('检查表名称', 60, 2),
  kind: z.enum(kinds.codes, { error: '请选择种类' }),
  trades: z.array(z.string().max(40)).max(20).default([]).describe('trade codes of /api/trades; empty: every trade'),
  postTitle: text('适用岗位', 40, 2),
  cycle,
  items: z.array(itemInput).min(1, '检查表至少要有一项').max(80, '检查表不超过 80 项'),
  note: z.string().trim().max(200, '说明不超过 200 个字').nullable().default(null).describe('what is new in this version'),
}
/** A new list; with `base` derived from another, whose mandatory items must all be in it. */
export const publishInput = z.object({ ...listFields, base: z.object({ key, version }).nullable().default(null) })
/** A new version of a list of one's own; `version` is the one it was written from. */
export const reviseInput = z.object({ ...listFields, version, base: z.object({ key, version }).nullable().optional() })

const may = z.object({ yes: z.boolean(), why: z.string().nullable() })
const baseShown = z.object({
  key,
  version,
  title: z.string(),
  newest: version.describe('newer than version: the list it was made from has changed'),
})

export const checklistRow = z.object({
  key,
  version,
  title: z.string(),
  kind: z.enum(kinds.codes),
  trades: z.array(z.string()),
  postTitle: z.string(),
  cycle,
  cycleText: z.string().describe('每日'),
  count: z.number().int().describe('items'),
  owner: z.enum(owners.codes),
  ownerName: z.string().describe('系统自带 | 青秀区 | the unit'),
  enterprise: id.nullable(),
  publishedAt: instant,
  publisher: z.string(),
})
export const checklistQuery = z.object({
  trade: z.string().max(40).optional().describe('lists for this trade and those for all'),
  kind: z.enum(kinds.codes).optional(),
  enterprise: id.optional().describe('lists that this unit may use: its trade, its place, its own'),
  q: z.string().max(50).optional(),
})
export const checklistRows = z.object({ rows: z.array(checklistRow), mayPublish: may })

export const checklistFull = checklistRow.extend({
  items: z.array(itemShown),
  note: z.string().nullable(),
  newest: version.describe('the version in use; greater than version when an old one is shown'),
  base: baseShown.nullable(),
  versions: z
    .array(z.object({ version, publishedAt: instant, publisher: z.string(), note: z.string().nullable() }))
    .describe('newest first'),
  mayRevise: may,
  mayDerive: may,
})
export const checklistParams = z.object({ key })
export const versionQuery = z.object({ version: z.coerce.number().int().positive().optional().describe('default: the one in use') })
/** What publishing answers. */
export const published = z.object({ key, version, evidence: z.object({ seq: z.number().int(), hash: z.string(), at: instant }) })
