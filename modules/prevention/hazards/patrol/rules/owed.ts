import { addDays } from '#kernel/clock/day.ts'
import { daysBetween, type Found, foundBy, points, type RowRef, type Threshold } from '../rules.ts'

export interface Overdue {
  enterprise: string
  hazard: RowRef
  /** The last day for putting it right. */
  dueOn: string
}

/** 隐患逾期未改: the limit has passed. It is the order's own date, so no parameter is asked. */
export function overdue({ enterprise, hazard, dueOn }: Overdue, today: string): Found | null {
  const late = daysBetween(dueOn, today)
  if (late < 1) return null
  const say = `整改期限 ${dueOn},已逾期 ${late} 日,企业没有报告整改完成`
  return foundBy('overdue', null, {
    enterprise,
    subject: hazard.id,
    since: addDays(dueOn, 1),
    points: points('overdue', late),
    say,
    rows: [hazard],
  })
}

export interface Missing {
  enterprise: string
  assignment: RowRef
  dueOn: string
  /** Cycles that have passed without a check. */
  missed: number
}

/** 应查未查: so many cycles have passed without a check. */
export function missingCheck({ enterprise, assignment, dueOn, missed }: Missing, threshold: Threshold): Found | null {
  if (missed < threshold.n) return null
  const say = `「${assignment.label}」最迟应于 ${dueOn} 自查,已连续 ${missed} 次没有做`
  const since = addDays(dueOn, 1)
  return foundBy('missingCheck', threshold, {
    enterprise,
    subject: assignment.id,
    since,
    points: points('missingCheck', missed * 2),
    say,
    rows: [assignment],
  })
}

export interface Silence {
  enterprise: string
  /** The last day on which anybody of the unit signed in or checked, or the first assignment where nobody ever did. */
  lastOn: string
  ever: boolean
  assignments: readonly RowRef[]
}

/** 长期无动静: checks are assigned, and nobody of the unit has signed in or checked for so many days. */
export function silent({ enterprise, lastOn, ever, assignments }: Silence, threshold: Threshold, today: string): Found | null {
  const days = daysBetween(lastOn, today)
  if (assignments.length === 0 || days < threshold.n) return null
  const say = ever
    ? `${lastOn} 以来 ${days} 日无人登录,也没有自查;现有自查安排 ${assignments.length} 项`
    : `${lastOn} 安排自查以来 ${days} 日从未有人登录或自查;现有自查安排 ${assignments.length} 项`
  return foundBy('silent', threshold, {
    enterprise,
    subject: '',
    since: lastOn,
    points: points('silent', days - threshold.n),
    say,
    rows: assignments,
  })
}
