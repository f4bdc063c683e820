import { CheckCircleOutlined, ClockCircleFilled, EyeOutlined } from '@ant-design/icons'
import type { z } from 'zod'
import type { listedHazard } from '#modules/organization/disclosure/contract.ts'
import { formatDate } from '../../shell.ts'

type Row = z.infer<typeof listedHazard>

/** One listed hazard as a neighbour would ask about it: who, where, what, what must be done, by when, how far. */
export function ListedCard({ row }: { row: Row }) {
  return (
    <li className="listed-card">
      <div className="listed-head">
        <h2>{row.title}</h2>
        <Status row={row} />
      </div>
      <dl className="public-facts">
        {factsOf(row).map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <Progress row={row} />
      {row.withheld.length > 0 && (
        <details className="no-print">
          <summary>没有公开的内容和原因</summary>
          <ul className="dots">
            {row.withheld.map((one) => (
              <li key={one.what}>
                {one.what}:{one.why}
              </li>
            ))}
          </ul>
        </details>
      )}
    </li>
  )
}

const factsOf = (row: Row): readonly (readonly [string, string])[] => [
  ['单位', row.unit],
  ['地点', row.place],
  ['类别', row.category],
  ['判定依据', row.criterion],
  ['整改要求', row.requirements],
  ['督办单位', row.supervisedBy],
  ['挂牌日期', formatDate(row.listedOn, true)],
  ['应改完日期', formatDate(row.finishBy, true)],
  ...(row.endedOn === null ? [] : [['摘牌日期', formatDate(row.endedOn, true)] as const]),
]

function Status({ row }: { row: Row }) {
  if (row.status === 'ended')
    return (
      <span className="due due-waiting">
        <CheckCircleOutlined aria-hidden /> 已摘牌
      </span>
    )
  if (row.overdue)
    return (
      <span className="due due-overdue">
        <ClockCircleFilled aria-hidden /> 超过期限未摘牌
      </span>
    )
  return (
    <span className="due due-soon">
      <EyeOutlined aria-hidden /> 督办中
    </span>
  )
}

/** The last progress reported, as a bar with its figure; the unit's words are not published. */
function Progress({ row }: { row: Row }) {
  if (row.status === 'ended') return null
  if (row.progress === null) return <p className="quiet">单位还没有报告整改进展</p>
  return (
    <div className="progress">
      <span>整改进展</span>
      <progress max={100} value={row.progress} aria-label="整改进展" />
      <strong className="figures">{row.progress}%</strong>
    </div>
  )
}
