import { localMinute } from '#kernel/clock/day.ts'
import { type Facts, inWords } from '#kernel/procedure/case-kind.ts'
import { riskColours } from '#law/terms/risk.ts'
import { termLabel } from '#law/terms/term.ts'
import { type HazardFacts, said } from './handlers/facts.ts'
import { categories, levels, origins } from './terms.ts'

const minute = (at: string | null): string | null => (at === null ? null : localMinute(Date.parse(at)))
const at = (when: string | null, words: string | null | undefined): string | null =>
  when === null ? null : [minute(when), words].filter(Boolean).join(' ')

/** The hazard in words for the case file, in the order of the six stages (clause 23). */
export function hazardSummary(facts: Facts): readonly { label: string; value: string }[] {
  const one = said(facts)
  return inWords([...found(one), ...major(one), ...treated(one), ...accepted(one)])
}

type Lines = readonly (readonly [string, string | null | undefined])[]

const found = (one: HazardFacts): Lines => [
  ['隐患级别', levels.label(one.level)],
  ['隐患类别', categories.label(one.category)],
  ['来源', origins.label(one.origin)],
  ['发现时间', minute(one.found_at)],
  ['隐患描述', one.description],
  ['具体部位', one.spot],
  ['不予登记的理由', one.dismissal],
]

const major = (one: HazardFacts): Lines => [
  ['判定标准', one.criterion_text && `${one.criterion_text.item}(${one.criterion_text.citation})`],
  ['判定理由', one.proposal],
  ['认定意见', one.confirmation],
  ['复发', one.recurrence && `${one.recurrence.rule};此前 ${one.recurrence.cases.map((before) => before.no).join('、')}`],
  [
    '风险等级',
    one.risk &&
      `${one.risk.before ? termLabel(riskColours, one.risk.before) : '未评定'} → ${termLabel(riskColours, one.risk.after)}:${one.risk.why}`,
  ],
  ['双报告', at(one.reported_at, '提交')],
  ['监管部门签收', at(one.regulator_received_at, one.regulator_receipt?.note)],
  ['职代会签收', at(one.congress_received_at, one.congress_receipt?.note)],
  ['挂牌督办', at(one.listed_at, one.listing && `${one.listing.organName},期限 ${one.listing.finishBy}`)],
  ['摘牌', at(one.delisted_at, one.delisting)],
]

const treated = (one: HazardFacts): Lines => [
  ['整改要求', one.demand],
  ['整改期限', one.rectify_by],
  [
    '整改方案',
    one.plan && `${one.plan.responsible}:${one.plan.measure};投入 ${one.plan.funds} 元;${one.plan.until} 前完成;${one.plan.contingency}`,
  ],
  ['整改完成', at(one.rectified_at, one.rectification)],
]

const accepted = (one: HazardFacts): Lines => [
  ['第三方评估机构', one.draw?.organName],
  ['评估结论', at(one.verdict_at, one.evaluation?.conclusion)],
  ['复查', one.recheck_note && `${one.recheck_passed ? '通过' : '不通过'}:${one.recheck_note}`],
  ['治理效果评估', one.assessment],
  ['销号意见', one.closing_note],
]
