import { Link } from '@tanstack/react-router'
import { formatDate } from '../kit/format.ts'
import type { Column } from '../kit/LedgerTable.tsx'
import { documentUrl, type RegisterRow } from './documents.ts'

/** The register: every number in its order; a void one stays, struck through, with its reason. */
export const columns: readonly Column<RegisterRow>[] = [
  {
    key: 'no',
    title: '文号',
    width: 230,
    head: true,
    render: (row) => <span className={row.status === 'void' ? 'struck' : ''}>{row.no}</span>,
  },
  { key: 'name', title: '文书', width: '20%', render: (row) => <Name row={row} /> },
  { key: 'status', title: '状态', width: '18%', render: (row) => (row.status === 'void' ? `已作废:${row.voidReason ?? ''}` : '有效') },
  { key: 'date', title: '日期', width: 110, figures: true, render: (row) => formatDate(row.date) },
  { key: 'issuer', title: '制发机关', width: '18%', render: (row) => row.issuer },
  { key: 'issuedBy', title: '经办人', width: 110, render: (row) => row.issuedBy },
  { key: 'case', title: '案卷', width: 90, render: (row) => <CaseLink row={row} /> },
  { key: 'pdf', title: 'PDF', width: 80, render: (row) => <Pdf row={row} /> },
  { key: 'code', title: '核验码', width: 170, figures: true, hidden: true, render: (row) => row.code },
]

function Name({ row }: { row: RegisterRow }) {
  return (
    <>
      {row.name} {row.internal && <span className="mark">内部</span>}
    </>
  )
}

function CaseLink({ row }: { row: RegisterRow }) {
  return (
    <Link to="/cases/$id" params={{ id: row.caseId }}>
      看案卷
    </Link>
  )
}

function Pdf({ row }: { row: RegisterRow }) {
  if (!row.rendered) return '排版中'
  return (
    <a href={documentUrl(row.id)} target="_blank" rel="noreferrer">
      打开
    </a>
  )
}
