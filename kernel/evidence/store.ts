import { sql } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import type { Tx } from '#kernel/store/transaction.ts'
import { type Draft, type EvidenceRow, jcs, type Json, type Previous, seal, type StreamKind } from './row.ts'

/** Names of reactions by the event they hang on: `{'inspection.record': ['hazards.fromFindings']}`. */
export type ReactionNames = Readonly<Record<string, readonly string[]>>

/** Transactions that queued a reaction: only after those is there something to run. */
const reacting = new WeakSet<Tx>()
export const queuedReaction = (tx: Tx): boolean => reacting.has(tx)

const streamOf = (one: { streamKind: string; streamId: string }) => `${one.streamKind}:${one.streamId}`

/**
 * Appends rows to their streams, in order, in one statement, and queues the reactions that hang on their events.
 * The caller holds a lock on each stream's object (its case or unit), so that heads do not move meanwhile.
 * @param known the head of the only stream written to, when the caller has read it already; null for a new stream
 */
export async function append(
  tx: Tx,
  drafts: readonly Draft[],
  reactions: ReactionNames = {},
  known?: Previous | null,
): Promise<EvidenceRow[]> {
  const heads = known === undefined ? await headsOf(tx, drafts) : new Map(known ? [[streamOf(known), known]] : [])
  const rows = drafts.map((draft) => {
    const head = heads.get(streamOf(draft)) ?? null
    // A transaction that waited for its lock may have begun before the row it follows: time in a stream only rises.
    const row = seal(head?.at && draft.at < head.at ? { ...draft, at: head.at } : draft, head)
    heads.set(streamOf(draft), row)
    return row
  })
  const due = reactionsTo(rows, reactions)
  await insert(tx, rows, due)
  if (due.length > 0) reacting.add(tx)
  return rows
}

/** Holds a stream that hangs on no row its writers may lock, an organ's own for one: one act at a time on it. */
export const holdStream = (tx: Tx, kind: StreamKind, id: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`${kind}:${id}`}, 0))`.execute(tx)

/** Writes sealed rows, with the reactions that hang on them in the same statement; the loader of a city seals thousands at once. */
export async function insert(tx: Tx, rows: readonly EvidenceRow[], due: readonly Due[] = []): Promise<void> {
  const wire = rows.map((row) => ({
    stream_kind: row.streamKind,
    stream_id: row.streamId,
    seq: row.seq,
    at: row.at,
    captured_at: row.capturedAt,
    event: row.event,
    person: row.person,
    person_name: row.personName,
    post: row.post,
    post_title: row.postTitle,
    stand_in_for: row.standInFor,
    place: row.place,
    case_id: row.caseId,
    rev: row.rev,
    data: jcs(row.data),
    attachments: jcs(row.attachments),
    prev_hash: row.prevHash,
    algo: row.algo,
    payload_hash: row.payloadHash,
    hash: row.hash,
  }))
  const kept = sql`insert into evidence select * from json_populate_recordset(null::evidence, ${JSON.stringify(wire)}::json)`
  const columns = sql`id, name, stream_kind, stream_id, seq`
  await (due.length === 0
    ? kept
    : sql`with kept as (${kept}) insert into reaction (${columns})
        select ${columns} from json_populate_recordset(null::reaction, ${JSON.stringify(due)}::json)`
  ).execute(tx)
}

async function headsOf(tx: Tx, drafts: readonly Draft[]): Promise<Map<string, Previous>> {
  const streams = [...new Map(drafts.map((one) => [streamOf(one), { kind: one.streamKind, id: one.streamId }])).values()]
  const { rows } = await sql<{ stream_kind: StreamKind; stream_id: string; seq: number; hash: string; at: string }>`
    select e.stream_kind, e.stream_id, e.seq, e.hash, e.at
    from json_to_recordset(${JSON.stringify(streams)}::json) as s(kind text, id text)
    cross join lateral (select * from evidence where stream_kind = s.kind and stream_id = s.id order by seq desc limit 1) e`.execute(tx)
  return new Map(
    rows.map((row) => [
      `${row.stream_kind}:${row.stream_id}`,
      { streamKind: row.stream_kind, streamId: row.stream_id, seq: row.seq, hash: row.hash, at: row.at },
    ]),
  )
}

/** A reaction that waits for its turn. */
interface Due {
  id: string
  name: string
  stream_kind: string
  stream_id: string
  seq: number
}

const reactionsTo = (rows: readonly EvidenceRow[], reactions: ReactionNames): Due[] =>
  rows.flatMap((row) =>
    (reactions[row.event] ?? []).map((name) => ({
      id: uuidv7(),
      name,
      stream_kind: row.streamKind,
      stream_id: row.streamId,
      seq: row.seq,
    })),
  )

type StoredRow = {
  stream_kind: string
  stream_id: string
  seq: number
  at: string
  captured_at: string | null
  event: string
  person: string | null
  person_name: string | null
  post: string | null
  post_title: string | null
  stand_in_for: string | null
  place: string | null
  case_id: string | null
  rev: number | null
  data: string
  attachments: string
  prev_hash: string
  algo: string
  payload_hash: string
  hash: string
}

/** A stored row as it was sealed, for verifying and exporting. */
export const rowOf = (row: StoredRow): EvidenceRow => ({
  streamKind: row.stream_kind as StreamKind,
  streamId: row.stream_id,
  seq: row.seq,
  at: row.at,
  capturedAt: row.captured_at,
  event: row.event,
  person: row.person,
  personName: row.person_name,
  post: row.post,
  postTitle: row.post_title,
  standInFor: row.stand_in_for,
  place: row.place,
  caseId: row.case_id,
  rev: row.rev,
  data: JSON.parse(row.data) as { readonly [key: string]: Json },
  attachments: JSON.parse(row.attachments) as EvidenceRow['attachments'],
  prevHash: row.prev_hash,
  algo: row.algo as EvidenceRow['algo'],
  payloadHash: row.payload_hash,
  hash: row.hash,
})

/** Every row of a stream, oldest first. */
export async function readStream(tx: Tx, streamKind: StreamKind, streamId: string): Promise<EvidenceRow[]> {
  const query = tx.selectFrom('evidence').selectAll()
  const rows = await query.where('stream_kind', '=', streamKind).where('stream_id', '=', streamId).orderBy('seq').execute()
  return rows.map(rowOf)
}
