import { type Code, terms } from '#kernel/terms/terms.ts'

/** 利害关系: why a body may not judge a unit. */
export const tieKinds = terms([
  { code: 'contract', label: '服务合同', means: '为该单位提供过安全评价、咨询、检测等有偿服务' },
  { code: 'shareholding', label: '投资关系' },
  { code: 'person', label: '人员关系', means: '任职、近亲属等' },
  { code: 'recused', label: '曾申请回避' },
])
export type TieKind = Code<typeof tieKinds>
