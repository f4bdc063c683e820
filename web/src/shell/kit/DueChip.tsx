import { CheckCircleOutlined, ClockCircleFilled, ClockCircleOutlined, PauseCircleOutlined } from '@ant-design/icons'
import type { obligationShape } from '#kernel/http/contract.ts'
import type { z } from 'zod'

export type Urgency = z.infer<typeof obligationShape>['urgency']
const icons = {
  overdue: ClockCircleFilled,
  today: ClockCircleFilled,
  soon: ClockCircleOutlined,
  later: ClockCircleOutlined,
  waiting: PauseCircleOutlined,
}

/** How long is left, in words with an icon; risk colours are never used for time. `done` shows a met duty. */
export function DueChip({
  urgency,
  remaining,
  provisional = false,
  done = false,
}: {
  urgency: Urgency
  remaining: string
  provisional?: boolean
  done?: boolean
}) {
  const Icon = done ? CheckCircleOutlined : icons[urgency]
  return (
    <span className={`due due-${done ? 'done' : urgency}`}>
      <Icon aria-hidden />
      <span>{remaining}</span>
      {provisional && (
        <span className="due-provisional" title="到期日落在尚未公布放假安排的年份,公布后会重新计算">
          (暂定)
        </span>
      )}
    </span>
  )
}
