import { terms } from '#kernel/terms/terms.ts'

/** 遗留风险, the three answers of the assessment form. */
export const residualRisks = terms([
  { code: 'none', label: '无' },
  { code: 'low', label: '低,可接受' },
  { code: 'watch', label: '需持续关注' },
])
