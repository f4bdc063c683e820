import type { z } from 'zod'
import { photoFacts } from '#kernel/evidence/attachments.ts'
import { randomly } from '#kernel/evidence/chance.ts'
import type { Json } from '#kernel/evidence/row.ts'
import type { Actor } from '#kernel/place/actor.ts'
import { type CaseKind, type Facts, step, type StepContext } from '#kernel/procedure/case-kind.ts'
import { type CaseRow, leaveParty, nameParty } from '#kernel/procedure/store.ts'
import { drawEvaluator, recordTie, tiedPerson } from '#modules/foundations/experts/index.ts'
import { stepInputs } from '../contract.ts'
import { hazardProblems } from '../problems.ts'
import { notPast } from './checks.ts'
import { said } from './facts.ts'
import { progressAnew } from './listing.ts'

/** The part of the body drawn. */
export const evaluatorPart = 'evaluator'

type Context = StepContext & { kase: CaseRow; facts: Facts }

/** Draws one body that nothing ties to the unit; the seed lets anybody draw again and find the same. @throws 422.87 */
async function drawn({ tx, now, today, kase, facts }: Context) {
  const { evaluator, recusals } = said(facts)
  const asked = {
    enterprise: kase.enterprise ?? '',
    trade: kase.trade,
    recused: recusals.map((one) => one.organ),
    on: today,
    seed: Buffer.from(randomly(16)).toString('hex'),
  }
  const result = await drawEvaluator(tx, asked)
  if ('none' in result) throw hazardProblems.noEvaluator({ why: reasons(result.excluded) })
  const { organ, organName, candidates, excluded, seed } = result
  if (evaluator && evaluator !== organ) await leaveParty(tx, kase.id, evaluator, evaluatorPart, now)
  await nameParty(tx, kase.id, organ, evaluatorPart)
  return {
    draw: {
      at: now,
      seed,
      candidates: candidates.map((one) => ({ ...one })),
      excluded: excluded.map((one) => ({ ...one })),
      organ,
      organName,
    },
    evaluator: organ,
  }
}

const reasons = (excluded: readonly { name: string; why: string }[]): string =>
  excluded.length === 0 ? '机构名录中没有机构' : excluded.map((one) => `${one.name}:${one.why}`).join(';')

/** The body drawn now, and nobody else. @throws 403.31 */
function mustBeDrawn(actor: Actor, facts: Facts): string {
  if (actor.organ === null || actor.organ !== facts.evaluator) throw hazardProblems.notDrawn()
  return actor.organ
}

type Verdict = Omit<z.infer<typeof stepInputs.verdictPass>, 'rev' | 'noConflict'>

/** The verdict of a body with no tie to the unit, with its report. @throws 403.31, 403.32 */
async function verdict(context: Context, { conclusion, basis, files }: Verdict, result: 'pass' | 'fail'): Promise<Facts> {
  const { tx, actor, now, today, kase, facts } = context
  mustBeDrawn(actor, facts)
  const why = await tiedPerson(tx, { person: actor.person, enterprise: kase.enterprise ?? '', on: today })
  if (why !== null) throw hazardProblems.tied({ why })
  const evaluation = { conclusion, basis, organName: actor.organName ?? '' }
  return { verdict: result, verdict_at: now, evaluation, evaluation_files: photoFacts(await context.photos(files, 'files')) }
}

/** 第三方评估: drawn, recused, judged. */
export const evaluationSteps: CaseKind['steps'] = {
  drawEvaluator: step({ input: stepInputs.drawEvaluator, facts: (_, context) => drawn(context) }),
  recuse: step({
    input: stepInputs.recuse,
    async facts({ reason }, { tx, actor, now, today, kase, facts }) {
      const organ = mustBeDrawn(actor, facts)
      const enterprise = kase.enterprise ?? ''
      await recordTie(tx, { organ, enterprise, kind: 'recused', note: reason, since: today, source: `${actor.organName ?? ''}申请回避` })
      await leaveParty(tx, kase.id, organ, evaluatorPart, now)
      const recusal = { organ, name: actor.organName ?? '', reason, at: now }
      return { evaluator: null, recusals: [...((facts.recusals ?? []) as Json[]), recusal] }
    },
  }),
  verdictPass: step({ input: stepInputs.verdictPass, facts: (input, context) => verdict(context, input, 'pass') }),
  verdictFail: step({
    input: stepInputs.verdictFail,
    async facts({ rectifyBy, ...input }, context) {
      const rectify_by = notPast(rectifyBy, context.today)
      return { ...(await verdict(context, input, 'fail')), rectify_by, ...(await progressAnew(context)) }
    },
  }),
}
