import { WarningOutlined } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import type { z } from 'zod'
import type { enterpriseRow } from '#modules/governance/registry/contract.ts'
import { levels } from '#modules/governance/registry/terms.ts'
import { RiskWord } from '../../kit/RiskWord.tsx'
import { type Column, PlaceWords } from '../../shell.ts'

export type EnterpriseRow = z.infer<typeof enterpriseRow>

/** The list of units; what is missing has its own column, for it is work to be done. */
export const columns: readonly Column<EnterpriseRow>[] = [
  { key: 'name', title: '单位名称', width: '17%', head: true, render: (row) => <UnitLink row={row} /> },
  { key: 'uscc', title: '统一社会信用代码', width: 180, figures: true, render: (row) => row.uscc },
  { key: 'trade', title: '监管行业', width: 110, render: (row) => row.tradeLabel },
  { key: 'colour', title: '风险等级', width: 100, render: (row) => <RiskWord level={row.colour} short /> },
  { key: 'place', title: '地点', width: '16%', render: (row) => <PlaceWords full={row.placeName} /> },
  {
    key: 'level',
    title: '监管层级',
    width: 100,
    hidden: true,
    render: (row) => (row.level === null ? '—' : levels.label(row.level)),
  },
  { key: 'supervising', title: '监督主体', width: '15%', render: (row) => row.supervisingName ?? '—' },
  { key: 'managing', title: '管理主体', width: '15%', render: (row) => row.managingName ?? '—' },
  { key: 'blanks', title: '缺项', width: 140, render: (row) => <Blanks row={row} /> },
  {
    key: 'openHazards',
    title: '未办结隐患',
    width: 100,
    align: 'end',
    figures: true,
    render: (row) => <OpenHazards row={row} />,
  },
]

function UnitLink({ row }: { row: EnterpriseRow }) {
  return (
    <Link to="/enterprises/$id" params={{ id: row.id }} style={{ overflowWrap: 'anywhere' }}>
      {row.name}
    </Link>
  )
}

function Blanks({ row }: { row: EnterpriseRow }) {
  if (row.blanks.length === 0) return '无'
  return (
    <strong>
      <WarningOutlined aria-hidden /> {row.blanks.join('、')}
    </strong>
  )
}

/** The number opens the rows behind it. */
function OpenHazards({ row }: { row: EnterpriseRow }) {
  if (row.openHazards === 0) return '0'
  return (
    <Link to="/hazards" search={{ enterprise: row.id, state: 'open' }}>
      {row.openHazards}
    </Link>
  )
}
