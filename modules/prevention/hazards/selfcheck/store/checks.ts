import { sql } from 'kysely'
import { decodeCursor, encodeCursor } from '#kernel/http/cursor.ts'
import type { Photo } from '#kernel/http/contract.ts'
import { problems } from '#kernel/problem/problems.ts'
import type { Tx } from '#kernel/store/transaction.ts'
import type { Answer } from '../terms.ts'

/** The answer to one item as it is kept. */
export interface Answered {
  item: string
  answer: Answer
  reason?: string
  fault?: {
    what: string
    spot: string
    photos: Photo[]
    fixed?: { what: string; photos: Photo[] }
    caseId?: string
  }
}

/** A check as it is written, once and for ever. */
export interface CheckWritten {
  id: string
  enterprise: string
  assignment: string
  checklist: string
  version: number
  reference: string | null
  request_hash: string | null
  started_at: string
  ended_at: string
  submitted_at: string
  point: [number, number] | null
  person: string
  person_name: string
  post_title: string
  via: string | null
  ok: number
  not_applicable: number
  faults: number
  fixed: number
  answers: Answered[]
  note: string | null
  normal_categories: string[]
  remarks: string[]
  evidence_seq: number
  evidence_hash: string
}

/** Writes checks, as many as given, in one statement. */
export async function insertChecks(tx: Tx, checks: readonly CheckWritten[]): Promise<void> {
  await sql`insert into self_check select * from json_populate_recordset(null::self_check, ${JSON.stringify(checks)}::json)`.execute(tx)
}

/** What was answered to the unit's own system when it posted a check under its number. */
type Posted = Omit<CheckWritten, 'person' | 'person_name' | 'post_title' | 'via' | 'note' | 'point' | 'normal_categories' | 'remarks'>

/** The check that the unit's own system has posted under this number. */
export async function checkByReference(tx: Tx, enterprise: string, reference: string): Promise<Posted | undefined> {
  const { rows } = await sql<Posted>`
    select id, request_hash, submitted_at, assignment, version, checklist, ok, not_applicable, faults, fixed, answers, evidence_seq, evidence_hash
    from self_check where enterprise = ${enterprise} and reference = ${reference}`.execute(tx)
  return rows[0]
}

/** A check as it is read, with the names beside it. */
export interface CheckRow extends Omit<CheckWritten, 'request_hash'> {
  assignment_title: string
  checklist_title: string
  enterprise_name: string
}

const columns = sql`k.id, k.enterprise, k.assignment, k.checklist, k.version, k.reference, k.started_at, k.ended_at, k.submitted_at, k.point, k.person,
  k.person_name, k.post_title, k.via, k.ok, k.not_applicable, k.faults, k.fixed, k.note, k.evidence_seq, k.evidence_hash,
  a.post_title as assignment_title, c.title as checklist_title, e.name as enterprise_name`
const joined = sql`from self_check k join unit_checklist a on a.id = k.assignment join enterprise e on e.id = k.enterprise
  join checklist c on c.key = k.checklist and c.version = k.version`

/** Which checks of a unit. */
export interface Asked {
  enterprise: string
  assignment?: string | undefined
  faults?: boolean | undefined
  cursor?: string | undefined
  limit: number
}

/** One page of the checks of a unit, newest first. */
export async function pageOfChecks(tx: Tx, asked: Asked): Promise<{ rows: CheckRow[]; next: string | null }> {
  const after = asked.cursor ? decodeCursor(asked.cursor, 2) : undefined
  if (after && (Number.isNaN(Date.parse(after[0] ?? '')) || !/^[0-9a-f-]{36}$/.test(after[1] ?? ''))) throw problems.badPage()
  const parts = [
    sql`k.enterprise = ${asked.enterprise}`,
    ...(asked.assignment ? [sql`k.assignment = ${asked.assignment}`] : []),
    ...(asked.faults === undefined ? [] : [asked.faults ? sql`k.faults > 0` : sql`k.faults = 0`]),
    ...(after ? [sql`(k.submitted_at, k.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`] : []),
  ]
  const { rows } = await sql<CheckRow & { at: string }>`
    select ${columns}, to_char(k.submitted_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at ${joined}
    where ${sql.join(parts, sql` and `)} order by k.submitted_at desc, k.id desc limit ${sql.lit(asked.limit + 1)}`.execute(tx)
  const shown = rows.slice(0, asked.limit)
  const last = shown.at(-1)
  return { rows: shown, next: rows.length > asked.limit && last ? encodeCursor([last.at, last.id]) : null }
}

/** One check with its answers, in the actor's scope. */
export async function readCheck(tx: Tx, id: string): Promise<CheckRow | undefined> {
  const { rows } = await sql<CheckRow>`select ${columns}, k.answers ${joined} where k.id = ${id}`.execute(tx)
  return rows[0]
}

/** Hazards that checks have opened, as they stand now. */
export async function hazardsNow(
  tx: Tx,
  ids: readonly string[],
): Promise<{ id: string; no: number; opened_at: string; state: string; title: string }[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<{ id: string; no: number; opened_at: string; state: string; title: string }>`
    select id, no, opened_at, state, title from "case" where id = any (${[...ids]}::uuid[])`.execute(tx)
  return rows
}

/** Photos of what was put right on the spot lie with the unit's own file. */
export async function keepWithUnit(tx: Tx, photos: readonly Photo[], enterprise: string): Promise<void> {
  if (photos.length === 0) return
  await sql`update attachment set enterprise = ${enterprise} where id = any (${photos.map((one) => one.id)}::uuid[])`.execute(tx)
}
