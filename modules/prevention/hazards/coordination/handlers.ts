import { photoFacts } from '#kernel/evidence/attachments.ts'
import type { Json } from '#kernel/evidence/row.ts'
import type { Photo } from '#kernel/http/contract.ts'
import { problems } from '#kernel/problem/problems.ts'
import { caseNo, type CaseKind, opening, step, type StepContext } from '#kernel/procedure/case-kind.ts'
import { type CaseRow, lockCase, readFacts } from '#kernel/procedure/store.ts'
import { organsByKey } from '#modules/governance/organs/index.ts'
import type { z } from 'zod'
import { conveneInput, type coordinationFacts, stepInputs } from './contract.ts'
import { coordinationSummary } from './summary.ts'
import { coordination } from './procedure.ts'
import { coordinationProblems } from './problems.ts'
import { underWayOn } from './store.ts'

type Measure = z.infer<typeof coordinationFacts>['measures'][number]
type Convene = z.infer<typeof conveneInput>

export const prefix = '协调'

/** The major hazard it is about, held until this is decided: two conveners at once, and the second is told. */
async function originOf({ tx }: StepContext, id: string): Promise<CaseRow> {
  const origin = await lockCase(tx, id)
  const facts = origin?.procedure === 'hazard' ? await readFacts(tx, 'hazard', id) : {}
  if (!origin || facts.level !== 'major' || origin.closed_at !== null) throw coordinationProblems.origin(undefined, { field: 'originCase' })
  const other = await underWayOn(tx, id)
  if (other) {
    const no = caseNo(prefix, other.no, other.opened_at)
    throw problems.already(
      { say: `该隐患的协调整治(${no})正在进行,总期限只有一个;请在其中办理` },
      { field: 'originCase', more: { id: other.id } },
    )
  }
  return origin
}

/** Every measure within (today, overallBy]; the one overall date is the last. */
function checkDates({ overallBy, measures }: Convene, today: string): void {
  if (overallBy <= today) throw coordinationProblems.overallPast({ today }, { field: 'overallBy' })
  for (const [index, { by }] of measures.entries()) {
    const field = `measures.${index}.by`
    if (by <= today) throw coordinationProblems.measurePast({ today, no: index + 1 }, { field })
    if (by > overallBy) throw coordinationProblems.measureLate({ limit: overallBy, no: index + 1 }, { field })
  }
}

/** Bodies that owe no public duty take no measure here: they are bound by orders, not by coordination. */
const outsiders: readonly string[] = ['union', 'evaluator', 'powerSupplier']

/** The departments by key, each once, all of them public bodies, the lead among them. */
async function departmentsOf({ tx }: StepContext, { lead, measures }: Convene): Promise<ReadonlyMap<string, string>> {
  const keys = measures.map((one) => one.organ)
  const organs = new Map((await organsByKey(tx, keys)).map((one) => [one.key, one]))
  for (const [index, key] of keys.entries()) {
    const field = `measures.${index}.organ`
    const organ = organs.get(key)
    if (!organ) throw coordinationProblems.organUnknown({ no: index + 1 }, { field })
    if (outsiders.includes(organ.kind)) throw coordinationProblems.organNoBody({ name: organ.name }, { field })
    if (keys.indexOf(key) !== index) throw coordinationProblems.organTwice({ name: organ.name }, { field })
  }
  if (!keys.includes(lead)) throw coordinationProblems.leadOutside(undefined, { field: 'lead' })
  return new Map([...organs].map(([key, { name }]) => [key, name]))
}

/** The earliest date of a measure that is still open; null when all are done. */
export const nextBy = (measures: readonly Pick<Measure, 'by' | 'doneAt'>[]): string | null =>
  measures
    .filter((one) => one.doneAt === null)
    .map((one) => one.by)
    .sort()[0] ?? null

const convene = opening({
  input: conveneInput,
  async open(input, context) {
    const { place, trade, enterprise, supervising, managing, title } = await originOf(context, input.originCase)
    checkDates(input, context.today)
    const names = await departmentsOf(context, input)
    const { originCase, lead, problem, overallBy } = input
    const measures = input.measures.map(({ organ, measure, by }, index) => ({
      no: index + 1,
      organ,
      organName: names.get(organ) ?? organ,
      measure,
      by,
      doneAt: null,
      note: null,
      photos: [],
    }))
    const named = [{ organ: lead, part: 'lead' }, ...measures.map(({ organ }) => ({ organ, part: 'department' }))]
    const facts = { origin_case: originCase, lead, problem, overall_by: overallBy, measures, next_by: nextBy(measures) }
    return { title: `协调整治:${title}`.slice(0, 120), place, trade, enterprise, supervising, managing, named, facts }
  },
})

/** The measure of that number, which the actor's own organ owes and has not reported yet. */
function ownMeasure(measures: readonly Measure[], no: number, organ: string | null): Measure {
  const found = measures.find((one) => one.no === no)
  if (!found) throw coordinationProblems.noMeasure({ no }, { field: 'no' })
  if (found.organ !== organ) throw coordinationProblems.notYourMeasure({ name: found.organName, no }, { field: 'no' })
  if (found.doneAt !== null) throw problems.already({ say: `第 ${no} 项措施已报告完成,不需要再报` }, { field: 'no' })
  return found
}

const steps: CaseKind['steps'] = {
  reportMeasure: step({
    input: stepInputs.reportMeasure,
    async facts({ no, note, photos: ids }, { facts, actor, now, photos }) {
      const measures = facts.measures as unknown as Measure[]
      const own = ownMeasure(measures, no, actor.organ)
      const taken: Photo[] = await photos(ids, 'photos')
      const done = { ...own, doneAt: now, note, photos: photoFacts(taken) as unknown as Photo[] }
      const after = measures.map((one) => (one === own ? done : one))
      return { measures: after as unknown as Json, next_by: nextBy(after) }
    },
  }),
  conclude: step({ input: stepInputs.conclude, facts: ({ conclusion }) => ({ conclusion }) }),
}

/** 重大隐患协调整治: the table, and what each step means. */
export const coordinationKind: CaseKind = { table: coordination, prefix, summary: coordinationSummary, opens: { convene }, steps }
