import { v7 as uuidv7 } from 'uuid'
import type { z } from 'zod'
import { addDays, localDate, startOfDay } from '#kernel/clock/day.ts'
import { sealAct } from '#kernel/evidence/acts.ts'
import type { Permit } from '#kernel/permit/permit.ts'
import { roles } from '#kernel/place/roles.ts'
import type { Acting, Receipt } from '#kernel/procedure/commands.ts'
import { problems } from '#kernel/problem/problems.ts'
import { hashPassword } from '#kernel/session/password.ts'
import { oneTimeDays } from '#kernel/session/rules.ts'
import { insertPosts, insertTenures } from '../store.ts'
import type { endInput, givenInput, personInput, staffInput } from './contract.ts'
import { canEndTerms, canKeepAccount } from './permits.ts'
import { peopleProblems } from './problems.ts'
import * as store from './store.ts'

const admitted = (permit: Permit): void => {
  if (!permit.yes) throw problems.notYours({ why: permit.why })
}

const ofPerson = (person: string) => ({ streamKind: 'person' as const, streamId: person })

/** 录入人员: without a post and without a password, which are others' to give (三员分立). */
export async function enterPerson(acting: Acting, { name, login }: z.infer<typeof personInput>): Promise<Receipt> {
  const person = { id: uuidv7(), name, login, enterprise: null }
  if (!(await store.enterPerson(acting.tx, person))) throw peopleProblems.loginTaken({ login }, { field: 'login' })
  return sealAct(acting, ofPerson(person.id), 'person.entered', person.id, { name, login })
}

/** The first instant of a day, or now when it is today; a term is never backdated. */
function beginning(since: string, now: string): string {
  const today = localDate(new Date(now))
  if (since < today) throw peopleProblems.lacks({ say: '任职起始日期不能早于今天' }, { field: 'since' })
  return since === today ? now : new Date(startOfDay(since)).toISOString()
}

const endOf = (day: string): string => new Date(startOfDay(addDays(day, 1))).toISOString()

/** 任职: gives somebody else a post from a day on; who enters posts and people cannot. */
export async function givePost(acting: Acting, id: string, input: z.infer<typeof givenInput>): Promise<Receipt> {
  const { tx, actor, now } = acting
  const person = await found(acting, id)
  if (id === actor.person) throw peopleProblems.himself({ act: '任职' })
  const post = await store.readPost(tx, input.post)
  if (!post) throw problems.notFound({ what: '该岗位' })
  const since = beginning(input.since, now)
  const until = input.until === null ? null : endOf(input.until)
  if (until !== null && until <= since) throw peopleProblems.lacks({ say: '任职结束日期不能早于起始日期' }, { field: 'until' })
  if (person.enterprise !== null && post.enterprise !== person.enterprise) throw peopleProblems.ofUnit(undefined, { field: 'post' })
  const held = await store.termsIn(tx, id, since, until)
  if (held.some((one) => one.post === post.id)) throw peopleProblems.holds({ name: person.name }, { field: 'post' })
  const other = held.find((one) => one.scope === 'system' && one.role !== post.role)
  if (post.scope === 'system' && other)
    throw peopleProblems.apart({ other: roles.label(other.role), wanted: roles.label(post.role) }, { field: 'post' })
  return appointed(acting, person, post, { since, until })
}

interface Somebody {
  id: string
  name: string
}

async function appointed(
  acting: Acting,
  person: Somebody,
  post: { id: string; title: string; role: string },
  term: { since: string; until: string | null },
): Promise<Receipt> {
  const tenure = uuidv7()
  await insertTenures(acting.tx, [{ id: tenure, post: post.id, person: person.id, ...term, stands_in_for: null, reason: null }])
  const data = { tenure, post: post.id, postTitle: post.title, role: post.role, name: person.name, ...term }
  return sealAct(acting, ofPerson(person.id), 'person.postGiven', tenure, data)
}

/** 结束任职: from now, or after a last day; what was done in the post stays. */
export async function endTerm(acting: Acting, id: string, { tenure, until, reason }: z.infer<typeof endInput>): Promise<Receipt> {
  const { tx, actor, now } = acting
  if (id === actor.person) throw peopleProblems.himself({ act: '结束任职' })
  await store.lockPerson(tx, id)
  const term = await store.lockTerm(tx, tenure)
  if (!term || term.person !== id) throw problems.notFound({ what: '该任职' })
  admitted(canEndTerms(actor, term))
  if (term.until !== null && term.until <= now) throw peopleProblems.over()
  const at = until === null ? now : endOf(until)
  const fault =
    at < now
      ? '结束日期不能早于今天'
      : term.until !== null && at > term.until
        ? '只能提前结束,不能延长;需要延长的,由安全管理员另行任职'
        : null
  if (fault !== null) throw peopleProblems.lacks({ say: fault }, { field: 'until' })
  // A term that has not begun ends where it begins: the database wants some time between.
  const end = at > term.since ? at : new Date(Date.parse(term.since) + 1).toISOString()
  if (term.scope === 'system' && (await store.othersInRole(tx, term.role, tenure, end)) === 0)
    throw peopleProblems.lastKeeper({ role: roles.label(term.role) })
  await store.setEnd(tx, tenure, end)
  return sealAct(acting, ofPerson(id), 'person.termEnded', tenure, { tenure, postTitle: term.title, until: end, reason })
}

/** The person in the actor's scope, one act at a time. */
async function found({ tx }: Acting, id: string) {
  await store.lockPerson(tx, id)
  const person = await store.readPerson(tx, id)
  if (!person) throw problems.notFound({ what: '该人员' })
  return person
}

const oneTimeUntil = (now: string): string => new Date(Date.parse(now) + oneTimeDays * 86_400_000).toISOString()

/** 发放一次性密码: opens the account or opens it anew; made on the page of whoever does it, kept nowhere but as a hash. */
export async function openAccount(acting: Acting, id: string, password: string): Promise<Receipt> {
  const person = await found(acting, id)
  admitted(canKeepAccount(acting.actor, person))
  const until = oneTimeUntil(acting.now)
  await store.openAccount(acting.tx, id, await hashPassword(password), until)
  return sealAct(acting, ofPerson(id), 'account.opened', id, { name: person.name, login: person.login, oneTimeUntil: until })
}

/** 停用 with a reason; null lets the account in again, also after wrong passwords. */
export async function barAccount(acting: Acting, id: string, reason: string | null): Promise<Receipt> {
  const person = await found(acting, id)
  admitted(canKeepAccount(acting.actor, person))
  if (person.state === 'none') throw peopleProblems.notOpened()
  await store.barAccount(acting.tx, id, reason)
  const data = { name: person.name, ...(reason === null ? {} : { reason }) }
  return sealAct(acting, ofPerson(id), reason === null ? 'account.unbarred' : 'account.barred', id, data)
}

/** A principal enters somebody of his own unit with post and account in one act. */
export async function enterStaff(acting: Acting, input: z.infer<typeof staffInput>): Promise<Receipt> {
  const { tx, actor, now } = acting
  const { name, login, role, title } = input
  const person = { id: uuidv7(), name, login, enterprise: actor.enterprise }
  if (!(await store.enterPerson(tx, person))) throw peopleProblems.loginTaken({ login }, { field: 'login' })
  await sealAct(acting, ofPerson(person.id), 'person.entered', person.id, { name, login, enterprise: actor.enterprise })
  const post = { id: uuidv7(), title, role, organ: null, enterprise: actor.enterprise, place: actor.place, trades: null, own_units: false }
  await insertPosts(tx, [post])
  await appointed(acting, person, post, { since: now, until: null })
  await store.openAccount(tx, person.id, await hashPassword(input.password), oneTimeUntil(now))
  const { evidence } = await sealAct(acting, ofPerson(person.id), 'account.opened', person.id, {
    name,
    login,
    oneTimeUntil: oneTimeUntil(now),
  })
  return { id: person.id, state: null, rev: null, evidence }
}
