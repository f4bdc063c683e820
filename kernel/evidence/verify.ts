/**
 * 核验: is this bundle what was sealed? Offline, from the bytes alone, and against an anchor an outside body holds.
 * Every finding names what it is about: the row, the attachment, the fact, the anchor or the file.
 */

import type { BundleLimits, Contents, Manifest } from './bundle.ts'
import { aboutFile, attachmentFolder, BadBundle, contentCounts, encode, format, guide, names, openBundle, readContents } from './bundle.ts'
import type { Finding } from './chain.ts'
import { byStream, streamKey, streamLabel, verifyChain, verifyHead } from './chain.ts'
import type { Anchor, AnchorProof } from './merkle.ts'
import { aboutAnchor, anchorFault, hashAnchor, leafOf, verifyAnchors, verifyProof } from './merkle.ts'
import { compareFacts, hasFacts, replay } from './replay.ts'
import type { EvidenceRow } from './row.ts'
import { digest, jcs, knownAlgo } from './row.ts'

export type Summary = {
  readonly streams: number
  readonly rows: number
  readonly attachments: number
  readonly anchors: number
  /** Server time of the earliest and the latest row. */
  readonly first: string | null
  readonly last: string | null
}
export type Verdict = { readonly ok: boolean; readonly findings: readonly Finding[]; readonly summary: Summary }
export type VerifyOptions = { readonly anchor?: Anchor; readonly limits?: Partial<BundleLimits> }

type Files = ReadonlyMap<string, Uint8Array>
type Streams = ReadonlyMap<string, readonly EvidenceRow[]>

const nothing: Summary = { streams: 0, rows: 0, attachments: 0, anchors: 0, first: null, last: null }

/**
 * Checks a bundle. `anchor` is one held outside the bureau: the bundle must contain it, and every stream that had
 * begun by then must be proved under it. Never throws; bytes that are no bundle give one finding.
 */
export function verifyBundle(bytes: Uint8Array, { anchor, limits = {} }: VerifyOptions = {}): Verdict {
  try {
    const files = openBundle(bytes, limits)
    const contents = readContents(files)
    const streams = byStream(contents.rows)
    const findings = [
      ...contents.findings,
      ...manifestFindings(files, contents),
      ...[...streams.values()].flatMap((rows) => verifyChain(rows)),
      ...attachmentFindings(files, contents.rows),
      ...factFindings(contents, streams),
      ...verifyAnchors(contents.anchors),
      ...(anchor === undefined ? [] : outsideFindings(contents.anchors, anchor)),
      ...contents.proofs.flatMap((proof) => proofFindings(proof, contents.anchors, streams)),
      ...coverFindings(contents, streams, anchor !== undefined && sound(anchor) ? anchor : undefined),
    ]
    return { ok: findings.length === 0, findings, summary: summarize(files, contents, streams) }
  } catch (cause) {
    const say = cause instanceof BadBundle ? cause.message : '不是有效的证据包'
    return {
      ok: false,
      findings: [{ code: 'not-a-bundle', streamKind: null, streamId: null, seq: null, say }],
      summary: nothing,
    }
  }
}

function summarize(files: Files, { rows, anchors }: Contents, streams: Streams): Summary {
  const times = rows.map((row) => row.at).sort()
  const attachments = [...files.keys()].filter((path) => path.startsWith(attachmentFolder)).length
  return {
    streams: streams.size,
    rows: rows.length,
    attachments,
    anchors: anchors.length,
    first: times[0] ?? null,
    last: times.at(-1) ?? null,
  }
}

function manifestFindings(files: Files, contents: Contents): Finding[] {
  const findings: Finding[] = []
  const text = files.get(names.guide)
  if (text === undefined) findings.push(aboutFile('file-missing', names.guide, '缺失'))
  else if (Buffer.compare(text, encode(guide)) !== 0) findings.push(aboutFile('file-altered', names.guide, '与本格式的固定文本不符'))
  if (contents.manifest !== null)
    findings.push(...statedFindings(contents.manifest, files, contents), ...listFindings(contents.manifest, files))
  return findings
}

function statedFindings({ hash, ...open }: Manifest, files: Files, contents: Contents): Finding[] {
  const attachments = [...files.keys()].filter((path) => path.startsWith(attachmentFolder)).length
  const wrong = (say: string): Finding => aboutFile('manifest-altered', names.manifest, say)
  return [
    ...(open.format === format && open.algo === 'sha256' ? [] : [wrong(`格式「${open.format}」或算法「${open.algo}」无法核验`)]),
    ...(digest('sha256', jcs(open)) === hash ? [] : [wrong('内容与其摘要不符')]),
    ...(jcs(open.counts) === jcs(contentCounts(contents, attachments)) ? [] : [wrong('所载数量与包内实际不符')]),
  ]
}

function listFindings({ files: listed }: Manifest, files: Files): Finding[] {
  const found = listed.flatMap(({ path, sha256, bytes }) => {
    const content = files.get(path)
    if (content === undefined) return [aboutFile('file-missing', path, '清单中有,包内缺失')]
    const same = content.length === bytes && digest('sha256', content) === sha256
    return same ? [] : [aboutFile('file-altered', path, '内容与清单所载摘要或长度不符')]
  })
  const known = new Set<string>([names.manifest, ...listed.map(({ path }) => path)])
  if (known.size !== listed.length + 1) found.push(aboutFile('manifest-altered', names.manifest, '同一文件列出多次'))
  return [
    ...found,
    ...[...files.keys()].filter((path) => !known.has(path)).map((path) => aboutFile('file-extra', path, '清单中没有,为多出的文件')),
  ]
}

function attachmentFindings(files: Files, rows: readonly EvidenceRow[]): Finding[] {
  const known = new Set<string>(Object.values(names))
  const actual = new Map(
    [...files]
      .filter(([path]) => path.startsWith(attachmentFolder))
      .map(([path, content]) => [path, { sha256: digest('sha256', content), bytes: content.length }] as const),
  )
  const found = rows.flatMap((row) =>
    row.attachments.flatMap((a): Finding[] => {
      const path = attachmentFolder + a.sha256
      known.add(path)
      const content = actual.get(path)
      if (content !== undefined && content.sha256 === a.sha256 && content.bytes === a.bytes) return []
      const [code, say] = content === undefined ? ['attachment-missing', '缺失'] : ['attachment-altered', '内容与留痕登记的摘要或长度不符']
      return [
        {
          code,
          streamKind: row.streamKind,
          streamId: row.streamId,
          seq: row.seq,
          file: path,
          attachment: a.id,
          say: `${streamLabel(row)} 第 ${row.seq} 条留痕的附件 ${a.id}「${a.name}」:${say}`,
        },
      ]
    }),
  )
  return [
    ...found,
    ...[...files.keys()].filter((path) => !known.has(path)).map((path) => aboutFile('file-extra', path, '没有任何留痕登记过这个文件')),
  ]
}

function factFindings({ facts }: Contents, streams: Streams): Finding[] {
  const sheets = new Set(facts.map(streamKey))
  const repeated = sheets.size === facts.length ? [] : [aboutFile('fact-duplicate', names.facts, '同一案件列出多次')]
  const absent = [...streams].flatMap(([key, rows]): Finding[] => {
    const row = rows[0]
    if (row === undefined || row.streamKind !== 'case' || sheets.has(key) || !hasFacts(replay(rows))) return []
    return [
      {
        code: 'fact-missing',
        streamKind: row.streamKind,
        streamId: row.streamId,
        seq: null,
        file: names.facts,
        path: 'facts',
        say: `${streamLabel(row)} 的事实缺失`,
      },
    ]
  })
  return [...repeated, ...absent, ...facts.flatMap((sheet) => compareFacts(replay(streams.get(streamKey(sheet)) ?? []), sheet))]
}

const sound = (held: Anchor): boolean => anchorFault(held) === null && knownAlgo(held.algo) && hashAnchor(held) === held.hash

function outsideFindings(anchors: readonly Anchor[], held: Anchor): Finding[] {
  if (!sound(held)) {
    const say = '外部持有的锚自身不成立,不能用来核验'
    return [{ code: 'outside-anchor-invalid', streamKind: null, streamId: null, seq: null, say }]
  }
  const same = anchors.find(({ no }) => no === held.no)
  if (same === undefined) return [aboutAnchor('anchor-missing', held.no, '外部持有,包内却没有')]
  return jcs(same) === jcs(held) ? [] : [aboutAnchor('anchor-differs', held.no, '与外部持有的同号锚不同,历史已被改写')]
}

function proofFindings(held: AnchorProof, anchors: readonly Anchor[], streams: Streams): Finding[] {
  const anchor = anchors.find(({ no }) => no === held.anchorNo)
  const valid =
    anchor !== undefined &&
    held.proof.algo === anchor.algo &&
    held.proof.size === anchor.count &&
    verifyProof(leafOf(held), held.proof, anchor.root)
  if (valid) return verifyHead(streams.get(streamKey(held)) ?? [], held).map((f) => ({ ...f, anchorNo: held.anchorNo }))
  const say = `${streamLabel(held)} 第 ${held.seq} 条留痕在第 ${held.anchorNo} 号锚中的证明不成立`
  return [
    {
      code: 'proof-invalid',
      streamKind: held.streamKind,
      streamId: held.streamId,
      seq: held.seq,
      file: names.anchors,
      anchorNo: held.anchorNo,
      say,
    },
  ]
}

/** A transaction that took its time before the anchor may have been committed after it: ten minutes, in ms. */
const slack = 600_000

// An anchor covers every stream then begun. One without a proof in it could have been cut back to an older head.
function coverFindings({ anchors, proofs }: Contents, streams: Streams, outside: Anchor | undefined): Finding[] {
  const newest = anchors.reduce<Anchor | undefined>((a, b) => (a === undefined || b.no > a.no ? b : a), undefined)
  const must = [...new Map([newest, outside].flatMap((a) => (a === undefined ? [] : [[a.no, a] as const]))).values()]
  const proved = new Set(proofs.map((proof) => `${proof.anchorNo}:${streamKey(proof)}`))
  return must.flatMap(({ no, at }) =>
    [...streams].flatMap(([key, rows]): Finding[] => {
      const row = rows[0]
      if (row === undefined || Date.parse(row.at) > Date.parse(at) - slack || proved.has(`${no}:${key}`)) return []
      const say = `${streamLabel(row)} 早于第 ${no} 号锚,却没有在其中的证明,不能排除尾部被截断`
      return [
        {
          code: 'proof-missing',
          streamKind: row.streamKind,
          streamId: row.streamId,
          seq: null,
          file: names.anchors,
          anchorNo: no,
          say,
        },
      ]
    }),
  )
}

/** The verdict as a Chinese report, one finding a line. */
export function formatReport({ ok, findings, summary: s }: Verdict): string {
  const span = s.first === null ? '' : `,时间 ${s.first} 至 ${s.last ?? s.first}`
  return [
    `安澜证据包核验:${ok ? '通过' : '不通过'}`,
    `链 ${s.streams} 条,留痕 ${s.rows} 条,附件 ${s.attachments} 个,锚 ${s.anchors} 个${span}`,
    ...(ok ? ['未发现改动、缺失或截断。'] : [`发现问题 ${findings.length} 处:`, ...findings.map((f, i) => `${i + 1}. ${f.say}`)]),
  ].join('\n')
}
