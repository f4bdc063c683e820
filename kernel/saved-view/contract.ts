import { z } from 'zod'
import { id, text } from '#kernel/http/contract.ts'

/** The name of a ledger, as its page names it: 'hazards'. */
const ledger = z.string().regex(/^[a-zA-Z-]{2,40}$/)

export const viewQuery = z.object({ ledger })
export const viewRow = z.object({
  id,
  title: z.string(),
  filters: z.record(z.string(), z.string()).describe('as in the address bar'),
  shared: z.boolean(),
  mine: z.boolean(),
  personName: z.string(),
})
export const viewList = z.object({ rows: z.array(viewRow) })
export const viewInput = z.object({
  ledger,
  title: text('视图名称', 30),
  filters: z
    .record(z.string().max(40), z.string().max(200))
    .refine((one) => Object.keys(one).length > 0, '还没有筛选条件,请先选好条件再保存为视图'),
  shared: z.boolean().default(false).describe('for everybody of the same organ or unit'),
})
