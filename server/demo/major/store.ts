import { sql } from 'kysely'
import { type EvidenceRow } from '#kernel/evidence/row.ts'
import { rowOf } from '#kernel/evidence/store.ts'
import type { Photo } from '#kernel/http/contract.ts'
import type { Tx } from '#kernel/store/transaction.ts'

/**
 * The transaction goes on at that instant: what the database judges by its time is judged by it.
 * @returns the first instant up to then at which a rung is due; null when none is
 */
export async function moveTo(tx: Tx, at: string): Promise<string | null> {
  const { rows } = await sql<{ due: string | null }>`
    select set_config('anlan.now', ${at}, true) as now, (
      select r.at from rung r join obligation o on o.id = r.obligation
      where r.fired_at is null and r.stopped_at is null and r.at <= ${at} and o.state in ('owed', 'overdue')
      order by r.at limit 1) as due`.execute(tx)
  return rows[0]?.due ?? null
}

/** A reaction that waits, with the row it hangs on. */
export interface Waiting {
  id: string
  name: string
  row: EvidenceRow
}

/** Reactions that wait, but for that one, in the order they were queued. */
export async function waitingReactions(tx: Tx, except: string): Promise<Waiting[]> {
  const { rows } = await sql<{ id: string; name: string } & Parameters<typeof rowOf>[0]>`
    select r.id, r.name, e.* from reaction r
    join evidence e on (e.stream_kind, e.stream_id, e.seq) = (r.stream_kind, r.stream_id, r.seq)
    where r.done_at is null and r.name <> ${except} order by r.id`.execute(tx)
  return rows.map((one) => ({ id: one.id, name: one.name, row: rowOf(one) }))
}

export const markDone = (tx: Tx, id: string, at: string) => tx.updateTable('reaction').set({ done_at: at }).where('id', '=', id).execute()

/** A photo as it lies there before an act carries it. */
export interface Taken extends Photo {
  phash: string | null
  captured_at: string
  uploaded_at: string
  uploaded_by: string
}

export const insertPhoto = (tx: Tx, taken: Taken) =>
  tx
    .insertInto('attachment')
    .values({ ...taken })
    .execute()

/** The evaluating bodies as they are entered in the register. */
export const insertBodies = (tx: Tx, rows: readonly Record<string, unknown>[]) =>
  sql`insert into evaluator (organ, trades, licence, licensed_until, entered_at)
    select organ, trades, licence, licensed_until, entered_at from json_populate_recordset(null::evaluator, ${JSON.stringify(rows)}::json)`.execute(
    tx,
  )

/** The highest number that a case has so far. */
export async function lastNumber(tx: Tx): Promise<number> {
  const { rows } = await sql<{ no: number | null }>`select max(no) as no from "case"`.execute(tx)
  return rows[0]?.no ?? 0
}
