/** 链: what is wrong with the rows of one stream, said in sentences that name the row. */
import type { EvidenceRow, StreamHead } from './row.ts'
import { genesis, hashes, knownAlgo, streamKinds } from './row.ts'

export type ChainCode =
  | 'payload-altered'
  | 'field-altered'
  | 'link-broken'
  | 'seq-gap'
  | 'seq-duplicate'
  | 'wrong-genesis'
  | 'time-backwards'
  | 'truncated'
  | 'head-differs'
  | 'foreign-row'
  | 'unknown-algo'
  | 'row-malformed'

export type Finding = {
  readonly code: string
  readonly streamKind: string | null
  readonly streamId: string | null
  readonly seq: number | null
  readonly say: string
  /** Entry of the bundle. */
  readonly file?: string
  /** Attachment id. */
  readonly attachment?: string
  /** Path of a case fact, `facts.level`. */
  readonly path?: string
  readonly anchorNo?: number
}

type StreamName = { readonly streamKind: string; readonly streamId: string }
const kindLabels: Readonly<Record<string, string>> = streamKinds

/** `案件 C-1`: how findings call a stream. */
export const streamLabel = (s: StreamName): string => `${kindLabels[s.streamKind] ?? s.streamKind} ${s.streamId}`

/** Map key of a stream; the separator cannot occur in a kind. */
export const streamKey = (s: StreamName): string => `${s.streamKind}:${s.streamId}`

/** Rows by {@link streamKey}, each list by sequence number. */
export function byStream(rows: readonly EvidenceRow[]): Map<string, EvidenceRow[]> {
  const streams = new Map<string, EvidenceRow[]>()
  for (const row of rows) {
    const key = streamKey(row)
    const list = streams.get(key)
    if (list === undefined) streams.set(key, [row])
    else list.push(row)
  }
  for (const list of streams.values()) list.sort((a, b) => a.seq - b.seq)
  return streams
}

/** A finding about one row of a stream (`seq` null: about the stream). */
export const about = (code: ChainCode, row: StreamName, seq: number | null, say: string): Finding => ({
  code,
  streamKind: row.streamKind,
  streamId: row.streamId,
  seq,
  say: `${streamLabel(row)}${seq === null ? '' : ` 第 ${seq} 条留痕`}:${say}`,
})

/**
 * Everything wrong with one stream's rows, in any order given; empty when they are as they were sealed.
 * `head` is what an anchor says the stream reached: fewer rows are a truncation, another digest a rewritten history.
 */
export function verifyChain(rows: readonly EvidenceRow[], { head }: { readonly head?: StreamHead } = {}): Finding[] {
  const sorted = [...rows].sort((a, b) => a.seq - b.seq)
  const findings: Finding[] = []
  let prev: EvidenceRow | null = null
  for (const row of sorted) {
    findings.push(...sealFindings(row), ...linkFindings(row, prev))
    prev = row
  }
  if (head !== undefined) findings.push(...verifyHead(sorted, head))
  return findings
}

function sealFindings(row: EvidenceRow): Finding[] {
  if (!knownAlgo(row.algo)) return [about('unknown-algo', row, row.seq, `摘要算法「${String(row.algo)}」无法核验`)]
  try {
    const { payloadHash, hash } = hashes(row)
    if (payloadHash !== row.payloadHash) return [about('payload-altered', row, row.seq, '内容或附件清单与其摘要不符')]
    return hash === row.hash ? [] : [about('field-altered', row, row.seq, '字段与其摘要不符')]
  } catch {
    return [about('row-malformed', row, row.seq, '内容无法规范化,不能核验')]
  }
}

function linkFindings(row: EvidenceRow, prev: EvidenceRow | null): Finding[] {
  if (prev === null) return firstFindings(row)
  if (row.streamKind !== prev.streamKind || row.streamId !== prev.streamId)
    return [about('foreign-row', row, row.seq, `不属于 ${streamLabel(prev)} 的链`)]
  if (row.seq === prev.seq) return [about('seq-duplicate', row, row.seq, '序号重复')]
  const found: Finding[] = []
  if (row.seq !== prev.seq + 1) found.push(gap(row, prev.seq))
  else if (row.prevHash !== prev.hash) found.push(about('link-broken', row, row.seq, '与前一条的摘要衔接不上'))
  if (row.at < prev.at) found.push(about('time-backwards', row, row.seq, `时间 ${row.at} 早于前一条 ${prev.at}`))
  return found
}

function firstFindings(row: EvidenceRow): Finding[] {
  if (row.seq !== 1) return [gap(row, 0)]
  const right = knownAlgo(row.algo) && row.prevHash === genesis(row.algo, row.streamKind, row.streamId)
  return right ? [] : [about('wrong-genesis', row, row.seq, '首条留痕的起始摘要不是本链的')]
}

function gap(row: EvidenceRow, last: number): Finding {
  const missing = row.seq - last === 2 ? `第 ${last + 1} 条` : `第 ${last + 1} 至 ${row.seq - 1} 条`
  return about('seq-gap', row, last + 1, `缺失(${missing}不在,其后为第 ${row.seq} 条)`)
}

/** Whether one stream's rows reach an anchored head and agree with it there; the rows themselves are not checked. */
export function verifyHead(rows: readonly EvidenceRow[], head: StreamHead): Finding[] {
  const last = rows.reduce((seq, row) => Math.max(seq, row.seq), 0)
  if (last < head.seq) return [about('truncated', head, last + 1, `缺失,锚定时本链已有 ${head.seq} 条,现只有 ${last} 条(尾部被截断)`)]
  const at = rows.find((row) => row.seq === head.seq)
  if (at === undefined || at.hash === head.hash) return []
  return [about('head-differs', head, head.seq, '与锚定的摘要不符,历史已被改写')]
}
