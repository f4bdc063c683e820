import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Drawer } from 'antd'
import { useState } from 'react'
import { canKeepGrid } from '#modules/foundations/grid/permits.ts'
import { problemFrom, ProblemNote, send, useActor, uuid } from '../../shell.ts'
import { api, type Grid } from './api.ts'
import { AssignForm } from './AssignForm.tsx'
import { EditForm } from './EditForm.tsx'

/** Filled in at once: more would not fit on anybody's screen. */
const atOnce = 20

/** 划、定、发 for a town in one act each; without a town, what to do first. */
export function Acts({ town, grids }: { town: string | undefined; grids: readonly Grid[] }) {
  const may = canKeepGrid(useActor())
  if (!may.yes) return null
  if (town === undefined) return <p className="quiet no-print">要划网格、定人,先在上面选择一个乡镇(街道)</p>
  return <InTown town={town} grids={grids.filter((one) => one.town === town)} />
}

function InTown({ town, grids }: { town: string; grids: readonly Grid[] }) {
  const [open, setOpen] = useState<'assign' | 'make' | null>(null)
  const queries = useQueryClient()
  const act = useMutation({
    mutationFn: ({ path, body }: { path: string; body: object }) => send('POST', `${api}/${path}`, body, uuid()),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['grid'] }),
  })
  const unmanned = grids.filter((one) => !one.officers.some(({ part, name }) => part === 'officer' && name !== null))
  const ready = grids.filter((one) => one.publishedAt === null && !unmanned.includes(one))
  return (
    <div className="no-print">
      <p className="public-acts">
        <Button loading={act.isPending} onClick={() => act.mutate({ path: 'generate', body: { town } })}>
          一村一格生成网格
        </Button>{' '}
        {unmanned.length > 0 && (
          <Button type="primary" onClick={() => setOpen('assign')}>
            给 {Math.min(unmanned.length, atOnce)} 个网格定人
          </Button>
        )}{' '}
        {ready.length > 0 && (
          <Button
            type="primary"
            loading={act.isPending}
            onClick={() => act.mutate({ path: 'publish', body: { grids: ready.map((one) => one.id) } })}
          >
            发布已定人的 {ready.length} 个网格
          </Button>
        )}{' '}
        <Button onClick={() => setOpen('make')}>新增网格</Button>
      </p>
      {act.isError && <ProblemNote problem={problemFrom(act.error)} />}
      <Drawer
        open={open !== null}
        onClose={() => setOpen(null)}
        title={open === 'make' ? '新增网格' : '给网格定人'}
        size="min(100vw, 620px)"
        destroyOnHidden
      >
        {open === 'assign' && <AssignForm town={town} grids={unmanned.slice(0, atOnce)} onDone={() => setOpen(null)} />}
        {open === 'make' && <EditForm town={town} onDone={() => setOpen(null)} />}
      </Drawer>
    </div>
  )
}
