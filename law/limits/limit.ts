import type { Confidence } from '../acts.ts'
import type { LawBasis } from '../basis.ts'

/**
 * A length of time that an act itself sets, on the days `since <= day < until`; without `until`, still in force.
 * `unit` as the clock counts it: exact hours, or calendar days. `about` is this project's label.
 */
export interface LegalLimit {
  readonly code: string
  readonly about: string
  readonly n: number
  readonly unit: 'hour' | 'day'
  readonly basis: LawBasis
  readonly since: string
  readonly until?: string
  readonly confidence: Confidence
}
