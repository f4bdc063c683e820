import { z } from 'zod'
import { day, id, instant, text } from '#kernel/http/contract.ts'

const may = z.object({ yes: z.boolean(), why: z.string().nullable() })
export const standings = ['valid', 'expiring', 'expired', 'missing', 'ifAny', 'unknownSize'] as const

export const paperShape = z.object({
  id,
  no: z.string(),
  holder: z.string().nullable(),
  issuer: z.string(),
  issuedOn: day,
  validUntil: day.nullable(),
  daysLeft: z.number().int().nullable().describe('days until its last day; negative when past'),
  attachment: z.object({ id, name: z.string(), mime: z.string() }).nullable(),
  enteredBy: z.string(),
  enteredAt: instant,
  checked: z.object({ by: z.string(), at: instant, agrees: z.boolean(), note: z.string().nullable() }).nullable(),
  mayCheck: may,
})

/** 必备证照资料 of one unit: what it must hold, what is there, until when. */
export const papersOf = z.object({
  enterprise: id,
  required: z.number().int(),
  present: z.number().int().describe('of those required, there and not expired'),
  expired: z.number().int(),
  expiring: z.number().int().describe('of those present, ending within 90 days'),
  rows: z.array(
    z.object({
      kind: z.string(),
      label: z.string(),
      standing: z.enum(standings),
      say: z.string(),
      personal: z.boolean(),
      ends: z.boolean(),
      basis: z.string(),
      confidence: z.enum(['verified', 'unconfirmed']),
      papers: z.array(paperShape).describe('those that stand, the one that ends first at the top'),
    }),
  ),
  mayEnter: may,
})

/** 录入证照; with `replaces`, in the place of an earlier one, which stays on file. */
export const enterInput = z.object({
  kind: z.string().min(1).max(50),
  no: text('证照编号', 100),
  holder: z.string().trim().max(50).nullable().default(null),
  issuer: text('发证机关', 100, 2),
  issuedOn: day,
  validUntil: day.nullable().default(null).describe('last day, included'),
  attachment: id.nullable().default(null).describe('an upload of the actor'),
  replaces: id.nullable().default(null),
})

/** 核对原件 by an officer who did not enter it. */
export const checkInput = z.object({
  agrees: z.boolean({ error: '请选择核对结果' }),
  note: z.string().trim().max(500).nullable().default(null),
})
