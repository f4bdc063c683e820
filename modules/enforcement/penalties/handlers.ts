import { localDate, localMinute } from '#kernel/clock/day.ts'
import { shift } from '#kernel/clock/deadline.ts'
import { confirmedSpan, readTerms } from '#kernel/clock/store.ts'
import { photoFacts } from '#kernel/evidence/attachments.ts'
import { type CaseKind, step, type Facts, type StepContext } from '#kernel/procedure/case-kind.ts'
import { nameParty } from '#kernel/procedure/store.ts'
import { powerCutNotice, sealing, sealingExtension } from '#law/limits/index.ts'
import { stepInputs } from './contract.ts'
import { approvalPapers, extensionPapers, releasePapers } from './documents.ts'
import { earliestCut, lastExtended, lastSealed, limitText } from './limits.ts'
import { coercionProblems } from './problems.ts'
import { coercion } from './procedure.ts'
import { request } from './request.ts'
import { askingOrgan, prefix } from './store.ts'
import { coercionSummary } from './summary.ts'

const instant = (text: string) => new Date(text).toISOString()
const minuteMs = 60_000

/** A form filled in while the opinion was being written may name a moment that has just passed: it begins now. */
const filledIn = 30 * minuteMs

/** Pages know minutes only: an earlier instant is compared by its minute. */
const minuteOf = (at: string): number => Math.floor(Date.parse(at) / minuteMs) * minuteMs

/** When the measure begins: not in the past, and a power cut no sooner than the notice allows (安全生产法 art. 70). */
function startOf(startAt: string, now: string, facts: Facts): string {
  if (facts.measure === 'cutPower' && facts.urgent !== true) {
    const earliest = earliestCut(now, false)
    if (Date.parse(startAt) < Date.parse(earliest)) {
      const detail = { earliest: localMinute(Date.parse(earliest) + minuteMs - 1), limit: limitText(powerCutNotice) }
      throw coercionProblems.noticeTooShort(detail, { field: 'startAt' })
    }
    return instant(startAt)
  }
  if (Date.parse(startAt) < Date.parse(now) - filledIn) throw coercionProblems.startPast(undefined, { field: 'startAt' })
  return Date.parse(startAt) < Date.parse(now) ? now : instant(startAt)
}

/** 查封扣押 names its last day; the other measures last until they are released (行政强制法 art. 25). */
function sealedUntil(until: string | null, start: string, facts: Facts): string | null {
  if (facts.measure !== 'sealDetain') return null
  const from = localDate(new Date(start))
  const last = lastSealed(from)
  if (until === null || until < from || until > last)
    throw coercionProblems.sealUntil({ from, last, limit: limitText(sealing) }, { field: 'until' })
  return until
}

/** A clock on a phone may run a little ahead; beyond five minutes the time is wrong. */
function happened(at: string, now: string, what: string, than: { what: string; at: unknown }): string {
  if (Date.parse(at) > Date.parse(now) + 5 * minuteMs) throw coercionProblems.future({ what }, { field: 'at' })
  if (typeof than.at === 'string' && Date.parse(at) < minuteOf(than.at))
    throw coercionProblems.before({ what, than: than.what, at: localMinute(Date.parse(than.at)) }, { field: 'at' })
  return instant(at)
}

/** The next review by the city's cycle; none while nobody has confirmed it. */
async function nextReview({ tx, today }: StepContext): Promise<string | null> {
  const terms = await readTerms(tx)
  const every = confirmedSpan(terms, 'coercion.review.every')
  return every ? shift(today, every, terms.calendar) : null
}

const approve = step({
  input: stepInputs.approve,
  async facts({ note, startAt, until }, { tx, actor, now, kase, facts }) {
    if ((await askingOrgan(tx, kase.id)) !== actor.organ) throw coercionProblems.notOwnHead()
    const start = startOf(startAt, now, facts)
    const change = { approval_note: note, approved_at: now, start_at: start, until: sealedUntil(until, start, facts) }
    if (typeof facts.supplier === 'string') await nameParty(tx, kase.id, facts.supplier, 'supplier')
    return change
  },
  documents: (_, context) => approvalPapers(context),
})

const extend = step({
  input: stepInputs.extend,
  facts({ until, note }, { facts, today }) {
    const end = String(facts.until)
    if (end < today) throw coercionProblems.sealExpired({ until: end }, { field: 'until' })
    const last = lastExtended(end)
    if (until <= end || until > last)
      throw coercionProblems.extendUntil({ after: end, last, limit: limitText(sealingExtension) }, { field: 'until' })
    return { until, extended: true, extension_reason: note, extended_from: end }
  },
  documents: (_, context) => extensionPapers(context, String(context.facts.extended_from)),
})

const release = step({
  input: stepInputs.release,
  facts({ reason, restoreAt }, { facts, now }) {
    if (facts.measure === 'cutPower' && (restoreAt === null || Date.parse(restoreAt) < Date.parse(now) - filledIn))
      throw coercionProblems.restoreAt(undefined, { field: 'restoreAt' })
    return { release_reason: reason, released_at: now, review_by: null, until: null }
  },
  documents: ({ restoreAt }, context) => releasePapers(context, restoreAt),
})

const inForce: CaseKind['steps'] = {
  start: step({
    input: stepInputs.start,
    facts: async ({ note, photos: ids }, context) => ({
      started_at: context.now,
      start_note: note,
      start_photos: photoFacts(await context.photos(ids, 'photos')),
      review_by: await nextReview(context),
    }),
  }),
  confirmCut: step({
    input: stepInputs.confirmCut,
    facts: ({ at, note }, { now, facts }) => ({
      cut_at: happened(at, now, '停电时间', { what: '实施时间', at: facts.started_at }),
      cut_note: note,
    }),
  }),
  noteDisobeyed: step({
    input: stepInputs.noteDisobeyed,
    facts: async ({ note, photos: ids }, { now, photos }) => ({
      disobeyed_at: now,
      disobedience: note,
      disobedience_photos: photoFacts(await photos(ids, 'photos')),
    }),
  }),
  reviewMeasure: step({
    input: stepInputs.reviewMeasure,
    facts: async ({ note }, context) => {
      const { facts, now, actor } = context
      const before = Array.isArray(facts.reviews) ? facts.reviews : []
      return { reviews: [...before, { at: now, note, name: actor.personName }], review_by: await nextReview(context) }
    },
  }),
  extend,
  release,
}

const steps: CaseKind['steps'] = {
  review: step({ input: stepInputs.review, facts: ({ note }) => ({ review_note: note }) }),
  approve,
  refuse: step({ input: stepInputs.refuse, facts: ({ note }) => ({ refusal: note }) }),
  withdraw: step({ input: stepInputs.withdraw, facts: ({ note }) => ({ refusal: note }) }),
  serve: step({ input: stepInputs.serve, facts: ({ note }, { now }) => ({ served_at: now, served_note: note }) }),
  answerSupply: step({
    input: stepInputs.answerSupply,
    facts: ({ answer, note }, { now }) => ({ supplier_answer: answer, supplier_note: note, supplier_answered_at: now }),
  }),
  ...inForce,
  confirmRestored: step({
    input: stepInputs.confirmRestored,
    facts: ({ at, note }, { now, facts }) => ({
      restored_at: happened(at, now, '恢复供电时间', { what: '解除时间', at: facts.released_at }),
      restored_note: note,
    }),
  }),
  confirmReleased: step({
    input: stepInputs.confirmReleased,
    facts: async ({ note, photos: ids }, { now, photos }) => ({
      restored_at: now,
      restored_note: note,
      release_photos: photoFacts(await photos(ids, 'photos')),
    }),
  }),
}

/** 行政强制措施: the table, and what each step means. */
export const coercionKind: CaseKind = { table: coercion, prefix, summary: coercionSummary, opens: { request }, steps }
