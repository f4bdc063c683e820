import { useNavigate } from '@tanstack/react-router'
import { coercion } from '#modules/enforcement/penalties/procedure.ts'
import { measures } from '#modules/enforcement/penalties/terms.ts'
import { CasesOnly } from '../../kit/CasesOnly.tsx'
import { ChoiceFilter, FilterBar, sayAll } from '../../kit/filters.tsx'
import { usePages } from '../../kit/pages.ts'
import { LedgerTable, PageHead, StateView, useAddress } from '../../shell.ts'
import { api, type CoercionRow } from './api.ts'
import { columns } from './columns.tsx'

const keys = ['measure', 'state', 'originCase', 'enterprise'] as const
const states = [
  { code: 'standing', label: '正在执行(全部)' },
  ...Object.entries(coercion.states).map(([code, { label }]) => ({ code, label })),
]

/** 强制措施台账: every measure this post may see. */
export function CoercionPage() {
  return (
    <CasesOnly title="强制措施台账">
      <Ledger />
    </CasesOnly>
  )
}

function Ledger() {
  const [query] = useAddress()
  const filters = Object.fromEntries(keys.flatMap((key) => (query[key] === undefined ? [] : [[key, query[key]]])))
  const pages = usePages<CoercionRow>('coercion', api, filters)
  const navigate = useNavigate()
  const filtered = Object.keys(filters).length > 0
  return (
    <>
      <PageHead title="强制措施台账" sub="停产停业、停止施工、停止供电、查封扣押:报请、审批、送达、实施、复核、解除" />
      <FilterBar keys={keys} first={<ChoiceFilter name="measure" label="措施" of={measures.list} />}>
        <ChoiceFilter name="state" label="状态" of={states} />
      </FilterBar>
      <LedgerTable
        {...pages}
        name="coercion"
        title="强制措施台账"
        columns={columns}
        rowKey={(row) => row.id}
        onOpen={(row) => void navigate({ to: '/cases/$id', params: { id: row.id } })}
        filterText={sayFilters(filters)}
        empty={
          <StateView
            state="empty"
            title={filtered ? '没有符合条件的强制措施' : '还没有采取过强制措施'}
            say={filtered ? '放宽或清除条件再查' : '重大隐患逾期未整改或复查不合格时,执法人员在该隐患的案卷里报请'}
          />
        }
      />
    </>
  )
}

/** The filters in words, for the print sheet. */
function sayFilters({ measure, state, originCase, enterprise }: Readonly<Record<string, string>>): string {
  return sayAll([
    measure && `措施:${measures.label(measure)}`,
    state && `状态:${states.find((one) => one.code === state)?.label ?? state}`,
    originCase && '限一宗隐患',
    enterprise && '限一家单位',
  ])
}
