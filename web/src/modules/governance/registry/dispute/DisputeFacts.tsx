import { Link } from '@tanstack/react-router'
import { decisions } from '#modules/governance/registry/dispute/terms.ts'
import { formatTime, Lines } from '../shell.ts'
import type { Dispute } from './api.ts'

/** What is disputed, what either county says, what was decided. */
export function DisputeFacts({ of }: { of: Dispute }) {
  return (
    <>
      <Lines
        of={[
          ['单位', <Unit key="unit" of={of} />],
          ['地址', of.address],
          ['登记归属', of.from.place],
          ['主张归属', of.to.place],
          ['争议情况', of.reason],
          ['提出', `${of.raisedBy} ${formatTime(of.openedAt)}`],
        ]}
      />
      <h3>双方陈述</h3>
      <div className="sides">
        <Side of={of} side="from" />
        <Side of={of} side="to" />
      </div>
      <h3>裁定</h3>
      {of.decision === null ? (
        <p className="quiet">{of.state === 'withdrawn' ? '已撤回,不再裁定' : '双方都陈述后,由市安委办裁定'}</p>
      ) : (
        <Lines
          of={[
            ['结果', `${decisions.label(of.decision.kind)}:${of.decision.place}`],
            ['依据', of.decision.ground],
            ['裁定', `${of.decision.by} ${formatTime(of.decision.at)}`],
          ]}
        />
      )}
    </>
  )
}

function Unit({ of }: { of: Dispute }) {
  return (
    <span>
      <Link className="plain-link" to="/enterprises/$id" params={{ id: of.unit }}>
        {of.unitName}
      </Link>
      <span className="figures quiet light-say">{of.uscc}</span>
    </span>
  )
}

function Side({ of, side }: { of: Dispute; side: 'from' | 'to' }) {
  const own = of.statements.filter((one) => one.side === side)
  const county = of[side].county
  return (
    <section className="panel-block" aria-label={`${county}的陈述`}>
      <p>
        <strong>{county}</strong> <span className="quiet">{side === 'from' ? '现登记在此' : '主张归属'}</span>
      </p>
      {own.length === 0 ? (
        <p>还没有陈述</p>
      ) : (
        <ul className="panel-rows">
          {own.map((one) => (
            <li key={one.at}>
              <strong>{one.positionLabel}</strong>
              <p style={{ whiteSpace: 'pre-wrap' }}>{one.text}</p>
              <p className="quiet">
                {one.by} {formatTime(one.at)}
              </p>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
