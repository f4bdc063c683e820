import { useNavigate } from '@tanstack/react-router'
import type { z } from 'zod'
import { useQuery } from '@tanstack/react-query'
import type { lateCount, latePageShape } from '#kernel/obligation/contract.ts'
import { ChoiceFilter, FilterBar, PlaceFilter, sayAll, usePlaceName } from '../../modules/kit/filters.tsx'
import { CasesOnly } from '../../modules/kit/CasesOnly.tsx'
import { usePages } from '../../modules/kit/pages.ts'
import { useAddress } from '../address.ts'
import { get } from '../client.ts'
import { type Column, formatTime, LedgerTable, PageHead, StateView } from '../kit/index.ts'
import { dutyChoices, dutyWords, organWords } from './late-words.ts'

type Row = z.infer<typeof latePageShape>['rows'][number]
const keys = ['duty', 'organ', 'county', 'town'] as const

const columns: readonly Column<Row>[] = [
  {
    key: 'verb',
    title: '逾期事项',
    head: true,
    render: (row) => (
      <>
        <strong>{row.verb}</strong> <span className="quiet">{row.procedureTitle}</span>
      </>
    ),
  },
  { key: 'title', title: '案卷', render: (row) => row.title },
  { key: 'remaining', title: '逾期', render: (row) => <strong>{row.remaining}</strong>, width: 110 },
  { key: 'dueAt', title: '期限', render: (row) => formatTime(row.dueAt), figures: true, width: 150 },
  { key: 'owners', title: '谁应办', render: (row) => row.owners, width: 150 },
  { key: 'organName', title: '监督主体', render: (row) => row.organName ?? '未定', width: 150 },
  { key: 'placeName', title: '地点', render: (row) => row.placeName, hidden: true },
  { key: 'no', title: '编号', render: (row) => row.no, figures: true, hidden: true },
]

/** 逾期事项: what is past its date, the longest overdue first; a row opens its case, where it is urged, listed or co-ordinated. */
export function LatePage() {
  return (
    <CasesOnly title="逾期事项">
      <Ledger />
    </CasesOnly>
  )
}

function Ledger() {
  const [query] = useAddress()
  const filters = Object.fromEntries(keys.flatMap((key) => (query[key] === undefined ? [] : [[key, query[key]]])))
  const pages = usePages<Row>('late', '/api/obligations', filters)
  const count = useQuery({
    queryKey: ['late', 'count', filters],
    queryFn: () => get<z.infer<typeof lateCount>>('/api/obligations/count', filters),
  })
  const place = usePlaceName()
  const navigate = useNavigate()
  const organ = organWords(filters.organ, pages.rows)
  return (
    <>
      <PageHead title="逾期事项" sub={sayAll([dutyWords(filters.duty), organ, '最久的在前;点开案卷督办、协调'])} />
      <FilterBar keys={keys} first={<ChoiceFilter name="duty" label="事项" of={dutyChoices(filters.duty)} />}>
        <PlaceFilter />
      </FilterBar>
      <LedgerTable
        {...pages}
        name="late"
        title="逾期事项"
        columns={columns}
        rowKey={(row) => row.id}
        onOpen={(row) => void navigate({ to: '/cases/$id', params: { id: row.caseId } })}
        count={count.data}
        filterText={sayAll([place && `地点:${place}`, organ, dutyWords(filters.duty)])}
        empty={
          <StateView
            state="empty"
            title="没有逾期事项"
            say={Object.keys(filters).length > 0 ? '放宽或清除条件再查' : '到期未办的会出现在这里'}
          />
        }
      />
    </>
  )
}
