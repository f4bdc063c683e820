import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Checkbox, Input, Popover } from 'antd'
import { useState } from 'react'
import type { viewList } from '#kernel/saved-view/contract.ts'
import type { z } from 'zod'
import { type Query, useAddress } from '../address.ts'
import { get, problemFrom, send, uuid } from '../client.ts'
import { ProblemNote } from './ProblemNote.tsx'

type View = z.infer<typeof viewList>['rows'][number]

const same = (one: Query, other: Query): boolean =>
  Object.keys(one).length === Object.keys(other).length && Object.entries(one).every(([name, value]) => other[name] === value)

/** 视图: the filters in the address bar under a name, one's own or for everybody of one's organ. */
export function Views({ ledger }: { ledger: string }) {
  const [open, setOpen] = useState(false)
  const [query] = useAddress()
  const list = useQuery({
    queryKey: ['views', ledger],
    queryFn: async () => (await get<z.infer<typeof viewList>>('/api/views', { ledger })).rows,
    staleTime: 300_000,
  })
  const current = list.data?.find((one) => same(one.filters, query))
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      placement="bottomRight"
      content={<Panel ledger={ledger} rows={list.data ?? []} query={query} onDone={() => setOpen(false)} />}
    >
      <Button>{current === undefined ? '视图' : `视图:${current.title}`}</Button>
    </Popover>
  )
}

function Panel({ ledger, rows, query, onDone }: { ledger: string; rows: readonly View[]; query: Query; onDone(): void }) {
  const [, change] = useAddress()
  const queries = useQueryClient()
  const remove = useMutation({
    mutationFn: (id: string) => send('POST', `/api/views/${id}/remove`, {}, uuid()),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['views', ledger] }),
  })
  const open = (view: View) => {
    const none = Object.fromEntries(Object.keys(query).map((name) => [name, undefined]))
    change({ ...none, ...view.filters })
    onDone()
  }
  return (
    <div className="view-panel">
      {rows.length === 0 && <p className="quiet">还没有视图。选好筛选条件,起个名字保存,以后一点就到。</p>}
      <ul className="plain">
        {rows.map((view) => (
          <li key={view.id}>
            <Button type="text" aria-current={same(view.filters, query)} onClick={() => open(view)}>
              {view.title}
              {view.shared && <span className="quiet"> {view.mine ? '已共用' : view.personName}</span>}
            </Button>
            {view.mine && (
              <Button type="link" size="small" loading={remove.isPending} onClick={() => remove.mutate(view.id)}>
                删除<span className="sr-only">{view.title}</span>
              </Button>
            )}
          </li>
        ))}
      </ul>
      {remove.isError && <ProblemNote problem={problemFrom(remove.error)} />}
      {Object.keys(query).length > 0 && <Save ledger={ledger} query={query} />}
    </div>
  )
}

function Save({ ledger, query }: { ledger: string; query: Query }) {
  const [title, setTitle] = useState('')
  const [shared, setShared] = useState(false)
  const queries = useQueryClient()
  const save = useMutation({
    mutationFn: () => send('POST', '/api/views', { ledger, title, shared, filters: query }, uuid()),
    onSuccess: () => {
      setTitle('')
      return queries.invalidateQueries({ queryKey: ['views', ledger] })
    },
  })
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (title.trim() !== '' && !save.isPending) save.mutate()
      }}
    >
      <Input
        aria-label="视图名称"
        placeholder="把当前条件保存为…"
        value={title}
        maxLength={30}
        onChange={(event) => setTitle(event.target.value)}
      />
      <Checkbox checked={shared} onChange={(event) => setShared(event.target.checked)}>
        本机构(单位)同事也能用
      </Checkbox>
      {save.isError && <ProblemNote problem={problemFrom(save.error)} />}
      <Button htmlType="submit" type="primary" loading={save.isPending} disabled={title.trim() === ''}>
        保存为视图
      </Button>
    </form>
  )
}
