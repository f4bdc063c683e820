/** 企业风险等级: the door of the module. */
import { z } from 'zod'
import { id, receipt } from '#kernel/http/contract.ts'
import { command, query, type Route } from '#kernel/http/route.ts'
import type { Tx } from '#kernel/store/transaction.ts'
import { enterFact, grade, reportPoints, withdraw } from './commands.ts'
import { factInput, gradeInput, pointsInput, reviewPage, reviewQuery, riskOf, withdrawInput } from './contract.ts'
import { canEnterFact, canGrade, canReportPoints, canSeeReviews, canSeeRisk } from './permits.ts'
import { reviews, riskOfUnit } from './queries.ts'
import { levelWords, type Raised, raisedByMajorHazard, type RiskLevel } from './rule.ts'
import { presentRisk } from './store.ts'

export { limitsOf } from './inputs.ts'
export { riskCalculator } from './level.ts'
export { renewAll } from './propose.ts'
export { riskReactions } from './reactions.ts'
export type { Raised, RiskLevel } from './rule.ts'
export { insertPoints } from './store/inputs.ts'

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

const base = '/api/prevention/risk'
const path = `${base}/{enterprise}`
const unit = z.object({ enterprise: id })

export const riskRoutes: Route[] = [
  query({
    name: 'risk.of',
    path,
    summary: '企业风险等级',
    permit: canSeeRisk,
    params: unit,
    answer: riskOf,
    run: (context) => riskOfUnit(context, context.params.enterprise),
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
  command({
    name: 'risk.reportPoints',
    path: `${path}/points`,
    summary: '申报风险点',
    permit: (actor) => canReportPoints(actor),
    params: unit,
    body: pointsInput,
    answer: receipt,
    run: (context) => reportPoints(context, context.params.enterprise, context.body),
  }),
  command({
    name: 'risk.enterFact',
    path: `${path}/facts`,
    summary: '登记影响风险等级的事项',
    permit: (actor) => canEnterFact(actor),
    params: unit,
    body: factInput,
    answer: receipt,
    run: (context) => enterFact(context, context.params.enterprise, context.body),
  }),
  command({
    name: 'risk.withdrawFact',
    path: `${path}/facts/withdraw`,
    summary: '撤销影响风险等级的事项',
    permit: (actor) => canEnterFact(actor),
    params: unit,
    body: withdrawInput,
    answer: receipt,
    run: (context) => withdraw(context, context.params.enterprise, context.body),
  }),
  query({
    name: 'risk.reviews',
    path: `${base}/reviews`,
    summary: '建议复核风险等级的单位',
    permit: canSeeReviews,
    query: reviewQuery,
    answer: reviewPage,
    run: (context) => reviews(context, context.query),
  }),
]
