import { useNavigate } from '@tanstack/react-router'
import { isRole } from '#kernel/permit/permit.ts'
import { inspection } from '#modules/enforcement/inspections/procedure.ts'
import { DayInput } from '../../kit/inputs.tsx'
import { ChoiceFilter, Filter, FilterBar, PlaceFilter, sayAll, usePlaceName } from '../../kit/filters.tsx'
import { CasesOnly } from '../../kit/CasesOnly.tsx'
import { MayButton } from '../../kit/MayButton.tsx'
import { usePages } from '../../kit/pages.ts'
import { LedgerTable, PageHead, StateView, useActor, useAddress } from '../../shell.ts'
import { columns, type InspectionRow } from './columns.tsx'

const keys = ['state', 'county', 'enterprise', 'originCase', 'since'] as const
const states = Object.entries(inspection.states).map(([code, { label }]) => ({ code, label }))

/** 执法检查: every visit this post may see. */
export function InspectionsPage() {
  return (
    <CasesOnly title="检查台账">
      <Ledger />
    </CasesOnly>
  )
}

function Ledger() {
  const [query] = useAddress()
  const filters = Object.fromEntries(keys.flatMap((key) => (query[key] === undefined ? [] : [[key, query[key]]])))
  const pages = usePages<InspectionRow>('inspections', '/api/enforcement/inspections', filters)
  const place = usePlaceName()
  const navigate = useNavigate()
  const may = isRole(useActor(), inspection.opens.start?.by ?? [])
  const filtered = Object.keys(filters).length > 0
  return (
    <>
      <PageHead
        title="检查台账"
        extra={
          <MayButton may={may} to="/inspections/new">
            开始检查
          </MayButton>
        }
      />
      <Filters />
      <LedgerTable
        {...pages}
        name="inspections"
        title="执法检查台账"
        columns={columns}
        rowKey={(row) => row.id}
        onOpen={(row) => void navigate({ to: '/cases/$id', params: { id: row.id } })}
        filterText={sayFilters(filters, place)}
        empty={
          <StateView
            state="empty"
            title={filtered ? '没有符合条件的检查' : '还没有检查'}
            say={filtered ? '放宽或清除条件再查' : '执法人员点右上角「开始检查」'}
          />
        }
      />
    </>
  )
}

function Filters() {
  const [query, set] = useAddress()
  return (
    <FilterBar keys={keys} first={<ChoiceFilter name="state" label="状态" of={states} />}>
      <Filter label="开始日期不早于">{(id) => <DayInput id={id} value={query.since ?? ''} onChange={(since) => set({ since })} />}</Filter>
      <PlaceFilter deepest={3} />
    </FilterBar>
  )
}

/** The filters in words, for the print sheet. */
function sayFilters(filters: Readonly<Record<string, string>>, place: string): string {
  const { state, enterprise, originCase, since } = filters
  return sayAll([
    place && `地点:${place}`,
    state && `状态:${states.find((one) => one.code === state)?.label ?? state}`,
    enterprise && '限一家单位',
    originCase && '限一宗隐患引起的检查',
    since && `${since} 以后`,
  ])
}
