import { localMinute } from '#kernel/clock/day.ts'
import { type Facts, inWords } from '#kernel/procedure/case-kind.ts'

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null)

/** The dispute in words for its file; what the two counties stated stands in the trail. */
export function disputeSummary(facts: Facts): readonly { label: string; value: string }[] {
  const decision =
    facts.decision === 'moves' ? `归属变更为 ${text(facts.decided_division) ?? ''}` : facts.decision === 'stays' ? '归属不变' : null
  const at = text(facts.decided_at)
  return inWords([
    ['单位', text(facts.unit_name)],
    ['统一社会信用代码', text(facts.unit_uscc)],
    ['地址', text(facts.address)],
    ['登记归属地代码', text(facts.from_division)],
    ['主张归属地代码', text(facts.to_division)],
    ['争议情况和理由', text(facts.reason)],
    ['提出人', text(facts.raised_by)],
    ['裁定', decision],
    ['裁定依据', text(facts.ground)],
    ['裁定人', text(facts.decided_by)],
    ['裁定时间', at && localMinute(Date.parse(at))],
    ['撤回理由', text(facts.withdrawal)],
  ])
}
