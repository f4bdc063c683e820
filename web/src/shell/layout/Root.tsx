import { Navigate, Outlet, useRouterState } from '@tanstack/react-router'
import { isPublicPath, publicRoutes } from '../../public/paths.ts'
import { StateView } from '../kit/StateView.tsx'
import { useSession } from '../session.tsx'
import { Frame } from './Frame.tsx'
import { PageLoading } from './states.tsx'

/** Lets a page be seen only by somebody signed in and acting in a post; remembers where he wanted to go. */
export function Root() {
  const { session, actor, asking, failure, retry } = useSession()
  const href = useRouterState({ select: (state) => state.location.href })
  // by the match that is drawn, not by the address, which runs ahead while the next page is still loading
  const drawn = useRouterState({ select: (state) => state.matches.at(-1)?.routeId })
  const atDoor = drawn === '/sign-in'
  // nobody is asked who he is before he reads what is public; not even a server that does not answer that question
  if (isPublic(drawn)) return <Outlet />
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
  if ((session === null || actor === null) && (href.startsWith('/sign-in') || isPublicPath(href)))
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

const isPublic = (route: string | undefined): boolean => publicRoutes.some((one) => one === route)
