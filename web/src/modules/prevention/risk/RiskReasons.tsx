import { Link } from '@tanstack/react-router'
import { formatDate, formatTime } from '../../shell.ts'
import { Basics } from './Basics.tsx'
import type { Risk } from './RiskCard.tsx'
import { RiskWord } from '../../kit/RiskWord.tsx'

/** What makes the level: the cases that raise it, the rule with its version, how it was before. */
export function RiskReasons({ risk }: { risk: Risk }) {
  return (
    <details className="risk-reasons">
      <summary>怎样得出:{risk.contributions.length > 0 ? `${risk.contributions.length} 件重大隐患、` : ''}规则、历次等级</summary>
      <h3>申报和登记</h3>
      <Basics risk={risk} />
      <h3>重大隐患</h3>
      <Contributions risk={risk} />
      <Rule rule={risk.rule} />
      <h3>历次等级</h3>
      <History risk={risk} />
      <h3>历次建议</h3>
      <Proposals risk={risk} />
    </details>
  )
}

function Contributions({ risk }: { risk: Risk }) {
  if (risk.contributions.length === 0) return <p className="quiet">现在没有提高等级的事项</p>
  return (
    <ul className="panel-rows" aria-label="提高等级的事项">
      {risk.contributions.map((one) => (
        <li key={one.caseId}>
          <Link className="plain-link" to="/cases/$id" params={{ id: one.caseId }}>
            {one.no}
          </Link>{' '}
          {one.title}
          <p className="quiet">
            {one.effect} · 自 <span className="figures">{formatDate(one.since)}</span> 起
          </p>
        </li>
      ))}
    </ul>
  )
}

function Rule({ rule }: { rule: Risk['rule'] }) {
  return (
    <div className="risk-rule">
      <p>
        <strong>{rule.name}</strong> 第 <span className="figures">{rule.version}</span> 版{' '}
        {rule.confidence === 'unconfirmed' && <span className="mark">未核实</span>}
      </p>
      <p>{rule.text}</p>
      <p className="quiet">依据:{rule.basis.join(';') || '—'}</p>
      {rule.confidence === 'unconfirmed' && <p className="quiet">「未核实」指这条规则还没有与正式文件原文核对。</p>}
    </div>
  )
}

function History({ risk }: { risk: Risk }) {
  if (risk.history.length === 0) return <p className="quiet">还没有定过级</p>
  return (
    <ol className="panel-rows" aria-label="历次等级">
      {risk.history.map((one) => (
        <li key={one.since}>
          <p>
            <RiskWord level={one.level} />{' '}
            <span className="figures quiet">
              {formatTime(one.since)} 至 {one.until === null ? '今' : formatTime(one.until)}
            </span>
          </p>
          <p>
            {one.why}
            {one.by !== null && <span className="quiet"> · {one.by}</span>}
            {one.decision !== null && (
              <span className="quiet">
                {' '}
                · 建议办法第 <span className="figures">{one.decision.version}</span> 版,{one.decision.agrees ? '同意建议' : '不同意建议'}
              </span>
            )}
          </p>
        </li>
      ))}
    </ol>
  )
}

/** Each proposal as it was kept, and whether the rule of that version still gives it from the inputs of that day. */
function Proposals({ risk }: { risk: Risk }) {
  if (risk.proposals.length === 0) return <p className="quiet">还没有给出过建议</p>
  return (
    <ol className="panel-rows" aria-label="历次建议">
      {risk.proposals.map((one) => (
        <li key={one.since}>
          <p>
            <RiskWord level={one.level} />{' '}
            <span className="figures quiet">
              {formatTime(one.since)} 至 {one.until === null ? '今' : formatTime(one.until)}
            </span>
          </p>
          <p>
            {one.because.join(';') || '没有依据'}
            <span className="quiet">
              {' '}
              · 第 <span className="figures">{one.version}</span> 版规则
              {one.replays === null ? '(旧版,不重算)' : one.replays ? ',重算一致' : ',重算不一致,请联系系统管理员'}
            </span>
          </p>
        </li>
      ))}
    </ol>
  )
}
