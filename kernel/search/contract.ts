import { z } from 'zod'
import { id } from '#kernel/http/contract.ts'

/** What is looked for: two characters or more find by part of a name, one finds among the newest. */
export const searchQuery = z.object({
  q: z
    .string({ error: '请输入要查找的文字' })
    .trim()
    .min(1, '请输入要查找的文字')
    .max(60, '查找的文字不超过 60 个字')
    .describe('part of a name, title, number, credit code or address; or the first letters of the pinyin of a name'),
  limit: z.coerce.number().int().min(1).max(20).default(6).describe('most of each kind'),
})

const found = z.object({ title: z.string(), sub: z.string().describe('place, state, number: what tells it from its likes') })

/** Hits by kind, the newest first; `more` says that there are others. */
export const searchShape = z.object({
  units: z.object({ rows: z.array(found.extend({ id })), more: z.boolean() }),
  cases: z.object({ rows: z.array(found.extend({ id, procedure: z.string() })), more: z.boolean() }),
  documents: z.object({ rows: z.array(found.extend({ id, caseId: id })), more: z.boolean() }),
  clauses: z.object({
    rows: z.array(found.extend({ key: z.string().describe('act and article, as the page of clauses is asked') })),
    more: z.boolean(),
  }),
})

/** A clause of the policy or an article of an act that the product cites. */
export const citedClause = z.object({
  key: z.string(),
  title: z.string().describe('《安全生产法》(2021)第六十五条'),
  about: z.string(),
  since: z.string(),
  until: z.string().nullable(),
  confidence: z.enum(['verified', 'unconfirmed']),
})
export type CitedClause = z.infer<typeof citedClause>
