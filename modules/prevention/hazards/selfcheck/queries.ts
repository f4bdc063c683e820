import type { z } from 'zod'
import { localDate } from '#kernel/clock/day.ts'
import { readTerms, type Terms } from '#kernel/clock/store.ts'
import type { Kernel } from '#kernel/http/kernel.ts'
import { said } from '#kernel/permit/permit.ts'
import type { Actor } from '#kernel/place/actor.ts'
import { problems } from '#kernel/problem/problems.ts'
import { caseNo } from '#kernel/procedure/case-kind.ts'
import { stateLabel } from '#kernel/procedure/procedure.ts'
import type { Tx } from '#kernel/store/transaction.ts'
import { shownBasis } from '#law/checklists/index.ts'
import { cycleText, doneFor, missedCycles } from '../checklists/cycle.ts'
import { checklistOf } from '../checklists/queries.ts'
import { versionsOf } from '../checklists/store.ts'
import { hazard } from '../procedure.ts'
import { hazardKind } from '../handlers.ts'
import type { assignmentQuery, assignmentRows, assignmentShape, checkForm, checkFull, checkPage, checkQuery, checkRow } from './contract.ts'
import { canAssign, canSubmit } from './permits.ts'
import { selfCheckProblems } from './problems.ts'
import { type Assignment, listAssignments } from './store/assignments.ts'
import { type Answered, type CheckRow, hazardsNow, pageOfChecks, readCheck } from './store/checks.ts'
import type { Standing } from './terms.ts'

interface Asking {
  kernel: Kernel
  tx: Tx
  actor: Actor
  now: Date
}

/** The unit a list is about: one's own, or the one an official names. @throws 422.170 */
function unitOf(actor: Actor, enterprise: string | undefined): string {
  const unit = actor.scope === 'enterprise' ? actor.enterprise : enterprise
  if (!unit) throw selfCheckProblems.nameUnit(undefined, { field: 'enterprise' })
  return unit
}

function standingOf(one: Assignment, today: string): Standing {
  if (one.until !== null && one.until <= today) return 'ended'
  if (one.since > today) return 'ahead'
  if (one.next_due < today) return 'overdue'
  return one.last_at !== null && doneFor({ n: one.cycle_n, unit: one.cycle_unit }, one.next_due, today) ? 'done' : 'due'
}

function shown(one: Assignment, { actor, now }: Pick<Asking, 'actor' | 'now'>, terms: Terms): z.input<typeof assignmentShape> {
  const today = localDate(now)
  const cycle = { n: one.cycle_n, unit: one.cycle_unit }
  const standing = standingOf(one, today)
  return {
    id: one.id,
    code: one.code,
    enterprise: one.enterprise,
    enterpriseName: one.enterprise_name,
    postTitle: one.post_title,
    responsible:
      one.post && one.responsible_title ? { post: one.post, title: one.responsible_title, personName: one.responsible_name } : null,
    checklist: { key: one.checklist, version: one.version, title: one.title, kind: one.kind, count: one.count },
    cycle,
    cycleText: cycleText(cycle),
    since: one.since,
    until: one.until,
    lastCheck: one.last_check,
    lastAt: one.last_at,
    lastBy: one.last_by,
    nextDue: one.next_due,
    standing,
    missed: standing === 'overdue' ? missedCycles(cycle, one.next_due, today, terms.calendar) : 0,
    mine: actor.scope === 'enterprise' && (one.post === null || one.post === actor.post),
    rev: one.rev,
  }
}

/** 岗位自查安排 of a unit: post, list, cycle, last done, next due. */
export async function assignments(asking: Asking, query: z.infer<typeof assignmentQuery>): Promise<z.input<typeof assignmentRows>> {
  const { kernel, tx, actor } = asking
  const enterprise = unitOf(actor, query.enterprise)
  const terms = await readTerms(tx)
  const found = await listAssignments(tx, { enterprise, post: query.mine ? actor.post : undefined })
  const rows = found
    .map((one) => shown(one, asking, terms))
    .filter((one) => (query.ended || one.standing !== 'ended') && (!query.due || one.standing === 'due' || one.standing === 'overdue'))
  return { rows, mayAssign: said(canAssign(actor)), maySubmit: said(canSubmit(actor, enterprise)), publicUrl: kernel.publicUrl }
}

/** What the poster opens: the assignment and its list, in the version a draft was begun with or the one in use. @throws 404.1 */
export async function form(asking: Asking, code: string, version: number | undefined): Promise<z.input<typeof checkForm>> {
  const { tx, actor, now } = asking
  const [found] = await listAssignments(tx, { code })
  if (!found) throw problems.notFound({ what: '这个岗位的自查' })
  const terms = await readTerms(tx)
  return {
    assignment: shown(found, asking, terms),
    checklist: await checklistOf(tx, actor, found.checklist, version),
    maySubmit: said(canSubmit(actor, found.enterprise)),
    now: now.toISOString(),
  }
}

const rowOf = (one: CheckRow): z.input<typeof checkRow> => ({
  id: one.id,
  assignment: one.assignment,
  postTitle: one.assignment_title,
  checklistTitle: one.checklist_title,
  version: one.version,
  submittedAt: one.submitted_at,
  seconds: Math.round((Date.parse(one.ended_at) - Date.parse(one.started_at)) / 1000),
  personName: one.person_name,
  via: one.via,
  ok: one.ok,
  notApplicable: one.not_applicable,
  faults: one.faults,
  fixed: one.fixed,
})

/** Checks of a unit, newest first. */
export async function checks({ tx, actor }: Asking, query: z.infer<typeof checkQuery>): Promise<z.input<typeof checkPage>> {
  const { rows, next } = await pageOfChecks(tx, { ...query, enterprise: unitOf(actor, query.enterprise) })
  return { rows: rows.map(rowOf), next }
}

/** One check with every answer; reported faults with the state their hazard is in now. @throws 404.1 */
export async function check({ tx }: Asking, id: string): Promise<z.input<typeof checkFull>> {
  const one = await readCheck(tx, id)
  if (!one) throw problems.notFound({ what: '这次自查' })
  const list = (await versionsOf(tx, one.checklist)).find((version) => version.version === one.version)
  const items = new Map(list?.items.map((item) => [item.key, item]))
  const cases = await casesOf(tx, one.answers)
  return {
    ...rowOf(one),
    enterprise: one.enterprise,
    enterpriseName: one.enterprise_name,
    checklist: one.checklist,
    startedAt: one.started_at,
    endedAt: one.ended_at,
    point: one.point,
    note: one.note,
    reference: one.reference,
    evidence: { seq: one.evidence_seq, hash: one.evidence_hash },
    answers: one.answers.map(({ item, answer, reason, fault }) => ({
      item,
      text: items.get(item)?.text ?? '',
      category: items.get(item)?.category ?? 'other',
      basis: (items.get(item)?.basis ?? []).map(shownBasis),
      answer,
      reason: reason ?? null,
      fault: fault ? { ...fault, fixed: fault.fixed ?? null, hazard: cases.get(fault.caseId ?? '') ?? null } : null,
    })),
  }
}

async function casesOf(tx: Tx, answers: readonly Answered[]) {
  const ids = answers.flatMap(({ fault }) => fault?.caseId ?? [])
  const found = await hazardsNow(tx, ids)
  const said = ({ id, no, opened_at, state }: (typeof found)[number]) => ({
    caseId: id,
    no: caseNo(hazardKind.prefix, no, opened_at),
    stateLabel: stateLabel(hazard, state),
  })
  return new Map(found.map((one) => [one.id, said(one)]))
}
