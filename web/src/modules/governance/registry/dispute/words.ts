import { decisions } from '#modules/governance/registry/dispute/terms.ts'
import { formatTime, type Words } from '../shell.ts'

/** The columns of a dispute, and what a statement says, as its trail words them. */
export const words: Words = {
  unit: null,
  unit_name: { label: '单位' },
  unit_uscc: { label: '信用代码' },
  address: { label: '地址' },
  point: null,
  from_division: { label: '登记归属地代码' },
  to_division: { label: '主张归属地代码' },
  from_county: null,
  to_county: null,
  reason: { label: '争议情况和理由' },
  raised_by: { label: '提出人' },
  decision: { label: '裁定结果', say: (value) => decisions.label(String(value)) },
  decided_division: { label: '裁定归属地代码' },
  ground: { label: '裁定依据' },
  decided_at: { label: '裁定时间', say: (value) => formatTime(String(value)) },
  decided_by: { label: '裁定人' },
  withdrawal: { label: '撤回理由' },
  title: null,
  side: null,
  position: null,
  county: { label: '陈述方' },
  positionLabel: { label: '意见' },
  text: { label: '陈述' },
}
