import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { z } from 'zod'
import { isRole } from '#kernel/permit/permit.ts'
import type { ledgerCount } from '#modules/prevention/hazards/contract.ts'
import { hazard } from '#modules/prevention/hazards/procedure.ts'
import { categories, levels, origins } from '#modules/prevention/hazards/terms.ts'
import {
  CheckFilter,
  ChoiceFilter,
  DaysFilter,
  FilterBar,
  PlaceFilter,
  sayAll,
  sayDays,
  TextFilter,
  usePlaceName,
} from '../../kit/filters.tsx'
import { CasesOnly } from '../../kit/CasesOnly.tsx'
import { MayButton } from '../../kit/MayButton.tsx'
import { usePages } from '../../kit/pages.ts'
import { get, LedgerTable, PageHead, StateView, useActor, useAddress } from '../../shell.ts'
import { columns, type HazardRow } from './columns.tsx'

const api = '/api/prevention/hazards'
const keys = [
  'state',
  'level',
  'category',
  'origin',
  'county',
  'town',
  'enterprise',
  'overdue',
  'listed',
  'trade',
  'openedFrom',
  'openedTo',
  'closedFrom',
  'closedTo',
  'dueFrom',
  'dueTo',
  'clause',
  'measure',
  'owner',
  'evidence',
  'q',
] as const
const states = [
  { code: 'open', label: '未办结(全部)' },
  { code: 'ended', label: '已办结(全部)' },
  ...Object.entries(hazard.states).map(([code, { label }]) => ({ code, label })),
]

/** 隐患台账: every hazard this post may see, filtered from the address bar. */
export function LedgerPage() {
  return (
    <CasesOnly title="隐患台账">
      <Ledger />
    </CasesOnly>
  )
}

function Ledger() {
  const [query] = useAddress()
  const filters = Object.fromEntries(keys.flatMap((key) => (query[key] === undefined ? [] : [[key, query[key]]])))
  const pages = usePages<HazardRow>('hazards', api, filters)
  const count = useQuery({
    queryKey: ['hazards', 'count', filters],
    queryFn: () => get<z.infer<typeof ledgerCount>>(`${api}/count`, filters),
  })
  const place = usePlaceName()
  const navigate = useNavigate()
  const may = isRole(useActor(), hazard.opens.report?.by ?? [])
  return (
    <>
      <PageHead
        title="隐患台账"
        extra={
          <MayButton may={may} to="/hazards/new">
            报告隐患
          </MayButton>
        }
      />
      <LedgerFilters />
      <LedgerTable
        {...pages}
        name="hazards"
        title="隐患台账"
        columns={columns}
        rowKey={(row) => row.id}
        onOpen={(row) => void navigate({ to: '/cases/$id', params: { id: row.id } })}
        count={count.data}
        filterText={sayFilters(filters, place)}
        empty={<Empty filtered={Object.keys(filters).length > 0} mayReport={may.yes} />}
      />
    </>
  )
}

function LedgerFilters() {
  return (
    <FilterBar keys={keys} first={<TextFilter name="q" label="查找" hint="隐患或单位名称" />}>
      <ChoiceFilter name="state" label="状态" of={states} />
      <ChoiceFilter name="level" label="级别" of={levels.list} />
      <ChoiceFilter name="category" label="类别" of={categories.list} />
      <ChoiceFilter name="origin" label="来源" of={origins.list} />
      <PlaceFilter />
      <DaysFilter label="报告日期" from="openedFrom" to="openedTo" />
      <DaysFilter label="办结日期" from="closedFrom" to="closedTo" />
      <CheckFilter name="overdue" label="只看已逾期" />
      <CheckFilter name="listed" label="只看挂牌督办中" />
      <Further />
    </FilterBar>
  )
}

const evidences = [
  { code: 'found', label: '有发现时照片' },
  { code: 'rectified', label: '有整改后照片' },
  { code: 'rechecked', label: '有复查照片' },
  { code: 'none', label: '没有照片' },
] as const
const further = ['clause', 'measure', 'owner', 'evidence', 'dueFrom', 'dueTo'] as const

/** Filters that are seldom wanted; open when one of them is set. */
function Further() {
  const [query] = useAddress()
  return (
    <details className="filters-further" open={further.some((one) => query[one] !== undefined)}>
      <summary>按依据、措施、责任人、证据、期限查</summary>
      <div className="filters-further-fields">
        <TextFilter name="clause" label="判定依据" hint="标准名称、条号" />
        <TextFilter name="measure" label="整改要求或措施" hint="其中的文字" />
        <TextFilter name="owner" label="整改责任人" hint="姓名" />
        <ChoiceFilter name="evidence" label="证据" of={evidences} />
        <DaysFilter label="整改期限" from="dueFrom" to="dueTo" always />
      </div>
    </details>
  )
}

function Empty({ filtered, mayReport }: { filtered: boolean; mayReport: boolean }) {
  if (filtered) return <StateView state="empty" title="没有符合条件的隐患" say="放宽或清除条件再查" />
  return <StateView state="empty" title="还没有隐患" say={mayReport ? '发现隐患后点右上角「报告隐患」' : '有人上报后会出现在这里'} />
}

/** The filters in words, for the print sheet. */
function sayFilters(filters: Readonly<Record<string, string>>, place: string): string {
  const { state, level, category, origin, enterprise, overdue, listed, openedFrom, openedTo, closedFrom, closedTo, q } = filters
  const { clause, measure, owner, evidence, dueFrom, dueTo } = filters
  return sayAll([
    place && `地点:${place}`,
    state && `状态:${states.find((one) => one.code === state)?.label ?? state}`,
    level && `级别:${levels.label(level)}`,
    category && `类别:${categories.label(category)}`,
    origin && `来源:${origins.label(origin)}`,
    enterprise && '限一家单位',
    overdue && '只看已逾期',
    listed && (listed === 'true' ? '只看挂牌督办中' : '未挂牌'),
    sayDays('报告', openedFrom, openedTo),
    sayDays('办结', closedFrom, closedTo),
    sayDays('整改期限', dueFrom, dueTo),
    clause && `判定依据含「${clause}」`,
    measure && `要求或措施含「${measure}」`,
    owner && `责任人含「${owner}」`,
    evidence && evidences.find((one) => one.code === evidence)?.label,
    q && `名称含「${q}」`,
  ])
}
