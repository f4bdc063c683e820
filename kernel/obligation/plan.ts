import type { Json } from '#kernel/evidence/row.ts'
import { addDays, dayNumber, endOfDay, localDate, say, startOfDay } from '#kernel/clock/day.ts'
import { confirmedRungs, confirmedSpan, type Terms } from '#kernel/clock/store.ts'
import { deadline, shift, type Suspension } from '#kernel/clock/deadline.ts'
import type { Span } from '#kernel/clock/span.ts'
import type { Duty } from '#kernel/procedure/procedure.ts'

/** One rung of a clock: a reminder, the moment of falling due, or a climb to somebody above. */
export interface Rung {
  rung: string
  kind: 'remind' | 'due' | 'escalate'
  at: string | null
  toRoles: readonly string[]
}

/** A deadline with its arithmetic and its rungs, ready to be stored. */
export interface Plan {
  span: Span | { fact: string }
  dueAt: string | null
  provisional: boolean
  steps: { on?: string; say: string }[]
  rungs: Rung[]
}

/** What the plan of one duty is made from. `servedOn` is the instant the duty began. */
export interface Served {
  duty: Duty
  servedOn: string
  facts: Readonly<Record<string, Json>>
  terms: Terms
  suspensions: readonly Suspension[]
}

/** When a duty is due, and its rungs. Without a confirmed parameter there is no date, and the arithmetic says why. */
export function plan(served: Served): Plan {
  const dated = served.duty.due.kind === 'fact' ? byFact(served, served.duty.due) : bySpan(served)
  return { ...dated, rungs: rungs(dated.dueAt, served) }
}

type Dated = Omit<Plan, 'rungs'>

function bySpan({ duty, servedOn, terms, suspensions }: Served): Dated {
  const span = spanOf(duty, terms)
  if (!span) {
    const key = duty.due.kind === 'parameter' ? duty.due.key : ''
    const label = terms.parameters.get(key)?.label ?? key
    return { span: { fact: key }, dueAt: null, provisional: false, steps: [{ say: `城市参数「${label}」尚未经人确认,期限暂不起算` }] }
  }
  const served = span.unit === 'hour' ? servedOn : localDate(new Date(servedOn))
  const { dueAt, provisional, provisionalReason, steps } = deadline({ servedOn: served, span, calendar: terms.calendar, suspensions })
  const marked = provisionalReason ? [...steps, { say: provisionalReason }] : steps
  return { span, dueAt, provisional, steps: marked }
}

const spanOf = (duty: Duty, terms: Terms): Span | undefined =>
  duty.due.kind === 'span' ? duty.due.span : duty.due.kind === 'parameter' ? confirmedSpan(terms, duty.due.key) : undefined

/** A date set by an order holds as written, rest day or not; only paused days are added. */
function byFact({ facts, suspensions }: Served, { column, set = '责令' }: { column: string; set?: string }): Dated {
  const date = facts[column]
  const span = { fact: column }
  if (typeof date !== 'string') return { span, dueAt: null, provisional: false, steps: [{ say: '期限尚未确定' }] }
  const steps: Plan['steps'] = [{ on: date, say: `期限由${set}确定:${say(date)} 24:00 前` }]
  if (suspensions.some((one) => one.to === null)) return { span, dueAt: null, provisional: false, steps: [...steps, { say: '中止中' }] }
  const moved = suspensions.map((one) => ({
    ...one,
    days: dayNumber(localDate(new Date(one.to ?? one.from))) - dayNumber(localDate(new Date(one.from))),
  }))
  const due = addDays(
    date,
    moved.reduce((sum, one) => sum + one.days, 0),
  )
  const added = moved.map((one) => ({ on: localDate(new Date(one.from)), say: `中止 ${one.days} 日(${one.reason}),期限顺延至相应日期` }))
  const last = due === date ? [] : [{ on: due, say: `顺延后期限为 ${say(due)} 24:00` }]
  return { span, dueAt: endOfDay(due).toISOString(), provisional: false, steps: [...steps, ...added, ...last] }
}

/** 09:00 local: reminders reach people at their desks. */
const officeOpens = (date: string) => new Date(startOfDay(date) + 9 * 3_600_000).toISOString()

/** The rungs that hang on a due instant; without one they have no time. */
export function rungs(dueAt: string | null, { duty, servedOn, terms }: Served): Rung[] {
  const dueOn = dueAt === null ? null : localDate(new Date(dueAt))
  const moment = (date: (due: string) => string) => (dueOn === null ? null : officeOpens(date(dueOn)))
  const before = confirmedSpan(terms, 'rungs.remind.before')
  const { calendar } = terms
  const all: Rung[] = [
    ...(before
      ? [{ rung: 'before', kind: 'remind' as const, at: moment((due) => shift(due, before, calendar, 'before')), toRoles: duty.by }]
      : []),
    { rung: 'today', kind: 'remind', at: moment((due) => due), toRoles: duty.by },
    { rung: 'overdue', kind: 'due', at: dueAt, toRoles: duty.by },
    ...confirmedRungs(terms, 'rungs.escalate.after').map(({ span, to }, index) => ({
      rung: `escalate-${index + 1}`,
      kind: 'escalate' as const,
      at: moment((due) => shift(due, span, calendar)),
      toRoles: [to],
    })),
  ]
  // A reminder whose time was past before the duty began reminds of nothing.
  return all.filter((one) => one.kind !== 'remind' || one.at === null || one.at > servedOn)
}
