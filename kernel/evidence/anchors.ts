import { type Selectable, sql } from 'kysely'
import type { Database } from '#kernel/store/database.ts'
import type { Tables } from '#kernel/store/tables.ts'
import { asJob, type Tx } from '#kernel/store/transaction.ts'
import { type Anchor, type AnchorProof, leafOf, merkleTree, sealAnchor } from './merkle.ts'
import type { Algo, StreamHead, StreamKind } from './row.ts'

/**
 * 锚定: a Merkle root over the head of every stream, chained to the anchor before. Only the heads that moved since are
 * written down; the others stand as their last anchor left them. Nothing new means no anchor.
 */
export const anchor = (database: Database, at: Date): Promise<Anchor | null> =>
  asJob(database, 'anchor', at, (tx) => anchorNow(tx, at.toISOString()))

export async function anchorNow(tx: Tx, at: string): Promise<Anchor | null> {
  // One anchor at a time; the application role holds no right that a table lock would ask for.
  await sql`select pg_advisory_xact_lock(hashtext('anlan.anchor'))`.execute(tx)
  const fresh = await takeFresh(tx)
  if (fresh.length === 0) return null
  const previous = await lastAnchor(tx)
  const heads = merge(previous ? await headsAt(tx, previous.no) : [], fresh)
  const { root } = merkleTree(heads.map(leafOf))
  const next = sealAnchor({ at: previous && at < previous.at ? previous.at : at, count: heads.length, root }, previous)
  await tx
    .insertInto('anchor')
    .values({ no: next.no, at: next.at, algo: next.algo, count: next.count, root, prev_hash: next.prevHash, hash: next.hash })
    .execute()
  const leaves = fresh.map((head, position) => ({
    anchor: next.no,
    position,
    stream_kind: head.streamKind,
    stream_id: head.streamId,
    seq: head.seq,
    hash: head.hash,
  }))
  await sql`insert into anchor_leaf select * from json_populate_recordset(null::anchor_leaf, ${JSON.stringify(leaves)}::json)`.execute(tx)
  return next
}

/** Takes the streams that grew out of the queue, with their heads. */
async function takeFresh(tx: Tx): Promise<StreamHead[]> {
  const { rows } = await sql<{ stream_kind: StreamKind; stream_id: string; seq: number; hash: string }>`
    with taken as (delete from evidence_fresh returning stream_kind, stream_id)
    select t.stream_kind, t.stream_id, e.seq, e.hash from taken t
    cross join lateral (select seq, hash from evidence where stream_kind = t.stream_kind and stream_id = t.stream_id order by seq desc limit 1) e
    order by 1, 2`.execute(tx)
  return rows.map((row) => ({ streamKind: row.stream_kind, streamId: row.stream_id, seq: row.seq, hash: row.hash }))
}

/** Every stream's head as of an anchor, in the order of its tree. */
export async function headsAt(tx: Tx, no: number): Promise<StreamHead[]> {
  const { rows } = await sql<{ stream_kind: StreamKind; stream_id: string; seq: number; hash: string }>`
    select distinct on (stream_kind, stream_id) stream_kind, stream_id, seq, hash from anchor_leaf
    where anchor <= ${no} order by stream_kind, stream_id, anchor desc`.execute(tx)
  return inOrder(rows.map((row) => ({ streamKind: row.stream_kind, streamId: row.stream_id, seq: row.seq, hash: row.hash })))
}

const nameOf = (head: StreamHead) => `${head.streamKind}:${head.streamId}`
// By code unit, not by a database's collation: the tree must be the same wherever it is built.
const inOrder = (heads: StreamHead[]) => heads.sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1))

function merge(before: readonly StreamHead[], fresh: readonly StreamHead[]): StreamHead[] {
  const heads = new Map(before.map((head) => [nameOf(head), head]))
  for (const head of fresh) heads.set(nameOf(head), head)
  return inOrder([...heads.values()])
}

/** All anchors, oldest first. */
export async function anchors(tx: Tx): Promise<Anchor[]> {
  return (await tx.selectFrom('anchor').selectAll().orderBy('no').execute()).map(anchorOf)
}

/** The newest anchors, newest first, as many as asked for. */
export async function newestAnchors(tx: Tx, count: number): Promise<Anchor[]> {
  return (await tx.selectFrom('anchor').selectAll().orderBy('no', 'desc').limit(count).execute()).map(anchorOf)
}

export const lastAnchor = async (tx: Tx): Promise<Anchor | null> => (await newestAnchors(tx, 1))[0] ?? null

const anchorOf = ({ prev_hash, algo, ...row }: Selectable<Tables['anchor']>): Anchor => ({
  ...row,
  algo: algo as Algo,
  prevHash: prev_hash,
})

type StreamName = { streamKind: StreamKind; streamId: string }

/**
 * That these streams' heads stand in the newest anchor, and in those an outside body holds, each with its path to the root.
 * @param held numbers of anchors held outside: a newer one alone would not show that nothing was cut off before it
 */
export async function proofsFor(tx: Tx, streams: readonly StreamName[], held: readonly number[] = []): Promise<AnchorProof[]> {
  const all = await anchors(tx)
  const newest = all.at(-1)
  const wanted = all.filter((one) => one === newest || held.includes(one.no))
  const proofs: AnchorProof[] = []
  for (const one of wanted) proofs.push(...(await proofsIn(tx, one, streams)))
  return proofs
}

async function proofsIn(tx: Tx, { no, algo }: Anchor, streams: readonly StreamName[]): Promise<AnchorProof[]> {
  const heads = await headsAt(tx, no)
  const tree = merkleTree(heads.map(leafOf), algo)
  const wanted = new Set(streams.map((one) => `${one.streamKind}:${one.streamId}`))
  return heads.flatMap((head, index) => (wanted.has(nameOf(head)) ? [{ ...head, anchorNo: no, proof: tree.proof(index) }] : []))
}
