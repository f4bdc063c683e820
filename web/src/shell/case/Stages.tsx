import { CheckOutlined } from '@ant-design/icons'
import type { CaseView } from './registry.ts'

const words = { done: '已完成', now: '进行中', ahead: '未开始' }

/** 排查 登记 治理 监督 评估 销号: how far it is, in words for the screen reader and a tick for the eye. */
export function Stages({ stages }: { stages: CaseView['stages'] }) {
  return (
    <ol className="stages" aria-label="办理阶段">
      {stages.map((one, at) => (
        <li key={one.stage} className={`stage stage-${one.status}`} {...(one.status === 'now' ? { 'aria-current': 'step' } : {})}>
          <span className="stage-no" aria-hidden>
            {one.status === 'done' ? <CheckOutlined /> : at + 1}
          </span>
          {one.stage}
          <span className="sr-only">({words[one.status]})</span>
        </li>
      ))}
    </ol>
  )
}
