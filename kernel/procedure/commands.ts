import { readTerms } from '#kernel/clock/store.ts'
import { localDate } from '#kernel/clock/day.ts'
import { bindPhotos, readPhotos } from '#kernel/evidence/attachments.ts'
import { newId } from '#kernel/evidence/chance.ts'
import type { Draft, EvidenceRow, JsonObject } from '#kernel/evidence/row.ts'
import { append, type ReactionNames } from '#kernel/evidence/store.ts'
import type { Photo } from '#kernel/http/contract.ts'
import { issueDocuments } from '#kernel/document/issue.ts'
import { followDuties } from '#kernel/obligation/follow.ts'
import type { Actor } from '#kernel/place/actor.ts'
import { signature } from '#kernel/place/signature.ts'
import { problems } from '#kernel/problem/problems.ts'
import type { Tx } from '#kernel/store/transaction.ts'
import { atVersion, type CaseKind, type Facts, type Opened, type OpenHandler, type StepContext, type StepHandler } from './case-kind.ts'
import { stateLabel, stepOf, stepTitle } from './procedure.ts'
import { type CaseRow, insertFacts, lockStanding, moveCase, nameParty, unmet } from './store.ts'
import { canOpen, canTake, type StepPermit } from './take.ts'

/** Who acts, when, and what hangs on events: handed to every command. */
export interface Acting {
  tx: Tx
  actor: Actor
  now: string
  reactions: ReactionNames
}

/** What a command answers: the thing, its state, and the row of evidence it left. */
export interface Receipt {
  id: string
  state: string | null
  rev: number | null
  evidence: { seq: number; hash: string; at: string }
}

const receiptOf = (id: string, state: string | null, rev: number | null, row: EvidenceRow | undefined): Receipt => {
  if (!row) throw new Error('a command left no evidence')
  return { id, state, rev, evidence: { seq: row.seq, hash: row.hash, at: row.at } }
}

/** Opens a case from what a person typed. */
export async function openCase(acting: Acting, kind: CaseKind, step: string, input: unknown): Promise<Receipt> {
  const handler = kind.opens[step] as OpenHandler
  const id = newId()
  const photos: Photo[] = []
  const opened = await handler.open(input, { ...contextOf(acting, id, photos), id })
  const receipt = await openWith(acting, kind, step, { id, opened, photos })
  await bindPhotos(acting.tx, photos, id)
  return receipt
}

/** What a case is opened with; photos are named in the evidence, whoever keeps their files. */
export interface Opening {
  id: string
  opened: Opened
  photos: readonly Photo[]
}

/** Opens a case: the permit, the case row, its facts, its first clocks and its first evidence, in one transaction. */
export async function openWith(acting: Acting, kind: CaseKind, step: string, { id, opened, photos }: Opening): Promise<Receipt> {
  const { tx, actor, now } = acting
  refuse(kind, '', step, canOpen(kind.table, actor, { ...opened, path: opened.place }, step))
  const state = stepOf(kind.table, '', step)?.to ?? ''
  const { title, place, trade, enterprise, supervising, managing } = opened
  const row = await tx
    .insertInto('case')
    .values({
      id,
      procedure: kind.table.name,
      version: kind.table.version,
      state,
      title,
      place,
      trade,
      enterprise,
      supervising,
      managing,
      opened_at: now,
      step,
      person: actor.person,
      post: actor.post,
      moved_at: now,
    })
    .returning(['county', 'town'])
    .executeTakeFirstOrThrow()
  await insertFacts(tx, kind.table.table, id, opened.facts)
  for (const { organ, part } of opened.named ?? []) await nameParty(tx, id, organ, part)
  const facts = { ...opened.facts, title, place, trade, enterprise }
  await followDuties(
    tx,
    kind.table,
    { id, rev: 1, step, from: '', to: state, at: now, enterprise, before: {}, facts, ...row },
    await readTerms(tx),
  )
  const draft = draftOf(acting, kind, { id, rev: 1, step, state, facts, photos, capturedAt: opened.capturedAt ?? null })
  const [evidence] = await append(tx, [draft], acting.reactions, null)
  return receiptOf(id, state, 1, evidence)
}

/** Takes one step of a case. Everything is decided on the locked row: two officers at once, and the second is told. */
export async function takeStep(acting: Acting, present: CaseKind, id: string, step: string, input: { rev: number }): Promise<Receipt> {
  const { tx, actor } = acting
  const standing = await lockStanding(tx, id, present.table.table, acting.now)
  if (!standing || standing.kase.procedure !== present.table.name) throw problems.notFound({ what: present.table.title })
  const { kase, done, parties, facts: before, head } = standing
  const kind = atVersion(present, kase.version)
  // A transaction that waited for the lock acts after the one it waited for.
  const now = acting.now < kase.moved_at ? kase.moved_at : acting.now
  const gaps = await unmet(tx, kind.table.name, id, stepOf(kind.table, kase.state, step)?.needs ?? [])
  const permit = canTake(kind.table, actor, { ...kase, path: kase.place, parties, done, gaps }, step)
  if (kase.rev !== input.rev) throw await changedMeanwhile(tx, kind, kase)
  refuse(kind, kase.state, step, permit)
  const photos: Photo[] = []
  const handler = kind.steps[step] as StepHandler
  const change = await handler.facts(input, { ...contextOf({ ...acting, now }, id, photos), kase, facts: before })
  const state = stepOf(kind.table, kase.state, step)?.to ?? kase.state
  const rev = kase.rev + 1
  await moveCase(tx, kind.table.table, { id, state, rev, step, person: actor.person, post: actor.post, at: now }, change)
  await bindPhotos(tx, photos, id)
  const facts = { ...before, ...change }
  await followDuties(tx, kind.table, { ...kase, rev, step, from: kase.state, to: state, at: now, before, facts }, await readTerms(tx))
  const issues = (await handler.documents?.(input, { ...contextOf({ ...acting, now }, id, photos), kase, facts })) ?? []
  const papers = await issueDocuments({ ...acting, now }, { id, rev }, issues)
  const draft = draftOf({ ...acting, now }, kind, { id, rev, step, state, facts: change, photos, capturedAt: null })
  const [evidence] = await append(tx, [draft, ...papers], acting.reactions, head && { streamKind: 'case', streamId: id, ...head })
  return receiptOf(id, state, rev, evidence)
}

/** Says why not, with the number that fits the kind of refusal. */
function refuse(kind: CaseKind, state: string, step: string, permit: StepPermit): void {
  if (permit.yes) return
  const title = stepTitle(kind.table, step)
  if (permit.kind === 'moment') throw problems.wrongMoment({ state: stateLabel(kind.table, state), step: title })
  if (permit.kind === 'gap') throw problems.incomplete({ step: title, say: permit.why })
  if (permit.kind === 'apart') throw problems.otherPerson({ step: title, done: permit.why.match(/「(.+)」/)?.[1] ?? '' })
  throw problems.notYours({ why: `「${title}」${permit.why}` })
}

async function changedMeanwhile(tx: Tx, kind: CaseKind, kase: CaseRow) {
  const who = await tx
    .selectFrom('evidence')
    .select('person_name')
    .where('case_id', '=', kase.id)
    .where('rev', '=', kase.rev)
    .executeTakeFirst()
  const state = stateLabel(kind.table, kase.state)
  return problems.changed({ state, who: who?.person_name ?? '他人' }, { more: { state: kase.state, stateLabel: state, rev: kase.rev } })
}

function contextOf(acting: Acting, id: string, photos: Photo[]): StepContext {
  const { tx, actor, now } = acting
  return {
    tx,
    actor,
    now,
    today: localDate(new Date(now)),
    photos: async (ids, field) => {
      const bound = await readPhotos(tx, ids, actor.person, id, field)
      photos.push(...bound)
      return bound
    },
  }
}

interface Act {
  id: string
  rev: number
  step: string
  state: string
  facts: Facts
  photos: readonly Photo[]
  capturedAt: string | null
}

const draftOf = ({ actor, now }: Acting, kind: CaseKind, act: Act): Draft => ({
  streamKind: 'case',
  streamId: act.id,
  at: now,
  capturedAt: act.capturedAt,
  event: `${kind.table.name}.${act.step}`,
  ...signature(actor),
  caseId: act.id,
  rev: act.rev,
  data: { state: act.state, facts: act.facts, ...(actor.via ? { via: actor.via } : {}) } as JsonObject,
  attachments: act.photos,
})
