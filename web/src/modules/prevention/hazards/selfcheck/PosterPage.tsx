import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { HomeLink, PageHead, StateView, useRouteId } from '../shell.ts'
import { useAssignments, useCheckForm } from './api.ts'
import { Poster } from './Poster.tsx'

/** The sheet to print and hang up at a post. */
export function PosterPage() {
  const found = useCheckForm(useRouteId())
  const publicUrl = usePublicUrl(found.data?.assignment.enterprise)
  if (found.isError) return <StateView state="error" error={found.error} onRetry={() => void found.refetch()} action={<HomeLink />} />
  if (found.data === undefined || publicUrl === undefined) return <StateView state="loading" />
  const { assignment: one } = found.data
  return (
    <>
      <div className="no-print">
        <PageHead
          title={`${one.postTitle}岗位码`}
          sub="打印一张 A4 纸,贴在岗位上。扫码后登录本人账号即可自查"
          extra={
            <Button type="primary" size="large" onClick={() => window.print()}>
              打印
            </Button>
          }
        />
        <p>
          <Link className="plain-link" to="/self-checks">
            返回自查安排
          </Link>
        </p>
      </div>
      <Poster
        address={`${publicUrl}/s/${one.code}`}
        code={one.code}
        post={one.postTitle}
        list={`${one.checklist.title} · ${one.checklist.count} 项`}
        unit={one.enterpriseName}
        cycle={one.cycleText}
      />
    </>
  )
}

/** The address by which the site is known outside: whoever prints may have opened it by another. */
function usePublicUrl(enterprise: string | undefined): string | undefined {
  const found = useAssignments(enterprise === undefined ? {} : { enterprise }, enterprise !== undefined)
  if (found.isError) return location.origin
  return found.data?.publicUrl.replace(/\/$/, '')
}
