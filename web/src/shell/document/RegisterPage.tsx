import { useNavigate } from '@tanstack/react-router'
import { Input } from 'antd'
import { canReadRegister } from '#kernel/document/permits.ts'
import { forms } from '#law/forms/index.ts'
import { ChoiceFilter, Filter, FilterBar, sayAll, TextFilter } from '../../modules/kit/filters.tsx'
import { usePages } from '../../modules/kit/pages.ts'
import { useAddress } from '../address.ts'
import { HomeLink } from '../kit/HomeLink.tsx'
import { LedgerTable } from '../kit/LedgerTable.tsx'
import { PageHead } from '../kit/PageHead.tsx'
import { StateView } from '../kit/StateView.tsx'
import { useActor } from '../session.tsx'
import { columns } from './columns.tsx'
import type { RegisterRow } from './documents.ts'

const keys = ['q', 'infix', 'year', 'status'] as const
const kinds = [...new Map(forms.map((one) => [one.infix, { code: one.infix, label: one.name }])).values()]
const statuses = [
  { code: 'valid', label: '有效' },
  { code: 'void', label: '已作废' },
]

/** 文书台账: every number of every series, the void ones among them. */
export function RegisterPage() {
  const may = canReadRegister(useActor())
  if (may.yes) return <Register />
  return (
    <>
      <PageHead title="文书台账" />
      <StateView state="forbidden" say={`${may.why};送达您的文书在案卷的「文书」里`} action={<HomeLink />} />
    </>
  )
}

function Register() {
  const [query] = useAddress()
  const filters = Object.fromEntries(keys.flatMap((key) => (query[key] === undefined ? [] : [[key, query[key]]])))
  const pages = usePages<RegisterRow>('documents', '/api/documents', filters)
  const navigate = useNavigate()
  const filtered = Object.keys(filters).length > 0
  return (
    <>
      <PageHead title="文书台账" sub="编号连续,作废的编号保留并注明理由" />
      <FilterBar keys={keys} first={<TextFilter name="q" label="查找" hint="文号或文书名称" />}>
        <ChoiceFilter name="infix" label="文书种类" of={kinds} />
        <YearFilter />
        <ChoiceFilter name="status" label="状态" of={statuses} />
      </FilterBar>
      <LedgerTable
        {...pages}
        name="documents"
        title="文书台账"
        columns={columns}
        rowKey={(row) => row.id}
        onOpen={(row) => void navigate({ to: '/cases/$id', params: { id: row.caseId } })}
        filterText={sayFilters(filters)}
        empty={
          <StateView
            state="empty"
            title={filtered ? '没有符合条件的文书' : '还没有文书'}
            say={filtered ? '放宽或清除条件再查' : '办到制发文书的步骤时自动编号,列在这里'}
          />
        }
      />
    </>
  )
}

function YearFilter() {
  const [query, set] = useAddress()
  return (
    <Filter label="年份">
      {(id) => (
        <Input
          id={id}
          inputMode="numeric"
          maxLength={4}
          placeholder="全部"
          allowClear
          defaultValue={query.year ?? ''}
          key={query.year ?? ''}
          onChange={({ target: { value } }) => (value === '' || /^20\d\d$/.test(value)) && set({ year: value })}
        />
      )}
    </Filter>
  )
}

/** The filters in words, for the print sheet. */
function sayFilters({ q, infix, year, status }: Readonly<Record<string, string>>): string {
  return sayAll([
    q && `文号或名称含「${q}」`,
    infix && `文书种类:${kinds.find((one) => one.code === infix)?.label ?? infix}`,
    year && `${year} 年`,
    status && `状态:${statuses.find((one) => one.code === status)?.label ?? status}`,
  ])
}
