import { localDate } from '#kernel/clock/day.ts'
import { photoFacts } from '#kernel/evidence/attachments.ts'
import type { Photo } from '#kernel/http/contract.ts'
import { type CaseKind, opening, step, type StepContext } from '#kernel/procedure/case-kind.ts'
import { findUnit } from '#modules/governance/registry/index.ts'
import { reportInput, stepInputs } from './contract.ts'
import { canReport } from './permits.ts'
import { hazard } from './procedure.ts'
import { hazardProblems } from './problems.ts'
import { categories } from './terms.ts'
import { divisionPath } from './store.ts'

const instant = (text: string) => new Date(text).toISOString()

/** A clock on a phone may run a little ahead; beyond five minutes the time is wrong. */
function notFuture(at: string, now: string, what: string, field: string): string {
  if (new Date(at).getTime() > new Date(now).getTime() + 5 * 60_000) throw hazardProblems.future({ what }, { field })
  return instant(at)
}

/** A time limit set by an officer lies from today on. */
function notPast(date: string, today: string): string {
  if (date < today) throw hazardProblems.limitPast({ today }, { field: 'rectifyBy' })
  return date
}

/** Where a report lies: the place of its unit, or the division named. */
async function located({ tx }: StepContext, input: { enterprise: string | null; division: string | null }) {
  if (input.enterprise) {
    const unit = await findUnit(tx, input.enterprise)
    if (!unit) throw hazardProblems.noPlace(undefined, { field: 'enterprise' })
    return {
      place: unit.place,
      trade: unit.trade,
      enterprise: unit.id,
      supervising: unit.supervising,
      managing: unit.managing,
      name: unit.name,
    }
  }
  const found = input.division ? await divisionPath(tx, input.division) : undefined
  if (!found) throw hazardProblems.noPlace(undefined, { field: 'division' })
  return { place: found.path, trade: null, enterprise: null, supervising: null, managing: null, name: found.name }
}

/** What every hazard begins with; the evidence says it, so that replay finds each fact. */
export const begun = {
  level: 'general',
  rectified_photos: [],
  recheck_photos: [],
  sign_photos: [],
  progress: [],
  delist_photos: [],
  recusals: [],
  evaluation_files: [],
  photo_doubts: [],
} as const

const report = opening({
  input: reportInput,
  async open(input, context) {
    const permit = canReport(context.actor, input)
    if (!permit.yes) throw hazardProblems.notYourOrigin({ why: permit.why }, { field: 'origin' })
    const { name, ...where } = await located(context, input)
    const foundAt = notFuture(input.foundAt, context.now, '发现时间', 'foundAt')
    const photos = await context.photos(input.photos, 'photos')
    const { category, description, spot, point, origin, originCase } = input
    const title = `${name}:${categories.label(category)}·${spot}`.slice(0, 120)
    const facts = {
      ...begun,
      origin,
      origin_case: originCase,
      category,
      description,
      spot,
      point,
      found_at: foundAt,
      found_photos: photoFacts(photos),
    }
    return { title, ...where, capturedAt: foundAt, facts }
  },
})

const steps: CaseKind['steps'] = {
  register: step({
    input: stepInputs.register,
    facts: (input, { today }) => ({ category: input.category, demand: input.demand, rectify_by: notPast(input.rectifyBy, today) }),
  }),
  dismiss: step({ input: stepInputs.dismiss, facts: ({ dismissal }) => ({ dismissal }) }),
  plan: step({
    input: stepInputs.plan,
    facts({ responsible, measure, funds, until, contingency }, { facts }) {
      const limit = String(facts.rectify_by)
      if (until > limit) throw hazardProblems.planTooLate({ limit }, { field: 'until' })
      return { plan: { responsible, measure, funds, until, contingency } }
    },
  }),
  rectify: step({
    input: stepInputs.rectify,
    async facts(input, { facts, now, photos }) {
      const at = notFuture(input.rectifiedAt, now, '整改完成时间', 'rectifiedAt')
      const found = String(facts.found_at)
      if (at < found) throw hazardProblems.rectifiedBeforeFound({ found: localDate(new Date(found)) }, { field: 'rectifiedAt' })
      const taken = await photos(input.photos, 'photos')
      const before = new Set((facts.found_photos as unknown as Photo[]).map((one) => one.sha256))
      if (taken.some((one) => before.has(one.sha256))) throw hazardProblems.oldPhotos(undefined, { field: 'photos' })
      return {
        rectified_at: at,
        rectification: input.rectification,
        rectified_photos: photoFacts(taken),
        recheck_passed: null,
        recheck_note: null,
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
  passRecheck: step({
    input: stepInputs.passRecheck,
    facts: async ({ note, photos: ids }, { photos }) => ({
      recheck_passed: true,
      recheck_note: note,
      recheck_photos: photoFacts(await photos(ids, 'photos')),
    }),
  }),
  failRecheck: step({
    input: stepInputs.failRecheck,
    facts: async ({ note, rectifyBy, photos: ids }, { photos, today }) => ({
      recheck_passed: false,
      recheck_note: note,
      recheck_photos: photoFacts(await photos(ids, 'photos')),
      rectify_by: notPast(rectifyBy, today),
    }),
  }),
  assess: step({ input: stepInputs.assess, facts: ({ assessment, residualRisk }) => ({ assessment, residual_risk: residualRisk }) }),
  close: step({ input: stepInputs.close, facts: ({ note }) => ({ closing_note: note }) }),
  rework: step({
    input: stepInputs.rework,
    facts: ({ note, rectifyBy }, { today }) => ({ recheck_passed: false, recheck_note: note, rectify_by: notPast(rectifyBy, today) }),
  }),
}

/** 隐患: the table, and what each step means. */
export const hazardKind: CaseKind = { table: hazard, prefix: '隐患', opens: { report }, steps }
