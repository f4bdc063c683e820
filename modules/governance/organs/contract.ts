import { z } from 'zod'
import { day, id, instant } from '#kernel/http/contract.ts'

export const organQuery = z.object({
  place: z.string().max(12).optional().describe('12-digit division: organs with a say there, the nearest first'),
  q: z.string().max(50).optional().describe('part of the name'),
  kind: z.string().max(30).optional().describe('only organs of this kind'),
})

export const organRow = z.object({
  key: z.string(),
  name: z.string(),
  short: z.string(),
  kind: z.string(),
  place: z.string(),
  placeName: z.string(),
  trades: z.array(z.string()),
})
export const organList = z.object({ rows: z.array(organRow) })

export const peopleQuery = z.object({ organ: z.string({ error: '请选择机构' }).min(1, '请选择机构').max(60) })

/** A post of an organ with who holds it and who stands in for him, now and appointed for later. */
export const postRow = z.object({
  post: id,
  title: z.string(),
  role: z.string(),
  roleLabel: z.string(),
  placeName: z.string().nullable(),
  trades: z.array(z.string()).nullable(),
  holders: z.array(z.object({ person: id, name: z.string(), since: instant, until: instant.nullable() })),
  standIns: z.array(
    z.object({
      person: id,
      name: z.string(),
      standsInFor: z.string(),
      since: instant,
      until: instant,
      reason: z.string(),
      now: z.boolean(),
    }),
  ),
})
export const peopleList = z.object({
  organ: z.string(),
  organName: z.string(),
  rows: z.array(postRow),
  mayAppoint: z.object({ yes: z.boolean(), why: z.string().nullable() }),
})

/** 指定代行职责人员: from the first to the last day, both included. */
export const standInInput = z.object({
  post: id,
  person: z.string({ error: '请填写代行人员的账号' }).trim().min(1, '请填写代行人员的账号').max(50).describe('login'),
  since: day.describe('first day; today or later'),
  until: day.describe('last day, included'),
  reason: z.string({ error: '请填写代行事由' }).trim().min(2, '请填写代行事由').max(200, '代行事由不超过 200 个字'),
})
