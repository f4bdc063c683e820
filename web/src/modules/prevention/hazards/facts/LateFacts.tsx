import { Lines, Photos } from '../shell.ts'
import { DoubleReport } from './DoubleReport.tsx'
import type { Facts } from './EarlyFacts.tsx'
import { Evaluation } from './Evaluation.tsx'
import { Listing } from './Listing.tsx'
import { residualRisks } from '../residual.ts'
import { NotYet } from './Stage.tsx'

/** 监督: the re-check of a general hazard; of a major one, what goes on beside its treatment. */
export function SupervisionFacts({ facts }: { facts: Facts }) {
  if (facts.level !== 'major') return <Recheck facts={facts} />
  return (
    <>
      <DoubleReport facts={facts} />
      <Listing facts={facts} />
    </>
  )
}

/** The re-check, by somebody who did not rectify. */
function Recheck({ facts }: { facts: Facts }) {
  if (facts.recheck_passed === null) return <NotYet say="尚未复查" />
  return (
    <>
      <Lines
        of={[
          ['复查结论', facts.recheck_passed ? '✓ 通过' : '✕ 未通过'],
          ['复查情况', facts.recheck_note],
        ]}
      />
      <Photos photos={facts.recheck_photos} />
    </>
  )
}

/** 评估: what the treatment achieved and what risk is left; a major hazard is judged from outside and then re-checked. */
export function AssessmentFacts({ facts }: { facts: Facts }) {
  if (facts.level !== 'major') return <Assessment facts={facts} />
  return (
    <>
      <Evaluation facts={facts} />
      <section className="fact-card" aria-label="复查">
        <h4>复查</h4>
        <Recheck facts={facts} />
      </section>
    </>
  )
}

function Assessment({ facts }: { facts: Facts }) {
  if (facts.assessment === null) return <NotYet say="尚未评估" />
  return (
    <Lines
      of={[['治理效果', facts.assessment], facts.residual_risk === null ? null : ['遗留风险', residualRisks.label(facts.residual_risk)]]}
    />
  )
}

/** 销号: the words it was closed with. */
export function ClosingFacts({ facts }: { facts: Facts }) {
  if (facts.closing_note === null) return <NotYet say="尚未销号" />
  return <Lines of={[['销号意见', facts.closing_note]]} />
}
