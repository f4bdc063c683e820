import { useInfiniteQuery, keepPreviousData } from '@tanstack/react-query'
import { Button } from 'antd'
import type { z } from 'zod'
import type { publicPage } from '#modules/organization/disclosure/contract.ts'
import { ChoiceFilter, FilterBar, TextFilter } from '../../kit/filters.tsx'
import { formatTime, get, PageHead, PublicFrame, StateView, useAddress, useSession } from '../../shell.ts'
import { ListedCard } from './ListedCard.tsx'
import { Withheld } from './Withheld.tsx'

type Page = z.infer<typeof publicPage>
const api = '/api/public/listed-hazards'
const keys = ['q', 'county', 'status'] as const
const statuses = [
  { code: 'listed', label: '督办中' },
  { code: 'ended', label: '已摘牌' },
]

/** 重大隐患公示: every listed major hazard in plain words, for anybody. */
export function ListedPage() {
  const [query] = useAddress()
  const filters = Object.fromEntries(keys.flatMap((key) => (query[key] === undefined ? [] : [[key, query[key]]])))
  const found = useInfiniteQuery({
    queryKey: ['public', 'listed', filters],
    queryFn: ({ pageParam }) => get<Page>(api, { ...filters, cursor: pageParam }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
    refetchInterval: 60_000,
  })
  const head = found.data?.pages[0]
  return (
    <PublicFrame>
      <PageHead
        title="重大事故隐患挂牌督办公示"
        sub="政府挂牌督办的重大隐患:在哪里、要改什么、谁督办、什么时候改完"
        extra={<Button onClick={() => window.print()}>打印</Button>}
      />
      <FilterBar keys={keys} first={<TextFilter name="q" label="查找" hint="单位、地点或隐患" />}>
        {head?.counties !== undefined && head.counties.length > 1 && (
          <ChoiceFilter name="county" label="县(市、区)" of={head.counties.map((one) => ({ code: one.code, label: one.name }))} />
        )}
        <ChoiceFilter name="status" label="状态" of={statuses} />
      </FilterBar>
      {found.isError && head === undefined ? (
        <StateView state="error" error={found.error} onRetry={() => void found.refetch()} />
      ) : head === undefined ? (
        <StateView state="loading" rows={8} />
      ) : (
        <Shown
          head={head}
          rows={found.data?.pages.flatMap((page) => page.rows) ?? []}
          filtered={Object.keys(filters).length > 0}
          {...(found.hasNextPage ? { more: () => void found.fetchNextPage(), busy: found.isFetchingNextPage } : {})}
        />
      )}
    </PublicFrame>
  )
}

interface ShownProps {
  head: Page
  rows: Page['rows']
  filtered: boolean
  more?: () => void
  busy?: boolean
}

function Shown({ head, rows, filtered, more, busy = false }: ShownProps) {
  return (
    <>
      <Standing count={head.count} city={head.city} />
      {rows.length === 0 ? (
        <StateView
          state="empty"
          title={filtered ? '没有符合条件的公示' : '现在没有挂牌督办的重大隐患'}
          say={filtered ? '放宽或清除条件再查' : '挂牌后一分钟内列在这里'}
        />
      ) : (
        <ul className="listed">
          {rows.map((row) => (
            <ListedCard key={row.id} row={row} />
          ))}
        </ul>
      )}
      {more !== undefined && (
        <p className="ledger-more no-print">
          <Button size="large" loading={busy} onClick={more}>
            再显示一页
          </Button>
        </p>
      )}
      <Withheld rule={head.rule} />
    </>
  )
}

function Standing({ count, city }: { count: number; city: string }) {
  const { now } = useSession()
  const [query] = useAddress()
  const asked = new URLSearchParams(keys.flatMap((key) => (query[key] === undefined ? [] : [[key, query[key]]]))).toString()
  const suffix = asked === '' ? '' : `?${asked}`
  return (
    <div className="ledger-tools">
      <span>
        共 <strong className="figures">{count}</strong> 件
      </span>
      <span className="spacer" />
      <a className="plain-link no-print" href={`${api}.rss${suffix}`}>
        订阅(RSS)
      </a>
      <a className="plain-link no-print" href={`${api}.csv${suffix}`} download>
        下载数据(CSV)
      </a>
      <span className="print-only">
        {city} · 打印时间 {formatTime(now())}
      </span>
    </div>
  )
}
