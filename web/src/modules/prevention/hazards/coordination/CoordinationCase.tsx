import { Link } from '@tanstack/react-router'
import { Alert } from 'antd'
import { coordinationFacts } from '#modules/prevention/hazards/coordination/contract.ts'
import { type CaseView, Lines } from '../shell.ts'
import { TaskTable } from './TaskTable.tsx'

/** 卷宗 of a coordination: the problem, who leads, every department's measure, the one date, the end. */
export function CoordinationCase({ view }: { view: CaseView }) {
  const read = coordinationFacts.safeParse(view.facts)
  if (!read.success) {
    return <Alert type="warning" showIcon title="卷宗内容暂时无法读取" description="请刷新页面;仍不行时请把案卷编号告诉系统管理员" />
  }
  const facts = read.data
  return (
    <>
      <Lines
        of={[
          ['协调问题', facts.problem],
          ['牵头单位', facts.measures.find((one) => one.organ === facts.lead)?.organName ?? facts.lead],
          [
            '起因',
            <Link key="origin" className="plain-link" to="/cases/$id" params={{ id: facts.origin_case }}>
              查看重大隐患
            </Link>,
          ],
          facts.conclusion === null ? null : ['办结意见', facts.conclusion],
        ]}
      />
      <h3>各单位的措施</h3>
      <TaskTable tasks={facts.measures} lead={facts.lead} overallBy={facts.overall_by} />
    </>
  )
}
