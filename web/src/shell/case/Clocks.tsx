import { Button, Input } from 'antd'
import { useState } from 'react'
import { canPause } from '#kernel/clock/permits.ts'
import { roles } from '#kernel/place/roles.ts'
import { problemFrom } from '../client.ts'
import { useAct } from '../clock/useAct.ts'
import { Arithmetic, type Obligation } from '../kit/Arithmetic.tsx'
import { ProblemNote } from '../kit/ProblemNote.tsx'
import { useActor } from '../session.tsx'
import type { CaseView } from './registry.ts'

const running = (one: Obligation): boolean => one.state !== 'met' && one.state !== 'cancelled'

/** The deadlines of a case: those running first, each opening onto its arithmetic. */
export function Clocks({ view }: { view: CaseView }) {
  const live = view.obligations.filter(running)
  const ended = view.obligations.filter((one) => !running(one))
  if (view.obligations.length === 0) return null
  return (
    <section className="clocks" aria-labelledby="clocks">
      <h3 id="clocks">期限</h3>
      {live.length === 0 && <p className="quiet">没有正在计算的期限。</p>}
      {live.map((one) => (
        <Arithmetic key={one.id} obligation={one} open={live.length === 1}>
          <p className="quiet">由{one.ownerRoles.map((role) => roles.label(role)).join('、')}办理</p>
          <Pause obligation={one} />
        </Arithmetic>
      ))}
      {ended.length > 0 && (
        <details className="clocks-ended">
          <summary>
            已结束的期限 <span className="figures">{ended.length}</span>
          </summary>
          {ended.map((one) => (
            <Arithmetic key={one.id} obligation={one} />
          ))}
        </details>
      )}
    </section>
  )
}

/** 中止 and 恢复 of a clock, with a reason that stays on record. */
function Pause({ obligation }: { obligation: Obligation }) {
  const actor = useActor()
  const resume = useAct<object>(`/api/obligations/${obligation.id}/resume`)
  if (!canPause(actor).yes || (obligation.state !== 'owed' && obligation.state !== 'paused')) return null
  if (obligation.state === 'owed') return <PauseForm id={obligation.id} />
  return (
    <div className="pause no-print">
      <Button loading={resume.isPending} onClick={() => resume.mutate({})}>
        恢复计时
      </Button>
      {resume.isError && <ProblemNote problem={problemFrom(resume.error)} />}
    </div>
  )
}

function PauseForm({ id }: { id: string }) {
  const pause = useAct<{ reason: string }>(`/api/obligations/${id}/pause`)
  const [reason, setReason] = useState<string | null>(null)
  if (reason === null)
    return (
      <div className="pause no-print">
        <Button onClick={() => setReason('')}>中止计时…</Button>
      </div>
    )
  const words = reason.trim()
  return (
    <div className="pause no-print">
      <label>
        中止理由
        <Input.TextArea autoFocus rows={2} maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />
      </label>
      <Button type="primary" disabled={words.length < 2} loading={pause.isPending} onClick={() => pause.mutate({ reason: words })}>
        中止计时
      </Button>
      <Button onClick={() => setReason(null)}>不中止</Button>
      {pause.isError && <ProblemNote problem={problemFrom(pause.error)} />}
    </div>
  )
}
