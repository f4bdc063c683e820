import type { Calendar } from '#kernel/clock/calendar.ts'
import { localDate, startOfDay } from '#kernel/clock/day.ts'
import { shift } from '#kernel/clock/deadline.ts'
import { spanText } from '#kernel/clock/span.ts'
import { confirmedSpan, confirmedTimes, type Terms } from '#kernel/clock/store.ts'
import type { Json } from '#kernel/evidence/row.ts'
import { caseNo } from '#kernel/procedure/case-kind.ts'
import { firstAt, iso, type Story } from './acts.ts'

/** A hazard that was put right and closed. */
interface Closed {
  id: string
  no: string
  title: string
  closedAt: string
}

/** Earlier hazards are named up to this many, as the module does. */
const most = 20

/**
 * 复发: says of every hazard that was registered which of the unit's hazards of its kind had been closed within the city's
 * window by then, as the module's handler would have found.
 * @param stories in the order in which they will be written
 * @param before how many cases there are already
 */
export function markRecurrences(stories: readonly Story[], before: number, terms: Terms): void {
  const closed = new Map<string, Closed[]>()
  const kindOf = (story: Story) => `${story.unit.row.id} ${String(story.acts[0]?.facts.category)}`
  stories.forEach((story, index) => {
    const last = story.acts.at(-1)
    if (story.kind.table.name !== 'hazard' || last?.state !== 'closed') return
    const no = caseNo(story.kind.prefix, before + index + 1, iso(firstAt(story)))
    const one = { id: story.id, no, title: story.title, closedAt: iso(last.at) }
    closed.set(kindOf(story), [...(closed.get(kindOf(story)) ?? []), one])
  })
  for (const story of stories) {
    const act = story.acts.find((one) => one.step === 'register')
    if (act) act.facts = { ...act.facts, recurrence: recurrenceAt(closed.get(kindOf(story)) ?? [], act.at, terms) }
  }
}

function recurrenceAt(closed: readonly Closed[], at: number, terms: Terms): Json {
  const [window, times] = [confirmedSpan(terms, 'hazard.recurrence.window'), confirmedTimes(terms, 'hazard.recurrence.count')]
  if (!window || !times) return null
  const since = sinceOf(at, window, terms.calendar)
  const earlier = closed
    .filter((one) => one.closedAt >= since && one.closedAt < iso(at))
    .toSorted((a, b) => (a.closedAt === b.closedAt ? (a.id < b.id ? 1 : -1) : a.closedAt < b.closedAt ? 1 : -1))
    .slice(0, most)
  const count = earlier.length + 1
  if (count < times || earlier.length === 0) return null
  const rule = `同一单位同类隐患(同一判定标准或同一类别)销号后 ${spanText(window)}内再次发生,累计达到 ${times} 次为复发`
  return { rule, count, cases: earlier.map((one) => ({ ...one })) }
}

const sinceOf = (at: number, window: Parameters<typeof shift>[1], calendar: Calendar): string =>
  iso(startOfDay(shift(localDate(new Date(at)), window, calendar, 'before')))
