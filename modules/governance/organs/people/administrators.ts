import { randomBytes } from 'node:crypto'
import { v7 as uuidv7 } from 'uuid'
import type { Draft, JsonObject } from '#kernel/evidence/row.ts'
import { append } from '#kernel/evidence/store.ts'
import { type Role, roles } from '#kernel/place/roles.ts'
import { hashPassword } from '#kernel/session/password.ts'
import { oneTimeDays, oneTimePassword } from '#kernel/session/rules.ts'
import type { Tx } from '#kernel/store/transaction.ts'
import { insertPeople, insertPosts, insertTenures } from '../store.ts'
import * as store from './store.ts'

/** An account with the password that is said once, at the console, and kept nowhere. */
export interface Opened {
  login: string
  password: string
  title: string
}

const founders = [
  { login: 'xitong', role: 'systemAdmin' },
  { login: 'anquan', role: 'securityAdmin' },
  { login: 'shenji', role: 'auditAdmin' },
] as const satisfies { login: string; role: Role }[]

/**
 * The first three administrators of a city in which nobody has an account yet (三员分立): all else they enter and give themselves.
 * Runs as a job of the program; answers nobody when there are people already.
 */
export async function foundAdministrators(tx: Tx, now: Date): Promise<Opened[]> {
  if (await store.anybody(tx)) return []
  const at = now.toISOString()
  const made = founders.map(({ login, role }) => ({
    login,
    role,
    title: roles.label(role),
    person: uuidv7(),
    post: uuidv7(),
    tenure: uuidv7(),
  }))
  await insertPeople(
    tx,
    made.map(({ person: id, title: name, login }) => ({ id, name, login })),
  )
  await insertPosts(
    tx,
    made.map(({ post: id, title, role }) => ({
      id,
      title,
      role,
      organ: null,
      enterprise: null,
      place: null,
      trades: null,
      own_units: false,
    })),
  )
  await insertTenures(
    tx,
    made.map(({ tenure: id, post, person }) => ({ id, post, person, since: at, until: null, stands_in_for: null, reason: null })),
  )
  const opened: Opened[] = []
  for (const one of made) {
    const entered = draft(one.person, at, 'person.entered', { name: one.title, login: one.login })
    await append(tx, [
      entered,
      draft(one.person, at, 'person.postGiven', { tenure: one.tenure, post: one.post, postTitle: one.title, since: at }),
    ])
    opened.push(await renewed(tx, { id: one.person, login: one.login, title: one.title }, now))
  }
  return opened
}

/** Who holds a post of an administrator now. */
export const administrators = (tx: Tx) => store.keepers(tx)

/** A new one-time password for an administrator who lost his, at the console of the server: nobody else could give it to him. */
export async function renewAdministrator(tx: Tx, login: string, now: Date): Promise<Opened | undefined> {
  const keeper = (await store.keepers(tx)).find((one) => one.login === login)
  return keeper && renewed(tx, keeper, now)
}

async function renewed(tx: Tx, { id, login, title }: { id: string; login: string; title: string }, now: Date): Promise<Opened> {
  const password = oneTimePassword(randomBytes(12))
  const until = new Date(now.getTime() + oneTimeDays * 86_400_000).toISOString()
  await store.renewCredential(tx, id, await hashPassword(password), until, now.toISOString())
  await append(tx, [draft(id, now.toISOString(), 'account.opened', { login, oneTimeUntil: until, by: 'console' })])
  return { login, password, title }
}

const draft = (person: string, at: string, event: string, data: JsonObject): Draft => ({
  streamKind: 'person',
  streamId: person,
  at,
  capturedAt: null,
  event,
  person: null,
  personName: null,
  post: null,
  postTitle: null,
  standInFor: null,
  place: null,
  caseId: null,
  rev: null,
  data,
  attachments: [],
})
