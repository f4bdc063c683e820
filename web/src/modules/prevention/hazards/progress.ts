import type { Facts } from './facts/EarlyFacts.tsx'

/** Whose receipt the double report still lacks; none once it counts. */
export function missingReceipts(facts: Pick<Facts, 'regulator_received_at' | 'congress_received_at'>): string[] {
  return [facts.regulator_received_at === null ? '监管部门' : null, facts.congress_received_at === null ? '职代会' : null].filter(
    (one) => one !== null,
  )
}

export type StageStatus = 'done' | 'now' | 'returned' | 'ahead'

/**
 * How a stage stands: a failed judgement sends the work back, and the supervision
 * of a major hazard begins with its listing or report and lasts until it is delisted.
 */
export function stageStatus(
  stage: string,
  present: 'done' | 'now' | 'ahead',
  facts: Pick<Facts, 'level' | 'recheck_passed' | 'verdict' | 'listed_at' | 'delisted_at' | 'reported_at'>,
): StageStatus {
  const listed = facts.listed_at !== null && facts.delisted_at === null
  if (stage === '监督' && facts.level === 'major' && listed) return 'now'
  if (present !== 'ahead') return present
  const judgement = facts.level === 'major' ? '评估' : '监督'
  if (stage === judgement && (facts.recheck_passed === false || facts.verdict === 'fail')) return 'returned'
  const supervised = facts.level === 'major' && (facts.listed_at !== null || facts.reported_at !== null)
  return stage === '监督' && supervised ? 'now' : 'ahead'
}
