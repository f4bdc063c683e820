import { startOfDay } from '#kernel/clock/day.ts'
import { shift } from '#kernel/clock/deadline.ts'
import { confirmedSpan, readTerms } from '#kernel/clock/store.ts'
import { type Likeness, photosLike } from '#kernel/evidence/likeness.ts'
import type { Json } from '#kernel/evidence/row.ts'
import type { Photo } from '#kernel/http/contract.ts'
import { caseNo, type StepContext } from '#kernel/procedure/case-kind.ts'
import { hazardProblems } from '../problems.ts'
import { handedInBefore } from '../store/history.ts'

/** City parameter: how far back the photos of the unit's other cases are looked through. */
const photoWindow = 'hazard.photo.window'

const prefixes: Readonly<Record<string, string>> = { hazard: '隐患', inspection: '检查', coercion: '强制', coordination: '协调' }

/** Photos handed in as taken after the rectification, on a case of a unit. */
export interface Handed {
  caseId: string
  enterprise: string | null
  found: readonly Photo[]
  taken: readonly Photo[]
  /** The person was told of the likeness and says the photos were newly taken. */
  newlyTaken: boolean
}

/**
 * Are these photos new? The same file never is; one that looks like an earlier one is asked about, and what the person
 * answers is shown to whoever re-checks.
 * @returns the doubts to be kept with the case
 * @throws 422.36 a photo of the finding, 422.38 a file handed in before, 422.39 a likeness not yet answered
 */
export async function doubtsAbout({ tx, today }: StepContext, handed: Handed): Promise<Json> {
  const { caseId, enterprise, found, taken, newlyTaken } = handed
  if (taken.some((one) => found.some((before) => before.sha256 === one.sha256)))
    throw hazardProblems.oldPhotos(undefined, { field: 'photos' })
  const ids = taken.map((one) => one.id)
  const span = confirmedSpan(await readTerms(tx), photoWindow)
  const since = span ? new Date(startOfDay(shift(today, span, (await readTerms(tx)).calendar, 'before'))).toISOString() : null
  // Without a confirmed window only the case itself is looked through.
  const where = since === null ? { caseId, enterprise: null, since: new Date(0).toISOString() } : { caseId, enterprise, since }
  const like = await photosLike(tx, ids, where)
  const again = new Set([...(await handedInBefore(tx, ids)), ...like.filter((one) => one.same).map((one) => one.photo)])
  if (again.size > 0) throw hazardProblems.usedPhotos({ names: namesOf(taken, again) }, { field: 'photos' })
  if (like.length > 0 && !newlyTaken) throw alikeProblem(taken, like)
  return like.map((one) => ({
    photo: one.photo,
    like: one.like,
    likeCase: one.likeCase,
    likeAt: one.likeAt,
    distance: one.distance,
    sameCase: one.likeCase === caseId,
  }))
}

const namesOf = (taken: readonly Photo[], ids: ReadonlySet<string>): string =>
  taken
    .filter((one) => ids.has(one.id))
    .map((one) => one.name)
    .join('、')

const noOf = (one: Likeness): string => caseNo(prefixes[one.likeProcedure] ?? '', one.likeNo, one.likeOpenedAt)

function alikeProblem(taken: readonly Photo[], like: readonly Likeness[]) {
  const similar = like.map((one) => ({ photo: one.photo, like: one.like, no: noOf(one), at: one.likeAt, distance: one.distance }))
  const cases = [...new Set(similar.map((one) => one.no))].join('、')
  const said = `照片「${namesOf(taken, new Set(like.map((one) => one.photo)))}」与以前的照片相似(${cases})`
  return hazardProblems.photosAlike({ said }, { field: 'photos', more: { similar } })
}
