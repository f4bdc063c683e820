import { grounds, measures, supplierAnswers } from '#modules/enforcement/penalties/terms.ts'
import { formatDate, formatTime, type Words } from '../../shell.ts'

const time = (value: unknown) => formatTime(String(value))
const day = (value: unknown) => formatDate(String(value))
const count = (value: unknown) => (Array.isArray(value) ? `${value.length} 张` : '')
const officers = (value: unknown) =>
  (value as readonly { name: string; certificate: string }[]).map(({ name, certificate }) => `${name}(${certificate})`).join('、')
const reviews = (value: unknown) =>
  (value as readonly { at: string; note: string; name: string }[]).map(({ at, note, name }) => `${time(at)} ${name}:${note}`).join('\n')

/** The columns of a measure as its trail says them. */
export const words: Words = {
  origin_case: { label: '起因', say: () => '一宗重大隐患' },
  measure: { label: '措施', say: (value) => measures.label(String(value)) },
  ground: { label: '事由', say: (value) => grounds.label(String(value)) },
  ground_note: { label: '事实和理由' },
  subject: { label: '强制对象' },
  requested_at: { label: '报请时间', say: time },
  officers: { label: '承办人', say: officers },
  stop_case: { label: '未执行的决定', say: () => '一宗停产停业或停止施工决定' },
  danger: { label: '现实危险' },
  urgent: { label: '紧急情形' },
  urgent_reason: { label: '紧急的理由' },
  supplier: null,
  review_note: { label: '审核意见' },
  approval_note: { label: '审批意见' },
  approved_at: { label: '批准时间', say: time },
  start_at: { label: '实施时间', say: time },
  served_at: { label: '送达时间', say: time },
  served_note: { label: '送达说明' },
  started_at: { label: '开始实施', say: time },
  start_note: { label: '实施情况' },
  start_photos: { label: '实施照片', say: count },
  disobeyed_at: { label: '拒不执行', say: time },
  disobedience: { label: '拒不执行的事实' },
  disobedience_photos: { label: '现场照片', say: count },
  supplier_answer: { label: '供电企业答复', say: (value) => supplierAnswers.label(String(value)) },
  supplier_note: { label: '答复说明' },
  supplier_answered_at: { label: '答复时间', say: time },
  cut_at: { label: '停电时间', say: time },
  cut_note: { label: '停电情况' },
  restored_at: { label: '恢复时间', say: time },
  restored_note: { label: '恢复情况' },
  until: { label: '查封扣押至', say: day },
  extended: { label: '已延长' },
  extended_from: { label: '延长前到期', say: day },
  extension_reason: { label: '延长理由' },
  reviews: { label: '复核', say: reviews },
  review_by: { label: '下次复核', say: day },
  release_reason: { label: '解除理由' },
  release_photos: { label: '恢复照片', say: count },
  released_at: { label: '解除时间', say: time },
  refusal: { label: '未实施的理由' },
}
