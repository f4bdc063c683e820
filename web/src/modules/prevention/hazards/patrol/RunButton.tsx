import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { problemFrom, send, uuid } from '../shell.ts'
import { api, type Ran } from './api.ts'

/** 巡查一次: runs the rules over one's own ground now. Run again, it finds the same. */
export function RunButton() {
  const queries = useQueryClient()
  const { notification } = App.useApp()
  const run = useMutation({
    mutationFn: () => send<Ran>('POST', `${api}/run`, {}, uuid()),
    onSuccess: ({ found, fresh, resolved }) => {
      notification.success({
        title: '巡查完成',
        description: `现有问题 ${found} 条,其中新发现 ${fresh} 条;已消除 ${resolved} 条`,
        role: 'status',
      })
      void queries.invalidateQueries()
    },
    onError: (thrown) => notification.error({ title: '没有巡查成功', description: problemFrom(thrown).say }),
  })
  return (
    <Button size="large" loading={run.isPending} onClick={() => run.mutate()}>
      巡查一次
    </Button>
  )
}
