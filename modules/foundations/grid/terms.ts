import { type Code, terms } from '#kernel/terms/terms.ts'

/** 定人: who answers for a grid, and who for him. */
export const parts = terms([
  { code: 'officer', label: '网格员' },
  { code: 'backup', label: '替补网格员' },
])
export type Part = Code<typeof parts>

/** How the grid of a spot was found. */
export const foundBy = terms([
  { code: 'shape', label: '坐标位于网格边界内' },
  { code: 'village', label: '按登记地址的村(社区)' },
])

/** What is wrong with the grids of a place. */
export const gapKinds = terms([
  { code: 'noGrid', label: '没有网格的村(社区)' },
  { code: 'twice', label: '划入两个网格的村(社区)' },
  { code: 'overlap', label: '边界重叠的网格' },
  { code: 'noOfficer', label: '还没有定人的网格' },
  { code: 'vacant', label: '网格员岗位无人任职' },
  { code: 'unpublished', label: '没有发布的网格' },
])
export type GapKind = Code<typeof gapKinds>
