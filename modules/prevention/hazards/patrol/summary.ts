import { type Facts, inWords } from '#kernel/procedure/case-kind.ts'
import { urgingFacts } from './contract.ts'
import { rules } from './terms.ts'

/** The urging in words for the case file: what was found, and each round of asking and answering. */
export function urgingSummary(facts: Facts): readonly { label: string; value: string }[] {
  const { findings, rounds, conclusion } = urgingFacts.parse(facts)
  return inWords([
    ...findings.map((one) => [rules.label(one.rule), `${one.say}${one.reference ? '(参考,阈值未经本市确认)' : ''}`] as const),
    ...rounds.flatMap((one) => [
      [`第 ${one.no} 次督促`, `${one.request}(${one.by})`] as const,
      [`第 ${one.no} 次答复`, one.answer === null ? null : `${one.answer}(${one.answeredBy ?? ''})`] as const,
    ]),
    ['结论', conclusion],
  ])
}
