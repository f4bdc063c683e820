import type { z } from 'zod'
import { type Kernel, kindOf } from '#kernel/http/kernel.ts'
import type { Actor } from '#kernel/place/actor.ts'
import { problems } from '#kernel/problem/problems.ts'
import { caseNo } from '#kernel/procedure/case-kind.ts'
import type { Tx } from '#kernel/store/transaction.ts'
import { findUnit } from '#modules/governance/registry/index.ts'
import type { riskOf } from './contract.ts'
import { canGrade } from './permits.ts'
import { levelWords, majorHazardRule } from './rule.ts'
import { presentRisk, raisingCases, riskHistory, type RiskRow } from './store.ts'

type RiskOf = z.infer<typeof riskOf>

/** The level of a unit, what raises it, the rule by its version, and how it came to be. */
export async function riskOfUnit(kernel: Kernel, tx: Tx, actor: Actor, enterprise: string): Promise<RiskOf> {
  const unit = await findUnit(tx, enterprise)
  if (!unit) throw problems.notFound({ what: '该单位' })
  const permit = canGrade(actor, { ...unit, path: unit.place })
  const present = await presentRisk(tx, enterprise)
  return {
    enterprise,
    graded: present?.graded ?? null,
    level: present?.level ?? null,
    since: present?.since ?? null,
    why: present?.explanation.why ?? '该单位尚未定级',
    contributions: present ? await contributionsOf(kernel, tx, present) : [],
    rule: { ...majorHazardRule, basis: majorHazardRule.basis.map((one) => kernel.cite(one)) },
    history: (await riskHistory(tx, enterprise)).map(({ level, graded, since, until, explanation }) => ({
      level,
      graded,
      since,
      until,
      why: explanation.why,
      by: explanation.by,
    })),
    mayGrade: { yes: permit.yes, why: permit.yes ? null : permit.why },
  }
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
