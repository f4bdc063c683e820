import { z } from 'zod'
import type { Terms } from '#kernel/clock/store.ts'
import { ruleBook, type Threshold } from './rules.ts'
import { type Rule, rules } from './terms.ts'

/** A rule with the threshold it works with today. */
export type Thresholds = Readonly<Record<Rule, Threshold>>

const amount = z.object({ n: z.number().int().positive(), unit: z.string() })
const unitWords: Readonly<Record<string, string>> = { time: '次', day: '日', second: '秒' }

/**
 * What each rule works with: the city's number, or its suggestion while nobody has confirmed it, which the findings then say.
 * @throws Error for a parameter the city pack does not carry
 */
export function thresholdsOf(terms: Terms): Thresholds {
  return Object.fromEntries(rules.codes.map((rule) => [rule, thresholdOf(terms, rule)])) as Record<Rule, Threshold>
}

function thresholdOf(terms: Terms, rule: Rule): Threshold {
  const { parameter } = ruleBook[rule]
  if (parameter === null) return { n: 0, confirmed: true }
  const found = terms.parameters.get(parameter)
  if (!found) throw new Error(`the city pack lacks the parameter ${parameter}`)
  return { n: amount.parse(found.value).n, confirmed: found.confirmedAt !== null }
}

/** '10 次', '30 秒'; null for a rule without one. */
export function thresholdText(terms: Terms, rule: Rule): string | null {
  const key = ruleBook[rule].parameter
  const read = key === null ? undefined : amount.safeParse(terms.parameters.get(key)?.value).data
  return read ? `${read.n} ${unitWords[read.unit] ?? ''}` : null
}
