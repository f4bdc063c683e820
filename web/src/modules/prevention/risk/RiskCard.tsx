import { useQuery } from '@tanstack/react-query'
import { Button, Drawer } from 'antd'
import { useState } from 'react'
import type { z } from 'zod'
import type { riskOf } from '#modules/prevention/risk/contract.ts'
import { canSeeRisk } from '#modules/prevention/risk/permits.ts'
import { RiskWord } from '../../kit/RiskWord.tsx'
import { formatDate, get, StateView, useActor } from '../../shell.ts'
import { FactForm } from './FactForm.tsx'
import { GradeForm } from './GradeForm.tsx'
import { PointsForm } from './PointsForm.tsx'
import { Proposal } from './Proposal.tsx'
import { RiskReasons } from './RiskReasons.tsx'

export type Risk = z.infer<typeof riskOf>
type Act = 'grade' | 'points' | 'fact'
const titles: Readonly<Record<Act, string>> = { grade: '企业风险定级', points: '申报风险点', fact: '登记影响等级的事项' }

/** 风险等级 of a unit, opening onto what makes it so; whoever may not see it is shown nothing. */
export function RiskCard({ enterprise }: { enterprise: string }) {
  return canSeeRisk(useActor()).yes ? <Card enterprise={enterprise} /> : null
}

function Card({ enterprise }: { enterprise: string }) {
  const found = useQuery({ queryKey: ['risk', enterprise], queryFn: () => get<Risk>(`/api/prevention/risk/${enterprise}`) })
  return (
    <section className="card" aria-labelledby="risk">
      <h2 id="risk">企业风险等级</h2>
      {found.isError ? (
        <StateView state="error" title="没有读到风险等级" error={found.error} onRetry={() => void found.refetch()} />
      ) : found.data === undefined ? (
        <StateView state="loading" rows={2} />
      ) : (
        <Shown risk={found.data} />
      )}
    </section>
  )
}

function Shown({ risk }: { risk: Risk }) {
  const [act, setAct] = useState<Act | null>(null)
  const close = () => setAct(null)
  const raised = risk.graded !== null && risk.level !== risk.graded
  return (
    <>
      <p className="risk-now">
        <RiskWord level={risk.level} />
        {risk.since !== null && <span className="quiet figures">自 {formatDate(risk.since)} 起</span>}
      </p>
      {raised && (
        <p>
          监管部门定级:
          <RiskWord level={risk.graded} />
          ;因未销号的重大隐患提高
        </p>
      )}
      <p>{risk.why}</p>
      <Proposal risk={risk} />
      <p className="no-print public-acts">
        {risk.mayGrade.yes && (
          <Button type={risk.proposal.review ? 'primary' : 'default'} onClick={() => setAct('grade')}>
            {risk.proposal.review ? '复核定级' : risk.graded === null ? '定级' : '重新定级'}
          </Button>
        )}{' '}
        {risk.mayReport.yes && <Button onClick={() => setAct('points')}>申报风险点</Button>}{' '}
        {risk.mayEnter.yes && <Button onClick={() => setAct('fact')}>登记事故、重大危险源等</Button>}
      </p>
      <RiskReasons risk={risk} />
      <Drawer open={act !== null} onClose={close} title={act === null ? '' : titles[act]} size="min(100vw, 560px)" destroyOnHidden>
        {act === 'grade' && <GradeForm risk={risk} onDone={close} />}
        {act === 'points' && <PointsForm risk={risk} onDone={close} />}
        {act === 'fact' && <FactForm risk={risk} onDone={close} />}
      </Drawer>
    </>
  )
}
