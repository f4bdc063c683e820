import { z } from 'zod'
import { cursor, day, id, instant, photo, text } from '#kernel/http/contract.ts'
import { deliveryModes } from './terms.ts'

/** One document as lists and the case page show it. */
export const documentRow = z.object({
  id,
  caseId: id,
  form: z.string(),
  name: z.string().describe('责令限期整改指令书'),
  no: z.string().describe('（青秀）应急责改〔2026〕1号'),
  issuer: z.string(),
  date: day,
  internal: z.boolean(),
  issuedBy: z.string(),
  status: z.enum(['valid', 'void']),
  voidReason: z.string().nullable(),
  rendered: z.boolean().describe('the PDF is ready'),
  pages: z.number().int().nullable(),
  pdfHash: z.string().nullable(),
  dataHash: z.string(),
  code: z.string().describe('what the QR code carries'),
  deliveries: z.array(
    z.object({
      at: instant,
      mode: z.enum(deliveryModes.codes),
      addressee: z.string(),
      receiver: z.string(),
      spot: z.string(),
      remark: z.string().nullable(),
      by: z.string(),
      photos: z.array(photo),
    }),
  ),
})
export const caseDocuments = z.object({
  rows: z.array(documentRow),
  mayDeliver: z.object({ yes: z.boolean(), why: z.string().nullable() }),
  mayVoid: z.object({ yes: z.boolean(), why: z.string().nullable() }),
})

/** 送达: several documents handed over at once make one receipt (文书送达回执). */
export const deliverInput = z.object({
  documents: z.array(id).min(1, '请选择要送达的文书').max(20),
  mode: z.enum(deliveryModes.codes, { error: '请选择送达方式' }),
  addressee: text('受送达单位(个人)', 100, 2),
  receiver: text('收件人', 50),
  spot: text('送达地点', 200, 2),
  deliveredAt: instant.describe('not before the document was issued, not in the future'),
  remark: z.string().trim().max(500, '备注不超过 500 个字').default('').describe('required when left or entrusted: witness, relation'),
  photos: z.array(id).max(9).default([]),
})
export const voidInput = z.object({ reason: text('作废理由', 500, 5) })

/** 文书台账: every number of a series in its order, void ones among them. */
export const registerQuery = z.object({
  infix: z.string().max(10).optional(),
  year: z.coerce.number().int().min(2000).max(2100).optional(),
  status: z.enum(['valid', 'void']).optional(),
  q: z.string().max(50).optional().describe('part of the number or name'),
  cursor: cursor.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})
export const registerPage = z.object({ rows: z.array(documentRow.omit({ deliveries: true })), next: cursor.nullable() })

/** 扫码核验: what anybody who holds the paper may know. */
export const documentCheck = z.object({
  name: z.string(),
  no: z.string(),
  issuer: z.string(),
  date: day,
  status: z.enum(['valid', 'void']),
  voidedAt: instant.nullable(),
  voidReason: z.string().nullable(),
  issuedAt: instant,
  dataHash: z.string(),
  pdfHash: z.string().nullable().describe('SHA-256 of the PDF as issued; null while it is being typeset'),
  pages: z.number().int().nullable(),
  ledgerHash: z.string().describe('hash of the row of evidence that carries it'),
  city: z.string(),
})
