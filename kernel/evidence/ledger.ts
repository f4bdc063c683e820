import { sql } from 'kysely'
import type { Tx } from '#kernel/store/transaction.ts'
import { anchors, headsAt } from './anchors.ts'
import { byStream, type Finding, streamKey, verifyChain, verifyHead } from './chain.ts'
import { leafOf, merkleTree, verifyAnchors } from './merkle.ts'
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
 * Checks the stored ledger: every chain, every anchor, and every head against the anchor that holds it.
 * @param since only streams that grew after this instant (the page's quick check); null = everything
 * @param note told after each batch, for progress
 */
export async function verifyLedger(tx: Tx, since: string | null, note: (rows: number) => void = () => undefined): Promise<LedgerCheck> {
  const all = await anchors(tx)
  const newest = all.at(-1)
  const heads = newest ? await headsAt(tx, newest.no) : []
  const anchored = new Map(heads.map((head) => [streamKey(head), head]))
  const check: LedgerCheck = { streams: 0, rows: 0, anchors: all.length, findings: verifyAnchors(all) }
  if (newest && merkleTree(heads.map(leafOf), newest.algo).root !== newest.root) {
    check.findings.push({
      code: 'anchor-root',
      streamKind: null,
      streamId: null,
      seq: null,
      anchorNo: newest.no,
      say: `第 ${newest.no} 号锚的根与各链的末条不符`,
    })
  }
  const seen = new Set<string>()
  for (let after = ['', '']; ; ) {
    const names = await streamNames(tx, since, after)
    const last = names.at(-1)
    if (!last) break
    for (const [key, rows] of byStream(await rowsOf(tx, names))) {
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

type Name = { stream_kind: string; stream_id: string }

async function streamNames(tx: Tx, since: string | null, after: readonly string[]): Promise<Name[]> {
  const { rows } = await sql<Name>`
    select distinct stream_kind, stream_id from evidence
    where (stream_kind, stream_id) > (${after[0]}, ${after[1]}) ${since === null ? sql`and seq = 1` : sql`and at > ${since}`}
    order by stream_kind, stream_id limit ${batch}`.execute(tx)
  return rows
}

async function rowsOf(tx: Tx, names: readonly Name[]) {
  const { rows } = await sql<Parameters<typeof rowOf>[0]>`
    select e.* from json_to_recordset(${JSON.stringify(names)}::json) as s(stream_kind text, stream_id text)
    join evidence e using (stream_kind, stream_id) order by e.stream_kind, e.stream_id, e.seq`.execute(tx)
  return rows.map(rowOf)
}
