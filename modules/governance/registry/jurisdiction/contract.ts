import { z } from 'zod'
import { cursor, day, id, instant } from '#kernel/http/contract.ts'

const twelve = z.string().regex(/^\d{12}$/)

/** 属地 of one unit: exactly one place a level, and what says so. */
export const jurisdictionOf = z.object({
  enterprise: id,
  agrees: z.boolean().describe('the point and the code name the same county, or there is no point'),
  levels: z.array(
    z.object({
      level: z.enum(['city', 'county', 'town', 'village']),
      code: z.string(),
      name: z.string(),
      why: z.string(),
      since: day.nullable().describe('from when this division is valid; null: not recorded'),
    }),
  ),
  missing: z.array(z.string()).describe('levels the code does not reach, in words'),
  point: z
    .object({
      county: z.object({ code: z.string(), name: z.string() }).nullable().describe('null: in no county known'),
      metres: z.number().int().nullable().describe('from the county of the code, when outside it'),
      source: z.string(),
    })
    .nullable(),
  disputes: z.array(z.object({ id, no: z.string(), stateLabel: z.string(), openedAt: instant })).describe('newest first'),
  mayRaise: z.object({ yes: z.boolean(), why: z.string().nullable() }),
})

export const conflictQuery = z.object({
  county: twelve.optional(),
  cursor: cursor.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})
export const conflictRow = z.object({
  id,
  name: z.string(),
  placeName: z.string(),
  codeCounty: z.string(),
  pointCounty: z.string().nullable().describe('null: the point lies in no county known'),
  pointCountyCode: z.string().nullable(),
  metres: z.number().int().nullable(),
  disputed: z.boolean(),
})
/** 坐标与代码矛盾清单: units whose point lies in another county than their code says. */
export const conflictPage = z.object({ rows: z.array(conflictRow), next: cursor.nullable() })
