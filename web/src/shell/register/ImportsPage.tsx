import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import type { z } from 'zod'
import type { importPage, registersShape } from '#kernel/register/contract.ts'
import { get } from '../client.ts'
import { type Column, formatTime, HomeLink, LedgerTable, PageHead, StateView } from '../kit/index.ts'
import { type ImportRow, imports, saySoFar } from './words.ts'

export type Registers = z.infer<typeof registersShape>['rows']

/** Which registers this post may bring lists into or take out of. */
export const useRegisters = () =>
  useQuery({
    queryKey: ['registers'],
    queryFn: async () => (await get<{ rows: Registers }>('/api/registers')).rows,
    staleTime: 600_000,
  })

const columns: readonly Column<ImportRow>[] = [
  { key: 'file', title: '文件', head: true, render: (row) => <Opened row={row} /> },
  { key: 'register', title: '名录', width: 120, render: (row) => row.registerTitle },
  { key: 'state', title: '进度', width: 180, render: (row) => row.stateLabel },
  { key: 'counts', title: '结果', width: '30%', render: saySoFar },
  { key: 'who', title: '经办', width: 110, render: (row) => row.personName },
  { key: 'at', title: '时间', width: 160, figures: true, render: (row) => formatTime(row.createdAt) },
]

const Opened = ({ row }: { row: ImportRow }) => (
  <Link to="/imports/$id" params={{ id: row.id }}>
    {row.fileName}
  </Link>
)

/** 名录导入: the lists that this organ has brought in, each with how far it is. */
export function ImportsPage() {
  const registers = useRegisters()
  const open = registers.data?.find((one) => one.mayImport.yes)
  const navigate = useNavigate()
  if (registers.data !== undefined && open === undefined) {
    const why = registers.data.find((one) => one.mayImport.why !== null)?.mayImport.why
    return (
      <>
        <PageHead title="名录导入" />
        <StateView state="forbidden" {...(why ? { say: why } : {})} action={<HomeLink />} />
      </>
    )
  }
  return (
    <>
      <PageHead
        title="名录导入"
        sub="把 Excel 或 CSV 里的名录成批登记;先检查、再导入,导入后可以撤销"
        extra={
          open && (
            <Button type="primary" size="large" onClick={() => void navigate({ to: '/imports/new', search: { register: open.name } })}>
              导入{open.title}
            </Button>
          )
        }
      />
      <List />
    </>
  )
}

function List() {
  const navigate = useNavigate()
  const query = useInfiniteQuery({
    queryKey: ['imports', 'rows'],
    queryFn: ({ pageParam }) => get<z.infer<typeof importPage>>(imports, { cursor: pageParam }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
  })
  return (
    <LedgerTable
      name="imports"
      title="名录导入"
      columns={columns}
      rows={query.data?.pages.flatMap((page) => page.rows)}
      rowKey={(row) => row.id}
      onOpen={(row) => void navigate({ to: '/imports/$id', params: { id: row.id } })}
      next={query.data?.pages.at(-1)?.next}
      onMore={() => void query.fetchNextPage()}
      loading={query.isFetching}
      loadingMore={query.isFetchingNextPage}
      error={query.error}
      onRetry={() => void query.refetch()}
      empty={<StateView state="empty" title="还没有导入过" say="点右上角「导入监管对象」选一个文件开始" />}
    />
  )
}
