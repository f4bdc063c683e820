import { ArrowRightOutlined } from '@ant-design/icons'
import { formatDate, formatTime, Lines, RiskWord } from '../shell.ts'
import type { Facts } from './EarlyFacts.tsx'
import { NotYet } from './Stage.tsx'

/** 责令限期整治: what was ordered, by whom, until when, and what it did to the unit's risk level. */
export function OrderFacts({ facts }: { facts: Facts }) {
  if (facts.level !== 'major') return null
  return (
    <section className="fact-card" aria-label="责令限期整治">
      <h4>责令限期整治</h4>
      {facts.ordered_at === null ? (
        <NotYet say="尚未责令" />
      ) : (
        <Lines
          of={[
            ['责令时间', formatTime(facts.ordered_at)],
            ['整治要求', facts.demand],
            ['整治期限', formatDate(facts.rectify_by)],
            facts.officers === null
              ? null
              : ['执法人员', facts.officers.map(({ name, certificate }) => `${name}(${certificate})`).join('、')],
          ]}
        />
      )}
      <RiskRaised facts={facts} />
    </section>
  )
}

function RiskRaised({ facts: { risk } }: { facts: Facts }) {
  if (risk === null) return null
  return (
    <div className="risk-raised">
      <p>
        单位风险等级 <RiskWord level={risk.before} /> <ArrowRightOutlined aria-label="调整为" /> <RiskWord level={risk.after} />
      </p>
      <p>{risk.why}</p>
      <p className="quiet">
        规则:{risk.rule}(第 {risk.version} 版)
      </p>
    </div>
  )
}
