import type { z } from 'zod'
import { readTerms, type Terms } from '#kernel/clock/store.ts'
import { verifyChain } from '#kernel/evidence/chain.ts'
import { type EvidenceRow, isObject } from '#kernel/evidence/row.ts'
import { readStream } from '#kernel/evidence/store.ts'
import type { caseView, nextStep, obligationShape, timelineRow } from '#kernel/http/contract.ts'
import { type Kernel, kindOf } from '#kernel/http/kernel.ts'
import { clocksOf } from '#kernel/obligation/store.ts'
import { bordersOf, remainingText, spanWords, urgencyOf } from '#kernel/obligation/words.ts'
import type { Actor } from '#kernel/place/actor.ts'
import { placeName } from '#kernel/place/directory.ts'
import { roles } from '#kernel/place/roles.ts'
import { problems } from '#kernel/problem/problems.ts'
import type { Tx } from '#kernel/store/transaction.ts'
import type { Basis } from './basis.ts'
import { atVersion, type CaseKind, caseNo } from './case-kind.ts'
import { stateLabel, stepTitle } from './procedure.ts'
import { type CaseRow, movesOf, partiesOf, readCase, readFacts, unmet } from './store.ts'
import { canTake } from './take.ts'
import { namesOf } from './names.ts'

/** The case page: facts, timeline with verification, clocks with arithmetic, what may happen next and why not. */
export async function viewCase(kernel: Kernel, tx: Tx, actor: Actor, now: Date, id: string): Promise<z.infer<typeof caseView>> {
  const kase = await readCase(tx, id)
  if (!kase) throw problems.notFound({ what: '这件案件' })
  const kind = atVersion(kindOf(kernel, kase.procedure), kase.version)
  const rows = await readStream(tx, 'case', id)
  const findings = verifyChain(rows)
  const terms = await readTerms(tx)
  const names = await namesOf(tx, kase)
  return {
    id,
    no: caseNo(kind.prefix, kase.no, kase.opened_at),
    procedure: kase.procedure,
    procedureTitle: kind.table.title,
    version: kase.version,
    title: kase.title,
    state: kase.state,
    stateLabel: stateLabel(kind.table, kase.state),
    stages: stagesOf(kind, kase.state),
    rev: kase.rev,
    placeName: placeName(kernel.places, kase.place),
    trade: kase.trade,
    enterprise: names.enterprise,
    supervising: names.supervising,
    managing: names.managing,
    openedAt: kase.opened_at,
    closedAt: kase.closed_at,
    facts: await readFacts(tx, kind.table.table, id),
    timeline: rows.map((row) => timelineOf(kind, row, findings.find((one) => one.seq === row.seq)?.say ?? null)),
    intact: findings.length === 0,
    obligations: await clockViews(kernel, tx, now, id, terms),
    next: await nextSteps(kernel, tx, kind, actor, kase, now.toISOString()),
  }
}

/** The stages of the policy in their order, and where the case stands. */
function stagesOf(kind: CaseKind, state: string): z.infer<typeof caseView>['stages'] {
  const all = [...new Set(Object.values(kind.table.states).map((one) => one.stage))]
  const current = all.indexOf(kind.table.states[state]?.stage ?? '')
  const ended = kind.table.ends.includes(state)
  return all.map((stage, index) => ({
    stage,
    status: index < current || (ended && index === current) ? 'done' : index === current ? 'now' : 'ahead',
  }))
}

const rungWords: Record<string, string> = {
  'obligation.reminded': '到期提醒',
  'obligation.overdue': '逾期',
  'obligation.escalated': '逾期上报',
  'obligation.paused': '中止期限',
  'obligation.resumed': '恢复期限',
  'obligation.replanned': '重算期限',
}

const paperWords: Record<string, string> = {
  'document.issued': '制发文书',
  'document.typeset': '文书成文',
  'document.delivered': '送达文书',
  'document.voided': '作废文书',
}

/** Documents an act of the document room is about, by name and number. */
function papersOf({ data }: EvidenceRow): string {
  const named = [data.document, ...(Array.isArray(data.documents) ? data.documents : [])].flatMap((one) => (isObject(one) ? [one] : []))
  return named.map(({ name, no }) => `《${String(name)}》${String(no)}`).join('、')
}

/** An act in words: the step's title, what the clock did and for which duty, or what became of which document. */
export function actTitle(kind: CaseKind, row: EvidenceRow): string {
  const paper = paperWords[row.event]
  if (paper) return `${paper}:${papersOf(row)}`
  const rung = rungWords[row.event]
  if (rung) return `${rung}:${String(row.data.title ?? '')}`
  // An act on a case that is no step of it says its own title.
  return typeof row.data.title === 'string'
    ? row.data.title
    : stepTitle(kind.table, row.event.split('.')[1] ?? row.event, String(row.data.state ?? ''))
}

function timelineOf(kind: CaseKind, row: EvidenceRow, finding: string | null): z.infer<typeof timelineRow> {
  const { seq, at, capturedAt, event, personName, postTitle, standInFor, hash } = row
  const facts = (row.data.facts ?? row.data) as Record<string, unknown>
  return {
    seq,
    at,
    capturedAt,
    event,
    title: actTitle(kind, row),
    personName,
    postTitle,
    standInFor,
    facts,
    attachments: [...row.attachments],
    hash,
    verified: finding === null,
    finding,
  }
}

/** The steps of the present state but those that lie behind the case, each with its answer; the same permit that the command asks. */
async function nextSteps(
  kernel: Kernel,
  tx: Tx,
  kind: CaseKind,
  actor: Actor,
  kase: CaseRow,
  now: string,
): Promise<z.infer<typeof nextStep>[]> {
  const steps = Object.entries(kind.table.steps[kase.state] ?? {})
  const done = await movesOf(tx, kase.id)
  const parties = actor.scope === 'party' || actor.ownUnits || actor.trades !== null ? await partiesOf(tx, kase.id, now) : []
  const needs = [...new Set(steps.flatMap(([, one]) => one.needs ?? []))]
  const gaps = await unmet(tx, kind.table.name, kase.id, needs)
  const state = { ...kase, path: kase.place, parties, done, gaps }
  const behind = (kind.table.past ?? []).filter((need) => gaps.includes(need))
  const ahead = steps.filter(([, one]) => !one.needs?.some((need) => behind.includes(need)))
  return ahead.map(([step, { title, by, to, basis }]) => {
    const permit = canTake(kind.table, actor, state, step)
    return {
      step,
      title,
      yes: permit.yes,
      why: permit.yes ? null : permit.why,
      kind: permit.yes ? null : permit.kind,
      byLabel: by.map((role) => roles.label(role)).join('、'),
      to: stateLabel(kind.table, to),
      basis: basis.map((one) => kernel.cite(one)),
    }
  })
}

async function clockViews(kernel: Kernel, tx: Tx, now: Date, id: string, { calendar }: Terms): Promise<z.infer<typeof obligationShape>[]> {
  const { obligations, rungs, suspensions } = await clocksOf(tx, id)
  const borders = bordersOf(now, calendar)
  return obligations.map((one) => ({
    id: one.id,
    caseId: id,
    duty: one.duty,
    title: one.title,
    ownerRoles: one.owner_roles,
    state: one.state as 'owed',
    servedOn: one.served_on,
    spanText: spanWords(one.span),
    dueAt: one.due_at,
    provisional: one.provisional,
    remaining: remainingText(one.state, one.due_at, now, calendar),
    urgency: urgencyOf(one.due_at, borders),
    basis: (one.basis as Basis[]).map((basis) => kernel.cite(basis)),
    steps: one.steps as { on?: string; say: string }[],
    suspensions: suspensions
      .filter((pause) => pause.obligation === one.id)
      .map(({ since, until, reason, personName }) => ({ since, until, reason, personName })),
    rungs: rungs
      .filter((rung) => rung.obligation === one.id)
      .map((rung) => ({ rung: rung.rung, kind: rung.kind as 'due', at: rung.at, firedAt: rung.fired_at })),
    escalatedTo: one.escalated_to,
  }))
}
