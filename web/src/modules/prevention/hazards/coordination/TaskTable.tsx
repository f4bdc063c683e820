import { CheckCircleOutlined, ClockCircleFilled, ClockCircleOutlined } from '@ant-design/icons'
import { dateIn, formatDate, Photos, useSession } from '../shell.ts'
import type { Task } from './api.ts'

/** Every department's measure under the one overall date; on a phone each becomes a card. */
export function TaskTable({ tasks, lead, overallBy }: { tasks: readonly Task[]; lead: string; overallBy: string }) {
  const { now } = useSession()
  const today = dateIn(now())
  const done = tasks.filter((one) => one.doneAt !== null).length
  return (
    <>
      <p className="overall">
        总期限 <strong className="figures">{formatDate(overallBy)}</strong>
        <span>
          已完成 <strong className="figures">{done}</strong> / {tasks.length} 项
        </span>
      </p>
      <table className="plain-table task-table">
        <caption className="sr-only">各单位的措施</caption>
        <thead>
          <tr>
            {['责任单位', '措施', '期限', '完成情况'].map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {tasks.map((task) => (
            <tr key={task.no}>
              <th scope="row" data-title="责任单位">
                {task.organName}
                {task.organ === lead && <span className="mark">牵头</span>}
              </th>
              <td data-title="措施">{task.measure}</td>
              <td data-title="期限" className="figures">
                {formatDate(task.by)}
              </td>
              <td data-title="完成情况">
                <Done task={task} late={task.by < today} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

function Done({ task, late }: { task: Task; late: boolean }) {
  if (task.doneAt === null)
    return late ? (
      <strong>
        <ClockCircleFilled aria-hidden /> 已逾期
      </strong>
    ) : (
      <span>
        <ClockCircleOutlined aria-hidden /> 未完成
      </span>
    )
  return (
    <>
      <span>
        <CheckCircleOutlined aria-hidden /> <span className="figures">{formatDate(task.doneAt)}</span> 完成
      </span>
      {task.note !== null && <span className="task-note">{task.note}</span>}
      {task.photos.length > 0 && <Photos photos={task.photos} />}
    </>
  )
}
