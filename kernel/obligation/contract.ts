import { z } from 'zod'
import { cursor, id, instant } from '#kernel/http/contract.ts'

const place = z.string().regex(/^\d{12}$/)
/** Filters of the list of what is overdue. */
export const lateQuery = z.object({
  state: z.literal('overdue').default('overdue').describe('past its date and not met'),
  duty: z
    .string()
    .max(300)
    .regex(/^\w+\.\w+(,\w+\.\w+)*$/)
    .optional()
    .describe('procedure.duty, several with commas'),
  organ: z.string().max(60).optional().describe('key of the supervising organ; none: the case has none'),
  county: place.optional(),
  town: place.optional(),
  cursor: cursor.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})

/** A line of the list of what is overdue. */
const lateRow = z.object({
  id,
  caseId: id,
  procedure: z.string(),
  procedureTitle: z.string(),
  no: z.string(),
  verb: z.string(),
  title: z.string(),
  placeName: z.string(),
  enterpriseName: z.string().nullable(),
  owners: z.string(),
  organName: z.string().nullable(),
  dueAt: instant,
  remaining: z.string(),
})
/** A page of it. */
export const latePageShape = z.object({ rows: z.array(lateRow), next: cursor.nullable() })

/** How many there are. */
export const lateCount = z.object({ count: z.number().int().describe('capped at 10,000'), capped: z.boolean() })
