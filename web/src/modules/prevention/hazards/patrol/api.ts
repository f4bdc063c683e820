import type { z } from 'zod'
import type {
  finding,
  patrolCount,
  patrolPage,
  rowRef,
  ruleList,
  runAnswer,
  urged,
  urgingFacts,
} from '#modules/prevention/hazards/patrol/contract.ts'

export const api = '/api/prevention/patrol'
export const urgings = '/api/prevention/urgings'

export type Page = z.infer<typeof patrolPage>
export type UnitRow = Page['rows'][number]
export type Finding = z.infer<typeof finding>
export type RowRef = z.infer<typeof rowRef>
export type Count = z.infer<typeof patrolCount>
export type Rules = z.infer<typeof ruleList>
export type Ran = z.infer<typeof runAnswer>
export type Urged = z.infer<typeof urged>
export type UrgingFacts = z.infer<typeof urgingFacts>
