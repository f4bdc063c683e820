import type { Tx } from '#kernel/store/transaction.ts'
import { findAlike } from './store/likeness.ts'

/** An earlier photo that looks like one handed in now. The earlier case's number is `caseNo(prefix of likeProcedure, likeNo, likeOpenedAt)`. */
export interface Likeness {
  /** The photo asked about. */
  photo: string
  /** The earlier photo, and the case that carries it. */
  like: string
  likeCase: string
  likeProcedure: string
  likeNo: number
  likeOpenedAt: string
  /** When the earlier photo was uploaded. */
  likeAt: string
  /** Bits of 64 that differ; 0 for identical bytes. */
  distance: number
  /** Identical bytes, also of files that have no hash. */
  same: boolean
}

/**
 * Bits of 64 by which two files of one shot may differ. Measured on 240 made-up scenes: re-encoded, halved, brightened or trimmed
 * by 2 % one shot moves by at most 10; two different scenes are never nearer than 18. Of the 40 scenes of likeness.test.ts
 * the figures are 7 and 20. Nearer to the first, because a false warning costs an honest person a question.
 */
export const alike = 12

/** Earlier photos looked through, the newest first, those of the case itself before those of the unit's other cases. */
const lookedThrough = 500
/** Earlier photos named for each photo. */
const named = 5

/** Where earlier photos are looked for. */
export interface LikenessScope {
  caseId: string
  /** Null for a case without a unit: only the case itself is looked through. */
  enterprise: string | null
  /** ISO instant; photos of the unit's other cases uploaded before it are left alone. */
  since: string
}

/**
 * Photos like these that were handed in before: in this case, or in any case of the same enterprise since `since`. Sees what
 * the actor sees. A photo not yet bound is compared with everything bound, a bound one with what was uploaded before it:
 * ask before `bindPhotos` what a step is to be warned of.
 * @param ids photos handed in together; they are not compared with each other
 * @returns in the order of `ids`, the likest first, at most five for each
 */
export async function photosLike(tx: Tx, ids: readonly string[], where: LikenessScope): Promise<Likeness[]> {
  return ids.length === 0 ? [] : findAlike(tx, ids, { ...where, alike, lookedThrough, named })
}
