import { terms, type Code } from '#kernel/terms/terms.ts'
import { hazardCategories } from '#law/terms/hazard-categories.ts'

/** 隐患级别: a hazard is general until an officer has confirmed that it is major. */
export const levels = terms([
  { code: 'general', label: '一般隐患', means: '危害和整改难度较小,发现后能够立即整改排除' },
  { code: 'major', label: '重大隐患', means: '危害和整改难度较大,须停产停业治理,或单位自身难以排除' },
])
export type Level = Code<typeof levels>

/** 来源: who saw it first, and on what occasion. */
export const origins = terms([
  { code: 'patrol', label: '网格巡查' },
  { code: 'inspection', label: '执法检查' },
  { code: 'selfCheck', label: '企业自查' },
])
export type Origin = Code<typeof origins>

/** 类别: what kind of thing is wrong. */
export const categories = terms(hazardCategories)
export type Category = Code<typeof categories>

/** 五落实, in the order of the form. */
export const planParts = terms([
  { code: 'responsible', label: '责任落实', means: '整改负责人姓名及职务' },
  { code: 'measure', label: '措施落实', means: '怎样整改' },
  { code: 'funds', label: '资金落实', means: '预计投入(元)' },
  { code: 'until', label: '时限落实', means: '计划完成日期,不晚于整改期限' },
  { code: 'contingency', label: '预案落实', means: '整改期间怎样防止出事' },
])
