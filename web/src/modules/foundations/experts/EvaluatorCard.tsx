import { CheckCircleOutlined, StopOutlined } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { tieKinds } from '#modules/foundations/experts/terms.ts'
import { trades } from '#law/high-risk.ts'
import { Lines } from '../../kit/Lines.tsx'
import { dateIn, formatDate, useActor, useSession } from '../../shell.ts'
import type { Evaluator } from './EvaluatorsPage.tsx'
import { holds, standingOf } from './standing.ts'

interface EvaluatorCardProps {
  body: Evaluator
  onTie?: () => void
  onSuspend?: () => void
}

const tradeWords = (codes: readonly string[]): string =>
  codes.length === 0 ? '不限行业' : codes.map((code) => trades.find((one) => one.code === code)?.label ?? code).join('、')

/** One body: whether it can be drawn today, for which trades, how often it was, and to whom it is tied. */
export function EvaluatorCard({ body, onTie, onSuspend }: EvaluatorCardProps) {
  const { now } = useSession()
  const today = dateIn(now())
  const { fit, say } = standingOf(body, today)
  return (
    <li className="card">
      <div className="listed-head">
        <h2>{body.name}</h2>
        <span className={fit ? 'due due-soon' : 'due due-today'}>
          {fit ? <CheckCircleOutlined aria-hidden /> : <StopOutlined aria-hidden />} {say}
        </span>
      </div>
      <Lines
        of={[
          ['评估行业', tradeWords(body.trades)],
          ['资质', `${body.licence},有效期到 ${formatDate(body.licensedUntil)}`],
          body.suspendedUntil === null ? null : ['暂停抽取', `到 ${formatDate(body.suspendedUntil)}:${body.suspensionReason ?? ''}`],
          ['抽中次数', `${body.drawn} 次(您能看到的案卷)`],
        ]}
      />
      <Ties body={body} today={today} />
      {(onTie !== undefined || onSuspend !== undefined) && (
        <div className="document-acts no-print">
          {onTie !== undefined && <Button onClick={onTie}>登记利害关系</Button>}
          {onSuspend !== undefined && <Button onClick={onSuspend}>{body.suspendedUntil === null ? '暂停抽取…' : '暂停或恢复…'}</Button>}
        </div>
      )}
    </li>
  )
}

function Ties({ body, today }: { body: Evaluator; today: string }) {
  if (body.ties.length === 0) return <p className="quiet">没有登记的利害关系</p>
  return (
    <details>
      <summary>
        利害关系 <span className="figures">{body.ties.length}</span> 项
      </summary>
      <ul className="panel-rows">
        {body.ties.map((tie) => (
          <Tie key={tie.id} tie={tie} past={!holds(tie, today)} />
        ))}
      </ul>
    </details>
  )
}

function Tie({ tie, past }: { tie: Evaluator['ties'][number]; past: boolean }) {
  const linked = useActor().scope === 'territory'
  return (
    <li>
      <p>
        {linked ? (
          <Link className="plain-link" to="/enterprises/$id" params={{ id: tie.enterprise }}>
            {tie.enterpriseName}
          </Link>
        ) : (
          tie.enterpriseName
        )}{' '}
        <strong>{tieKinds.label(tie.kind)}</strong>
        {past && <span className="mark">已不算</span>}
      </p>
      <p>{tie.note}</p>
      <p className="quiet">
        <span className="figures">
          {formatDate(tie.since)} 至 {tie.until === null ? '今' : formatDate(tie.until)}
        </span>{' '}
        · 来源:{tie.source}
      </p>
    </li>
  )
}
