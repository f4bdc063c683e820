import { bindPhotos, photoFacts, readPhotos } from '#kernel/evidence/attachments.ts'
import { newId } from '#kernel/evidence/chance.ts'
import type { Photo } from '#kernel/http/contract.ts'
import { type Acting, openWith } from '#kernel/procedure/commands.ts'
import type { Unit } from '#modules/governance/registry/index.ts'
import type { List } from '../checklists/store.ts'
import { hazardKind } from '../handlers.ts'
import { begun } from '../handlers/report.ts'
import { categories } from '../terms.ts'
import type { FaultInput, Paired } from './answers.ts'
import { selfCheckProblems } from './problems.ts'
import type { Assignment } from './store/assignments.ts'
import { type Answered, keepWithUnit } from './store/checks.ts'

/** What one check is made of. */
export interface Round {
  id: string
  unit: Unit
  assignment: Assignment
  list: List
  endedAt: string
  point: [number, number] | null
}

type Fault = NonNullable<Answered['fault']>

/** The answers as they are kept; faults that are reported have opened their hazards by then. */
export async function settle(acting: Acting, round: Round, pairs: readonly Paired[]): Promise<Answered[]> {
  const answers: Answered[] = []
  for (const pair of pairs) {
    const { item, answer, reason, fault } = pair.given
    if (answer === 'fault' && fault) answers.push({ item, answer, fault: await faultOf(acting, round, pair, fault) })
    else answers.push({ item, answer, ...(answer === 'notApplicable' && reason ? { reason } : {}) })
  }
  return answers
}

async function faultOf(acting: Acting, round: Round, pair: Paired, { what, photos, fixed, ...given }: FaultInput): Promise<Fault> {
  const { tx, actor } = acting
  const spot = given.spot || round.assignment.post_title
  const caseId = newId()
  const seen = await readPhotos(tx, photos, actor.person, caseId, `${pair.field}.fault.photos`)
  if (fixed === null) {
    await report(acting, round, pair, { caseId, what, spot, photos: seen })
    await bindPhotos(tx, seen, caseId)
    return { what, spot, photos: seen, caseId }
  }
  const field = `${pair.field}.fault.fixed.photos`
  const after = await readPhotos(tx, fixed.photos, actor.person, caseId, field)
  if (after.some((one) => seen.some((before) => before.sha256 === one.sha256))) throw selfCheckProblems.samePhotos(undefined, { field })
  await keepWithUnit(tx, [...seen, ...after], round.unit.id)
  return { what, spot, photos: seen, fixed: { what: fixed.what, photos: after } }
}

interface Reported {
  caseId: string
  what: string
  spot: string
  photos: readonly Photo[]
}

/** 报告: the hazard procedure's own opening, with the check and the item it comes from. */
async function report(acting: Acting, { id, unit, list, endedAt, point }: Round, { item }: Paired, said: Reported): Promise<void> {
  const { place, trade, enterprise, supervising, managing, name } = unit
  const { caseId, what, spot, photos } = said
  const category = categories.has(item.category) ? item.category : 'other'
  const facts = {
    ...begun,
    origin: 'selfCheck',
    origin_case: null,
    origin_check: { check: id, checklist: list.key, version: list.version, item: item.key, text: item.text },
    category,
    description: `${what}(自查项:${item.text})`.slice(0, 500),
    spot,
    point,
    found_at: endedAt,
    found_photos: photoFacts(photos),
  }
  const title = `${name}:${categories.label(category)}·${spot}`.slice(0, 120)
  const opened = { title, place, trade, enterprise, supervising, managing, capturedAt: endedAt, facts }
  await openWith(acting, hazardKind, 'report', { id: caseId, opened, photos })
}
