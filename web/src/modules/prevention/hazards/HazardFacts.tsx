import { Alert } from 'antd'
import type { z } from 'zod'
import type { caseView } from '#kernel/http/contract.ts'
import { hazardFacts } from '#modules/prevention/hazards/contract.ts'
import { hazard } from '#modules/prevention/hazards/procedure.ts'
import { AssessmentFacts, ClosingFacts, RecheckFacts } from './LateFacts.tsx'
import { FoundFacts, RegisteredFacts, TreatmentFacts } from './EarlyFacts.tsx'
import { GoInspect } from './GoInspect.tsx'
import { Stage } from './Stage.tsx'

type View = z.infer<typeof caseView>

/** What a stage of the six shows; the order is the procedure's own (clause 23). */
const bodies = {
  排查: FoundFacts,
  登记: RegisteredFacts,
  治理: TreatmentFacts,
  监督: RecheckFacts,
  评估: AssessmentFacts,
  销号: ClosingFacts,
} as const
const order = [...new Set(Object.values(hazard.states).map((state) => state.stage))]
const isStage = (name: string): name is keyof typeof bodies => Object.hasOwn(bodies, name)

/** 卷宗 of a hazard: every fact under the stage that brought it. */
export function HazardFacts({ view }: { view: View }) {
  const read = hazardFacts.safeParse(view.facts)
  if (!read.success) {
    return <Alert type="warning" showIcon title="卷宗内容暂时无法读取" description="请刷新页面;仍不行时请把案卷编号告诉系统管理员" />
  }
  return (
    <div>
      <GoInspect view={view} />
      {order.filter(isStage).map((name) => {
        const Body = bodies[name]
        const present = view.stages.find((one) => one.stage === name)?.status ?? 'ahead'
        const returned = name === '监督' && present === 'ahead' && read.data.recheck_passed === false
        const status = returned ? 'returned' : present
        return (
          <Stage key={name} name={name} status={status}>
            <Body facts={read.data} />
          </Stage>
        )
      })}
    </div>
  )
}
