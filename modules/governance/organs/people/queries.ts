import type { z } from 'zod'
import { verifyChain } from '#kernel/evidence/chain.ts'
import type { EvidenceRow } from '#kernel/evidence/row.ts'
import { readStream } from '#kernel/evidence/store.ts'
import type { Permit } from '#kernel/permit/permit.ts'
import type { Actor } from '#kernel/place/actor.ts'
import { type Role, roles } from '#kernel/place/roles.ts'
import { problems } from '#kernel/problem/problems.ts'
import type { Tx } from '#kernel/store/transaction.ts'
import type { peoplePage, personCard, personList, postList, postsQuery } from './contract.ts'
import { canEndTerms, canGivePosts, canKeepAccount } from './permits.ts'
import * as store from './store.ts'
import { personEvents } from './terms.ts'

/** Of a long stream the page shows so many rows; the chain is checked as a whole. */
const shownRows = 100

/** People by name, login, post or organ. */
export async function people(tx: Tx, { q = '', organ, cursor, limit }: z.infer<typeof peoplePage>): Promise<z.input<typeof personList>> {
  const page = await store.listPeople(tx, { q: q.trim(), organ: organ || undefined, cursor, limit })
  const rows = page.rows.map((row) => ({ ...row, posts: row.posts.map((post) => ({ ...post, roleLabel: roles.label(post.role) })) }))
  return { rows, next: page.next }
}

/** Posts to choose from. */
export async function posts(tx: Tx, { q = '', organ }: z.infer<typeof postsQuery>): Promise<z.input<typeof postList>> {
  const rows = await store.listVacancies(tx, q.trim(), organ || undefined)
  return { rows: rows.map((row) => ({ ...row, roleLabel: roles.label(row.role) })) }
}

const said = (permit: Permit) => ({ yes: permit.yes, why: permit.yes ? null : permit.why })

/** One person: how his account stands, what he holds and held, and every act on it with its evidence. */
export async function person(tx: Tx, actor: Actor, id: string, now: string): Promise<z.input<typeof personCard>> {
  const found = await store.readPerson(tx, id)
  if (!found) throw problems.notFound({ what: '该人员' })
  const keep = canKeepAccount(actor, found)
  return {
    id,
    name: found.name,
    login: found.login,
    byUnit: found.enterprise !== null,
    account: { state: found.state, oneTimeUntil: found.one_time_until, reason: found.barred_reason, seenAt: found.seen_at },
    terms: (await store.readTerms(tx, id)).map((one) => termOf(one, actor, now)),
    history: historyOf(await readStream(tx, 'person', id)),
    mayGive: said(canGivePosts(actor)),
    mayOpen: said(keep),
    mayBar: said(keep),
  }
}

type Term = Awaited<ReturnType<typeof store.readTerms>>[number]

function termOf(
  { own_units: ownUnits, enterprise, role, ...one }: Term,
  actor: Actor,
  now: string,
): z.input<typeof personCard>['terms'][number] {
  const state = one.since > now ? 'ahead' : one.until !== null && one.until <= now ? 'past' : 'now'
  const may = canEndTerms(actor, { role, enterprise })
  return { ...one, role: role as Role, roleLabel: roles.label(role), ownUnits, state, mayEnd: said(may) }
}

function historyOf(rows: readonly EvidenceRow[]): z.input<typeof personCard>['history'] {
  const broken = new Set(verifyChain(rows).map((one) => one.seq))
  const shown = rows.slice(-shownRows).toReversed()
  return shown.map((row) => ({
    seq: row.seq,
    at: row.at,
    title: personEvents.label(row.event),
    say: sayOf(row.data),
    personName: row.personName,
    postTitle: row.postTitle,
    hash: row.hash,
    verified: !broken.has(row.seq) && !broken.has(null),
  }))
}

/** What an act was about: the post and the reason. What a view or a notice is called is its owner's and its readers'. */
const sayOf = ({ postTitle, reason }: EvidenceRow['data']): string =>
  [postTitle, reason].filter((one): one is string => typeof one === 'string').join(' · ')
