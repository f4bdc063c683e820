import { z } from 'zod'
import { cursor, day, id, instant, text } from '#kernel/http/contract.ts'
import { roles } from '#kernel/place/roles.ts'

export const noticeInput = z.object({
  title: text('标题', 60, 2),
  body: text('正文', 5000, 2),
  roles: z.array(z.enum(roles.codes)).default([]).describe('none = every role'),
  place: z.string({ error: '请选择发送范围' }).regex(/^\d{12}$/, '请选择发送范围'),
  until: day.describe('last day, included'),
})

export const noticeRow = z.object({
  id,
  title: z.string(),
  body: z.string(),
  to: z.string().describe('网格员、执法人员 · 南宁市青秀区'),
  publishedAt: instant,
  until: instant,
  by: z.string().describe('梁统筹 · 市安委办干事'),
  withdrawnAt: instant.nullable(),
  readAt: instant.nullable(),
  mine: z.boolean(),
})
export const noticePage = z.object({ rows: z.array(noticeRow), next: cursor.nullable() })
export const noticeQuery = z.object({ cursor: cursor.optional(), limit: z.coerce.number().int().min(1).max(200).default(30) })

export const unreadShape = z.object({ count: z.number().int().describe('at most 99') })

/** Who has read it and who has not: those who hold an addressed post now. */
export const readersShape = z.object({
  read: z.number().int(),
  unread: z.number().int(),
  rows: z
    .array(
      z.object({
        person: id,
        name: z.string(),
        postTitle: z.string(),
        organName: z.string().nullable(),
        readAt: instant.nullable(),
      }),
    )
    .describe('who has not read it first; at most 300'),
})
