import { type Code, terms } from '#kernel/terms/terms.ts'

/** What an officer enters about a unit because no other part of the house keeps it yet. */
export const factKinds = terms([
  { code: 'accident', label: '生产安全事故', means: '填事故发生日期和死亡人数' },
  { code: 'installation', label: '重大危险源', means: '填辨识定级的日期和级别(一级最高)' },
  { code: 'score', label: '危化品企业诊断分级得分', means: '填评估日期和百分制得分' },
  { code: 'noDesign', label: '化工装置未经正规设计', means: '在役装置未经正规设计且未进行安全设计诊断' },
])
export type FactKind = Code<typeof factKinds>

/** Of these a unit has one at a time; an accident is one more. */
export const single: readonly FactKind[] = ['installation', 'score', 'noDesign']
