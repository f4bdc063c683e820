import { Link } from '@tanstack/react-router'
import { rules } from '#modules/prevention/hazards/patrol/terms.ts'
import { formatDate } from '../shell.ts'
import type { Finding, RowRef } from './api.ts'

type Said = Pick<Finding, 'rule' | 'since' | 'say' | 'rows' | 'reference'>

/** One finding: the rule, the reason with its figures, and the rows behind them. */
export function FindingWords({ of, enterprise }: { of: Said; enterprise: string }) {
  return (
    <div className="finding-words">
      <p>
        <strong>{rules.label(of.rule)}</strong>
        {of.reference && <span className="mark mark-doubt">参考</span>}
        <span className="quiet"> {formatDate(of.since)} 起</span>
      </p>
      <p>{of.say}</p>
      <RowsBehind rows={of.rows} enterprise={enterprise} />
    </div>
  )
}

/** Few rows stand as links; many wait behind their number. */
function RowsBehind({ rows, enterprise }: { rows: readonly RowRef[]; enterprise: string }) {
  if (rows.length === 0) return null
  const links = (
    <ul className="finding-rows">
      {rows.map((row) => (
        <li key={row.id}>
          <RowLink row={row} enterprise={enterprise} />
        </li>
      ))}
    </ul>
  )
  if (rows.length <= 2) return links
  return (
    <details className="card-more">
      <summary>查看这 {rows.length} 条记录</summary>
      {links}
    </details>
  )
}

function RowLink({ row, enterprise }: { row: RowRef; enterprise: string }) {
  if (row.kind === 'case')
    return (
      <Link className="plain-link" to="/cases/$id" params={{ id: row.id }}>
        {row.label}
      </Link>
    )
  if (row.kind === 'check')
    return (
      <Link className="plain-link" to="/self-checks/$id" params={{ id: row.id }}>
        {row.label}
      </Link>
    )
  return (
    <Link className="plain-link" to="/self-checks" search={{ enterprise }}>
      {row.label}的自查安排
    </Link>
  )
}
