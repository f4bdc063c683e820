import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, createContext, lazy, Suspense, useContext, useEffect, useMemo, useRef, useState } from 'react'
import type { actorShape, postChoice, sessionShape } from '#kernel/http/contract.ts'
import type { z } from 'zod'
import { ProblemError, ask, onSignInNeeded, raiseSignIn, send, uuid } from './client.ts'

export type Session = z.infer<typeof sessionShape>
export type Actor = z.infer<typeof actorShape>
export type PostChoice = z.infer<typeof postChoice>

export interface SessionValue {
  /** Null while nobody is signed in. */
  session: Session | null
  /** Who acts and as what; null while no post is chosen. */
  actor: Actor | null
  /** True until the first answer of the server. */
  asking: boolean
  /** Why the session could not be read (server down); null otherwise. */
  failure: unknown
  retry(): void
  /** The time of this city by the server's clock, which a demo may have moved. */
  now(): Date
  signIn(login: string, password: string): Promise<Session>
  choosePost(tenure: string): Promise<Session>
  signOut(): Promise<void>
  /** Makes an answer of {@link enter} or {@link takePost} the session of the whole page. */
  adopt(answer: Session): void
}

const SessionContext = createContext<SessionValue | null>(null)
const sessionKey = ['session'] as const
const others = { predicate: (one: { queryKey: readonly unknown[] }) => one.queryKey[0] !== sessionKey[0] }
const ReturnDialog = lazy(() => import('./sign-in/ReturnDialog.tsx').then((page) => ({ default: page.ReturnDialog })))

/** Acts in one post from now on; the caller adopts the answer. */
export const takePost = (tenure: string): Promise<Session> => send('POST', '/api/session/post', { tenure }, uuid())

/** Where this tab keeps the login (never the password), so that returning asks for the password alone. */
export const lastLogin = 'anlan-login'

/** Signs in; takes the only post, or the one meant by `prefer`, at once. The caller adopts the answer. */
export async function enter(login: string, password: string, prefer: Actor | null = null): Promise<Session> {
  const answer = await send<Session>('POST', '/api/session', { login, password }, uuid())
  sessionStorage.setItem(lastLogin, login)
  if (answer.mustChange) return answer
  if (answer.actor !== null && (prefer === null || answer.actor.post === prefer.post)) return answer
  const meant = answer.posts.length === 1 ? answer.posts[0] : answer.posts.find((one) => prefer !== null && isPost(one, prefer))
  return meant === undefined ? answer : takePost(meant.tenure)
}

/** Is this choice the post the actor acts in? */
export const isPost = (one: PostChoice, actor: Actor): boolean =>
  one.postTitle === actor.postTitle &&
  one.organName === actor.organName &&
  one.role === actor.role &&
  one.placeName === actor.placeName &&
  one.standInForName === actor.standInForName

/** Who is signed in; null for nobody. A session lost while the page is open raises the dialog and keeps the page. */
async function readSession(queries: QueryClient): Promise<Session | null> {
  try {
    return await ask<Session>('/api/session')
  } catch (thrown) {
    if (!(thrown instanceof ProblemError) || !thrown.problem.no.startsWith('401')) throw thrown
    const before = queries.getQueryData<Session | null>(sessionKey) ?? null
    if (before !== null) raiseSignIn(thrown.problem)
    return before
  }
}

/** Who is signed in, for the whole tree; shows the sign-in dialog over the page when the session ran out. */
export function SessionProvider({ children }: { children: ReactNode }) {
  const queries = useQueryClient()
  const query = useQuery({ queryKey: sessionKey, queryFn: () => readSession(queries), staleTime: Number.POSITIVE_INFINITY, retry: 1 })
  const session = query.data ?? null
  const acts = useMemo(() => sessionActs(queries), [queries])
  const ahead = useMemo(() => (session === null ? 0 : Date.parse(session.now) - Date.now()), [session])
  const expired = useExpired(session)
  const value: SessionValue = {
    session,
    actor: session?.actor ?? null,
    asking: query.isPending,
    failure: query.error,
    retry: () => void query.refetch(),
    now: () => new Date(Date.now() + ahead),
    ...acts,
  }
  return (
    <SessionContext value={value}>
      {children}
      {expired.need && session !== null && (
        <Suspense>
          <ReturnDialog session={session} onBack={expired.done} />
        </Suspense>
      )}
    </SessionContext>
  )
}

/** The acts on a session; each leaves its answer where every reader of the session sees it. */
function sessionActs(queries: QueryClient): Pick<SessionValue, 'signIn' | 'choosePost' | 'signOut' | 'adopt'> {
  const adopt = (answer: Session) => {
    const before = queries.getQueryData<Session | null>(sessionKey) ?? null
    queries.setQueryData(sessionKey, answer)
    const same = before?.person === answer.person && before?.actor?.post === answer.actor?.post
    // other person or post, other rows: nothing read before may stay on the screen
    void (same ? queries.invalidateQueries(others) : queries.resetQueries(others))
  }
  const adopted = async (answer: Promise<Session>) => {
    adopt(await answer)
    return answer
  }
  return {
    adopt,
    signIn: (login, password) => adopted(enter(login, password)),
    choosePost: (tenure) => adopted(takePost(tenure)),
    signOut: async () => {
      await send('DELETE', '/api/session', {}, uuid()).catch(() => undefined)
      queries.setQueryData(sessionKey, null)
      queries.removeQueries(others)
    },
  }
}

/** Whether the session is known to have run out; on return the cursor goes back to the field it was in. */
function useExpired(session: Session | null) {
  const [need, setNeed] = useState(false)
  const field = useRef<Element | null>(null)
  const state = useRef({ inside: false, need: false })
  state.current = { inside: session !== null && session.actor !== null, need }
  useEffect(
    () =>
      onSignInNeeded(() => {
        if (!state.current.inside || state.current.need) return
        field.current = document.activeElement
        setNeed(true)
      }),
    [],
  )
  const done = () => {
    setNeed(false)
    const target = field.current
    // after the dialog has closed and given up the focus
    setTimeout(() => target instanceof HTMLElement && target.isConnected && target.focus(), 350)
  }
  return { need, done }
}

/** Who acts; see {@link SessionValue}. */
export function useSession(): SessionValue {
  const value = useContext(SessionContext)
  if (value === null) throw new Error('useSession outside SessionProvider')
  return value
}

/** The acting post; only for pages inside the layout, which shows none of them without one. */
export function useActor(): Actor {
  const { actor } = useSession()
  if (actor === null) throw new Error('useActor without a chosen post')
  return actor
}
