import { sql } from 'kysely'
import type { Kernel } from '#kernel/http/kernel.ts'
import { asJob, type Tx } from '#kernel/store/transaction.ts'
import { type EvidenceRow } from './row.ts'
import { type ReactionNames, rowOf } from './store.ts'

/**
 * Something that follows when an event has been evidenced: rows only, in its own transaction, at least once and
 * idempotent by the claimed row. A module reacts to another's event instead of being called by it.
 */
export interface Reaction {
  /** hazards.fromFindings */
  name: string
  /** The event it hangs on: inspection.record */
  on: string
  run(context: { kernel: Kernel; tx: Tx; row: EvidenceRow; now: string }): Promise<void>
}

/** Reaction names by event, for the evidence writer. */
export function namesByEvent(reactions: readonly Reaction[]): ReactionNames {
  const groups = Map.groupBy(reactions, (one) => one.on)
  return Object.fromEntries([...groups].map(([event, list]) => [event, list.map((one) => one.name)]))
}

/** After this many failures a reaction waits for a person; it stays visible on the health page. */
const patience = 5

/**
 * Runs every waiting reaction, one transaction each: its writes and its mark as done commit together.
 * @returns how many were done
 */
export async function react(kernel: Kernel): Promise<number> {
  let done = 0
  for (let id = await one(kernel); id !== undefined; id = await one(kernel)) done += id ? 1 : 0
  return done
}

/** True: done; false: failed and counted; undefined: nothing waits. */
async function one(kernel: Kernel): Promise<boolean | undefined> {
  const at = kernel.clock.now()
  const waiting = await asJob(kernel.database, 'react', at, (tx) => next(tx, false))
  if (!waiting) return undefined
  try {
    await asJob(kernel.database, 'react', at, async (tx) => {
      const claimed = await next(tx, true, waiting.id)
      if (!claimed) return
      const reaction = kernel.reactions.find((known) => known.name === claimed.name)
      await reaction?.run({ kernel, tx, row: rowOf(claimed), now: at.toISOString() })
      await tx.updateTable('reaction').set({ done_at: at.toISOString() }).where('id', '=', claimed.id).execute()
    })
    return true
  } catch (cause) {
    await asJob(kernel.database, 'react', at, (tx) =>
      tx
        .updateTable('reaction')
        .set({ tries: waiting.tries + 1, problem: String(cause).slice(0, 500) })
        .where('id', '=', waiting.id)
        .execute(),
    )
    return false
  }
}

type Claimed = { id: string; name: string; tries: number } & Parameters<typeof rowOf>[0]

async function next(tx: Tx, lock: boolean, id?: string): Promise<Claimed | undefined> {
  const { rows } = await sql<Claimed>`
    select r.id, r.name, r.tries, e.* from reaction r
    join evidence e on (e.stream_kind, e.stream_id, e.seq) = (r.stream_kind, r.stream_id, r.seq)
    where r.done_at is null and r.tries < ${patience} ${id ? sql`and r.id = ${id}` : sql``}
    order by r.id limit 1 ${lock ? sql`for update of r skip locked` : sql``}`.execute(tx)
  return rows[0]
}
