import { Link } from '@tanstack/react-router'
import { dateIn, DueChip, formatTime, HomeLink, PageHead, StateView, useSession } from '../shell.ts'
import { type Assignment, useAssignments } from './api.ts'
import { dueOf, waits } from './due.ts'

/** 自查: what I have to check, those that wait first. */
export function MyChecksPage() {
  const found = useAssignments({ mine: true })
  if (found.isError)
    return (
      <>
        <PageHead title="自查" />
        <StateView state="error" error={found.error} onRetry={() => void found.refetch()} action={<HomeLink />} />
      </>
    )
  if (found.data === undefined) return <StateView state="loading" />
  const { rows, maySubmit } = found.data
  const open = rows.filter(waits)
  return (
    <>
      <PageHead title="自查" sub={rows.length === 0 ? undefined : `今天要查 ${open.length} 个岗位,点一下开始`} />
      {!maySubmit.yes ? (
        <StateView state="forbidden" say={maySubmit.why} action={<HomeLink />} />
      ) : rows.length === 0 ? (
        <StateView
          state="empty"
          title="还没有给您安排自查"
          say="请本单位安全管理员在「自查安排」里安排岗位和检查表"
          action={<HomeLink />}
        />
      ) : (
        <Mine rows={[...open, ...rows.filter((one) => !waits(one))]} />
      )}
    </>
  )
}

function Mine({ rows }: { rows: readonly Assignment[] }) {
  return (
    <ul className="check-due">
      {rows.map((one) => (
        <li key={one.id}>
          <One one={one} />
        </li>
      ))}
    </ul>
  )
}

function One({ one }: { one: Assignment }) {
  const { now } = useSession()
  return (
    <Link to="/self-check/$id" params={{ id: one.code }}>
      <span className="check-due-title">{one.postTitle}</span>
      <span>
        {one.checklist.title} · {one.checklist.count} 项 · {one.cycleText}
      </span>
      <span className="check-due-line">
        <span>
          <DueChip {...dueOf(one, dateIn(now()))} /> {one.standing === 'done' && `下次最迟 ${one.nextDue.slice(5)}`}
        </span>
        <span className="check-go">{waits(one) ? '开始自查 ›' : '再查一次 ›'}</span>
      </span>
      {one.lastAt !== null && (
        <span className="quiet">
          上次 {formatTime(one.lastAt)} {one.lastBy}
        </span>
      )}
    </Link>
  )
}
