import { type Code, terms } from '#kernel/terms/terms.ts'

/** 强制措施: the four of clause 22. */
export const measures = terms([
  { code: 'suspendProduction', label: '停产停业' },
  { code: 'stopConstruction', label: '停止施工' },
  { code: 'cutPower', label: '停止供电' },
  { code: 'sealDetain', label: '查封扣押' },
])
export type Measure = Code<typeof measures>

/** 事由: what clause 22 lets a measure rest on. */
export const grounds = terms([
  { code: 'overdue', label: '逾期未整改' },
  { code: 'failedRecheck', label: '复查或评估不合格' },
])
export type Ground = Code<typeof grounds>

export const supplierAnswers = terms([
  { code: 'willDo', label: '同意按时执行' },
  { code: 'cannot', label: '暂不能执行' },
])
