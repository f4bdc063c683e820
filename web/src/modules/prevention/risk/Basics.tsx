import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Input, Popconfirm } from 'antd'
import { useState } from 'react'
import { type FactKind, factKinds } from '#modules/prevention/risk/terms.ts'
import { formatDate, problemFrom, ProblemNote, send, uuid } from '../../shell.ts'
import type { Risk } from './RiskCard.tsx'

type Fact = Risk['facts'][number]
const says: Readonly<Record<FactKind, (figure: number) => string>> = {
  accident: (n) => (n === 0 ? '没有人员死亡' : `死亡 ${n} 人`),
  installation: (n) => `${['', '一', '二', '三', '四'][n] ?? n}级`,
  score: (n) => `${n} 分`,
  noDesign: () => '',
}

/** 申报和登记: the risk points as last reported, and what officers have entered, each with its source. */
export function Basics({ risk }: { risk: Risk }) {
  return (
    <ul className="panel-rows" aria-label="申报的风险点和登记的事项">
      <li>
        {risk.points === null ? (
          <p className="quiet">还没有申报过风险点</p>
        ) : (
          <p>
            风险点:红 {risk.points.red} 个、橙 {risk.points.orange} 个、黄 {risk.points.yellow} 个、蓝 {risk.points.blue} 个
            <span className="quiet">
              {' '}
              · <span className="figures">{formatDate(risk.points.assessedOn)}</span> 辨识评估 · {risk.points.source}
            </span>
          </p>
        )}
      </li>
      {risk.facts.map((fact) => (
        <FactLine key={fact.id} fact={fact} risk={risk} />
      ))}
    </ul>
  )
}

function FactLine({ fact, risk }: { fact: Fact; risk: Risk }) {
  return (
    <li>
      <p>
        {factKinds.label(fact.kind)} {says[fact.kind](fact.figure)}
        <span className="quiet">
          {' '}
          · <span className="figures">{formatDate(fact.happenedOn)}</span> · {fact.source}
        </span>{' '}
        {risk.mayEnter.yes && <Withdraw fact={fact} enterprise={risk.enterprise} />}
      </p>
    </li>
  )
}

/** 撤销 with its reason; what was entered stays on record. */
function Withdraw({ fact, enterprise }: { fact: Fact; enterprise: string }) {
  const [reason, setReason] = useState('')
  const queries = useQueryClient()
  const act = useMutation({
    mutationFn: () => send('POST', `/api/prevention/risk/${enterprise}/facts/withdraw`, { fact: fact.id, reason }, uuid()),
    onSuccess: () => queries.invalidateQueries(),
  })
  return (
    <>
      <Popconfirm
        title="撤销这条登记?"
        description={
          <Input
            aria-label="撤销理由"
            placeholder="撤销理由,至少 5 个字"
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        }
        okText="撤销"
        cancelText="保留"
        okButtonProps={{ disabled: reason.trim().length < 5 }}
        onConfirm={() => act.mutate()}
      >
        <Button className="no-print" type="link" size="small">
          撤销
        </Button>
      </Popconfirm>
      {act.isError && <ProblemNote problem={problemFrom(act.error)} />}
    </>
  )
}
