import { sql } from 'kysely'
import type { z } from 'zod'
import { decodeCursor, encodeCursor } from '#kernel/http/cursor.ts'
import type { Tx } from '#kernel/store/transaction.ts'
import type { rowQuery, saying } from '../contract.ts'
import type { Candidate } from '../register.ts'
import type { Choice } from '../terms.ts'

type Saying = z.infer<typeof saying>
export type Outcome = 'created' | 'updated' | 'skipped'

/** A row of which something is to be said. */
export interface Noted {
  no: number
  bad: boolean
  duplicate: boolean
  warned: boolean
  cells: Record<string, string>
  problems: Saying[]
  warnings: Saying[]
  candidates: Candidate[]
}

/** Writes what the check has to say, as many as given. */
export async function insertNoted(tx: Tx, id: string, rows: readonly Noted[]): Promise<void> {
  if (rows.length === 0) return
  await sql`
    insert into import_row (import, no, bad, duplicate, warned, cells, problems, warnings, candidates)
    select ${id}, no, bad, duplicate, warned, cells, problems, warnings, candidates
    from json_populate_recordset(null::import_row, ${JSON.stringify(rows)}::json)`.execute(tx)
}

/** What became of rows: of those that have an entry, and of those that were simply good. */
export interface Became {
  no: number
  outcome: Outcome | null
  target: string | null
  rev: number | null
  digest: string | null
  before: unknown
  /** What stood in the way, found only when it was to be written. */
  problems?: Saying[]
}

export async function insertBecame(tx: Tx, id: string, rows: readonly Became[]): Promise<void> {
  if (rows.length === 0) return
  const wire = rows.map((row) => ({ ...row, bad: row.problems !== undefined }))
  await sql`
    insert into import_row (import, no, bad, outcome, target, rev, digest, before, problems)
    select ${id}, no, bad, outcome, target, rev, digest, before, problems from json_populate_recordset(null::import_row, ${JSON.stringify(wire)}::json)
    on conflict (import, no) do update set outcome = excluded.outcome, target = excluded.target, rev = excluded.rev, digest = excluded.digest,
      before = excluded.before, bad = excluded.bad, problems = coalesce(excluded.problems, import_row.problems)`.execute(tx)
}

export const deleteRows = (tx: Tx, id: string): Promise<unknown> => tx.deleteFrom('import_row').where('import', '=', id).execute()

const kinds = {
  bad: sql`bad`,
  duplicate: sql`duplicate`,
  warning: sql`warned`,
  created: sql`outcome = 'created'`,
  updated: sql`outcome = 'updated'`,
}

/** A page of rows of one kind, in the order of the sheet. */
export async function listRows(tx: Tx, id: string, { kind, cursor, limit }: z.infer<typeof rowQuery>) {
  const [after = '0'] = cursor ? decodeCursor(cursor, 1) : []
  const { rows } = await sql<Noted & { choice: Choice | null; target: string | null; outcome: Outcome | null }>`
    select no, cells, problems, warnings, candidates, choice, target, outcome from import_row
    where import = ${id} and no > ${Number(after) || 0} and ${kinds[kind]} order by no limit ${sql.lit(limit + 1)}`.execute(tx)
  const shown = rows.slice(0, limit)
  return { rows: shown, next: rows.length > limit ? encodeCursor([String(shown.at(-1)?.no ?? 0)]) : null }
}

/** The faults of a page of bad rows, for the list that goes back to the person. */
export async function faultsAfter(tx: Tx, id: string, after: number, limit: number): Promise<{ no: number; problems: Saying[] }[]> {
  const { rows } = await sql<{ no: number; problems: Saying[] }>`
    select no, problems from import_row where import = ${id} and bad and no > ${after} order by no limit ${sql.lit(limit)}`.execute(tx)
  return rows
}

export interface Doubt {
  no: number
  choice: Choice | null
  target: string | null
  candidates: Candidate[]
}

/** The doubtful ones among these rows. */
export async function doubtsOf(tx: Tx, id: string, nos: readonly number[] | 'all'): Promise<Doubt[]> {
  const { rows } = await sql<Doubt>`select no, choice, target, candidates from import_row where import = ${id} and duplicate
    and ${nos === 'all' ? sql`true` : sql`no = any (${[...nos]}::int[])`} order by no`.execute(tx)
  return rows
}

export async function decide(tx: Tx, id: string, choice: Choice, rows: readonly { no: number; target: string | null }[]): Promise<void> {
  await sql`update import_row r set choice = ${choice}, target = x.target
    from json_to_recordset(${JSON.stringify(rows)}::json) as x(no int, target uuid) where r.import = ${id} and r.no = x.no`.execute(tx)
}

/** What every written row became, in order, for the root of the evidence. */
export async function writtenRows(tx: Tx, id: string): Promise<{ no: number; outcome: string; target: string; digest: string }[]> {
  const { rows } = await sql<{ no: number; outcome: string; target: string; digest: string }>`
    select no, outcome, target, digest from import_row where import = ${id} and outcome in ('created', 'updated') order by no`.execute(tx)
  return rows
}
