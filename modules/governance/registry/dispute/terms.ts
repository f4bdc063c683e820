import { type Code, terms } from '#kernel/terms/terms.ts'

/** What one of the two counties says. */
export const positions = terms([
  { code: 'keeps', label: '属于本县(区)' },
  { code: 'yields', label: '不属于本县(区)' },
])
export type PositionCode = Code<typeof positions>

/** 裁定结果. */
export const decisions = terms([
  { code: 'stays', label: '归属不变' },
  { code: 'moves', label: '归属变更' },
])
