import { shift } from '#kernel/clock/deadline.ts'
import { confirmedSpan, readTerms } from '#kernel/clock/store.ts'
import { photoFacts } from '#kernel/evidence/attachments.ts'
import type { Json } from '#kernel/evidence/row.ts'
import { type CaseKind, type Facts, step } from '#kernel/procedure/case-kind.ts'
import { nameParty } from '#kernel/procedure/store.ts'
import type { Tx } from '#kernel/store/transaction.ts'
import { organsByKey } from '#modules/governance/organs/index.ts'
import { stepInputs } from '../contract.ts'
import { listingNotice } from '../documents.ts'
import { hazardProblems } from '../problems.ts'
import { said } from './facts.ts'

/** Organs that are not authorities: a listing is not theirs to answer for. */
const outsiders: readonly string[] = ['union', 'evaluator', 'powerSupplier']

/** The part an organ has that answers for a listed hazard. */
export const listingPart = 'listing'

/** The next day on which progress is to be reported; null while the city has not confirmed how often. */
async function nextProgress(tx: Tx, today: string): Promise<string | null> {
  const terms = await readTerms(tx)
  const every = confirmedSpan(terms, 'major.progress.every')
  return every ? shift(today, every, terms.calendar) : null
}

/** Sent back to the unit while it is listed: its next report counts from today, not from a day gone by meanwhile. */
export async function progressAnew({ tx, today, facts }: { tx: Tx; today: string; facts: Facts }): Promise<Facts> {
  return facts.progress_by ? { progress_by: await nextProgress(tx, today) } : {}
}

/** Taken off and then sent back after all: whether it is listed again is decided anew; the evidence keeps what was. */
export const notListed = {
  listed_at: null,
  listing: null,
  sign_at: null,
  sign_photos: [],
  progress: [],
  delisted_at: null,
  delisting: null,
  delist_photos: [],
  progress_by: null,
} as const

/** The organ that answers for the supervision. @throws 422.86 */
async function supervisor(tx: Tx, key: string): Promise<string> {
  const [organ] = await organsByKey(tx, [key])
  if (!organ || outsiders.includes(organ.kind)) throw hazardProblems.organUnknown(undefined, { field: 'organ' })
  return organ.name
}

/** 挂牌督办: the decision, the sign, the progress, and taking it off. */
export const listingSteps: CaseKind['steps'] = {
  list: step({
    input: stepInputs.list,
    async facts({ requirements, finishBy, organ }, { tx, now, today, kase, facts }) {
      const { rectify_by } = said(facts)
      if (finishBy < today) throw hazardProblems.listingPast({ today }, { field: 'finishBy' })
      if (rectify_by && finishBy < rectify_by) throw hazardProblems.listingTooEarly({ limit: rectify_by }, { field: 'finishBy' })
      const organName = await supervisor(tx, organ)
      await nameParty(tx, kase.id, organ, listingPart)
      return { listed_at: now, listing: { requirements, finishBy, organ, organName }, progress_by: await nextProgress(tx, today) }
    },
    documents: (_, context) => listingNotice(context),
  }),
  postSign: step({
    input: stepInputs.postSign,
    async facts({ spot, photos: ids }, { now, photos, facts }) {
      const { listing } = said(facts)
      return { sign_at: now, sign_photos: photoFacts(await photos(ids, 'photos')), listing: { ...listing, signSpot: spot } }
    },
  }),
  reportProgress: step({
    input: stepInputs.reportProgress,
    async facts({ progress, percent, photos: ids }, { tx, now, today, photos, facts }) {
      const one = { at: now, text: progress, percent, photos: photoFacts(await photos(ids, 'photos')) }
      return { progress: [...((facts.progress ?? []) as Json[]), one], progress_by: await nextProgress(tx, today) }
    },
  }),
  delist: step({
    input: stepInputs.delist,
    async facts({ delisting, photos: ids }, { now, photos }) {
      return { delisted_at: now, delisting, delist_photos: photoFacts(await photos(ids, 'photos')), progress_by: null }
    },
  }),
}
