import { terms, type Code } from '#kernel/terms/terms.ts'
import { hazardCategories } from '#law/terms/hazard-categories.ts'

/** 检查事由: why the visit is made. */
export const reasons = terms([
  { code: 'planned', label: '计划检查' },
  { code: 'hazard', label: '隐患核查' },
  { code: 'complaint', label: '举报核查' },
  { code: 'assigned', label: '上级交办' },
])
export type Reason = Code<typeof reasons>

/** What kind of thing a finding is; the hazard opened from it carries the same word. */
export const findingCategories = terms(hazardCategories)
