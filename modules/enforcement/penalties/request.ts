import type { z } from 'zod'
import { opening, type Facts, type StepContext } from '#kernel/procedure/case-kind.ts'
import { type CaseRow, lockCase, readFacts } from '#kernel/procedure/store.ts'
import { problems } from '#kernel/problem/problems.ts'
import { organsByKey } from '#modules/governance/organs/index.ts'
import { requestInput } from './contract.ts'
import { canRequest } from './permits.ts'
import { coercionProblems } from './problems.ts'
import { openMeasure, partyOf, rectificationOverdue } from './store.ts'
import { type Ground, measures } from './terms.ts'

type Asked = z.infer<typeof requestInput>

/** What every measure begins with; the evidence says it, so that replay finds each fact. */
const begun = {
  start_photos: [],
  disobedience_photos: [],
  extended: false,
  reviews: [],
  release_photos: [],
} as const

/** The hazard, locked: two requests on it, or a request and its closing, come one after the other. */
async function originOf({ tx }: StepContext, id: string): Promise<{ hazard: CaseRow & { enterprise: string }; facts: Facts }> {
  const hazard = await lockCase(tx, id)
  if (hazard?.procedure !== 'hazard') throw problems.notFound({ what: '这件隐患' }, { field: 'originCase' })
  const facts = await readFacts(tx, 'hazard', id)
  const { enterprise } = hazard
  if (facts.level !== 'major' || hazard.closed_at !== null || enterprise === null)
    throw coercionProblems.notMajor(undefined, { field: 'originCase' })
  return { hazard: { ...hazard, enterprise }, facts }
}

/** Clause 22: only what the record of the hazard shows is a ground. */
async function grounded({ tx, now }: StepContext, ground: Ground, originCase: string, facts: Facts): Promise<void> {
  if (ground === 'overdue' && !(await rectificationOverdue(tx, originCase, now)))
    throw coercionProblems.notOverdue(undefined, { field: 'ground' })
  if (ground === 'failedRecheck' && facts.verdict !== 'fail' && facts.recheck_passed !== false)
    throw coercionProblems.notFailed(undefined, { field: 'ground' })
}

const nothingOfPower = { stop_case: null, danger: null, urgent: false, urgent_reason: null, supplier: null }

/** 停止供电 as 安全生产法 art. 70 gates it: a decision not obeyed, a real danger, and who carries it out. */
async function powerFacts({ tx }: StepContext, input: Asked): Promise<Facts> {
  if (input.measure !== 'cutPower') return nothingOfPower
  const { stopCase, danger, urgent, urgentReason, supplier } = input
  const stop = stopCase === null ? undefined : await lockCase(tx, stopCase)
  const stopFacts = stop?.procedure === 'coercion' ? await readFacts(tx, 'coercion', stop.id) : {}
  const disobeyed = stop?.state === 'inForce' && (stopFacts.disobeyed_at ?? null) !== null
  const stops = stopFacts.measure === 'suspendProduction' || stopFacts.measure === 'stopConstruction'
  if (!disobeyed || !stops || stopFacts.origin_case !== input.originCase) throw coercionProblems.stopFirst(undefined, { field: 'stopCase' })
  if ((danger ?? '').length < 10) throw coercionProblems.danger(undefined, { field: 'danger' })
  if (urgent && (urgentReason ?? '').length < 5) throw coercionProblems.urgentReason(undefined, { field: 'urgentReason' })
  const [organ] = supplier === null ? [] : await organsByKey(tx, [supplier])
  if (organ?.kind !== 'powerSupplier') throw coercionProblems.supplier(undefined, { field: 'supplier' })
  return { stop_case: stopCase, danger, urgent, urgent_reason: urgent ? urgentReason : null, supplier }
}

function officersOf({ actor }: StepContext, { partner, certificate, partnerCertificate }: Asked): { name: string; certificate: string }[] {
  if (partner === actor.personName) throw coercionProblems.twoOfficers(undefined, { field: 'partner' })
  if (certificate === partnerCertificate) throw coercionProblems.twoOfficers(undefined, { field: 'partnerCertificate' })
  return [
    { name: actor.personName, certificate },
    { name: partner, certificate: partnerCertificate },
  ]
}

/** 报请强制措施 on a major hazard: everything it rests on is checked against the record before anybody reviews it. */
export const request = opening({
  input: requestInput,
  async open(input, context) {
    const permit = canRequest(context.actor)
    if (!permit.yes) throw problems.notYours({ why: permit.why })
    const { hazard, facts } = await originOf(context, input.originCase)
    const { measure, ground, groundNote, subject } = input
    await grounded(context, ground, hazard.id, facts)
    const open = await openMeasure(context.tx, hazard.id, measure)
    if (open) throw problems.already({ say: `本隐患的${measures.label(measure)}措施(${open})尚未办结,不能重复报请` }, { field: 'measure' })
    const power = await powerFacts(context, input)
    const { place, trade, enterprise, supervising, managing } = hazard
    const party = await partyOf(context.tx, enterprise)
    return {
      title: `${party?.name ?? ''}:${measures.label(measure)}·${subject}`.slice(0, 120),
      place,
      trade,
      enterprise,
      supervising,
      managing,
      facts: {
        ...begun,
        origin_case: hazard.id,
        measure,
        ground,
        ground_note: groundNote,
        subject,
        requested_at: context.now,
        officers: officersOf(context, input),
        ...power,
      },
    }
  },
})
