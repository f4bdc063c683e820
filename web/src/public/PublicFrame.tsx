import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { ask } from '../shell/client.ts'
import { useSession } from '../shell/session.tsx'

/** The frame of pages that anybody may read: whose they are, the way between them, no account needed. */
export function PublicFrame({ children }: { children: ReactNode }) {
  const { session } = useSession()
  const health = useQuery({ queryKey: ['health'], queryFn: () => ask<{ city: string }>('/api/health'), staleTime: 60_000 })
  return (
    <div className="public">
      <a className="skip" href="#main">
        跳到正文
      </a>
      <header className="public-head">
        <span className="brand">
          <img src="/favicon.svg" alt="" width={26} height={26} />
          <strong>安澜</strong>
          <span className="brand-city">{health.data?.city ?? ''}</span>
        </span>
        <nav aria-label="公开查询" className="no-print">
          <Link to="/public/listed">重大隐患公示</Link>
          <Link to="/check" activeOptions={{ exact: false }}>
            文书核验
          </Link>
          {session?.actor == null ? <Link to="/sign-in">登录</Link> : <Link to="/">回到今日待办</Link>}
        </nav>
      </header>
      <main id="main" tabIndex={-1} className="page public-page">
        {children}
      </main>
    </div>
  )
}
