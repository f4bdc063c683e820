import { createHash } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { problems } from '#kernel/problem/problems.ts'
import { sessionProblems } from '#kernel/session/problems.ts'
import { tokenScopes, type TokenScope } from '#kernel/session/token.ts'
import { asSession, asToken, type Tx } from '#kernel/store/transaction.ts'
import type { Kernel } from './kernel.ts'

/** The cookie that carries the session token. */
export const sessionCookie = 'anlan_session'

/** What is stored of a token: never the token itself. */
export const tokenHash = (token: string): string => createHash('sha256').update(token).digest('hex')

/** What my.enter and my.enter_token answer: who acts, or what stands in the way. */
type Entered = Record<string, unknown> | null

/** The token of an enterprise's own system; it goes before a cookie. */
const bearerOf = (request: FastifyRequest): string | undefined => /^Bearer\s+(\S+)$/i.exec(request.headers.authorization ?? '')?.[1]

/** Calls of one token in one minute: a system that posts every check of a large unit stays far below. */
const perMinute = 120
let window = { minute: 0, calls: new Map<string, number>() }

/**
 * Whoever brings neither session nor token is told to sign in before anything else is said about his request; a token that
 * calls too often is told to wait.
 */
export function known(kernel: Kernel, request: FastifyRequest): void {
  const token = bearerOf(request)
  if (token === undefined) {
    if (!request.cookies[sessionCookie]) throw problems.signIn()
    return
  }
  const minute = Math.floor(kernel.clock.now().getTime() / 60_000)
  if (window.minute !== minute) window = { minute, calls: new Map() }
  const key = tokenHash(token)
  const calls = (window.calls.get(key) ?? 0) + 1
  window.calls.set(key, calls)
  if (calls > perMinute) throw sessionProblems.tooManyCalls({ perMinute })
}

/**
 * Opens the scope of whoever asks, in a transaction of its own: a person by his session, a system by its token.
 * @param scopes of a token, any of which will do; none: no token will
 * @throws 401.6 token not valid, 403.5 no token opens this, 403.6 not this one
 */
export function enter<T>(
  kernel: Kernel,
  request: FastifyRequest,
  scopes: readonly TokenScope[] | undefined,
  work: (tx: Tx, entered: Entered) => Promise<T>,
  now: Date = kernel.clock.now(),
): Promise<T> {
  const token = bearerOf(request)
  if (token === undefined) return asSession(kernel.database, tokenHash(request.cookies[sessionCookie] ?? ''), now, work)
  return asToken(kernel.database, tokenHash(token), now, (tx, entered) => {
    if (!entered) throw sessionProblems.badToken()
    if (!scopes) throw sessionProblems.noToken()
    const held = entered.tokenScopes as readonly string[]
    if (!scopes.some((one) => held.includes(one)))
      throw sessionProblems.tokenElsewhere({ needs: scopes.map(tokenScopes.label).join('」或「') })
    return work(tx, entered)
  })
}
