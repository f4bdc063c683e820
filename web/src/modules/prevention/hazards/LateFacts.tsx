import { Photos } from '../../shell.ts'
import type { Facts } from './EarlyFacts.tsx'
import { Lines } from '../../kit/Lines.tsx'
import { residualRisks } from './residual.ts'
import { NotYet } from './Stage.tsx'

/** 监督: the re-check, by somebody who did not rectify. */
export function RecheckFacts({ facts }: { facts: Facts }) {
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

/** 评估: what the treatment achieved and what risk is left. */
export function AssessmentFacts({ facts }: { facts: Facts }) {
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
