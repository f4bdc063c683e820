import type { z } from 'zod'
import type { personCard, personList } from '#modules/governance/organs/people/contract.ts'

export const people = '/api/governance/people'
export type PersonRow = z.infer<typeof personList>['rows'][number]
export type Card = z.infer<typeof personCard>
export type Term = Card['terms'][number]

/** '执法人员 · 青秀区应急管理局' */
export const postWords = (one: { roleLabel: string; organName: string | null }): string =>
  [one.roleLabel, one.organName].filter(Boolean).join(' · ')
