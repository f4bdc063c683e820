import { CheckCircleOutlined, WarningOutlined } from '@ant-design/icons'
import type { ReactNode } from 'react'
import type { z } from 'zod'
import type { clockHealth } from '#kernel/http/contract.ts'

export type Health = z.infer<typeof clockHealth>
type Row = Health['rows'][number]

interface Column {
  title: string
  figures?: boolean
  of(row: Row): ReactNode
}

/** Owed by the table, armed as obligations, dated, fired: the four that must agree. */
const columns: readonly Column[] = [
  { title: '义务', of: (row) => <Duty row={row} /> },
  { title: '核对结果', of: (row) => <Verdict row={row} /> },
  { title: '应设', figures: true, of: (row) => row.configured },
  { title: '已设', figures: true, of: (row) => row.armed },
  { title: '有日期', figures: true, of: (row) => row.dated },
  { title: '中止', figures: true, of: (row) => row.paused },
  { title: '逾期', figures: true, of: (row) => row.overdue },
  { title: '提醒应发', figures: true, of: (row) => row.rungsDue },
  { title: '提醒已发', figures: true, of: (row) => row.rungsFired },
  { title: '依据', of: (row) => row.basis.join(';') },
]

function Duty({ row }: { row: Row }) {
  return (
    <span>
      <strong>{row.title}</strong>
      <span className="quiet" style={{ display: 'block' }}>
        {row.procedure} · {row.due}
      </span>
    </span>
  )
}

/** The verdict in words with an icon, never a colour alone. */
function Verdict({ row }: { row: Row }) {
  const words = `${row.ok ? '正常' : '异常'}:${row.say}`
  return (
    <span>
      {row.ok ? <CheckCircleOutlined aria-hidden /> : <WarningOutlined aria-hidden />} {row.ok ? words : <strong>{words}</strong>}
    </span>
  )
}

/** One row a duty; the figures are tabular so that they can be compared by eye. */
export function HealthTable({ rows }: { rows: readonly Row[] }) {
  if (rows.length === 0) return <p className="quiet">还没有程序登记期限</p>
  return (
    <div style={{ overflowX: 'auto' }}>
      <table className="ledger-table">
        <caption className="sr-only">时钟体检</caption>
        <thead>
          <tr>
            {columns.map(({ title, figures }) => (
              <th key={title} scope="col" style={{ textAlign: figures === true ? 'end' : 'start' }}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={`${row.procedure}.${row.duty}`}>
              {columns.map(({ title, figures, of }) => (
                <td key={title} data-title={title} {...(figures === true ? { className: 'figures', style: { textAlign: 'end' } } : {})}>
                  {of(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
