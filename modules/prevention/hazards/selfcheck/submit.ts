import { createHash } from 'node:crypto'
import type { z } from 'zod'
import { localDate } from '#kernel/clock/day.ts'
import { readTerms } from '#kernel/clock/store.ts'
import { newId } from '#kernel/evidence/chance.ts'
import type { EvidenceRow } from '#kernel/evidence/row.ts'
import { problems } from '#kernel/problem/problems.ts'
import { caseNo } from '#kernel/procedure/case-kind.ts'
import type { Acting } from '#kernel/procedure/commands.ts'
import { lockUnit } from '#modules/governance/registry/index.ts'
import { dueAfter } from '../checklists/cycle.ts'
import { hazardKind } from '../handlers.ts'
import { paired, type SubmitInput } from './answers.ts'
import type { submitted } from './contract.ts'
import { seal } from './evidence.ts'
import { settle } from './faults.ts'
import { canSubmit } from './permits.ts'
import { selfCheckProblems } from './problems.ts'
import { type Checked, countsOf, evidenceOf, photosOf, rowOf } from './record.ts'
import { assignmentOf, timesOf, versionOf } from './resolve.ts'
import { listAssignments, noteCheck } from './store/assignments.ts'
import { type Answered, checkByReference, hazardsNow, insertChecks } from './store/checks.ts'

type Submitted = z.input<typeof submitted>

/**
 * 提交自查: all answers in one act. What was put right on the spot stays with the unit's file with both photos; what is reported
 * opens a hazard each, in the same transaction.
 */
export async function submit(acting: Acting, input: SubmitInput): Promise<Submitted> {
  const { tx, actor, now } = acting
  const permit = canSubmit(actor)
  if (!permit.yes) throw problems.notYours({ why: permit.why })
  if (!canSubmit(actor, input.enterprise).yes) throw selfCheckProblems.otherUnit(undefined, { field: 'enterprise' })
  const unit = await lockUnit(tx, actor.enterprise ?? '')
  if (!unit) throw problems.notFound({ what: '本单位' })
  const hash = createHash('sha256').update(JSON.stringify(input)).digest('hex')
  const posted = input.reference ? await postedBefore(acting, unit.id, input.reference, hash) : undefined
  if (posted) return posted
  const assignment = await assignmentOf(acting, unit.id, input)
  const { list, newest } = await versionOf(acting, assignment, input)
  const times = timesOf(input, now)
  const round = { id: newId(), unit, assignment, list, point: input.point, ...times }
  const answers = await settle(acting, round, paired(list.items, input.answers))
  const reference = input.reference ?? null
  const said = { note: input.note || null, reference, requestHash: reference === null ? null : hash, answers }
  const checked: Checked = { ...round, enterprise: unit.id, ...said, by: actor }
  const act = { event: 'selfCheck.submitted', data: evidenceOf(checked), photos: photosOf(answers), capturedAt: times.endedAt }
  const row = await seal(acting, unit.id, act)
  await insertChecks(tx, [rowOf(checked, row)])
  const { calendar } = await readTerms(tx)
  const nextDue = dueAfter({ n: assignment.cycle_n, unit: assignment.cycle_unit }, localDate(new Date(now)), calendar)
  await noteCheck(tx, assignment.id, { check: checked.id, at: row.at, by: actor.personName, nextDue })
  return {
    ...receiptOf(checked.id, row),
    counts: countsOf(answers),
    hazards: await opened(acting, answers),
    nextDue,
    newer: newest.version > list.version ? { version: newest.version, title: newest.title } : null,
  }
}

const receiptOf = (id: string, { seq, hash, at }: Pick<EvidenceRow, 'seq' | 'hash' | 'at'>) => ({
  id,
  state: null,
  rev: null,
  evidence: { seq, hash, at },
})

/** The answer that the same number was given before. @throws 409.173 when it said something else then */
async function postedBefore(acting: Acting, enterprise: string, reference: string, hash: string): Promise<Submitted | undefined> {
  const before = await checkByReference(acting.tx, enterprise, reference)
  if (!before) return undefined
  if (before.request_hash !== hash) throw selfCheckProblems.referenceUsed({ reference }, { field: 'reference' })
  const [assignment] = await listAssignments(acting.tx, { id: before.assignment })
  return {
    ...receiptOf(before.id, { seq: before.evidence_seq, hash: before.evidence_hash, at: before.submitted_at }),
    counts: { ok: before.ok, notApplicable: before.not_applicable, faults: before.faults, fixed: before.fixed },
    hazards: await opened(acting, before.answers),
    nextDue: assignment?.next_due ?? localDate(new Date(before.submitted_at)),
    newer: null,
  }
}

/** Hazards that the check opened, with their numbers. */
async function opened({ tx }: Acting, answers: readonly Answered[]): Promise<Submitted['hazards']> {
  const items = answers.flatMap(({ item, fault }) => (fault?.caseId ? [{ item, caseId: fault.caseId }] : []))
  const found = await hazardsNow(
    tx,
    items.map((one) => one.caseId),
  )
  const cases = new Map(found.map((one) => [one.id, one]))
  return items.flatMap(({ item, caseId }) => {
    const one = cases.get(caseId)
    return one ? [{ item, caseId, no: caseNo(hazardKind.prefix, one.no, one.opened_at), title: one.title }] : []
  })
}
