import { localMinute } from '#kernel/clock/day.ts'
import { type Facts, inWords } from '#kernel/procedure/case-kind.ts'
import { inspectionFacts } from './contract.ts'
import { reasons } from './terms.ts'

/** The visit in words for the case file (安全生产法 art. 68). */
export function inspectionSummary(facts: Facts): readonly { label: string; value: string }[] {
  const one = inspectionFacts.parse(facts)
  return inWords([
    ['检查事由', reasons.label(one.reason)],
    ['检查内容', one.subject],
    ['检查时间', localMinute(Date.parse(one.started_at))],
    ['同行执法人员', one.partner],
    ['执法证号', one.certificates],
    ...one.findings.map((finding, index) => [`问题 ${index + 1}`, `${finding.spot}:${finding.description}`] as const),
    ['检查情况', one.summary],
    ['现场处理措施', one.measures.join(';')],
    ['处理情况', one.handling],
    ['被检查单位负责人', one.unit_representative],
  ])
}
