import type { z } from 'zod'
import type { atAnswer, gapList, gridFile, gridPage, postList } from '#modules/foundations/grid/contract.ts'

export const api = '/api/foundations/grid'
export type Grid = z.infer<typeof gridPage>['rows'][number]
export type GridFile = z.infer<typeof gridFile>
export type Gaps = z.infer<typeof gapList>
export type At = z.infer<typeof atAnswer>
export type Post = z.infer<typeof postList>['rows'][number]
export type Officer = Grid['officers'][number]

/** A township by its 12-digit code: the post's own, when it sits in one. */
export const isTown = (code: string | null | undefined): code is string =>
  typeof code === 'string' && code.endsWith('000') && !code.endsWith('000000')
