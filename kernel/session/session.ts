import { randomBytes } from 'node:crypto'
import { append } from '#kernel/evidence/store.ts'
import type { Draft, JsonObject } from '#kernel/evidence/row.ts'
import type { Kernel } from '#kernel/http/kernel.ts'
import { tokenHash } from '#kernel/http/run.ts'
import { problems } from '#kernel/problem/problems.ts'
import { asJob, asSession, type Tx } from '#kernel/store/transaction.ts'
import { hashPassword, passwordFits } from './password.ts'
import { sessionProblems } from './problems.ts'
import { passwordFault } from './rules.ts'
import { accountOf, choicesOf, lockPerson, noteFailure, openSession, revoke, sessionOf, setPassword, setTenure } from './store.ts'

/** Five wrong passwords lock an account for fifteen minutes (GB/T 22239 asks for a limit; the numbers are ours). */
const limit = { failures: 5, minutes: 15 }

/**
 * Signs in. The connection is not held while the password is hashed.
 * @returns the session token for the cookie
 * @throws 401.2 wrong, 401.5 one-time password too old, 423.1 locked, 423.2 barred
 */
export async function signIn(kernel: Kernel, login: string, password: string): Promise<string> {
  const now = kernel.clock.now()
  const account = await asJob(kernel.database, 'session', now, (tx) => accountOf(tx, login))
  refuseLocked(account, now)
  if (!(await passwordFits(password, account?.hash)) || !account) {
    if (account) await asJob(kernel.database, 'session', now, (tx) => fail(tx, login, now))
    throw problems.wrongPassword()
  }
  if (account.barred_at !== null) throw sessionProblems.barred()
  const oneTime = account.one_time_until
  if (oneTime !== null && Date.parse(oneTime) <= now.getTime()) throw sessionProblems.oneTimeOver()
  const token = randomBytes(32).toString('base64url')
  await asJob(kernel.database, 'session', now, async (tx) => {
    // Guesses sent side by side were all let in above: whoever comes after the fifth failure finds the account locked here.
    refuseLocked(await accountOf(tx, login), now)
    const at = now.toISOString()
    const choices = await choicesOf(tx, account.id, at)
    const only = choices.length === 1 ? (choices[0]?.tenure ?? null) : null
    await noteFailure(tx, account.id, 0, null)
    await openSession(tx, { token_hash: tokenHash(token), person: account.id, tenure: only, limited: oneTime !== null, at })
    await append(tx, [draft(account, 'session.opened', at, {})])
  })
  return token
}

function refuseLocked(account: { locked_until: string | null } | undefined, now: Date): void {
  const left = account?.locked_until ? new Date(account.locked_until).getTime() - now.getTime() : 0
  if (left > 0) throw problems.locked({ minutes: Math.ceil(left / 60_000) })
}

async function fail(tx: Tx, login: string, now: Date): Promise<void> {
  const account = await accountOf(tx, login)
  if (!account) return
  const failures = account.failures + 1
  const locks = failures >= limit.failures
  const until = locks ? new Date(now.getTime() + limit.minutes * 60_000).toISOString() : null
  await noteFailure(tx, account.id, locks ? 0 : failures, until)
  await append(tx, [draft(account, locks ? 'session.locked' : 'session.refused', now.toISOString(), { failures })])
}

/** Who is signed in with this token, in which post, and which posts he may choose. */
export async function describeSession(kernel: Kernel, token: string | undefined) {
  const now = kernel.clock.now()
  const hash = tokenHash(token ?? '')
  const entered = await asSession(kernel.database, hash, now, async (_tx, found) => found)
  if (!entered) throw problems.signIn()
  const choices = await asJob(kernel.database, 'session', now, (tx) => choicesOf(tx, String(entered.person), now.toISOString()))
  return {
    person: String(entered.person),
    personName: String(entered.personName),
    actor: entered.post === null ? null : entered,
    mustChange: entered.mustChange === true,
    posts: choices,
    now: now.toISOString(),
    clockMoved: Math.abs(kernel.clock.offsetMs ?? 0) > 1000,
    city: kernel.city,
  }
}

/** Chooses the post to act in: one of his own, or one he stands in for, that is running now. */
export async function choosePost(kernel: Kernel, token: string | undefined, tenure: string): Promise<void> {
  const now = kernel.clock.now()
  const hash = tokenHash(token ?? '')
  // my.enter has checked idle and absolute limits by the time the post changes.
  const entered = await asSession(kernel.database, hash, now, async (_tx, found) => found)
  if (!entered) throw problems.signIn()
  await asJob(kernel.database, 'session', now, async (tx) => {
    const session = await sessionOf(tx, hash)
    if (!session) throw problems.signIn()
    if (session.limited) throw sessionProblems.mustChange()
    await lockPerson(tx, session.person)
    const choice = (await choicesOf(tx, session.person, now.toISOString())).find((one) => one.tenure === tenure)
    if (!choice) throw problems.notYours({ why: '您现在不在这个岗位上' })
    await setTenure(tx, hash, tenure)
    const data = { tenure, postTitle: choice.postTitle, standInFor: choice.standInForName }
    await append(tx, [draft({ id: session.person, name: session.name }, 'session.postChosen', now.toISOString(), data)])
  })
}

/**
 * Changes one's own password: asked for after a one-time password, and open to everybody. Every other session of the person ends.
 * @throws 422.8 the present one does not fit (counted as a failed sign-in), 422.7 the new one is too weak
 */
export async function changePassword(
  kernel: Kernel,
  token: string | undefined,
  typed: { before: string; password: string },
): Promise<void> {
  const now = kernel.clock.now()
  const hash = tokenHash(token ?? '')
  const entered = await asSession(kernel.database, hash, now, async (_tx, found) => found)
  if (!entered) throw problems.signIn()
  const account = await asJob(kernel.database, 'session', now, async (tx) => {
    const session = await sessionOf(tx, hash)
    return session && (await accountOf(tx, session.login))
  })
  refuseLocked(account, now)
  if (!account || !(await passwordFits(typed.before, account.hash))) {
    if (account) await asJob(kernel.database, 'session', now, (tx) => fail(tx, account.login, now))
    throw sessionProblems.wrongBefore(undefined, { field: 'before' })
  }
  const fault = passwordFault(typed.password, account.login, typed.before)
  if (fault !== null) throw sessionProblems.weak({ say: fault }, { field: 'password' })
  const made = await hashPassword(typed.password)
  const at = now.toISOString()
  await asJob(kernel.database, 'session', now, async (tx) => {
    // Reset meanwhile by somebody else: his one-time password stands, and this session has ended with it.
    const present = await accountOf(tx, account.login)
    if (present?.hash !== account.hash) throw problems.signIn()
    await setPassword(tx, { person: account.id, hash: made, tokenHash: hash, at })
    await append(tx, [draft(account, 'account.passwordChanged', at, { oneTime: account.one_time_until !== null })])
  })
}

/** Ends this session, or all of the person's. */
export async function signOut(kernel: Kernel, token: string | undefined, everywhere: boolean): Promise<void> {
  const now = kernel.clock.now()
  const at = now.toISOString()
  await asJob(kernel.database, 'session', now, async (tx) => {
    const session = await sessionOf(tx, tokenHash(token ?? ''))
    if (!session) return
    await lockPerson(tx, session.person)
    await revoke(tx, at, everywhere ? { person: session.person } : { tokenHash: tokenHash(token ?? '') })
    await append(tx, [draft({ id: session.person, name: session.name }, 'session.closed', at, { everywhere })])
  })
}

const draft = (who: { id: string; name: string }, event: string, at: string, data: JsonObject): Draft => ({
  streamKind: 'person',
  streamId: who.id,
  at,
  capturedAt: null,
  event,
  person: who.id,
  personName: who.name,
  post: null,
  postTitle: null,
  standInFor: null,
  place: null,
  caseId: null,
  rev: null,
  data,
  attachments: [],
})
