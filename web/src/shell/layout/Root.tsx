import { Navigate, Outlet, useRouterState } from '@tanstack/react-router'
import { StateView } from '../kit/StateView.tsx'
import { useSession } from '../session.tsx'
import { Frame } from './Frame.tsx'
import { PageLoading } from './states.tsx'

/** Lets a page be seen only by somebody signed in and acting in a post; remembers where he wanted to go. */
export function Root() {
  const { session, actor, asking, failure, retry } = useSession()
  const href = useRouterState({ select: (state) => state.location.href })
  // by the match that is drawn, not by the address, which runs ahead while the next page is still loading
  const atDoor = useRouterState({ select: (state) => state.matches.at(-1)?.routeId === '/sign-in' })
  if (asking)
    return (
      <main className="page">
        <PageLoading />
      </main>
    )
  if (failure !== null && session === null) {
    return (
      <main className="page">
        <StateView state="error" title="连接不上服务器" error={failure} onRetry={retry} />
      </main>
    )
  }
  if (atDoor) return <Outlet />
  if ((session === null || actor === null) && href.startsWith('/sign-in'))
    return (
      <main className="page">
        <PageLoading />
      </main>
    )
  if (session === null || actor === null) return <Navigate to="/sign-in" search={{ next: href }} replace />
  return (
    <Frame actor={actor}>
      <Outlet />
    </Frame>
  )
}
