import { type Clause, type ClauseNo, clauses } from './clauses.ts'

export { type Clause, type ClauseNo, clauses, type PartNo, parts } from './clauses.ts'
export { clauseOf, type Requirement, requirementIds, requirements } from './requirements.ts'

/** First day the policy is taken to apply; only its year is known, so the day is unconfirmed. */
export const policySince = '2018-01-01'

const byNo: ReadonlyMap<string, Clause> = new Map(clauses.map((c) => [c.no, c]))

/** Whether a string is one of the 38 clause numbers. */
export function isClauseNo(no: string): no is ClauseNo {
  return byNo.has(no)
}

/** The clause of that number. Throws when it is not one of the 38 (only possible past the type). */
export function clause(no: ClauseNo): Clause {
  const found = byNo.get(no)
  if (!found) throw new Error(`实施意见没有第${no}条`)
  return found
}
