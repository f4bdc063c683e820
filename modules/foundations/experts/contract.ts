import { z } from 'zod'
import { day, id, text } from '#kernel/http/contract.ts'
import { tieKinds } from './terms.ts'

/** 第三方评估机构 as the list shows it. */
export const evaluatorRow = z.object({
  organ: z.string(),
  name: z.string(),
  trades: z.array(z.string()),
  licence: z.string(),
  licensedUntil: day.describe('last day, included'),
  suspendedUntil: day.nullable().describe('last day, included'),
  suspensionReason: z.string().nullable(),
  ties: z.array(
    z.object({
      id,
      enterprise: id,
      enterpriseName: z.string(),
      kind: z.enum(tieKinds.codes),
      note: z.string(),
      since: day,
      until: day.nullable(),
      source: z.string(),
    }),
  ),
  drawn: z.number().int().describe('cases in view for which it was drawn'),
})
const may = z.object({ yes: z.boolean(), why: z.string().nullable() })
export const evaluatorList = z.object({
  rows: z.array(evaluatorRow),
  mayKeep: may.describe('登记利害关系'),
  maySuspend: may.describe('暂停或恢复抽取'),
})

/** 登记利害关系: an official's, or the body's own declaration. */
export const tieInput = z.object({
  organ: z.string().min(1).max(60),
  enterprise: id,
  kind: z.enum(tieKinds.codes, { error: '请选择关系类型' }),
  note: text('情况说明', 500, 5),
  since: day,
  until: day.nullable().default(null),
})
export const suspendInput = z.object({
  organ: z.string().min(1).max(60),
  until: day.nullable().describe('last day of the suspension; null lifts it'),
  reason: text('理由', 500, 5),
})
