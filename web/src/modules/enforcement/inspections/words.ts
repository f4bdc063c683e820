import { findingCategories, reasons } from '#modules/enforcement/inspections/terms.ts'
import { formatTime, type Words } from '../../shell.ts'

const time = (value: unknown) => formatTime(String(value))
interface Finding {
  category: string
  spot: string
  description: string
}
const findings = (value: unknown): string =>
  (value as readonly Finding[])
    .map(({ category, spot, description }, at) => `${at + 1}. ${findingCategories.label(category)} ${spot}:${description}`)
    .join('\n')

/** The columns of a visit as its trail says them. */
export const words: Words = {
  reason: { label: '检查事由', say: (value) => reasons.label(String(value)) },
  origin_case: { label: '起因', say: () => '一宗隐患' },
  subject: { label: '检查内容' },
  partner: { label: '同行人员' },
  certificates: { label: '执法证号' },
  started_at: { label: '开始时间', say: time },
  findings: { label: '发现问题', say: findings },
  summary: { label: '检查情况' },
  handling: { label: '处理情况' },
  unit_representative: { label: '单位负责人' },
  refused_to_sign: { label: '签字', say: (value) => (value === true ? '拒绝签字' : '已签字') },
  recorded_at: { label: '记录时间', say: time },
}
