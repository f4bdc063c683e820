import { sql } from 'kysely'
import { documentFindings, seriesFindings } from '#kernel/document/verify.ts'
import type { Tx } from '#kernel/store/transaction.ts'
import { anchors, headsAt } from './anchors.ts'
import { byStream, type Finding, streamKey, streamLabel, verifyChain, verifyHead } from './chain.ts'
import { aboutAnchor, type Anchor, leafOf, merkleTree, verifyAnchors } from './merkle.ts'
import { jcs, type StreamHead } from './row.ts'
import { rowOf } from './store.ts'

/** What a check of the stored ledger found. */
export interface LedgerCheck {
  streams: number
  rows: number
  anchors: number
  findings: Finding[]
}

/** Streams read at a time: memory stays flat however long the ledger is. */
const batch = 1000

/**
 * Checks the stored ledger: every chain, every anchor, every leaf against its row, and every head against the anchor
 * that holds it; every document against the evidence of its issue, typesetting, delivery and voiding.
 * @param since only streams that grew after this instant (the page's quick check); null = everything
 * @param note told after each batch, for progress
 * @param held an anchor that an outside body holds: what it covered must still be there, as it was
 * @param files folder of the stored files; with it the PDFs of documents are compared with their digests
 */
export async function verifyLedger(
  tx: Tx,
  since: string | null,
  note: (rows: number) => void = () => undefined,
  held?: Anchor,
  files: string | null = null,
): Promise<LedgerCheck> {
  const all = await anchors(tx)
  const newest = all.at(-1)
  const heads = newest ? await headsAt(tx, newest.no) : []
  const anchored = new Map(heads.map((head) => [streamKey(head), head]))
  const check: LedgerCheck = { streams: 0, rows: 0, anchors: all.length, findings: verifyAnchors(all) }
  if (newest) check.findings.push(...rootFindings(newest, heads))
  if (held) check.findings.push(...(await heldFindings(tx, all, held)))
  check.findings.push(...(await leafFindings(tx)))
  if (since === null) check.findings.push(...(await seriesFindings(tx)))
  const seen = new Set<string>()
  for (let after = ['', '']; ; ) {
    const names = await streamNames(tx, since, after)
    const last = names.at(-1)
    if (!last) break
    const batched = await rowsOf(tx, names)
    check.findings.push(...(await documentFindings(tx, batched, files)))
    for (const [key, rows] of byStream(batched)) {
      seen.add(key)
      check.streams += 1
      check.rows += rows.length
      const head = anchored.get(key)
      check.findings.push(...verifyChain(rows), ...(head ? verifyHead(rows, head) : []))
    }
    note(check.rows)
    after = [last.stream_kind, last.stream_id]
  }
  if (since === null) check.findings.push(...heads.filter((head) => !seen.has(streamKey(head))).flatMap((head) => verifyHead([], head)))
  return check
}

const rootFindings = (anchor: Anchor, heads: StreamHead[]): Finding[] =>
  merkleTree(heads.map(leafOf), anchor.algo).root === anchor.root ? [] : [aboutAnchor('anchor-root', anchor.no, '根与各链的末条不符')]

/** What the outside body holds cannot be rewritten by whoever keeps the database. */
async function heldFindings(tx: Tx, all: readonly Anchor[], held: Anchor): Promise<Finding[]> {
  const same = all.find((one) => one.no === held.no)
  if (!same) return [aboutAnchor('anchor-missing', held.no, '外部持有,账本中却没有')]
  if (jcs(same) !== jcs(held)) return [aboutAnchor('anchor-differs', held.no, '与外部持有的同号锚不同,历史已被改写')]
  return rootFindings(held, await headsAt(tx, held.no))
}

/** Leaves that do not say what the row they name says; a row that is gone is a gap or a truncation of its chain. */
async function leafFindings(tx: Tx): Promise<Finding[]> {
  const { rows } = await sql<{ anchor: number; stream_kind: string; stream_id: string; seq: number }>`
    select l.anchor, l.stream_kind, l.stream_id, l.seq from anchor_leaf l join evidence e using (stream_kind, stream_id, seq)
    where e.hash <> l.hash order by 1, 2, 3 limit ${sql.lit(batch)}`.execute(tx)
  return rows.map((row) => {
    const leaf = { streamKind: row.stream_kind, streamId: row.stream_id }
    const say = `第 ${row.anchor} 号锚的叶子(${streamLabel(leaf)} 第 ${row.seq} 条留痕)与留痕不符`
    return { code: 'leaf-differs', ...leaf, seq: row.seq, anchorNo: row.anchor, say }
  })
}

type Name = { stream_kind: string; stream_id: string }

async function streamNames(tx: Tx, since: string | null, after: readonly string[]): Promise<Name[]> {
  const { rows } = await sql<Name>`
    select distinct stream_kind, stream_id from evidence
    where (stream_kind, stream_id) > (${after[0]}, ${after[1]}) ${since === null ? sql`` : sql`and at > ${since}`}
    order by stream_kind, stream_id limit ${sql.lit(batch)}`.execute(tx)
  return rows
}

async function rowsOf(tx: Tx, names: readonly Name[]) {
  const { rows } = await sql<Parameters<typeof rowOf>[0]>`
    select e.* from json_to_recordset(${JSON.stringify(names)}::json) as s(stream_kind text, stream_id text)
    join evidence e using (stream_kind, stream_id) order by e.stream_kind, e.stream_id, e.seq`.execute(tx)
  return rows.map(rowOf)
}
