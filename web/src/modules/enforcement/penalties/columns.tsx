import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { grounds, measures } from '#modules/enforcement/penalties/terms.ts'
import { type Column, formatDate, PlaceWords } from '../../shell.ts'
import type { CoercionRow } from './api.ts'

/** The ledger of measures: what, on whom, how it stands, from when to when. */
export const columns: readonly Column<CoercionRow>[] = [
  { key: 'no', title: '编号', width: 140, figures: true, render: (row) => <CaseLink id={row.id}>{row.no}</CaseLink> },
  { key: 'measure', title: '措施', width: 120, head: true, render: (row) => measures.label(row.measure) },
  { key: 'state', title: '状态', width: 150, render: (row) => row.stateLabel },
  { key: 'enterprise', title: '单位', width: '22%', render: (row) => <Unit row={row} /> },
  { key: 'ground', title: '事由', width: 140, render: (row) => grounds.label(row.ground) },
  { key: 'startedAt', title: '实施日期', width: 110, figures: true, render: (row) => formatDate(row.startedAt) },
  { key: 'releasedAt', title: '解除日期', width: 110, figures: true, render: (row) => formatDate(row.releasedAt) },
  { key: 'originCase', title: '起因隐患', width: 100, render: (row) => <CaseLink id={row.originCase}>看隐患</CaseLink> },
  { key: 'place', title: '地点', width: '16%', hidden: true, render: (row) => <PlaceWords full={row.placeName} /> },
  { key: 'openedAt', title: '报请日期', width: 110, figures: true, hidden: true, render: (row) => formatDate(row.openedAt) },
]

function CaseLink({ id, children }: { id: string; children: ReactNode }) {
  return (
    <Link to="/cases/$id" params={{ id }}>
      {children}
    </Link>
  )
}

function Unit({ row }: { row: CoercionRow }) {
  if (row.enterprise === null) return '—'
  return (
    <Link to="/enterprises/$id" params={{ id: row.enterprise }}>
      {row.enterpriseName}
    </Link>
  )
}
