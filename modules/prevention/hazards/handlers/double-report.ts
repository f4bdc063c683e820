import { type CaseKind, step } from '#kernel/procedure/case-kind.ts'
import type { Actor } from '#kernel/place/actor.ts'
import { stepInputs } from '../contract.ts'

/** A receipt names who received and in which post. */
const receipt = (actor: Actor, note: string) => ({ note, name: actor.personName, post: actor.postTitle })

/** 双报告 (安全生产法 art. 41): one report, two receipts; it counts once both are there. */
export const reportSteps: CaseKind['steps'] = {
  fileReports: step({
    input: stepInputs.fileReports,
    facts: ({ cause, harm, scheme }, { now }) => ({ reported_at: now, report: { cause, harm, scheme } }),
  }),
  receiveReport: step({
    input: stepInputs.receiveReport,
    facts: ({ note }, { actor, now }) => ({ regulator_received_at: now, regulator_receipt: receipt(actor, note) }),
  }),
  congressReceives: step({
    input: stepInputs.congressReceives,
    facts: ({ note }, { actor, now }) => ({ congress_received_at: now, congress_receipt: receipt(actor, note) }),
  }),
}
