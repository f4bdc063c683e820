import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { problemFrom, ProblemNote, send, uuid } from '../../shell.ts'
import { api, type GridFile } from './api.ts'

/** 发布 this one grid; whoever asks is answered by it from then on. */
export function Publish({ grid }: { grid: GridFile }) {
  const queries = useQueryClient()
  const act = useMutation({
    mutationFn: () => send('POST', `${api}/publish`, { grids: [grid.id] }, uuid()),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['grid'] }),
  })
  if (grid.publishedAt !== null || grid.officers.length === 0) return null
  return (
    <>
      <Button type="primary" loading={act.isPending} onClick={() => act.mutate()}>
        发布
      </Button>
      {act.isError && <ProblemNote problem={problemFrom(act.error)} />}
    </>
  )
}
