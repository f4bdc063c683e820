import { Link } from '@tanstack/react-router'
import { formatTime } from '../kit/format.ts'
import { type DutyRow, lateness, type TrailGroup } from './trail.ts'

/** The duties of one group: what, on which case, due when, done when and by whom, with the row of evidence. */
export function DutyTable({ group }: { group: TrailGroup }) {
  return (
    <table className="plain-table card-table">
      <caption className="sr-only">{group.title}</caption>
      <thead>
        <tr>
          {['应办', '案卷', '期限', '办结', '存证'].map((title) => (
            <th key={title} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {group.rows.map((row) => (
          <tr key={row.obligation}>
            <th scope="row" data-title="应办">
              {row.duty}
              {row.basis.length > 0 && <small className="quiet">依据:{row.basis.join(';')}</small>}
            </th>
            <td data-title="案卷">
              <Link to="/cases/$id" params={{ id: row.caseId }}>
                <span className="figures">{row.no}</span>
              </Link>{' '}
              {row.title}
            </td>
            <td data-title="期限" className="figures">
              {formatTime(row.dueAt)}
            </td>
            <td data-title="办结">
              <Met row={row} group={group} />
            </td>
            <td data-title="存证">
              <Evidence row={row} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const unmet = { done: '—', late: '—', missed: '逾期未办', pending: '未到期', cancelled: '不再需要办' } as const

function Met({ row, group }: { row: DutyRow; group: TrailGroup }) {
  if (row.metAt === null) return group.key === 'missed' ? <strong>{unmet.missed}</strong> : unmet[group.key]
  const late = lateness(row.dueAt, row.metAt)
  return (
    <>
      <span className="figures">{formatTime(row.metAt)}</span> <span className="figures">{row.metBy}</span>
      {late !== null && <strong> {late}</strong>}
    </>
  )
}

/** The row of the trail that proves it; on the case page it is checked again. */
function Evidence({ row }: { row: DutyRow }) {
  if (row.evidence === null) return '—'
  return (
    <Link to="/cases/$id" params={{ id: row.caseId }} search={{ tab: 'course' }} title={`存证哈希 ${row.evidence.hash}`}>
      第 {row.evidence.seq} 条 <span className="hash">{row.evidence.hash.slice(0, 8)}</span>
    </Link>
  )
}
