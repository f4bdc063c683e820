import { Button, Progress } from 'antd'
import { useAct } from '../clock/useAct.ts'
import { problemFrom } from '../client.ts'
import { ProblemNote } from '../kit/index.ts'
import { type Import, imports, percentOf } from './words.ts'

const says: Partial<Record<Import['state'], string>> = {
  checking: '正在逐行检查,还没有登记任何单位',
  running: '正在登记。可以关掉这一页,过后再回来看',
  cancelling: '正在取消,已写入的会全部收回',
  undoing: '正在撤销,恢复到导入以前',
}

/** A bar that moves, and the way to stop. */
export function Working({ one }: { one: Import }) {
  const percent = percentOf(one.progress)
  const cancel = useAct<object>(`${imports}/${one.id}/cancel`)
  const { done, total } = one.progress
  return (
    <section className="card" aria-live="polite">
      <h2>{one.stateLabel}</h2>
      <p>{says[one.state]}</p>
      <Progress percent={percent ?? 0} status="active" aria-label={one.stateLabel} />
      <p className="figures">
        已处理 {done} 行{total === null ? '' : `,共 ${total} 行`}
      </p>
      {cancel.isError && <ProblemNote problem={problemFrom(cancel.error)} />}
      {one.can.cancel.yes && (
        <Button size="large" loading={cancel.isPending} onClick={() => cancel.mutate({})}>
          取消
        </Button>
      )}
    </section>
  )
}
