import { Link } from '@tanstack/react-router'
import { formatTime, Lines } from '../shell.ts'
import type { Facts } from './EarlyFacts.tsx'

/** What was proposed as 重大, and on which criterion. */
export function Proposal({ facts }: { facts: Facts }) {
  if (facts.proposal === null) return null
  return (
    <>
      <CriterionText facts={facts} />
      <Lines of={[['判定理由', facts.proposal]]} />
    </>
  )
}

/** 判定标准 as it stood when it was applied, with its citation and whether its source was checked. */
export function CriterionText({ facts }: { facts: Facts }) {
  const text = facts.criterion_text
  if (text === null) return null
  return (
    <blockquote className="criterion-text">
      <p>
        {text.confidence === 'unconfirmed' && (
          <>
            <span className="mark mark-doubt">未核实</span>{' '}
          </>
        )}
        {text.item}
      </p>
      <footer className="quiet">
        {text.title} · {text.citation}
        {text.doubt === null ? '' : ` · 存疑:${text.doubt}`}
      </footer>
    </blockquote>
  )
}

/** 复发: the same kind of hazard in the same unit before, opening onto the earlier cases. */
export function Recurrence({ facts }: { facts: Facts }) {
  const again = facts.recurrence
  if (again === null) return null
  return (
    <details className="recurrence">
      <summary>
        <span className="mark">复发</span> 本单位同类隐患第 <span className="figures">{again.count}</span> 次出现
      </summary>
      <ul>
        {again.cases.map((one) => (
          <li key={one.id}>
            <Link className="plain-link" to="/cases/$id" params={{ id: one.id }}>
              {one.no}
            </Link>{' '}
            {one.title} <span className="quiet figures">{formatTime(one.closedAt).slice(0, 10)} 销号</span>
          </li>
        ))}
      </ul>
      <p className="quiet">{again.rule}</p>
    </details>
  )
}

/** 认定: proposal, answer and the ground of both. */
export function MajorJudgement({ facts }: { facts: Facts }) {
  if (facts.proposal === null) return null
  return (
    <section className="fact-card" aria-label="重大隐患判定">
      <h4>重大隐患判定</h4>
      <Proposal facts={facts} />
      <Lines of={[[facts.level === 'major' ? '认定意见' : '认定结论', facts.confirmation ?? '待执法人员认定']]} />
    </section>
  )
}
