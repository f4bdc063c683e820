import { dayNumber, localDate } from '#kernel/clock/day.ts'
import { type Rule, rules } from './terms.ts'

/** A row that a figure counts; the page opens it. */
export interface RowRef {
  kind: 'case' | 'check' | 'assignment'
  id: string
  label: string
}

/** How much of something is too much, and whether the city has said so itself. */
export interface Threshold {
  n: number
  confirmed: boolean
}

/** What a rule has found about a unit: the reason in words, and the rows its figures count. */
export interface Found {
  enterprise: string
  rule: Rule
  version: number
  subject: string
  /** YYYY-MM-DD. */
  since: string
  points: number
  say: string
  rows: readonly RowRef[]
  reference: boolean
}

interface Entry {
  /** Raised whenever the rule reads differently. */
  version: number
  /** What a finding weighs in the order of the list, before it grows. It orders, and judges nobody. */
  weight: number
  /** The city's parameter; null for a rule that needs none. */
  parameter: string | null
  /** About acts that are done with: once an officer has looked into them, the same acts are not listed again. */
  past: boolean
}

/** The rules by version; the order of weights is ours: what contradicts itself before what is merely late. */
export const ruleBook: Readonly<Record<Rule, Entry>> = {
  contradiction: { version: 1, weight: 60, parameter: 'patrol.contradiction.within', past: true },
  overdue: { version: 1, weight: 50, parameter: null, past: false },
  copiedText: { version: 1, weight: 45, parameter: 'patrol.copied.count', past: true },
  allNormal: { version: 1, weight: 40, parameter: 'patrol.normal.count', past: true },
  tooFast: { version: 1, weight: 35, parameter: 'patrol.fast.pace', past: true },
  missingCheck: { version: 1, weight: 25, parameter: 'patrol.missing.count', past: false },
  silent: { version: 1, weight: 20, parameter: 'patrol.silent.within', past: false },
}

/** Days that acts are looked back over. */
export const lookBack = { contradiction: 30, copiedText: 90, allNormal: 90, tooFast: 30 } as const
/** The most checks that one reason names. */
export const mostRows = 100

/** What weighs more the longer or the oftener it happens, up to as much again. */
export const points = (rule: Rule, more: number): number =>
  ruleBook[rule].weight + Math.min(Math.max(Math.floor(more), 0), ruleBook[rule].weight)

export const foundBy = (rule: Rule, threshold: Threshold | null, one: Omit<Found, 'rule' | 'version' | 'reference'>): Found => ({
  ...one,
  rule,
  version: ruleBook[rule].version,
  reference: threshold !== null && !threshold.confirmed,
})

export const daysBetween = (from: string, to: string): number => dayNumber(to) - dayNumber(from)

/** A row with the moment it was made. */
export interface Seen extends RowRef {
  /** ISO instant. */
  at: string
}

export const dayOf = (one: Pick<Seen, 'at'>): string => localDate(new Date(one.at))
/** The first day of these, whatever their order. */
export const firstDay = (all: readonly Seen[]): string => all.map(dayOf).sort()[0] ?? ''

/** What an officer has looked into already does not count again. */
export const fresh = <One extends Seen>(all: readonly One[], settledAt: string | undefined): One[] =>
  settledAt === undefined ? [...all] : all.filter((one) => one.at > settledAt)

/** Only what the page needs of a row. */
export const plain = ({ kind, id, label }: RowRef): RowRef => ({ kind, id, label })

/** The gravest first; what weighs the same stands in the order of the rules. */
export const gravestFirst = <One extends { rule: Rule; points: number; since: string }>(all: readonly One[]): One[] =>
  all.toSorted((a, b) => b.points - a.points || rules.codes.indexOf(a.rule) - rules.codes.indexOf(b.rule) || a.since.localeCompare(b.since))
