import type { obligationShape } from '#kernel/http/contract.ts'
import { roles } from '#kernel/place/roles.ts'
import type { ReactNode } from 'react'
import type { z } from 'zod'
import { DueChip } from './DueChip.tsx'
import { formatDate, formatTime } from './format.ts'

export type Obligation = z.infer<typeof obligationShape>
const rungWords = { remind: '提醒', due: '到期', escalate: '上报' }

/** One deadline, opening onto its arithmetic: served on, span, each day skipped and why, pauses, reminders, basis. */
export function Arithmetic({ obligation, open = false, children }: { obligation: Obligation; open?: boolean; children?: ReactNode }) {
  const ended = obligation.state === 'met' || obligation.state === 'cancelled'
  return (
    <details className={ended ? 'clock clock-ended' : 'clock'} open={open}>
      <summary>
        <span className="clock-title">{obligation.title}</span>
        <DueChip
          urgency={obligation.urgency}
          remaining={obligation.remaining}
          provisional={obligation.provisional}
          done={obligation.state === 'met'}
        />
        <span className="clock-due figures">{obligation.dueAt === null ? '未定日期' : `${formatDate(obligation.dueAt)} 止`}</span>
      </summary>
      <ol className="clock-steps">
        {obligation.steps.map((line, at) => (
          <li key={at}>
            {line.on !== undefined && <time className="figures">{line.on}</time>}
            <span>{line.say}</span>
          </li>
        ))}
      </ol>
      <Pauses of={obligation} />
      <Rungs of={obligation} />
      <p className="quiet">依据:{obligation.basis.join(';') || '—'}</p>
      {children}
    </details>
  )
}

function Pauses({ of }: { of: Obligation }) {
  if (of.suspensions.length === 0) return null
  return (
    <ul className="clock-list" aria-label="中止">
      {of.suspensions.map((pause) => (
        <li key={pause.since}>
          中止{' '}
          <span className="figures">
            {formatTime(pause.since)} 至 {pause.until === null ? '现在' : formatTime(pause.until)}
          </span>
          ,{pause.reason}
          {pause.personName === null ? '' : `(${pause.personName})`}
        </li>
      ))}
    </ul>
  )
}

function Rungs({ of }: { of: Obligation }) {
  if (of.rungs.length === 0) return null
  const shown = of.rungs.filter((rung) => rung.at !== null || rung.firedAt !== null)
  const waits = of.state === 'paused' && shown.length < of.rungs.length
  return (
    <ul className="clock-list" aria-label="提醒与上报">
      {waits && <li>提醒和上报在恢复计时后重新安排</li>}
      {shown.map((rung) => (
        <li key={rung.rung}>
          {rungWords[rung.kind]} <span className="figures">{formatTime(rung.at)}</span>
          {rung.firedAt === null ? (
            ' 未到'
          ) : (
            <>
              {' '}
              已于 <span className="figures">{formatTime(rung.firedAt)}</span> 发出
            </>
          )}
        </li>
      ))}
      {of.escalatedTo.length > 0 && <li>已上报:{of.escalatedTo.map((role) => roles.label(role)).join('、')}</li>}
    </ul>
  )
}
