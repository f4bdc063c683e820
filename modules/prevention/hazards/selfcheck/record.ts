import type { EvidenceRow, JsonObject } from '#kernel/evidence/row.ts'
import type { Photo } from '#kernel/http/contract.ts'
import type { Item } from '../checklists/store.ts'
import type { Answered, CheckWritten } from './store/checks.ts'

/** A check that was made, as the evidence and the table say it. */
export interface Checked {
  id: string
  enterprise: string
  assignment: { id: string; post_title: string }
  list: { key: string; version: number; title: string; items: readonly Pick<Item, 'key' | 'category'>[] }
  startedAt: string
  endedAt: string
  point: [number, number] | null
  note: string | null
  reference: string | null
  requestHash: string | null
  answers: Answered[]
  by: { person: string; personName: string; postTitle: string; via?: string | undefined }
}

/** What the evidence says of a check. */
export const evidenceOf = ({ id, assignment, list, startedAt, endedAt, point, note, reference, answers }: Checked): JsonObject =>
  ({
    check: id,
    assignment: assignment.id,
    post: assignment.post_title,
    checklist: list.key,
    version: list.version,
    title: list.title,
    startedAt,
    endedAt,
    point,
    note,
    reference,
    answers,
  }) as unknown as JsonObject

/** The row of a check whose evidence is this. */
export function rowOf(check: Checked, evidence: Pick<EvidenceRow, 'at' | 'seq' | 'hash'>): CheckWritten {
  const { assignment, list, answers, by } = check
  const { notApplicable: not_applicable, ...counts } = countsOf(answers)
  return {
    id: check.id,
    enterprise: check.enterprise,
    assignment: assignment.id,
    checklist: list.key,
    version: list.version,
    reference: check.reference,
    request_hash: check.requestHash,
    started_at: check.startedAt,
    ended_at: check.endedAt,
    submitted_at: evidence.at,
    point: check.point,
    person: by.person,
    person_name: by.personName,
    post_title: by.postTitle,
    via: by.via ?? null,
    ...counts,
    not_applicable,
    answers,
    note: check.note,
    normal_categories: normalCategories(list.items, answers),
    remarks: remarksOf(answers, check.note),
    evidence_seq: evidence.seq,
    evidence_hash: evidence.hash,
  }
}

/** Every photo of a check. */
export const photosOf = (answers: readonly Answered[]): Photo[] =>
  answers.flatMap(({ fault }) => (fault ? [...fault.photos, ...(fault.fixed?.photos ?? [])] : []))

export function countsOf(answers: readonly Answered[]) {
  const of = (answer: Answered['answer']) => answers.filter((one) => one.answer === answer)
  const faults = of('fault')
  return {
    ok: of('ok').length,
    notApplicable: of('notApplicable').length,
    faults: faults.length,
    fixed: faults.filter((one) => one.fault?.fixed).length,
  }
}

/** Categories whose items, leaving out what does not apply, were all found in order. */
function normalCategories(items: Checked['list']['items'], answers: readonly Answered[]): string[] {
  const category = new Map(items.map((one) => [one.key, one.category]))
  const of = (answer: Answered['answer']) => answers.filter((one) => one.answer === answer).map((one) => category.get(one.item) ?? 'other')
  const wrong = new Set(of('fault'))
  return [...new Set(of('ok'))].filter((one) => !wrong.has(one)).sort()
}

/** Every text that was typed: 雷同文字 is looked for among them. */
function remarksOf(answers: readonly Answered[], note: string | null): string[] {
  const typed = answers.flatMap(({ reason, fault }) => [reason, fault?.what, fault?.fixed?.what])
  return [...typed, note].filter((one): one is string => Boolean(one))
}
