import type { z } from 'zod'
import { problems } from '#kernel/problem/problems.ts'
import type { Acting, Receipt } from '#kernel/procedure/commands.ts'
import { findUnit } from '#modules/governance/registry/index.ts'
import { move } from './change.ts'
import type { gradeInput } from './contract.ts'
import { canGrade } from './permits.ts'
import { riskProblems } from './problems.ts'
import { levelWords } from './rule.ts'
import { lockUnit, presentRisk } from './store.ts'

/** 企业风险定级: the grade of the regulator, on top of which open major hazards go on raising the level. */
export async function grade(acting: Acting, enterprise: string, input: z.infer<typeof gradeInput>): Promise<Receipt> {
  const { tx, actor, now, reactions } = acting
  const unit = await findUnit(tx, enterprise)
  if (!unit) throw problems.notFound({ what: '该单位' })
  const permit = canGrade(actor, { ...unit, path: unit.place })
  if (!permit.yes) throw problems.notYours({ why: permit.why })
  await lockUnit(tx, enterprise)
  const present = await presentRisk(tx, enterprise)
  if (present?.graded === input.level) throw riskProblems.sameGrade({ word: levelWords[input.level] }, { field: 'level' })
  const row = await move({ tx, actor, now, reactions, causeCase: null }, enterprise, present, {
    graded: input.level,
    raisedBy: present?.explanation.raisedBy ?? [],
    otherwise: `按定级结果为${levelWords[input.level]}色`,
    event: 'risk.graded',
    more: { reason: input.reason },
  })
  return { id: enterprise, state: null, rev: null, evidence: { seq: row.seq, hash: row.hash, at: row.at } }
}
