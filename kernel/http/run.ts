import { createHash } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { FastifyRequest } from 'fastify'
import { localDate } from '#kernel/clock/day.ts'
import { queuedReaction } from '#kernel/evidence/store.ts'
import type { Actor } from '#kernel/place/actor.ts'
import { problems } from '#kernel/problem/problems.ts'
import { sessionProblems } from '#kernel/session/problems.ts'
import type { Tx } from '#kernel/store/transaction.ts'
import { enter } from './entry.ts'
import type { Kernel } from './kernel.ts'
import { receivedFile } from './received.ts'
import type { Command, Enter, FileRoute, Open, Query, Route, SentFile, UploadRoute, Who } from './route.ts'

export { sessionCookie, tokenHash } from './entry.ts'

/** Who acts, or the problem that stands in the way: no session, no post chosen, the post has ended. */
export function actorOf(entered: Record<string, unknown> | null): Actor {
  if (!entered) throw problems.signIn()
  if (entered.mustChange === true) throw sessionProblems.mustChange()
  if (typeof entered.ended === 'string') throw problems.postEnded({ until: lastDay(entered.ended) })
  if (entered.post === null) throw problems.choosePost()
  return entered as unknown as Actor
}

/** The last day of a term that ended at this instant: one that ends at midnight ended the day before. */
const lastDay = (until: string): string => localDate(new Date(Date.parse(until) - 1))

/** Judges the permit of a route; `procedure` is judged on the locked case by the command itself. */
export function admit(who: Who, actor: Actor): void {
  if (typeof who !== 'function') return
  const permit = who(actor)
  if (!permit.yes) throw problems.notYours({ why: permit.why })
}

/** Runs a read in the scope of the session. */
export function runQuery(kernel: Kernel, route: Query, request: FastifyRequest): Promise<unknown> {
  const now = kernel.clock.now()
  return entering(
    kernel,
    route,
    request,
    now,
  )(async (tx, actor) => route.run({ kernel, tx, actor, now, params: request.params as never, query: request.query as never }))
}

/** Makes a file: each look into the database is a transaction of its own, so that none is held while the file is made. */
export function runFile(kernel: Kernel, route: FileRoute, request: FastifyRequest): Promise<SentFile> {
  const now = kernel.clock.now()
  const enter = entering(kernel, route, request, now)
  return route.run({ kernel, now, params: request.params as never, query: request.query as never, enter })
}

/** Takes a file: whoever may not bring one does not get to send its bytes. */
export async function runUpload(kernel: Kernel, route: UploadRoute, request: FastifyRequest): Promise<unknown> {
  const now = kernel.clock.now()
  const enter = entering(kernel, route, request, now)
  await enter(async () => undefined)
  const file = await receivedFile(request, route.limit)
  return route.run({ kernel, now, query: request.query as never, file, enter })
}

/** The way into the scope of whoever asks, judged by the permit of the route, each time in a transaction of its own. */
const entering =
  (kernel: Kernel, route: Exclude<Route, Open>, request: FastifyRequest, now: Date): Enter =>
  (work) =>
    enter(
      kernel,
      request,
      route.token,
      (tx, entered) => {
        const actor = actorOf(entered)
        admit(route.permit, actor)
        return work(tx, actor)
      },
      now,
    )

/**
 * Runs a command: one transaction with its evidence and its answer, under the key the client chose.
 * A repeated request, also one that races the first, is answered with the first answer.
 */
export async function runCommand(kernel: Kernel, route: Command, request: FastifyRequest): Promise<unknown> {
  const key = request.headers['idempotency-key']
  if (typeof key !== 'string' || key.length < 8 || key.length > 80) throw problems.noKey()
  const hash = createHash('sha256')
    .update(JSON.stringify([route.name, request.params, request.body]))
    .digest('hex')
  const now = kernel.clock.now()
  try {
    return await again(() => attempt(kernel, route, request, { key, hash, now }))
  } catch (cause) {
    const first = await enter(kernel, request, route.token, (tx, entered) => firstAnswer(tx, entered, key, hash), now)
    if (first !== undefined) return first
    throw cause
  }
}

interface Keyed {
  key: string
  hash: string
  now: Date
}

async function attempt(kernel: Kernel, route: Command, request: FastifyRequest, { key, hash, now }: Keyed): Promise<unknown> {
  let queued = false
  const answer = await entering(
    kernel,
    route,
    request,
    now,
  )(async (tx, actor) => {
    const acting = { tx, actor, now: now.toISOString(), reactions: kernel.reactionNames }
    const done = await route.run({ ...acting, kernel, params: request.params as never, body: request.body as never })
    await tx
      .insertInto('command_log')
      .values({ person: actor.person, key, command: route.name, request_hash: hash, answer: JSON.stringify(done), at: now.toISOString() })
      .execute()
    queued = queuedReaction(tx)
    return done
  })
  if (queued) kernel.kick()
  route.after?.(kernel)
  return answer
}

async function firstAnswer(tx: Tx, entered: Record<string, unknown> | null, key: string, hash: string): Promise<unknown> {
  if (!entered || entered.post === null) return undefined
  const row = await tx
    .selectFrom('command_log')
    .select(['request_hash', 'answer'])
    .where('person', '=', String(entered.person))
    .where('key', '=', key)
    .executeTakeFirst()
  if (!row) return undefined
  if (row.request_hash !== hash) throw problems.keyReused()
  return JSON.parse(row.answer)
}

/**
 * Two transactions that met in the middle: the loser tries again, a little later each time. Papers being typeset write to
 * their case one after the other, so that a step taken meanwhile may lose several times.
 */
async function again<T>(work: () => Promise<T>, tries = 6): Promise<T> {
  try {
    return await work()
  } catch (cause) {
    const { code, constraint } = cause as { code?: unknown; constraint?: unknown }
    const met = code === '40P01' || code === '40001' || (code === '23505' && constraint === 'evidence_pkey')
    if (tries <= 1 || !met) throw cause
    await pause(Math.random() * (7 - tries) * 20)
    return again(work, tries - 1)
  }
}
