import { photoFacts } from '#kernel/evidence/attachments.ts'
import { opening, type StepContext } from '#kernel/procedure/case-kind.ts'
import { findUnit } from '#modules/governance/registry/index.ts'
import { reportInput } from '../contract.ts'
import { canReport } from '../permits.ts'
import { hazardProblems } from '../problems.ts'
import { divisionPath } from '../store/history.ts'
import { categories } from '../terms.ts'
import { notFuture } from './checks.ts'

/** Where a report lies: the place of its unit, or the division named. */
async function located({ tx }: StepContext, input: { enterprise: string | null; division: string | null }) {
  if (input.enterprise) {
    const unit = await findUnit(tx, input.enterprise)
    if (!unit) throw hazardProblems.noPlace(undefined, { field: 'enterprise' })
    const { place, trade, id, supervising, managing, name } = unit
    return { place, trade, enterprise: id, supervising, managing, name }
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

/** 报告隐患. */
export const report = opening({
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
