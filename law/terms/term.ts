import type { Confidence } from '../acts.ts'
import type { Basis } from '../basis.ts'

/**
 * One word of the law with a code, valid on the days `since <= day < until` (half-open).
 * `means` is this project's paraphrase. `unconfirmed`: usage known, source not read.
 */
export interface LawTerm<Code extends string = string> {
  readonly code: Code
  readonly label: string
  readonly means?: string
  readonly since: string
  readonly until?: string
  readonly basis?: Basis
  readonly confidence: Confidence
}

/** Declares a list of terms while keeping their codes as literal types. */
export const lawTerms = <const Code extends string>(list: readonly LawTerm<Code>[]): readonly LawTerm<Code>[] => list

/** The code type of a list: `CodeOf<typeof hazardLevels>`. */
export type CodeOf<List> = List extends readonly LawTerm<infer Code>[] ? Code : never

/** The terms of a list that are valid on that day ('YYYY-MM-DD'). */
export function termsOn<Code extends string>(list: readonly LawTerm<Code>[], date: string): readonly LawTerm<Code>[] {
  return list.filter((t) => t.since <= date && (t.until === undefined || date < t.until))
}

/** The Chinese label of a code; an unknown code is returned as it is, so old rows stay readable. */
export function termLabel(list: readonly LawTerm[], code: string): string {
  return list.find((t) => t.code === code)?.label ?? code
}
