import { Link, useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import type { z } from 'zod'
import type { conflictRow } from '#modules/governance/registry/jurisdiction/contract.ts'
import { canSeeConflicts } from '#modules/governance/registry/jurisdiction/permits.ts'
import {
  type Column,
  FilterBar,
  HomeLink,
  LedgerTable,
  PageHead,
  PlaceFilter,
  PlaceWords,
  StateView,
  useActor,
  useAddress,
  usePages,
  usePlaceName,
} from '../shell.ts'

type Row = z.infer<typeof conflictRow>

/** 属地矛盾清单: units whose point lies in another county than their code says. */
export function ConflictsPage() {
  const may = canSeeConflicts(useActor())
  const navigate = useNavigate()
  return (
    <>
      <PageHead
        title="属地矛盾清单"
        sub="坐标所在县(区)与登记地址代码不一致的单位;先核对坐标和地址,意见不一的提出争议"
        extra={
          may.yes && (
            <Button size="large" onClick={() => void navigate({ to: '/disputes' })}>
              属地争议
            </Button>
          )
        }
      />
      {may.yes ? <Ledger /> : <StateView state="forbidden" say={may.why} action={<HomeLink />} />}
    </>
  )
}

function Ledger() {
  const [{ county }] = useAddress()
  const pages = usePages<Row>('conflicts', '/api/governance/registry/conflicts', county === undefined ? {} : { county })
  const place = usePlaceName()
  const navigate = useNavigate()
  return (
    <>
      <FilterBar keys={['county']}>
        <PlaceFilter deepest={3} />
      </FilterBar>
      <LedgerTable
        {...pages}
        name="conflicts"
        title="属地矛盾清单"
        columns={columns}
        rowKey={(row) => row.id}
        onOpen={(row) => void navigate({ to: '/enterprises/$id', params: { id: row.id }, search: { tab: 'place' } })}
        filterText={place && `地点:${place}`}
        empty={<StateView state="empty" title="没有矛盾的单位" say="有坐标的单位,坐标都落在登记的县(区)界内" />}
      />
    </>
  )
}

const columns: readonly Column<Row>[] = [
  {
    key: 'name',
    title: '单位名称',
    width: '26%',
    head: true,
    render: (row) => (
      <Link to="/enterprises/$id" params={{ id: row.id }} search={{ tab: 'place' }} style={{ overflowWrap: 'anywhere' }}>
        {row.name}
      </Link>
    ),
  },
  { key: 'place', title: '登记地', width: '22%', render: (row) => <PlaceWords full={row.placeName} /> },
  { key: 'code', title: '代码所属', width: 110, render: (row) => row.codeCounty },
  { key: 'point', title: '坐标所在', width: 150, render: (row) => row.pointCounty ?? '不在本市界内' },
  {
    key: 'metres',
    title: '离登记县(区)界',
    width: 140,
    align: 'end',
    figures: true,
    render: (row) => (row.metres === null ? '—' : row.metres < 1000 ? `${row.metres} 米` : `${(row.metres / 1000).toFixed(1)} 公里`),
  },
  { key: 'disputed', title: '争议', width: 110, render: (row) => (row.disputed ? <span className="mark">正在办理</span> : '—') },
]
