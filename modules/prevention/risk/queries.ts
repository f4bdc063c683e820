import type { z } from 'zod'
import { jcs, type JsonObject } from '#kernel/evidence/row.ts'
import { type Kernel, kindOf } from '#kernel/http/kernel.ts'
import type { Permit } from '#kernel/permit/permit.ts'
import type { Actor } from '#kernel/place/actor.ts'
import { problems } from '#kernel/problem/problems.ts'
import { caseNo } from '#kernel/procedure/case-kind.ts'
import type { Tx } from '#kernel/store/transaction.ts'
import { riskMethod, riskRules, trades } from '#law/index.ts'
import { findUnit } from '#modules/governance/registry/index.ts'
import type { reviewPage, reviewQuery, riskOf } from './contract.ts'
import { type Contribution, isWhole, proposeLevel } from './level.ts'
import { canEnterFact, canGrade, canReportPoints } from './permits.ts'
import { type Computation, computeFor, needsReview } from './propose.ts'
import { levelWords, majorHazardRule } from './rule.ts'
import { presentRisk, raisingCases, riskHistory, type RiskRow } from './store.ts'
import { lastPoints, presentFacts } from './store/inputs.ts'
import { listReviews, proposalHistory, type ProposalRow } from './store/proposals.ts'

type RiskOf = z.infer<typeof riskOf>
interface Reading {
  kernel: Kernel
  tx: Tx
  actor: Actor
  now: Date
}

/** The level of a unit, what raises it, what is proposed, the rules by their version, and how it came to be. */
export async function riskOfUnit({ kernel, tx, actor, now }: Reading, enterprise: string): Promise<RiskOf> {
  const unit = await findUnit(tx, enterprise)
  if (!unit) throw problems.notFound({ what: '该单位' })
  const located = { ...unit, path: unit.place }
  const present = await presentRisk(tx, enterprise)
  const computed = (await computeFor(tx, [enterprise], now.toISOString())).get(enterprise)
  if (!computed) throw problems.notFound({ what: '该单位' })
  return {
    enterprise,
    graded: present?.graded ?? null,
    level: present?.level ?? null,
    since: present?.since ?? null,
    why: present?.explanation.why ?? '该单位尚未定级',
    contributions: present ? await contributionsOf(kernel, tx, present) : [],
    rule: { ...majorHazardRule, basis: majorHazardRule.basis.map((one) => kernel.cite(one)) },
    proposal: proposalOf(kernel, computed, present),
    decision: present?.explanation.decision ?? null,
    points: await pointsOf(tx, enterprise),
    facts: (await presentFacts(tx, enterprise)).map(({ happened_on, entered_at, ...fact }) => ({
      ...fact,
      happenedOn: happened_on,
      enteredAt: entered_at,
    })),
    history: (await riskHistory(tx, enterprise)).map(historyLine),
    proposals: (await proposalHistory(tx, enterprise)).map(proposalLine),
    mayGrade: said(canGrade(actor, located)),
    mayReport: said(canReportPoints(actor, located)),
    mayEnter: said(canEnterFact(actor, located)),
  }
}

const said = (permit: Permit) => ({ yes: permit.yes, why: permit.yes ? null : permit.why })

const historyLine = ({ level, graded, since, until, explanation: { why, by, decision } }: RiskRow): RiskOf['history'][number] => ({
  level,
  graded,
  since,
  until,
  why,
  // Rows that were loaded with the city carry no name.
  by: by ?? null,
  // A decision goes along with the stretches after it; it is told where it was made.
  decision: decision && decision.at === since ? decision : null,
})

function proposalOf(kernel: Kernel, found: Computation, present: RiskRow | undefined): RiskOf['proposal'] {
  const { level, reference, contributions } = found
  const review = needsReview(found, present?.graded ?? null, present?.explanation.decision?.proposed)
  return {
    ...riskMethod,
    level,
    reference,
    whole: isWhole(found),
    review,
    contributions: contributions.map((one) => bearingOf(kernel, one)),
  }
}

function bearingOf(kernel: Kernel, one: Contribution): RiskOf['proposal']['contributions'][number] {
  const rule = riskRules.find(({ code }) => code === one.code)
  if (!rule) throw new Error(`no rule is called ${one.code}`)
  const { label, text, confidence, basis } = rule
  return { ...one, label, text, confidence, basis: basis.map((ground) => kernel.cite(ground)) }
}

async function pointsOf(tx: Tx, enterprise: string): Promise<RiskOf['points']> {
  const last = await lastPoints(tx, enterprise)
  if (!last) return null
  const { red, orange, yellow, blue, assessed_on: assessedOn, source, reported_at: reportedAt } = last
  return { red, orange, yellow, blue, assessedOn, source, reportedAt }
}

/** An old proposal, computed again from the inputs and limits kept with it: the rule of that version must still say the same. */
function proposalLine({ level, reference, version, since, until, inputs, contributions }: ProposalRow): RiskOf['proposals'][number] {
  const { limits, ...input } = inputs
  const again = version === riskMethod.version ? proposeLevel(input, limits) : null
  const kept = { level, reference, contributions: contributions as unknown as JsonObject[] }
  const replays = again && jcs({ ...again, contributions: again.contributions as unknown as JsonObject[] }) === jcs(kept)
  return { level, reference, version, since, until, because: contributions.map((one) => one.say), replays }
}

/** Each open major hazard with its number, so that a click opens it. */
async function contributionsOf(kernel: Kernel, tx: Tx, { level, explanation }: RiskRow): Promise<RiskOf['contributions']> {
  const cases = await raisingCases(
    tx,
    explanation.raisedBy.map((one) => one.caseId),
  )
  const effect = `未销号的重大事故隐患,升一级后为${level ? levelWords[level] : ''}色`
  return explanation.raisedBy.flatMap(({ caseId, since }) => {
    const kase = cases.find((one) => one.id === caseId)
    if (!kase) return []
    const { prefix } = kindOf(kernel, kase.procedure)
    return [{ caseId, no: caseNo(prefix, kase.no, kase.opened_at), title: kase.title, since, effect }]
  })
}

/** 等级复核: units whose proposed level is not what they are graded, until somebody has decided. */
export async function reviews({ tx, actor }: Reading, query: z.infer<typeof reviewQuery>): Promise<z.infer<typeof reviewPage>> {
  const { rows, next } = await listReviews(tx, actor, query)
  const shown = rows.map(({ trade, standing, contributions, ...row }) => ({
    ...row,
    level: standing,
    tradeLabel: trades.find((one) => one.code === trade)?.label ?? trade,
    because: contributions.filter((one) => one.counts).map((one) => one.say),
  }))
  return { rows: shown, next }
}
