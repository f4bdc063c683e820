/** 企业风险等级: the door of the module. */
import { z } from 'zod'
import { id, receipt } from '#kernel/http/contract.ts'
import { command, query, type Route } from '#kernel/http/route.ts'
import type { Tx } from '#kernel/store/transaction.ts'
import { grade } from './commands.ts'
import { gradeInput, riskOf } from './contract.ts'
import { canGrade, canSeeRisk } from './permits.ts'
import { riskOfUnit } from './queries.ts'
import { levelWords, type Raised, raisedByMajorHazard, type RiskLevel } from './rule.ts'
import { presentRisk } from './store.ts'

export { riskRaised, riskRestored } from './reactions.ts'
export type { Raised, RiskLevel } from './rule.ts'

/**
 * What one more open major hazard does to the level of the unit: before as it stands, after by the rule. A unit that another
 * one has raised already is not raised twice.
 */
export async function raiseOf(tx: Tx, enterprise: string): Promise<Raised & { before: RiskLevel | null }> {
  const present = await presentRisk(tx, enterprise)
  const before = present?.level ?? null
  const raised = raisedByMajorHazard(present?.graded ?? null)
  if (!present || present.explanation.raisedBy.length === 0) return { before, ...raised }
  return { before, ...raised, why: `该单位已因另一件未销号的重大事故隐患升级,保持${levelWords[raised.after]}色` }
}

const path = '/api/prevention/risk/{enterprise}'
const unit = z.object({ enterprise: id })

export const riskRoutes: Route[] = [
  query({
    name: 'risk.of',
    path,
    summary: '企业风险等级',
    permit: canSeeRisk,
    params: unit,
    answer: riskOf,
    run: ({ kernel, tx, actor, params }) => riskOfUnit(kernel, tx, actor, params.enterprise),
  }),
  command({
    name: 'risk.grade',
    path: `${path}/grade`,
    summary: '企业风险定级',
    permit: (actor) => canGrade(actor),
    params: unit,
    body: gradeInput,
    answer: receipt,
    run: (context) => grade(context, context.params.enterprise, context.body),
  }),
]
