import { type RawBuilder, sql } from 'kysely'
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
  /** Takes long enough that others should not wait for it: typesetting a page. */
  slow?: true
  run(context: { kernel: Kernel; tx: Tx; row: EvidenceRow; now: string }): Promise<void>
}

/** Reaction names by event, for the evidence writer. */
export function namesByEvent(reactions: readonly Reaction[]): ReactionNames {
  const groups = Map.groupBy(reactions, (one) => one.on)
  return Object.fromEntries([...groups].map(([event, list]) => [event, list.map((one) => one.name)]))
}

/** After this many failures a reaction waits for a person; it stays visible on the health page. */
export const patience = 5

/**
 * Runs every waiting reaction, one transaction each: its claim, its writes and its mark as done commit together, so
 * that several processes share the work and none does it twice. One that fails waits for the next run.
 * @returns how many were done
 */
export async function react(kernel: Kernel): Promise<number> {
  const failed: string[] = []
  const slow = kernel.reactions.filter((one) => one.slow).map((one) => one.name)
  let done = 0
  while (!kernel.ending) {
    const at = kernel.clock.now()
    let claimed: Claimed | undefined
    try {
      claimed = await asJob(kernel.database, 'react', at, async (tx) => {
        claimed = await claim(tx, failed, slow)
        if (claimed) await run(kernel, tx, claimed, at.toISOString())
        return claimed
      })
      if (!claimed) return done
      done += 1
    } catch (cause) {
      // Nothing claimed: the database itself failed, and that is not the fault of a reaction.
      if (!claimed) throw cause
      const { id } = claimed
      failed.push(id)
      await asJob(kernel.database, 'react', at, (tx) => noteFailure(tx, id, cause))
    }
  }
  return done
}

async function run(kernel: Kernel, tx: Tx, claimed: Claimed, now: string): Promise<void> {
  const reaction = kernel.reactions.find((known) => known.name === claimed.name)
  if (!reaction) throw new Error(`no module has the reaction ${claimed.name}`)
  await reaction.run({ kernel, tx, row: rowOf(claimed), now })
  await tx.updateTable('reaction').set({ done_at: now }).where('id', '=', claimed.id).execute()
}

type Claimed = { id: string; name: string; tries: number } & Parameters<typeof rowOf>[0]

/** The oldest that waits; a slow one only when nothing quick does. Each is found at the head of the index, however many wait. */
async function claim(tx: Tx, failed: readonly string[], slow: readonly string[]): Promise<Claimed | undefined> {
  const quick = slow.length === 0 ? undefined : await oldest(tx, failed, sql`and r.name <> all (${[...slow]}::text[])`)
  return quick ?? oldest(tx, failed, sql``)
}

async function oldest(tx: Tx, failed: readonly string[], among: RawBuilder<unknown>): Promise<Claimed | undefined> {
  const { rows } = await sql<Claimed>`
    select r.id, r.name, r.tries, e.* from reaction r
    join evidence e on (e.stream_kind, e.stream_id, e.seq) = (r.stream_kind, r.stream_id, r.seq)
    where r.done_at is null and r.tries < ${patience} and r.id <> all (${[...failed]}::uuid[]) ${among}
    order by r.id limit 1 for update of r skip locked`.execute(tx)
  return rows[0]
}

async function noteFailure(tx: Tx, id: string, cause: unknown): Promise<void> {
  const problem = String(cause).slice(0, 500)
  await sql`update reaction set tries = tries + 1, problem = ${problem} where id = ${id}`.execute(tx)
}
