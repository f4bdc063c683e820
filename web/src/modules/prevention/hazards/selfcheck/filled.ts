import type { z } from 'zod'
import type { submitInput } from '#modules/prevention/hazards/selfcheck/contract.ts'
import type { Answers, Typed } from './answers.ts'

/** A check as it is typed; it stays on the version of the list it was begun with. */
export interface Filled {
  version: number
  startedAt: string
  /** When the last answer was given: the same however often it is sent, so that a repeated sending is one check. */
  endedAt: string
  answers: Answers
}

type Input = z.input<typeof submitInput>

const answerOf = (item: string, typed: Typed | undefined): Input['answers'][number] => ({
  item,
  answer: typed?.answer ?? ('' as 'ok'),
  reason: typed?.answer === 'notApplicable' ? typed.reason : null,
  fault: typed?.answer === 'fault' ? faultOf(typed) : null,
})

const faultOf = (typed: Typed): NonNullable<Input['answers'][number]['fault']> => ({
  what: typed.what,
  photos: typed.photos,
  fixed: typed.way === 'fixed' ? { what: typed.fixedWhat, photos: typed.fixedPhotos } : null,
})

/** The contract's input: every item of the list once, in its order. */
export const toInput = (filled: Filled, code: string, items: readonly string[]): Input => ({
  code,
  version: filled.version,
  startedAt: filled.startedAt,
  endedAt: filled.endedAt,
  answers: items.map((item) => answerOf(item, filled.answers[item])),
})

/** Hours after which what was seen may no longer be so. */
const stale = 8

/** A check begun so long ago that its answers tell of another shift. */
export const isStale = (startedAt: string, now: Date): boolean => now.getTime() - Date.parse(startedAt) > stale * 3_600_000

/** The item at fault in the server's or the schema's path (`answers.3.fault.photos`); undefined when it is none of them. */
export function itemAt(path: string, items: readonly string[]): string | undefined {
  const at = /^answers\.(\d+)/.exec(path)?.[1]
  return at === undefined ? undefined : items[Number(at)]
}
