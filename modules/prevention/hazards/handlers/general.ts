import { photoFacts } from '#kernel/evidence/attachments.ts'
import { type CaseKind, type Facts, step } from '#kernel/procedure/case-kind.ts'
import { stepInputs } from '../contract.ts'
import { recheckOpinion } from '../documents.ts'
import { hazardProblems } from '../problems.ts'
import { recurrenceOf } from '../recurrence.ts'
import { notBeforeFound, notFuture, notPast, officersOf } from './checks.ts'
import { said } from './facts.ts'
import { notListed, progressAnew } from './listing.ts'
import { doubtsAbout } from './new-photos.ts'

/** A new rectification of a major hazard starts its acceptance over: nothing said of the one before counts for it. */
const notYetJudged = { verdict: null, verdict_at: null, evaluation: null, evaluation_files: [], recheck_photos: [] } as const

/** 登记, 整改, 延期: what the unit and the officer settle about the rectification. */
const treatment: CaseKind['steps'] = {
  register: step({
    input: stepInputs.register,
    async facts({ category, demand, rectifyBy }, { tx, today, kase: { id, enterprise } }) {
      const recurrence = await recurrenceOf(tx, { caseId: id, enterprise, category, criterion: null, today })
      return { category, demand, rectify_by: notPast(rectifyBy, today), recurrence }
    },
  }),
  dismiss: step({ input: stepInputs.dismiss, facts: ({ dismissal }) => ({ dismissal }) }),
  plan: step({
    input: stepInputs.plan,
    token: ['rectify'],
    facts({ goal, responsible, measure, funds, until, contingency }, { facts, kase }) {
      const limit = String(facts.rectify_by)
      if (until > limit) throw hazardProblems.planTooLate({ limit }, { field: 'until' })
      if (kase.state === 'ordered' && goal.length < 5) throw hazardProblems.goalNeeded(undefined, { field: 'goal' })
      return { plan: { ...(goal === '' ? {} : { goal }), responsible, measure, funds, until, contingency } }
    },
  }),
  rectify: step({
    input: stepInputs.rectify,
    token: ['rectify'],
    async facts(input, context) {
      const { found_at, found_photos, level } = said(context.facts)
      const at = notBeforeFound(notFuture(input.rectifiedAt, context.now, '整改完成时间', 'rectifiedAt'), found_at)
      const taken = await context.photos(input.photos, 'photos')
      const { id: caseId, enterprise } = context.kase
      const doubts = await doubtsAbout(context, { caseId, enterprise, found: found_photos, taken, newlyTaken: input.newlyTaken })
      return {
        rectified_at: at,
        rectification: input.rectification,
        rectified_photos: photoFacts(taken),
        photo_doubts: doubts,
        recheck_passed: null,
        recheck_note: null,
        ...(level === 'major' ? notYetJudged : {}),
      }
    },
  }),
  askExtension: step({
    input: stepInputs.askExtension,
    facts({ until, reason }, { facts }) {
      const limit = String(facts.rectify_by)
      if (until <= limit) throw hazardProblems.extensionNotLater({ limit }, { field: 'until' })
      return { extension_until: until, extension_reason: reason, extension_answer: null }
    },
  }),
  grantExtension: step({
    input: stepInputs.grantExtension,
    facts: ({ answer }, { facts }) => ({ extension_answer: answer, rectify_by: facts.extension_until ?? null }),
  }),
  refuseExtension: step({ input: stepInputs.refuseExtension, facts: ({ answer }) => ({ extension_answer: answer }) }),
}

/** 复查, 评估, 销号: what officials find. The re-check of a major hazard is a document of two officers. */
const acceptance: CaseKind['steps'] = {
  passRecheck: step({
    input: stepInputs.passRecheck,
    async facts({ note, photos: ids, ...pair }, { actor, kase, photos }) {
      if (kase.state === 'evaluated') officersOf(actor, pair)
      return { recheck_passed: true, recheck_note: note, recheck_photos: photoFacts(await photos(ids, 'photos')) }
    },
    documents: (input, context) => (context.kase.state === 'evaluated' ? recheckOpinion(context, input) : []),
  }),
  failRecheck: step({
    input: stepInputs.failRecheck,
    async facts({ note, rectifyBy, photos: ids, ...pair }, context) {
      if (context.kase.state === 'evaluated') officersOf(context.actor, pair)
      const recheck_photos = photoFacts(await context.photos(ids, 'photos'))
      return { recheck_passed: false, recheck_note: note, recheck_photos, ...(await backToWork(context, rectifyBy)) }
    },
    documents: (input, context) => (context.kase.state === 'evaluated' ? recheckOpinion(context, input) : []),
  }),
  assess: step({ input: stepInputs.assess, facts: ({ assessment, residualRisk }) => ({ assessment, residual_risk: residualRisk }) }),
  close: step({ input: stepInputs.close, facts: ({ note }) => ({ closing_note: note }) }),
  rework: step({
    input: stepInputs.rework,
    facts: async ({ note, rectifyBy }, context) => ({
      recheck_passed: false,
      recheck_note: note,
      ...(await backToWork(context, rectifyBy)),
      ...(context.facts.delisted_at ? notListed : {}),
    }),
  }),
}

/** Sent back: a new limit from today on, and the progress of a listed hazard is reported anew. */
async function backToWork(
  context: Parameters<typeof progressAnew>[0] & { today: string; facts: Facts },
  rectifyBy: string,
): Promise<Facts> {
  return { rectify_by: notPast(rectifyBy, context.today), ...(await progressAnew(context)) }
}

/** Steps every hazard may take. */
export const generalSteps: CaseKind['steps'] = { ...treatment, ...acceptance }
