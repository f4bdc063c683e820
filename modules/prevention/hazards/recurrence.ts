import { startOfDay } from '#kernel/clock/day.ts'
import { shift } from '#kernel/clock/deadline.ts'
import { spanText } from '#kernel/clock/span.ts'
import { confirmedSpan, confirmedTimes, readTerms } from '#kernel/clock/store.ts'
import type { Json } from '#kernel/evidence/row.ts'
import { caseNo } from '#kernel/procedure/case-kind.ts'
import type { Tx } from '#kernel/store/transaction.ts'
import { earlierOfKind } from './store/history.ts'

/** The hazard that may be a recurrence. */
export interface Occurrence {
  caseId: string
  enterprise: string | null
  category: string
  criterion: string | null
  /** YYYY-MM-DD. */
  today: string
}

/**
 * 复发: is this the n-th hazard of its kind at the unit within the city's window, counting itself and those closed before?
 * The same kind is the same criterion or the same category.
 * @returns the rule with the earlier cases; null when it is none, or while the city has not confirmed window and number
 */
export async function recurrenceOf(tx: Tx, { caseId, enterprise, category, criterion, today }: Occurrence): Promise<Json> {
  const terms = await readTerms(tx)
  const [window, times] = [confirmedSpan(terms, 'hazard.recurrence.window'), confirmedTimes(terms, 'hazard.recurrence.count')]
  if (!enterprise || !window || !times) return null
  const since = new Date(startOfDay(shift(today, window, terms.calendar, 'before'))).toISOString()
  const earlier = await earlierOfKind(tx, { caseId, enterprise, category, criterion, since })
  const count = earlier.length + 1
  if (count < times || earlier.length === 0) return null
  return {
    rule: `同一单位同类隐患(同一判定标准或同一类别)销号后 ${spanText(window)}内再次发生,累计达到 ${times} 次为复发`,
    count,
    cases: earlier.map((one) => ({ id: one.id, no: caseNo('隐患', one.no, one.opened_at), title: one.title, closedAt: one.closed_at })),
  }
}
