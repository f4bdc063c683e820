import { useNavigate } from '@tanstack/react-router'
import { canSeeGrids } from '#modules/foundations/grid/permits.ts'
import { gapKinds } from '#modules/foundations/grid/terms.ts'
import { ChoiceFilter, FilterBar, PlaceFilter, sayAll, usePlaceName } from '../../kit/filters.tsx'
import { usePages } from '../../kit/pages.ts'
import { HomeLink, LedgerTable, PageHead, StateView, useActor, useAddress } from '../../shell.ts'
import { Acts } from './Acts.tsx'
import { api, type Grid, isTown } from './api.ts'
import { AskGrid } from './AskGrid.tsx'
import { columns } from './columns.tsx'
import { GapsPanel } from './GapsPanel.tsx'

const keys = ['county', 'town', 'gap'] as const
const gaps = gapKinds.list.filter(({ code }) => ['noOfficer', 'vacant', 'unpublished'].includes(code))

/** 网格台账: every grid of the place, who answers for it, what is blank or doubled. */
export function GridsPage() {
  const may = canSeeGrids(useActor())
  return (
    <>
      <PageHead title="村(社区)网格" sub="一个村(社区)至少一个网格,每个网格有网格员和替补;先划网格,再定人,再发布" />
      {may.yes ? <Ledger /> : <StateView state="forbidden" say={may.why} action={<HomeLink />} />}
    </>
  )
}

function Ledger() {
  const [query] = useAddress()
  const actor = useActor()
  const filters = Object.fromEntries(keys.flatMap((key) => (query[key] === undefined ? [] : [[key, query[key]]])))
  const { gap: _, ...place } = filters
  const pages = usePages<Grid>('grid', api, filters)
  const placeName = usePlaceName()
  const navigate = useNavigate()
  const town = query.town ?? (isTown(actor.place) ? actor.place : undefined)
  return (
    <>
      <FilterBar keys={keys} first={<PlaceFilter />}>
        <ChoiceFilter name="gap" label="只看" of={gaps} />
      </FilterBar>
      <GapsPanel place={place} />
      <Acts town={town} grids={pages.rows ?? []} />
      <AskGrid />
      <LedgerTable
        {...pages}
        name="grids"
        title="网格台账"
        columns={columns}
        rowKey={(row) => row.id}
        onOpen={(row) => void navigate({ to: '/grids/$id', params: { id: row.id } })}
        filterText={sayAll([placeName && `地点:${placeName}`, query.gap && gapKinds.label(query.gap)])}
        empty={<StateView state="empty" title="这里还没有网格" say="选择乡镇(街道),点「一村一格生成网格」开始" />}
      />
    </>
  )
}
