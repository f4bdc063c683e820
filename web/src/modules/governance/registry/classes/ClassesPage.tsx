import { useNavigate } from '@tanstack/react-router'
import { Link } from '@tanstack/react-router'
import type { z } from 'zod'
import type { classRow } from '#modules/governance/registry/classes/contract.ts'
import { canSeeClasses } from '#modules/governance/registry/classes/permits.ts'
import { classes } from '#modules/governance/registry/classes/terms.ts'
import { useTrades } from '../lists.ts'
import {
  CheckFilter,
  ChoiceFilter,
  type Column,
  FilterBar,
  formatDate,
  HomeLink,
  LedgerTable,
  PageHead,
  PlaceFilter,
  PlaceWords,
  sayAll,
  StateView,
  useActor,
  useAddress,
  usePages,
  usePlaceName,
} from '../shell.ts'

type Row = z.infer<typeof classRow>
const keys = ['class', 'trade', 'county', 'town', 'focus', 'due'] as const

/** 分类分级监管: the department's units by the day on which the next visit is due. */
export function ClassesPage() {
  const may = canSeeClasses(useActor())
  return (
    <>
      <PageHead title="分类分级监管" sub="按下次应查日期先后;类别和频次由规则算出,点单位看理由" />
      {may.yes ? <Ledger /> : <StateView state="forbidden" say={may.why} action={<HomeLink />} />}
    </>
  )
}

function Ledger() {
  const [query] = useAddress()
  const filters = Object.fromEntries(keys.flatMap((key) => (query[key] === undefined ? [] : [[key, query[key]]])))
  const pages = usePages<Row>('classes', '/api/governance/registry/classes', filters)
  const trades = useTrades()
  const place = usePlaceName()
  const navigate = useNavigate()
  const filtered = Object.keys(filters).length > 0
  const doubtful = pages.rows?.some((row) => !row.confirmed) === true
  return (
    <>
      {doubtful && <p className="next-none">检查频次表还没有经本市确认,下面的类别、频次和日期只作参考。</p>}
      <FilterBar keys={keys} first={<ChoiceFilter name="class" label="类别" of={classes.list} />}>
        <ChoiceFilter name="trade" label="监管行业" of={trades} />
        <PlaceFilter />
        <CheckFilter name="due" label="只看到期应查" />
        <CheckFilter name="focus" label="只看重点单位" />
      </FilterBar>
      <LedgerTable
        {...pages}
        name="classes"
        title="分类分级监管"
        columns={columns}
        rowKey={(row) => row.id}
        onOpen={(row) => void navigate({ to: '/enterprises/$id', params: { id: row.id } })}
        filterText={sayAll([
          place && `地点:${place}`,
          filters.class && `类别:${filters.class}`,
          filters.due && '到期应查',
          filters.focus && '重点单位',
        ])}
        empty={
          <StateView
            state="empty"
            title={filtered ? '没有符合条件的单位' : '还没有算出类别的单位'}
            say={filtered ? '放宽或清除条件再查' : '登记单位后一分钟内算出'}
          />
        }
      />
    </>
  )
}

const columns: readonly Column<Row>[] = [
  {
    key: 'name',
    title: '单位名称',
    width: '22%',
    head: true,
    render: (row) => (
      <Link to="/enterprises/$id" params={{ id: row.id }} style={{ overflowWrap: 'anywhere' }}>
        {row.name}
      </Link>
    ),
  },
  { key: 'class', title: '类别', width: 130, render: (row) => <Class row={row} /> },
  { key: 'trade', title: '监管行业', width: 110, render: (row) => row.tradeLabel },
  { key: 'place', title: '地点', width: '18%', render: (row) => <PlaceWords full={row.placeName} /> },
  { key: 'floor', title: '最低频次', width: 150, render: (row) => row.floor },
  { key: 'ceiling', title: '最高频次', width: 110, render: (row) => row.ceiling },
  { key: 'last', title: '上次检查', width: 110, figures: true, render: (row) => formatDate(row.lastVisit) },
  {
    key: 'due',
    title: '下次应查',
    width: 150,
    figures: true,
    render: (row) => (
      <>
        {formatDate(row.dueOn)} {row.overdue && <span className="mark mark-major">到期应查</span>}
      </>
    ),
  },
]

function Class({ row }: { row: Row }) {
  return (
    <>
      <strong>{row.class} 类</strong> {row.focus && <span className="mark mark-major">重点</span>}
    </>
  )
}
