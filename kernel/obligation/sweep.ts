import type { Draft } from '#kernel/evidence/row.ts'
import { append, type ReactionNames } from '#kernel/evidence/store.ts'
import type { Database } from '#kernel/store/database.ts'
import { afterCommit, asJob, type Tx } from '#kernel/store/transaction.ts'
import { tell } from './live.ts'
import { claimDue, type DueRung, markFired, noteSweep } from './store/rungs.ts'

/** Rungs fired in one transaction: small enough to be quick, large enough that a backlog melts. */
const batch = 200

/**
 * Fires every rung whose time has come, each once: claimed rows, one transaction a batch, the evidence in the same one.
 * Killed at any moment, the next sweep goes on where the last commit stands. Work grows with what is due.
 * @returns how many rungs were fired
 */
export async function sweep(database: Database, at: Date, reactions: ReactionNames = {}): Promise<number> {
  let fired = 0
  for (;;) {
    const now = await asJob(database, 'sweep', at, (tx) => fireDue(tx, at.toISOString(), reactions))
    fired += now
    if (now < batch) break
  }
  await asJob(database, 'sweep', at, (tx) => noteSweep(tx, at.toISOString(), fired))
  return fired
}

/** Fires one batch of what is due at that instant, as part of a transaction. @returns how many */
export async function fireDue(tx: Tx, at: string, reactions: ReactionNames): Promise<number> {
  const rows = await claimDue(tx, at, batch)
  if (rows.length === 0) return 0
  await markFired(tx, rows, at)
  afterCommit(tx, () => tell(rows))
  await append(
    tx,
    rows.map((row) => draftOf(row, at)),
    reactions,
  )
  return rows.length
}

const events = { remind: 'obligation.reminded', due: 'obligation.overdue', escalate: 'obligation.escalated' } as const

const draftOf = (row: DueRung, at: string): Draft => ({
  streamKind: 'case',
  streamId: row.case_id,
  at,
  capturedAt: null,
  event: events[row.kind],
  person: null,
  personName: null,
  post: null,
  postTitle: null,
  standInFor: null,
  place: null,
  caseId: row.case_id,
  rev: null,
  data: { duty: row.duty, title: row.title, rung: row.rung, dueAt: row.due_at, at: row.at, to: row.to_roles },
  attachments: [],
})
