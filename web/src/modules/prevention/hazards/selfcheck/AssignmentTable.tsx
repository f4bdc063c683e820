import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { dateIn, DueChip, formatDate, formatTime, useSession } from '../shell.ts'
import type { Assignment } from './api.ts'
import { dueOf } from './due.ts'

/** 岗位 → 检查表 → 周期 → 上次 → 下次, one line a post (C23.5). */
export function AssignmentTable({ rows, acts }: { rows: readonly Assignment[]; acts?: (one: Assignment) => ReactNode }) {
  const { now } = useSession()
  const today = dateIn(now())
  return (
    <div className="ledger-scroll">
      <table className="ledger-table">
        <caption className="sr-only">岗位自查安排</caption>
        <thead>
          <tr>
            {['岗位', '检查表', '周期', '由谁查', '上次自查', '下次期限', ...(acts === undefined ? [] : ['办理'])].map((title) => (
              <th key={title} scope="col" style={{ textAlign: 'start' }} className={title === '办理' ? 'no-print' : undefined}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((one) => (
            <tr key={one.id}>
              <td data-title="岗位" className="cell-head">
                {one.postTitle}
              </td>
              <td data-title="检查表">
                <span>
                  <Link to="/checklists/$id" params={{ id: one.checklist.key }}>
                    {one.checklist.title}
                  </Link>{' '}
                  <span className="figures">{one.checklist.count} 项</span>
                </span>
              </td>
              <td data-title="周期">{one.cycleText}</td>
              <td data-title="由谁查">{one.responsible === null ? '当班的人' : (one.responsible.personName ?? one.responsible.title)}</td>
              <td data-title="上次自查">
                <Last one={one} />
              </td>
              <td data-title="下次期限">
                <span>
                  <span className="figures">{formatDate(one.nextDue)}</span> <DueChip {...dueOf(one, today)} />
                </span>
              </td>
              {acts !== undefined && (
                <td data-title="办理" className="no-print">
                  {acts(one)}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Last({ one }: { one: Assignment }) {
  if (one.lastCheck === null) return <span className="quiet">还没查过</span>
  return (
    <Link to="/self-checks/$id" params={{ id: one.lastCheck }}>
      <span className="figures">{formatTime(one.lastAt)}</span> {one.lastBy}
    </Link>
  )
}
