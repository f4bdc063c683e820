import { Link, useNavigate } from '@tanstack/react-router'
import { kinds, owners } from '#modules/prevention/hazards/checklists/terms.ts'
import { trades } from '#law/high-risk.ts'
import {
  CasesOnly,
  ChoiceFilter,
  type Column,
  FilterBar,
  formatDate,
  LedgerTable,
  MayButton,
  PageHead,
  sayAll,
  StateView,
  TextFilter,
  useAddress,
} from '../shell.ts'
import { type ChecklistRows, useChecklists } from './api.ts'

type Row = ChecklistRows['rows'][number]
const keys = ['trade', 'kind', 'q'] as const

/** The trades of a list in words; a list without any is for all. */
export const sayTrades = (codes: readonly string[]): string =>
  codes.length === 0 ? '各行业' : codes.map((code) => trades.find((one) => one.code === code)?.label ?? code).join('、')

const columns: readonly Column<Row>[] = [
  {
    key: 'title',
    title: '检查表',
    width: '26%',
    head: true,
    render: (row) => (
      <Link to="/checklists/$id" params={{ id: row.key }}>
        {row.title}
      </Link>
    ),
  },
  { key: 'kind', title: '种类', width: 70, render: (row) => kinds.label(row.kind) },
  { key: 'trades', title: '行业', width: '18%', render: (row) => sayTrades(row.trades) },
  { key: 'post', title: '适用岗位', width: '16%', render: (row) => row.postTitle },
  { key: 'cycle', title: '周期', width: 100, render: (row) => row.cycleText },
  { key: 'count', title: '项数', width: 70, align: 'end', figures: true, render: (row) => `${row.count} 项` },
  { key: 'owner', title: '由谁发布', render: (row) => (row.owner === 'product' ? owners.label(row.owner) : row.ownerName) },
  { key: 'version', title: '版本', width: 150, figures: true, render: (row) => `第 ${row.version} 版 ${formatDate(row.publishedAt)}` },
]

/** 检查表: what there is to check, by trade and kind. */
export function ChecklistsPage() {
  return (
    <CasesOnly title="检查表">
      <Lists />
    </CasesOnly>
  )
}

function Lists() {
  const [query] = useAddress()
  const navigate = useNavigate()
  const filters = Object.fromEntries(keys.flatMap((key) => (query[key] === undefined ? [] : [[key, query[key]]])))
  const found = useChecklists(filters)
  const may = found.data?.mayPublish
  return (
    <>
      <PageHead
        title="检查表"
        sub="按行业和岗位列出要查什么、依据是什么。改动后发布为新版本,旧版本和用旧版本做的检查都留着"
        extra={
          may?.yes === true && (
            <MayButton may={{ yes: true }} to="/checklists/new">
              新编检查表
            </MayButton>
          )
        }
      />
      <FilterBar keys={keys} first={<TextFilter name="q" label="查找" hint="检查表名称" />}>
        <ChoiceFilter name="kind" label="种类" of={kinds.list} />
        <ChoiceFilter name="trade" label="行业" of={trades.map(({ code, label }) => ({ code, label }))} />
      </FilterBar>
      <LedgerTable
        name="checklists"
        title="检查表"
        columns={columns}
        rows={found.data?.rows}
        rowKey={(row) => row.key}
        onOpen={(row) => void navigate({ to: '/checklists/$id', params: { id: row.key } })}
        next={null}
        onMore={() => undefined}
        loading={found.isFetching}
        error={found.error}
        onRetry={() => void found.refetch()}
        filterText={sayAll([
          query.kind && `种类:${kinds.label(query.kind)}`,
          query.trade && `行业:${sayTrades([query.trade])}`,
          query.q && `名称含「${query.q}」`,
        ])}
        empty={<StateView state="empty" title="没有符合条件的检查表" say="放宽或清除条件再查" />}
      />
    </>
  )
}
