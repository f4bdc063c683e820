import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { z } from 'zod'
import { riskColours } from '#law/terms/risk.ts'
import type { enterpriseCountShape } from '#modules/governance/registry/contract.ts'
import { canRegister } from '#modules/governance/registry/permits.ts'
import { CheckFilter, ChoiceFilter, FilterBar, PlaceFilter, sayAll, TextFilter, usePlaceName } from '../../kit/filters.tsx'
import { CasesOnly } from '../../kit/CasesOnly.tsx'
import { MayButton } from '../../kit/MayButton.tsx'
import { usePages } from '../../kit/pages.ts'
import { ExportButton, get, LedgerTable, PageHead, StateView, useActor, useAddress } from '../../shell.ts'
import { columns, type EnterpriseRow } from './columns.tsx'
import { Coverage } from './Coverage.tsx'
import { type Trade, useTrades } from './lists.ts'

const keys = ['q', 'county', 'town', 'trade', 'colour', 'blank'] as const

const colours = [...riskColours.map(({ code, label }) => ({ code, label: `${label}色` })), { code: 'none', label: '未定级' }]

/** 监管对象名录: every unit this post may see, and how far the two bodies are settled. */
export function EnterprisesPage() {
  return (
    <CasesOnly title="单位台账">
      <Ledger />
    </CasesOnly>
  )
}

function Ledger() {
  const [query] = useAddress()
  const filters = Object.fromEntries(keys.flatMap((key) => (query[key] === undefined ? [] : [[key, query[key]]])))
  const pages = usePages<EnterpriseRow>('enterprises', '/api/governance/registry/enterprises', filters)
  const count = useQuery({
    queryKey: ['enterprises', 'count', filters],
    queryFn: () => get<z.infer<typeof enterpriseCountShape>>('/api/governance/registry/enterprises/count', filters),
  })
  const place = usePlaceName()
  const trades = useTrades()
  const navigate = useNavigate()
  const actor = useActor()
  const filtered = Object.keys(filters).length > 0
  return (
    <>
      <PageHead
        title={actor.scope === 'enterprise' ? '本单位档案' : '单位台账'}
        extra={
          <>
            <MayButton may={canRegister(actor)} to="/enterprises/new">
              登记单位
            </MayButton>
            <MayButton may={canRegister(actor)} to="/imports">
              批量导入
            </MayButton>
          </>
        }
      />
      <Coverage />
      <Filters />
      <LedgerTable
        {...pages}
        name="enterprises"
        title="单位台账"
        extra={<ExportButton register="enterprises" filters={filters} />}
        columns={columns}
        rowKey={(row) => row.id}
        onOpen={(row) => void navigate({ to: '/enterprises/$id', params: { id: row.id } })}
        count={count.data}
        filterText={sayFilters(filters, place, trades)}
        empty={
          <StateView
            state="empty"
            title={filtered ? '没有符合条件的单位' : '名录里还没有单位'}
            say={filtered ? '放宽或清除条件再查' : '点右上角「登记单位」开始建档'}
          />
        }
      />
    </>
  )
}

function Filters() {
  const trades = useTrades()
  return (
    <FilterBar keys={keys} first={<TextFilter name="q" label="查找" hint="单位名称或信用代码" />}>
      <ChoiceFilter name="trade" label="监管行业" of={trades} />
      <ChoiceFilter name="colour" label="风险等级" of={colours} />
      <PlaceFilter />
      <CheckFilter name="blank" label="只看有缺项" />
    </FilterBar>
  )
}

/** The filters in words, for the print sheet. */
function sayFilters(filters: Readonly<Record<string, string>>, place: string, trades: readonly Trade[]): string {
  const { q, trade, colour, blank } = filters
  return sayAll([
    place && `地点:${place}`,
    q && `名称或代码含「${q}」`,
    trade && `监管行业:${trades.find((one) => one.code === trade)?.label ?? trade}`,
    colour && `风险等级:${colours.find((one) => one.code === colour)?.label ?? colour}`,
    blank && '只看有缺项',
  ])
}
