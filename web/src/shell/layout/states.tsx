import { Link } from '@tanstack/react-router'
import { PageHead } from '../kit/PageHead.tsx'
import { StateView } from '../kit/StateView.tsx'

export const PageLoading = () => <StateView state="loading" />

/** A page that broke while it was drawn, or whose chunk did not arrive. */
export function PageFailed({ error, reset }: { error: unknown; reset?: () => void }) {
  const stale = error instanceof Error && /dynamically imported module|Importing a module|Failed to fetch/i.test(error.message)
  const again = () => (stale || reset === undefined ? location.reload() : reset())
  return (
    <div>
      <StateView
        state="error"
        title={stale ? '这一页没有下载完整' : '这一页出错了'}
        error={error}
        say={stale ? '网络中断,或系统刚刚升级。请重试;填写的内容已保存为草稿。' : undefined}
        onRetry={again}
      />
    </div>
  )
}

export function NotFound() {
  return (
    <div>
      <PageHead title="没有这个页面" />
      <StateView
        state="empty"
        title="地址有误,或该页面已移动"
        action={
          <Link className="plain-link" to="/">
            回到今日待办
          </Link>
        }
      />
    </div>
  )
}
