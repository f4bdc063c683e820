import { type CaseKind, step } from '#kernel/procedure/case-kind.ts'
import { nameParty } from '#kernel/procedure/store.ts'
import { congressOf } from '#modules/governance/organs/index.ts'
import { raiseOf } from '#modules/prevention/risk/index.ts'
import { stepInputs } from '../contract.ts'
import { judgedBy } from '../criteria.ts'
import { rectificationOrder } from '../documents.ts'
import { hazardProblems } from '../problems.ts'
import { recurrenceOf } from '../recurrence.ts'
import { afterToday, notPast, officersOf } from './checks.ts'
import { said } from './facts.ts'

/** The part a union has on a major hazard of its unit. */
export const congressPart = 'congress'

/** 提出、认定、责令限期整治: how a hazard becomes major, and what is ordered then. */
export const majorSteps: CaseKind['steps'] = {
  proposeMajor: step({
    input: stepInputs.proposeMajor,
    async facts({ criterion, proposal }, { tx, kase, today }) {
      return { criterion, criterion_text: { ...(await judgedBy(tx, kase, criterion, today)) }, proposal }
    },
  }),
  confirmMajor: step({
    input: stepInputs.confirmMajor,
    async facts({ criterion, confirmation }, { tx, kase, today, facts }) {
      const text = await judgedBy(tx, kase, criterion, today)
      const { id, enterprise } = kase
      const congress = enterprise === null ? undefined : await congressOf(tx, enterprise)
      if (congress) await nameParty(tx, id, congress.key, congressPart)
      const recurrence = await recurrenceOf(tx, { caseId: id, enterprise, category: said(facts).category, criterion, today })
      // What was planned for a general hazard does not answer the order that follows.
      const anew = { plan: null, rectify_by: null, extension_until: null, extension_reason: null, extension_answer: null }
      const confirmed = { level: 'major', criterion, criterion_text: { ...text }, confirmation }
      return { ...confirmed, congress: congress?.key ?? null, recurrence, ...anew }
    },
  }),
  keepGeneral: step({
    input: stepInputs.keepGeneral,
    async facts({ category, demand, rectifyBy, confirmation }, { tx, today, kase: { id, enterprise } }) {
      const recurrence = await recurrenceOf(tx, { caseId: id, enterprise, category, criterion: null, today })
      // A general hazard goes by no criterion; what was proposed stays in the evidence.
      const general = { criterion: null, criterion_text: null, plan: null }
      return { category, demand, rectify_by: notPast(rectifyBy, today), confirmation, recurrence, ...general }
    },
  }),
  order: step({
    input: stepInputs.order,
    async facts({ demand, rectifyBy, ...pair }, { tx, actor, now, today, kase, facts }) {
      const { listing } = said(facts)
      const rectify_by = afterToday(rectifyBy, today)
      if (listing && rectify_by > listing.finishBy)
        throw hazardProblems.orderAfterListing({ until: listing.finishBy }, { field: 'rectifyBy' })
      const officers = officersOf(actor, pair)
      const { before, after, why, rule, version } = await raiseOf(tx, kase.enterprise ?? '')
      return { demand, rectify_by, ordered_at: now, officers, risk: { before, after, why, rule, version } }
    },
    documents: (_, context) => rectificationOrder(context),
  }),
}
