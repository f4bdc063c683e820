import { Link } from '@tanstack/react-router'
import { RiskWord } from '../../kit/RiskWord.tsx'
import { levelWord } from './words.ts'
import type { Risk } from './RiskCard.tsx'

type Bearing = Risk['proposal']['contributions'][number]

/** 建议等级 with every contribution, what would take it away, and what the regulator decided on it. */
export function Proposal({ risk }: { risk: Risk }) {
  const { proposal } = risk
  return (
    <div className="risk-rule">
      <h3>
        建议等级: {proposal.level === null ? '还没有可用的依据' : <RiskWord level={proposal.level} />}{' '}
        {proposal.review && <span className="mark">建议复核</span>}
      </h3>
      {proposal.level === null && proposal.contributions.length === 0 && (
        <p className="quiet">申报风险点,或者登记重大危险源、事故以后,系统按规则给出建议;等级由监管部门定。</p>
      )}
      {proposal.level !== null && !proposal.whole && (
        <p className="quiet">本单位还没有申报风险点,也没有诊断分级得分:这里只是下限,定得更高的不算不同意。</p>
      )}
      {proposal.reference !== proposal.level && (
        <p>
          连同本市尚未确认的规则,参考等级为
          <RiskWord level={proposal.reference} />
        </p>
      )}
      {proposal.contributions.length > 0 && (
        <ol className="panel-rows" aria-label="建议等级的依据,按容易改变的先后">
          {proposal.contributions.map((one) => (
            <Line key={one.code} one={one} risk={risk} />
          ))}
        </ol>
      )}
      <Decided risk={risk} />
    </div>
  )
}

function Line({ one, risk }: { one: Bearing; risk: Risk }) {
  const falls = one.without === null ? '不再有建议等级' : `建议等级为${levelWord(one.without)}`
  const now = one.counts ? risk.proposal.level : risk.proposal.reference
  return (
    <li>
      <p>
        <strong>{one.label}</strong>:<Say one={one} enterprise={risk.enterprise} />,
        {one.floor === null ? '提高一级' : `不低于${levelWord(one.floor)}`} {!one.counts && <span className="mark">参考,本市未确认</span>}
      </p>
      <p>
        怎样降下来:{one.lower ?? '由行业性质决定,不能改变'}
        {one.lower !== null && (one.without === now ? ';单改这一项等级不变,还有其他依据' : `;改好这一项后,${falls}`)}
      </p>
      <details>
        <summary className="quiet">规则和依据</summary>
        <p className="quiet">
          {one.text}。{one.basis.join(';')}
          {one.confidence === 'unconfirmed' && '。全国没有统一规定,按本市确认的数值执行'}
        </p>
      </details>
    </li>
  )
}

/** The figure opens its rows where rows stand behind it. */
function Say({ one, enterprise }: { one: Bearing; enterprise: string }) {
  if (one.code !== 'overdue') return <>{one.say}</>
  return (
    <Link className="plain-link" to="/hazards" search={{ enterprise, level: 'general', state: 'open', overdue: 'true' }}>
      {one.say}
    </Link>
  )
}

function Decided({ risk: { decision, proposal } }: { risk: Risk }) {
  if (decision === null) return null
  return (
    <p>
      <strong>{decision.agrees ? '监管部门已确认' : '监管部门不同意建议等级'}</strong>
      {decision.proposed !== null && `(当时建议${levelWord(decision.proposed)})`}:{decision.reason}
      <span className="quiet">
        {' '}
        · {decision.by} · {proposal.name}第 <span className="figures">{decision.version}</span> 版
      </span>
    </p>
  )
}
