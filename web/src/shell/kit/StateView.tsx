import { Button, Skeleton } from 'antd'
import type { ReactNode } from 'react'
import { type ProblemBody, problemFrom } from '../client.ts'

type StateViewProps =
  | { state: 'loading'; rows?: number }
  | { state: 'empty' | 'forbidden'; title?: string; say?: ReactNode; action?: ReactNode }
  | { state: 'error'; problem?: ProblemBody; error?: unknown; title?: string; say?: ReactNode; action?: ReactNode; onRetry?: () => void }

const titles = { empty: '这里还没有内容', forbidden: '您现在的岗位不能使用这一页', error: '没有读到内容' }

/** Loading, empty, error or forbidden: each says what is so and what to do next. */
export function StateView(props: StateViewProps) {
  if (props.state === 'loading') {
    return (
      <div className="state-loading" role="status" aria-label="正在读取">
        <Skeleton active title={false} paragraph={{ rows: props.rows ?? 6 }} />
      </div>
    )
  }
  const problem = props.state === 'error' ? (props.problem ?? problemFrom(props.error)) : undefined
  const forbidden = problem?.no.startsWith('403') === true
  const retry = props.state === 'error' && !forbidden ? props.onRetry : undefined
  return (
    <div className="state-view" role={props.state === 'error' ? 'alert' : 'status'}>
      <p className="state-title">{props.title ?? titles[forbidden ? 'forbidden' : props.state]}</p>
      {(props.say ?? problem?.say) !== undefined && <p>{props.say ?? problem?.say}</p>}
      <div className="state-action">
        {retry !== undefined && (
          <Button type="primary" onClick={retry}>
            重试
          </Button>
        )}
        {props.action}
      </div>
      {problem !== undefined && (
        <p className="quiet figures">
          编号 {problem.no}
          {problem.request === '' ? '' : ` · 请求 ${problem.request}`}
        </p>
      )}
    </div>
  )
}
