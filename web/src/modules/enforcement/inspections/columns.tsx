import { Link } from '@tanstack/react-router'
import type { z } from 'zod'
import type { inspectionRow } from '#modules/enforcement/inspections/contract.ts'
import { reasons } from '#modules/enforcement/inspections/terms.ts'
import { type Column, formatDate, PlaceWords } from '../../shell.ts'

export type InspectionRow = z.infer<typeof inspectionRow>

/** The list of visits; a visit born from a hazard links back to it. */
export const columns: readonly Column<InspectionRow>[] = [
  { key: 'no', title: '编号', width: 140, figures: true, render: (row) => <CaseLink id={row.id}>{row.no}</CaseLink> },
  { key: 'enterprise', title: '被检查单位', width: '22%', head: true, render: (row) => <UnitLink row={row} /> },
  { key: 'state', title: '状态', width: 130, render: (row) => row.stateLabel },
  { key: 'reason', title: '事由', width: 110, render: (row) => <Reason row={row} /> },
  { key: 'findings', title: '发现问题', width: 90, align: 'end', figures: true, render: (row) => `${row.findings} 项` },
  { key: 'place', title: '地点', width: '20%', render: (row) => <PlaceWords full={row.placeName} /> },
  { key: 'openedAt', title: '开始日期', width: 110, figures: true, render: (row) => formatDate(row.openedAt) },
]

function CaseLink({ id, children }: { id: string; children: React.ReactNode }) {
  return (
    <Link to="/cases/$id" params={{ id }}>
      {children}
    </Link>
  )
}

function UnitLink({ row }: { row: InspectionRow }) {
  return (
    <Link to="/enterprises/$id" params={{ id: row.enterprise }} style={{ overflowWrap: 'anywhere' }}>
      {row.enterpriseName}
    </Link>
  )
}

function Reason({ row }: { row: InspectionRow }) {
  const label = reasons.label(row.reason)
  return row.originCase === null ? label : <CaseLink id={row.originCase}>{label}</CaseLink>
}
