/**
 * 拒绝: every refusal has a public number and a Chinese sentence that says what is wrong and the way out.
 * The number's first three digits are the HTTP status.
 */
export interface Problem {
  no: string
  say: string
  /** The input field at fault, as in the contract. */
  field?: string
  /** More for the page: the changed state, the gaps with places to go. */
  more?: Record<string, unknown>
}

/** Thrown to refuse; carries the problem to the answer, and rolls the transaction back. */
export class Refusal extends Error {
  readonly problem: Problem
  constructor(problem: Problem) {
    super(`${problem.no} ${problem.say}`)
    this.problem = problem
  }
}

const made = new Map<string, (detail: never) => string>()

/** Declares one problem of a catalogue; a number used twice does not start. */
export function problem<Detail = void>(no: string, say: (detail: Detail) => string) {
  if (!/^[45]\d\d\.\d+$/.test(no) || made.has(no)) throw new Error(`problem number ${no} is malformed or used twice`)
  made.set(no, say)
  return (detail: Detail, at?: { field?: string; more?: Record<string, unknown> }): Refusal => new Refusal({ no, say: say(detail), ...at })
}

/** All numbers declared so far, for the check that each is unique and documented. */
export const problemNumbers = (): string[] => [...made.keys()].sort()

/** The HTTP status a problem answers with. */
export const statusOf = (one: Problem): number => Number(one.no.slice(0, 3))
