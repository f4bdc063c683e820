import { z } from 'zod'
import { cursor, day, id, instant } from '#kernel/http/contract.ts'

/** One listed major hazard as the public sees it; `withheld` says what is not shown and why. */
export const listedHazard = z.object({
  id,
  title: z.string(),
  county: z.string().nullable(),
  unit: z.string(),
  place: z.string().describe('to the township'),
  category: z.string(),
  criterion: z.string().describe('判定依据'),
  requirements: z.string(),
  supervisedBy: z.string().describe('督办责任单位'),
  listedOn: day,
  finishBy: day,
  status: z.enum(['listed', 'ended']),
  endedOn: day.nullable(),
  overdue: z.boolean().describe('past its date and not yet delisted'),
  progress: z.number().int().nullable().describe('last reported, per cent'),
  withheld: z.array(z.object({ what: z.string(), why: z.string() })),
  publishedAt: instant,
})
export const publicQuery = z.object({
  status: z.enum(['listed', 'ended']).optional(),
  county: z
    .string()
    .regex(/^\d{12}$/)
    .optional(),
  q: z.string().max(50).optional(),
  cursor: cursor.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})
export const publicPage = z.object({
  city: z.string(),
  rows: z.array(listedHazard),
  next: cursor.nullable(),
  count: z.number().int(),
  counties: z
    .array(z.object({ code: z.string(), name: z.string() }))
    .optional()
    .describe('counties with anything published, for the filter'),
  rule: z.object({
    version: z.number().int(),
    basis: z.array(z.string()),
    confidence: z.enum(['verified', 'unconfirmed']),
    fields: z.array(z.object({ what: z.string(), shown: z.enum(['yes', 'part', 'no']), why: z.string() })),
  }),
})
