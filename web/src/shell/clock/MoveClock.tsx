import { FastForwardOutlined } from '@ant-design/icons'
import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import { problemFrom } from '../client.ts'
import { formatTime, ProblemNote } from '../kit/index.ts'
import { hoursToNextWorkingDay } from './calculator.ts'
import { useAct } from './useAct.ts'

/** 演示时钟: moves a demo city's time forward, so that deadlines can be seen to come due. */
export function MoveClock({ now }: { now: string }) {
  const move = useAct<{ hours: number }>('/api/clock/move')
  const next = useMutation({ mutationFn: async () => move.mutateAsync({ hours: await hoursToNextWorkingDay(now) }) })
  const busy = move.isPending || next.isPending
  const failed = move.error ?? next.error
  return (
    <section
      aria-labelledby="move-clock"
      className="no-print"
      style={{ border: '1px dashed var(--line-strong)', borderRadius: 'var(--radius)', padding: 16, marginBottom: 24 }}
    >
      <h2 id="move-clock">演示时钟</h2>
      <p style={{ marginBlock: 8 }}>
        现在是 <strong className="figures">{formatTime(now)}</strong>。只能向前;移动会留痕,到点的提醒随后发出。
      </p>
      <div style={{ display: 'flex', gap: 8, flexWrap: 'wrap' }}>
        <Button size="large" icon={<FastForwardOutlined />} disabled={busy} onClick={() => move.mutate({ hours: 1 })}>
          前进 1 小时
        </Button>
        <Button size="large" icon={<FastForwardOutlined />} disabled={busy} onClick={() => move.mutate({ hours: 24 })}>
          前进 1 天
        </Button>
        <Button size="large" icon={<FastForwardOutlined />} loading={busy} onClick={() => next.mutate()}>
          到下一个工作日
        </Button>
      </div>
      {failed !== null && <ProblemNote problem={problemFrom(failed)} />}
    </section>
  )
}
