/** How sure the project is: `unconfirmed` facts must be checked by a person before they compute a deadline or fine. */
export type Confidence = 'verified' | 'unconfirmed'

/** One article, with this project's own short label of what it is about (not its wording). */
export interface Article<No extends string = string> {
  readonly no: No
  readonly about: string
  readonly confidence: Confidence
}

/**
 * One edition of an act. In force on the days `since <= day < until` (half-open); without `until`, still in force.
 * A document cited as a whole has the single article '全文'.
 */
export interface Act<Code extends string = string, No extends string = string> {
  readonly code: Code
  readonly title: string
  /** What stands between 《 and 》 in a citation. */
  readonly short: string
  /** Year of the edition or document number, shown in brackets after the title. */
  readonly edition?: string
  readonly since: string
  readonly until?: string
  readonly confidence: Confidence
  readonly articles: readonly Article<No>[]
}

/** Declares an act while keeping its code and article numbers as literal types. */
export const act = <const Code extends string, const No extends string>(it: Act<Code, No>): Act<Code, No> => it

/** An article whose content was read in a text of the act, or in a public page quoting it. */
export const verified = <const No extends string>(no: No, about: string): Article<No> => ({
  no,
  about,
  confidence: 'verified',
})

/** An article known by number only; nothing may be computed from it unchecked. */
export const unconfirmed = <const No extends string>(no: No, about: string): Article<No> => ({
  no,
  about,
  confidence: 'unconfirmed',
})
