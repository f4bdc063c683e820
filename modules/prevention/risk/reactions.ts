import type { Reaction } from '#kernel/evidence/reactions.ts'
import { signer } from '#kernel/place/posts.ts'
import { readCase } from '#kernel/procedure/store.ts'
import { move } from './change.ts'
import { renew } from './propose.ts'
import { lockUnit, presentRisk } from './store.ts'

/**
 * 建议等级 follows the hazards of its unit: one falls due, is rectified, given more time, called major, or closed. What is
 * proposed may change, the standing level does not. Runs twice as once.
 */
const bearing = ['obligation.overdue', 'hazard.rectify', 'hazard.grantExtension', 'hazard.confirmMajor', 'hazard.close'] as const
const reproposed: readonly Reaction[] = bearing.map((on) => ({
  name: `risk.proposed.${on}`,
  on,
  async run({ kernel, tx, row, now }) {
    const kase = await readCase(tx, row.caseId ?? '')
    if (kase?.enterprise && kase.procedure === 'hazard') await renew(tx, [kase.enterprise], now, kernel.reactionNames)
  },
}))

/** 风险升级: an ordered major hazard raises the level of its unit, in the name of who ordered (clause 22). Runs twice as once. */
export const riskRaised: Reaction = {
  name: 'risk.raised',
  on: 'hazard.order',
  async run({ kernel, tx, row, now }) {
    const kase = await readCase(tx, row.caseId ?? '')
    // A reaction that comes late, after the hazard was closed, raises nothing any more.
    if (!kase?.enterprise || kase.closed_at !== null || !(await lockUnit(tx, kase.enterprise))) return
    const present = await presentRisk(tx, kase.enterprise)
    const raisedBy = present?.explanation.raisedBy ?? []
    if (raisedBy.some((one) => one.caseId === kase.id)) return
    const mover = { tx, actor: await signer(tx, row), now, reactions: kernel.reactionNames, causeCase: kase.id }
    await move(mover, kase.enterprise, present, {
      graded: present?.graded ?? null,
      raisedBy: [...raisedBy, { caseId: kase.id, since: row.at }],
      otherwise: '',
      event: 'risk.raised',
    })
  },
}

/** 风险恢复: the level falls back to what was graded when the last open major hazard of the unit is closed. Runs twice as once. */
export const riskRestored: Reaction = {
  name: 'risk.restored',
  on: 'hazard.close',
  async run({ kernel, tx, row, now }) {
    const kase = await readCase(tx, row.caseId ?? '')
    if (!kase?.enterprise || !(await lockUnit(tx, kase.enterprise))) return
    const present = await presentRisk(tx, kase.enterprise)
    const left = present?.explanation.raisedBy.filter((one) => one.caseId !== kase.id) ?? []
    if (!present || left.length === present.explanation.raisedBy.length) return
    const mover = { tx, actor: await signer(tx, row), now, reactions: kernel.reactionNames, causeCase: kase.id }
    await move(mover, kase.enterprise, present, {
      graded: present.graded,
      raisedBy: left,
      otherwise: present.graded === null ? '重大事故隐患已全部销号,企业尚未定级' : '重大事故隐患已全部销号,恢复定级结果',
      event: left.length === 0 ? 'risk.restored' : 'risk.stillRaised',
    })
  },
}

/** All that follows from what befalls a unit. */
export const riskReactions: readonly Reaction[] = [riskRaised, riskRestored, ...reproposed]
