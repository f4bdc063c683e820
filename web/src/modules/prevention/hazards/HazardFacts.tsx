import { Alert } from 'antd'
import { type ComponentType, lazy, Suspense } from 'react'
import { hazardFacts } from '#modules/prevention/hazards/contract.ts'
import { hazard } from '#modules/prevention/hazards/procedure.ts'
import type { CaseView } from '../../shell.ts'
import { type Facts, FoundFacts, RegisteredFacts, TreatmentFacts } from './facts/EarlyFacts.tsx'
import { AssessmentFacts, ClosingFacts, SupervisionFacts } from './facts/LateFacts.tsx'
import { GoInspect } from './GoInspect.tsx'
import { stageStatus } from './progress.ts'
import { Stage } from './facts/Stage.tsx'

/** What a stage of the six shows; the order is the procedure's own (clause 23). */
const bodies = {
  排查: FoundFacts,
  登记: RegisteredFacts,
  治理: TreatmentFacts,
  监督: SupervisionFacts,
  评估: AssessmentFacts,
  销号: ClosingFacts,
} as const satisfies Readonly<Record<string, ComponentType<{ facts: Facts }>>>
const order = [...new Set(Object.values(hazard.states).map((state) => state.stage))]
const isStage = (name: string): name is keyof typeof bodies => Object.hasOwn(bodies, name)

/** What other cases have to do with this hazard, loaded when a major one is opened. */
const Coercion = lazy(() => import('../../enforcement/penalties/CoercionPanel.tsx').then((made) => ({ default: made.CoercionPanel })))
const Coordination = lazy(() => import('./coordination/CoordinationPanel.tsx').then((made) => ({ default: made.CoordinationPanel })))

/** 卷宗 of a hazard: every fact under the stage that brought it. */
export function HazardFacts({ view }: { view: CaseView }) {
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
        return (
          <Stage key={name} name={name} status={stageStatus(name, present, read.data)}>
            <Body facts={read.data} />
          </Stage>
        )
      })}
      {read.data.level === 'major' && (
        <Suspense fallback={null}>
          <Coercion view={view} />
          <Coordination view={view} />
        </Suspense>
      )}
    </div>
  )
}
