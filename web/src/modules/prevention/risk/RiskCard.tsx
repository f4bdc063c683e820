import { useQuery } from '@tanstack/react-query'
import { Button, Drawer } from 'antd'
import { useState } from 'react'
import type { z } from 'zod'
import type { riskOf } from '#modules/prevention/risk/contract.ts'
import { canSeeRisk } from '#modules/prevention/risk/permits.ts'
import { formatDate, get, StateView, useActor } from '../../shell.ts'
import { GradeForm } from './GradeForm.tsx'
import { RiskReasons } from './RiskReasons.tsx'
import { RiskWord } from '../../kit/RiskWord.tsx'

export type Risk = z.infer<typeof riskOf>

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
  const [open, setOpen] = useState(false)
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
      <RiskReasons risk={risk} />
      {risk.mayGrade.yes && (
        <p className="no-print public-acts">
          <Button onClick={() => setOpen(true)}>{risk.graded === null ? '定级' : '重新定级'}</Button>
        </p>
      )}
      <Drawer open={open} onClose={() => setOpen(false)} title="企业风险定级" size="min(100vw, 560px)" destroyOnHidden>
        <GradeForm risk={risk} onDone={() => setOpen(false)} />
      </Drawer>
    </>
  )
}
