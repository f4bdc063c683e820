import { Link, useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { canState } from '#modules/governance/registry/dispute/permits.ts'
import { canSeeConflicts } from '#modules/governance/registry/jurisdiction/permits.ts'
import {
  CheckFilter,
  type Column,
  FilterBar,
  formatDate,
  HomeLink,
  LedgerTable,
  PageHead,
  StateView,
  useActor,
  useAddress,
  usePages,
} from '../shell.ts'
import { api, type Dispute } from './api.ts'

/** 属地争议台账: those that concern one's own county or city. */
export function DisputesPage() {
  const actor = useActor()
  const may = canSeeConflicts(actor)
  const navigate = useNavigate()
  return (
    <>
      <PageHead
        title="属地争议"
        sub="一家单位归哪个县(区)管有不同意见的:双方陈述,市里裁定"
        extra={
          canState(actor).yes && (
            <Button className="no-print" type="primary" size="large" onClick={() => void navigate({ to: '/disputes/new' })}>
              提出争议
            </Button>
          )
        }
      />
      {may.yes ? <Ledger /> : <StateView state="forbidden" say={may.why} action={<HomeLink />} />}
    </>
  )
}

function Ledger() {
  const [{ open }] = useAddress()
  const pages = usePages<Dispute>('disputes', api, open === undefined ? {} : { open })
  const navigate = useNavigate()
  return (
    <>
      <FilterBar keys={['open']}>
        <CheckFilter name="open" label="只看未裁定" />
      </FilterBar>
      <LedgerTable
        {...pages}
        name="disputes"
        title="属地争议"
        columns={columns}
        rowKey={(row) => row.id}
        onOpen={(row) => void navigate({ to: '/disputes/$id', params: { id: row.id } })}
        filterText={open === undefined ? '' : '未裁定'}
        empty={<StateView state="empty" title="没有属地争议" say="在单位档案的「属地」里,或点右上角「提出争议」" />}
      />
    </>
  )
}

const columns: readonly Column<Dispute>[] = [
  {
    key: 'unit',
    title: '单位',
    width: '30%',
    head: true,
    render: (row) => (
      <Link to="/disputes/$id" params={{ id: row.id }} style={{ overflowWrap: 'anywhere' }}>
        {row.unitName}
      </Link>
    ),
  },
  { key: 'no', title: '编号', width: 160, figures: true, render: (row) => row.no },
  { key: 'from', title: '登记在', width: 110, render: (row) => row.from.county },
  { key: 'to', title: '主张归属', width: 110, render: (row) => row.to.county },
  { key: 'state', title: '状态', width: 160, render: (row) => row.stateLabel },
  {
    key: 'stated',
    title: '陈述',
    width: 150,
    render: (row) =>
      row.mayState.yes && !row.statements.some((one) => one.side === row.mayState.side) ? (
        <strong>待本县(区)陈述</strong>
      ) : (
        `${new Set(row.statements.map((one) => one.side)).size} 方已陈述`
      ),
  },
  { key: 'at', title: '提出', width: 110, figures: true, render: (row) => formatDate(row.openedAt) },
]
