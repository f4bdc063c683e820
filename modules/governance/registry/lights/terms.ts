import { type Code, terms } from '#kernel/terms/terms.ts'

/** 五到位 (clause 5). */
export const lightNames = terms([
  { code: 'duty', label: '责任' },
  { code: 'management', label: '管理' },
  { code: 'funds', label: '投入' },
  { code: 'training', label: '培训' },
  { code: 'rescue', label: '应急救援' },
])
export type LightName = Code<typeof lightNames>
