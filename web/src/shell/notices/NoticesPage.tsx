import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Button, Popconfirm } from 'antd'
import { useState } from 'react'
import { canPublish } from '#kernel/notice/permits.ts'
import type { noticePage, readersShape } from '#kernel/notice/contract.ts'
import type { z } from 'zod'
import { get, problemFrom } from '../client.ts'
import { useAct } from '../clock/useAct.ts'
import { formatDate, formatTime, PageHead, ProblemNote, StateView } from '../kit/index.ts'
import { useActor } from '../session.tsx'

type Notice = z.infer<typeof noticePage>['rows'][number]

/** 通知公告 for this post, the unread ones marked; the publisher sees who has read his. */
export function NoticesPage() {
  const navigate = useNavigate()
  const may = canPublish(useActor())
  const query = useInfiniteQuery({
    queryKey: ['notices', 'rows'],
    queryFn: ({ pageParam }) => get<z.infer<typeof noticePage>>('/api/notices', { cursor: pageParam }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
  })
  const rows = query.data?.pages.flatMap((page) => page.rows)
  return (
    <div className="page-narrow">
      <PageHead
        title="通知公告"
        extra={
          may.yes && (
            <Button type="primary" size="large" onClick={() => void navigate({ to: '/notices/new' })}>
              发布通知
            </Button>
          )
        }
      />
      {query.isError && <StateView state="error" error={query.error} onRetry={() => void query.refetch()} />}
      {rows === undefined && !query.isError && <StateView state="loading" rows={6} />}
      {rows?.length === 0 && <StateView state="empty" title="没有通知" say="发给您岗位的通知会出现在这里" />}
      {rows?.map((row) => (
        <OneNotice key={row.id} row={row} />
      ))}
      {query.hasNextPage && (
        <Button size="large" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          再显示一页
        </Button>
      )}
    </div>
  )
}

function OneNotice({ row }: { row: Notice }) {
  const read = useAct<object>(`/api/notices/${row.id}/read`)
  const unread = !row.mine && row.readAt === null
  return (
    <article className="card notice">
      <h2>
        {row.title}
        {unread && <span className="notice-unread">未读</span>}
        {row.withdrawnAt !== null && <span className="quiet">(已撤回)</span>}
      </h2>
      <p className="notice-body">{row.body}</p>
      <p className="quiet">
        {row.by} · <span className="figures">{formatTime(row.publishedAt)}</span> · 发给 {row.to} · 有效至{' '}
        {formatDate(new Date(Date.parse(row.until) - 1))}
      </p>
      {read.isError && <ProblemNote problem={problemFrom(read.error)} />}
      {unread && (
        <Button type="primary" size="large" loading={read.isPending} onClick={() => read.mutate({})}>
          我已阅知
        </Button>
      )}
      {!row.mine && row.readAt !== null && <p className="quiet figures">已读 {formatTime(row.readAt)}</p>}
      {row.mine && <Mine row={row} />}
    </article>
  )
}

function Mine({ row }: { row: Notice }) {
  const [open, setOpen] = useState(false)
  const withdraw = useAct<object>(`/api/notices/${row.id}/withdraw`)
  return (
    <>
      {withdraw.isError && <ProblemNote problem={problemFrom(withdraw.error)} />}
      <Button size="large" aria-expanded={open} onClick={() => setOpen(!open)}>
        {open ? '收起' : '谁还没读'}
      </Button>{' '}
      {row.withdrawnAt === null && (
        <Popconfirm title="撤回这条通知?收到的人将不再看到" okText="撤回" cancelText="不撤回" onConfirm={() => withdraw.mutate({})}>
          <Button size="large" loading={withdraw.isPending}>
            撤回
          </Button>
        </Popconfirm>
      )}
      {open && <Readers id={row.id} />}
    </>
  )
}

function Readers({ id }: { id: string }) {
  const found = useQuery({
    queryKey: ['notices', id, 'readers'],
    queryFn: () => get<z.infer<typeof readersShape>>(`/api/notices/${id}/readers`),
  })
  if (found.isError) return <StateView state="error" error={found.error} />
  if (found.data === undefined) return <StateView state="loading" rows={3} />
  const { read, unread, rows } = found.data
  return (
    <>
      <p>
        已读 {read} 人,<strong>未读 {unread} 人</strong>
        {rows.length < read + unread && `;先列出 ${rows.length} 人`}
      </p>
      <ul className="dots">
        {rows.map((one) => (
          <li key={one.person}>
            {one.name} · {one.postTitle}{' '}
            {one.readAt === null ? <strong>未读</strong> : <span className="quiet">{formatTime(one.readAt)} 已读</span>}
          </li>
        ))}
      </ul>
    </>
  )
}
