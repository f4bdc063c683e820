import { type Facts, inWords } from '#kernel/procedure/case-kind.ts'
import { coordinationFacts } from './contract.ts'

/** The coordination in words for the case file: one line a department (clause 10). */
export function coordinationSummary(facts: Facts): readonly { label: string; value: string }[] {
  const { problem, overall_by, measures, conclusion } = coordinationFacts.parse(facts)
  return inWords([
    ['需要协调的问题', problem],
    ['总期限', overall_by],
    ...measures.map(({ organName, measure, by, note }) => [organName, `${measure}(${by} 前)${note ? `;已完成:${note}` : ''}`] as const),
    ['办结意见', conclusion],
  ])
}
