import { ClockCircleOutlined } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import type { z } from 'zod'
import type { ledgerRow } from '#modules/prevention/hazards/contract.ts'
import { categories, levels, origins } from '#modules/prevention/hazards/terms.ts'
import { MajorMark } from './MajorMark.tsx'
import { type Column, formatDate, PlaceWords } from '../../shell.ts'

export type HazardRow = z.infer<typeof ledgerRow>

/** The ledger's columns; number and unit are links, the row opens the case. */
export const columns: readonly Column<HazardRow>[] = [
  { key: 'no', title: '编号', width: 140, figures: true, render: (row) => <CaseLink row={row} /> },
  { key: 'title', title: '隐患', width: '22%', head: true, render: (row) => <What row={row} /> },
  { key: 'state', title: '状态', width: 150, figures: true, render: (row) => row.stateLabel },
  { key: 'rectifyBy', title: '整改期限', width: 120, figures: true, render: (row) => <RectifyBy row={row} /> },
  { key: 'enterprise', title: '单位', width: '20%', render: (row) => <UnitLink row={row} /> },
  { key: 'place', title: '地点', width: '18%', render: (row) => <PlaceWords full={row.placeName} /> },
  { key: 'category', title: '类别', width: 120, hidden: true, render: (row) => categories.label(row.category) },
  { key: 'level', title: '级别', width: 90, hidden: true, render: (row) => levels.label(row.level) },
  { key: 'origin', title: '来源', width: 90, hidden: true, render: (row) => origins.label(row.origin) },
  { key: 'openedAt', title: '报告日期', width: 110, figures: true, render: (row) => formatDate(row.openedAt) },
  {
    key: 'closedAt',
    title: '办结日期',
    width: 110,
    figures: true,
    hidden: true,
    render: (row) => formatDate(row.closedAt),
  },
]

function What({ row }: { row: HazardRow }) {
  return (
    <>
      {row.level === 'major' && (
        <>
          <MajorMark />{' '}
        </>
      )}
      {what(row)}
    </>
  )
}

/** The case is titled 'unit:what'; the unit has its own column. */
const what = ({ title, enterpriseName }: HazardRow): string =>
  enterpriseName !== null && title.startsWith(`${enterpriseName}:`) ? title.slice(enterpriseName.length + 1) : title

function CaseLink({ row }: { row: HazardRow }) {
  return (
    <Link to="/cases/$id" params={{ id: row.id }}>
      {row.no}
    </Link>
  )
}

function UnitLink({ row }: { row: HazardRow }) {
  if (row.enterprise === null) return '—'
  return (
    <Link to="/enterprises/$id" params={{ id: row.enterprise }}>
      {row.enterpriseName}
    </Link>
  )
}

/** Overdue in a word and an icon: colour belongs to risk levels alone. */
function RectifyBy({ row }: { row: HazardRow }) {
  if (row.rectifyBy === null) return '未定'
  return (
    <>
      {formatDate(row.rectifyBy)}
      {row.overdue && (
        <strong style={{ display: 'block' }}>
          <ClockCircleOutlined aria-hidden /> 已逾期
        </strong>
      )}
    </>
  )
}
