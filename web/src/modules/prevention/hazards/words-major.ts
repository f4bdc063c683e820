import { riskColours } from '#law/terms/risk.ts'
import { formatDate, formatTime, type Words } from '../../shell.ts'

const day = (value: unknown) => formatDate(String(value))
const time = (value: unknown) => formatTime(String(value))
const count = (value: unknown) => (Array.isArray(value) ? `${value.length} 张` : '')

/** A part of a fact of any shape, as text; '' where it is not there. */
const part = (value: unknown, name: string): string => {
  const inner: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
  return inner === null || inner === undefined ? '' : String(inner)
}
const each = (value: unknown, say: (one: unknown) => string): string => (Array.isArray(value) ? value.map(say).join('\n') : '')
const colour = (code: string): string => riskColours.find((one) => one.code === code)?.label ?? '未评级'
const receipt = (value: unknown): string => `${part(value, 'name')}(${part(value, 'post')}):${part(value, 'note')}`
const report = (value: unknown): string =>
  `现状及原因:${part(value, 'cause')}\n危害和难易:${part(value, 'harm')}\n治理方案:${part(value, 'scheme')}`
const draw = (value: unknown): string => `抽中 ${part(value, 'organName')}\n随机种子 ${part(value, 'seed')}`
const lastProgress = (value: unknown): string => {
  const last: unknown = Array.isArray(value) ? value.at(-1) : undefined
  return last === undefined ? '' : `完成 ${part(last, 'percent')}%:${part(last, 'text')}`
}

/** The columns of a major hazard as its trail says them; keys and what only the machine needs are left to the raw text. */
export const majorWords: Words = {
  criterion: null,
  criterion_text: { label: '判定标准', say: (value) => `${part(value, 'item')}(${part(value, 'citation')})` },
  proposal: { label: '判定理由' },
  confirmation: { label: '认定意见' },
  recurrence: { label: '复发', say: (value) => `同类隐患第 ${part(value, 'count')} 次出现` },
  ordered_at: { label: '责令时间', say: time },
  officers: { label: '执法人员', say: (value) => each(value, (one) => `${part(one, 'name')}(${part(one, 'certificate')})`) },
  risk: {
    label: '单位风险等级',
    say: (value) => `${colour(part(value, 'before'))} → ${colour(part(value, 'after'))}:${part(value, 'why')}`,
  },
  reported_at: { label: '报告时间', say: time },
  report: { label: '双报告', say: report },
  congress: null,
  regulator_received_at: { label: '签收时间', say: time },
  regulator_receipt: { label: '监管部门签收', say: receipt },
  congress_received_at: { label: '签收时间', say: time },
  congress_receipt: { label: '职代会签收', say: receipt },
  listed_at: { label: '挂牌时间', say: time },
  listing: {
    label: '挂牌督办',
    say: (value) => `${part(value, 'organName')},${day(part(value, 'finishBy'))} 止:${part(value, 'requirements')}`,
  },
  sign_at: { label: '公示牌设置', say: time },
  sign_photos: { label: '公示牌照片', say: count },
  progress: { label: '整改进展', say: lastProgress },
  progress_by: { label: '下次报告进展', say: day },
  delisted_at: { label: '摘牌时间', say: time },
  delisting: { label: '摘牌理由' },
  delist_photos: { label: '摘牌照片', say: count },
  draw: { label: '抽取结果', say: draw },
  evaluator: null,
  recusals: { label: '回避', say: (value) => each(value, (one) => `${part(one, 'name')}:${part(one, 'reason')}`) },
  verdict: { label: '评估', say: (value) => (value === 'pass' ? '合格' : '不合格') },
  verdict_at: { label: '评估时间', say: time },
  evaluation: { label: '评估结论', say: (value) => `${part(value, 'conclusion')}(${part(value, 'organName')})` },
  evaluation_files: { label: '评估报告', say: (value) => (Array.isArray(value) ? `${value.length} 份` : '') },
  photo_doubts: { label: '照片存疑', say: (value) => (Array.isArray(value) ? `${value.length} 处与以前的照片很像` : '') },
}
