import { CheckCircleOutlined, ClockCircleOutlined, PlayCircleOutlined, RollbackOutlined } from '@ant-design/icons'
import { Typography } from 'antd'
import type { ReactNode } from 'react'

const marks = {
  done: { icon: <CheckCircleOutlined aria-hidden />, word: '已办' },
  now: { icon: <PlayCircleOutlined aria-hidden />, word: '正在办' },
  returned: { icon: <RollbackOutlined aria-hidden />, word: '已退回整改' },
  ahead: { icon: <ClockCircleOutlined aria-hidden />, word: '未到' },
} as const

/** One of the six stages as a section; its state stands in words beside the name. */
export function Stage({ name, status, children }: { name: string; status: keyof typeof marks; children: ReactNode }) {
  const { icon, word } = marks[status]
  return (
    <section
      aria-label={`${name}:${word}`}
      style={{ marginBottom: 16, borderInlineStart: '3px solid var(--line)', paddingInlineStart: 12 }}
    >
      <h3 style={{ margin: '0 0 8px' }}>
        {icon} {name} <Typography.Text type="secondary">{word}</Typography.Text>
      </h3>
      {children}
    </section>
  )
}

/** Said where a stage has brought nothing yet. */
export const NotYet = ({ say }: { say: string }) => <Typography.Text type="secondary">{say}</Typography.Text>
