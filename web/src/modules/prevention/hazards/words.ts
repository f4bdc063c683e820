import { categories, levels, origins, planParts } from '#modules/prevention/hazards/terms.ts'
import { formatDate, formatTime, money, type Words } from '../../shell.ts'
import { residualRisks } from './residual.ts'
import { majorWords } from './words-major.ts'

const day = (value: unknown) => formatDate(String(value))
const time = (value: unknown) => formatTime(String(value))
const count = (value: unknown) => (Array.isArray(value) ? `${value.length} 张` : '')

/** 五落实 in one line each, after the goal where there is one. */
function plan(value: unknown): string {
  const parts = value as Readonly<Record<string, unknown>>
  const said = (code: string) => (code === 'funds' ? money(Number(parts[code])) : code === 'until' ? day(parts[code]) : String(parts[code]))
  const lines = planParts.list.map(({ code, label }) => `${label}:${said(code)}`)
  return [...(parts.goal ? [`目标任务:${String(parts.goal)}`] : []), ...lines].join('\n')
}

/** The columns of a hazard as its trail says them. */
export const words: Words = {
  level: { label: '级别', say: (value) => levels.label(String(value)) },
  category: { label: '类别', say: (value) => categories.label(String(value)) },
  spot: { label: '具体部位' },
  description: { label: '隐患描述' },
  origin: { label: '来源', say: (value) => origins.label(String(value)) },
  origin_case: { label: '起因', say: () => '一次执法检查' },
  found_at: { label: '发现时间', say: time },
  found_photos: { label: '现场照片', say: count },
  demand: { label: '整改要求' },
  rectify_by: { label: '整改期限', say: day },
  dismissal: { label: '不予登记的理由' },
  plan: { label: '整改方案', say: plan },
  rectified_at: { label: '整改完成', say: time },
  rectification: { label: '整改情况' },
  rectified_photos: { label: '整改后照片', say: count },
  extension_until: { label: '申请延期至', say: day },
  extension_reason: { label: '延期理由' },
  extension_answer: { label: '审批意见' },
  recheck_passed: { label: '复查结论', say: (value) => (value === true ? '通过' : '未通过') },
  recheck_note: { label: '复查情况' },
  recheck_photos: { label: '复查照片', say: count },
  assessment: { label: '治理效果' },
  residual_risk: { label: '遗留风险', say: (value) => residualRisks.label(String(value)) },
  closing_note: { label: '销号意见' },
  ...majorWords,
}
