import { Link } from '@tanstack/react-router'
import { StateView } from '../shell.ts'
import { useAssignments } from './api.ts'
import { AssignmentTable } from './AssignmentTable.tsx'

/** 岗位自查 on a unit's file: which post checks itself by which list, when it last did, what it has missed. */
export function SelfChecks({ enterprise }: { enterprise: string }) {
  const found = useAssignments({ enterprise })
  if (found.isError) return <StateView state="error" title="没有读到自查安排" error={found.error} onRetry={() => void found.refetch()} />
  if (found.data === undefined) return <StateView state="loading" rows={2} />
  const { rows } = found.data
  return (
    <>
      {rows.length === 0 ? (
        <StateView state="empty" title="还没有安排岗位自查" say="由单位主要负责人或安全管理员安排" />
      ) : (
        <AssignmentTable rows={rows} />
      )}
      <Link className="plain-link" to="/self-checks" search={{ enterprise }}>
        自查安排和全部自查记录
      </Link>
    </>
  )
}
