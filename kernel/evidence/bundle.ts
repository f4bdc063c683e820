/**
 * 证据包: a zip that can be checked without the server.
 *
 * evidence.jsonl        one row a line, RFC 8785, by stream and sequence number
 * attachments/<sha256>  the originals, under the digest their row names
 * facts.json            state and facts of each case, to be compared with the replay
 * anchors.json          {anchors, proofs}
 * manifest.json         format, counts, size and SHA-256 of every entry, and its own digest
 * 说明.txt               how to check it by hand
 */
import { Unzip, UnzipInflate, unzipSync, type Zippable, zipSync } from 'fflate'
import type { Finding } from './chain.ts'
import { byStream, streamKey, streamLabel } from './chain.ts'
import type { Anchor, AnchorProof } from './merkle.ts'
import { anchorFault, anchorProofFault } from './merkle.ts'
import type { FactSheet } from './replay.ts'
import { factSheetFault } from './replay.ts'
import type { EvidenceRow, JsonObject, Shape } from './row.ts'
import { digest, jcs, listFault, rowFault, shapeFault, shapeTests } from './row.ts'

export type BundleParts = {
  readonly rows: readonly EvidenceRow[]
  readonly attachments: readonly { readonly id: string; readonly bytes: Uint8Array }[]
  readonly facts: readonly FactSheet[]
  readonly anchors: readonly Anchor[]
  /** For every stream begun by then, its proof in the newest anchor and in every anchor an outside body may hold. */
  readonly proofs: readonly AnchorProof[]
  /** What the bundle is about: case number, title, who asked for it. */
  readonly about: JsonObject
  readonly exportedAt: string
}

export type Manifest = {
  readonly format: string
  readonly algo: string
  readonly exportedAt: string
  readonly about: JsonObject
  readonly counts: { readonly [what: string]: number }
  readonly files: readonly { readonly path: string; readonly sha256: string; readonly bytes: number }[]
  /** SHA-256 of the manifest without this field. */
  readonly hash: string
}

export type Bundle = Omit<BundleParts, 'attachments'> & {
  /** By SHA-256 as named in the entry; not yet compared with the content. */
  readonly attachments: ReadonlyMap<string, Uint8Array>
  readonly manifest: Manifest
}

export type BundleLimits = {
  /** Unpacked size of all entries together, in bytes. */
  readonly maxBytes: number
  readonly maxEntries: number
}
export const defaultLimits: BundleLimits = { maxBytes: 2 ** 30, maxEntries: 100_000 }

export const format = 'anlan-evidence/1'
export const names = {
  evidence: 'evidence.jsonl',
  facts: 'facts.json',
  anchors: 'anchors.json',
  manifest: 'manifest.json',
  guide: '说明.txt',
} as const
export const attachmentFolder = 'attachments/'

/** A zip that is refused before anything in it is believed; `message` is a Chinese sentence. */
export class BadBundle extends Error {
  override readonly name = 'BadBundle'
}

const utf8 = new TextEncoder()
export const encode = (text: string): Uint8Array => utf8.encode(text)

/** Fixed text of this format, so an altered guide is as visible as an altered row. */
export const guide = `安澜证据包核验说明(格式 ${format})

本包不依赖原系统即可核验。可用安澜的离线核验程序,也可按以下步骤用任何工具自行核验:

一、manifest.json 列出每个文件的长度和 SHA-256,逐一比对;去掉 hash 字段后按 RFC 8785 规范化,其 SHA-256 应等于 hash。
二、evidence.jsonl 每行一条留痕,按 RFC 8785 规范化。算法以该行 algo 为准(sha256 或 sm3):
    payloadHash = 摘要({attachments, data});hash = 摘要(除 hash 外的全部字段);
    prevHash = 同一条链(streamKind + streamId)前一条的 hash,首条为 摘要("anlan:" + streamKind + ":" + streamId)。
    每条链的 seq 从 1 起连续,at 不得倒退。
三、attachments/ 下的文件以 SHA-256 为名,应与留痕中登记的附件一一对应。
四、facts.json 是案件的状态和事实。把该案件各条留痕的 data.facts 依次叠加(null 表示清除)、取最后的 data.state,应与之相同。
五、anchors.json 的 anchors 前后相连:hash = 摘要(除 hash 外的全部字段),首个 prevHash = 摘要("anlan:anchor")。
    proofs 证明某条链的 {hash, seq, streamId, streamKind} 是锚中默克尔树的一个叶子(叶前缀 0x00,结点前缀 0x01,RFC 9162)。
    锚中的 seq 大于包内条数,即尾部被截断。
六、请向持有锚的外部单位索取同号的锚比对:不一致,说明历史已被改写。只有这一步能够防范系统管理者本人。
`

const manifestShape: Shape<Manifest> = {
  format: shapeTests.text,
  algo: shapeTests.text,
  exportedAt: shapeTests.text,
  about: shapeTests.object,
  counts: shapeTests.object,
  hash: shapeTests.hex,
  files: (list) =>
    listFault(list, (v) => shapeFault(v, { path: shapeTests.text, sha256: shapeTests.hex, bytes: shapeTests.count })) === null,
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Packs a bundle; equal parts give equal bytes. The content is taken as it is: judging it is the verifier's work. */
export function writeBundle(parts: BundleParts): Uint8Array {
  const rows = [...byStream(parts.rows)].sort(([a], [b]) => compare(a, b)).flatMap(([, list]) => list)
  const facts = [...parts.facts].sort((a, b) => compare(streamKey(a), streamKey(b)))
  const files = new Map<string, Uint8Array>([
    [names.evidence, encode(rows.map((row) => `${jcs(row)}\n`).join(''))],
    [names.facts, encode(jcs(facts))],
    [names.anchors, encode(jcs({ anchors: parts.anchors, proofs: parts.proofs }))],
    [names.guide, encode(guide)],
    ...attachmentFiles(parts),
  ])
  const counts = contentCounts(parts, files.size - 4)
  files.set(names.manifest, encode(jcs(manifestOf(files, counts, parts))))
  return pack(files)
}

/** The counts a manifest must state for these contents. */
export const contentCounts = (c: Pick<BundleParts, 'rows' | 'facts' | 'anchors' | 'proofs'>, attachments: number): Manifest['counts'] => ({
  streams: new Set(c.rows.map(streamKey)).size,
  rows: c.rows.length,
  attachments,
  facts: c.facts.length,
  anchors: c.anchors.length,
  proofs: c.proofs.length,
})

/** The manifest over the given entries (the manifest itself is not among them). */
export function manifestOf(
  files: ReadonlyMap<string, Uint8Array>,
  counts: Manifest['counts'],
  { about, exportedAt }: Pick<BundleParts, 'about' | 'exportedAt'>,
): Manifest {
  const listed = [...files]
    .sort(([a], [b]) => compare(a, b))
    .map(([path, bytes]) => ({ path, sha256: digest('sha256', bytes), bytes: bytes.length }))
  const open = { format, algo: 'sha256', exportedAt, about, counts, files: listed }
  return { ...open, hash: digest('sha256', jcs(open)) }
}

// An attachment goes under the digest its row names, so that altered content is reported against that row;
// when the same original is stored twice, a copy that no longer matches its name is the one to show.
function attachmentFiles({ rows, attachments }: BundleParts): Map<string, Uint8Array> {
  const named = new Map(rows.flatMap((row) => row.attachments.map((a) => [a.id, a.sha256])))
  const files = new Map<string, Uint8Array>()
  for (const { id, bytes } of attachments) {
    const actual = digest('sha256', bytes)
    const path = attachmentFolder + (named.get(id) ?? actual)
    if (!files.has(path) || !path.endsWith(actual)) files.set(path, bytes)
  }
  return new Map([...files].sort(([a], [b]) => compare(a, b)))
}

/** Zips entries with one fixed date, attachments stored as they are. */
export function pack(files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const entries: Zippable = {}
  for (const [path, bytes] of files) entries[path] = [bytes, { level: path.startsWith(attachmentFolder) ? 0 : 6 }]
  // Zip dates are local wall time: the local constructor gives the same bytes in every time zone.
  return zipSync(entries, { mtime: new Date(1980, 0, 1) })
}

/**
 * Entries of the zip by path. Throws {@link BadBundle} for what is not a zip, unsafe paths, repeated entries, and
 * more entries or bytes than the limits allow, whether declared or only found while unpacking.
 */
export function openBundle(bytes: Uint8Array, limits: Partial<BundleLimits> = {}): Map<string, Uint8Array> {
  const allowed = { ...defaultLimits, ...limits }
  try {
    return unpack(bytes, directory(bytes, allowed), allowed)
  } catch (cause) {
    if (cause instanceof BadBundle) throw cause
    throw new BadBundle(`不是有效的证据包:${cause instanceof Error ? cause.message : String(cause)}`)
  }
}

// Reads the central directory only: the filter declines every entry.
function directory(bytes: Uint8Array, limits: BundleLimits): Map<string, number> {
  const sizes = new Map<string, number>()
  let total = 0
  unzipSync(bytes, {
    filter: ({ name, originalSize }) => {
      if (unsafe(name)) throw new BadBundle(`不是有效的证据包:文件路径「${name}」不安全`)
      if (sizes.has(name)) throw new BadBundle(`不是有效的证据包:文件「${name}」重复`)
      sizes.set(name, originalSize)
      total += originalSize
      if (sizes.size > limits.maxEntries) throw new BadBundle(`证据包过大:文件数超过 ${limits.maxEntries}`)
      if (total > limits.maxBytes) throw new BadBundle(`证据包过大:解压后超过 ${limits.maxBytes} 字节`)
      return false
    },
  })
  if (sizes.size === 0) throw new BadBundle('不是有效的证据包:压缩包是空的')
  return sizes
}

const unsafe = (name: string): boolean =>
  name === '' ||
  name.startsWith('/') ||
  ['\\', ':', '\0'].some((sign) => name.includes(sign)) ||
  name.split('/').some((part) => part === '..' || part === '.')

const chunk = 1 << 16

// Streams the local entries, so that a lying size stops the work at the limit instead of filling memory; what is
// found must be what the directory announced, or two zip programs could be shown two different bundles.
function unpack(bytes: Uint8Array, announced: ReadonlyMap<string, number>, limits: BundleLimits): Map<string, Uint8Array> {
  const files = new Map<string, Uint8Array>()
  let total = 0
  const zip = new Unzip((file) => {
    if (!announced.has(file.name) || files.has(file.name)) throw new BadBundle(`不是有效的证据包:文件「${file.name}」与目录不一致`)
    files.set(file.name, new Uint8Array(0))
    const pieces: Uint8Array[] = []
    file.ondata = (error, piece, final) => {
      if (error !== null) throw error
      total += piece.length
      if (total > limits.maxBytes) throw new BadBundle(`证据包过大:解压后超过 ${limits.maxBytes} 字节`)
      pieces.push(piece)
      if (final) files.set(file.name, Buffer.concat(pieces))
    }
    file.start()
  })
  zip.register(UnzipInflate)
  for (let i = 0; i < bytes.length; i += chunk) zip.push(bytes.subarray(i, i + chunk), i + chunk >= bytes.length)
  for (const [name, size] of announced)
    if (files.get(name)?.length !== size) throw new BadBundle(`不是有效的证据包:文件「${name}」与目录不一致`)
  return files
}

/** What the entries say, with a finding for everything in them that cannot be read; never throws. */
export type Contents = Pick<BundleParts, 'rows' | 'facts' | 'anchors' | 'proofs'> & {
  readonly manifest: Manifest | null
  readonly findings: readonly Finding[]
}

export function readContents(files: ReadonlyMap<string, Uint8Array>): Contents {
  const { rows, findings } = readRows(files.get(names.evidence))
  const read = <T>(path: string, fault: (value: unknown) => string | null): T | null => {
    const bytes = files.get(path)
    const value = bytes === undefined ? '缺失' : readCanonical<T>(bytes, fault)
    if (typeof value !== 'string') return value.value
    findings.push(aboutFile(bytes === undefined ? 'file-missing' : 'file-unreadable', path, value))
    return null
  }
  const facts = read<FactSheet[]>(names.facts, (v) => listFault(v, factSheetFault)) ?? []
  const held = read<Pick<BundleParts, 'anchors' | 'proofs'>>(names.anchors, (v) =>
    shapeFault(v, {
      anchors: (list) => listFault(list, anchorFault) === null,
      proofs: (list) => listFault(list, anchorProofFault) === null,
    }),
  )
  const manifest = read<Manifest>(names.manifest, (v) => shapeFault(v, manifestShape))
  return { rows, facts, anchors: held?.anchors ?? [], proofs: held?.proofs ?? [], manifest, findings }
}

/** A finding about an entry of the bundle. */
export const aboutFile = (code: string, file: string, say: string): Finding => ({
  code,
  streamKind: null,
  streamId: null,
  seq: null,
  file,
  say: `文件 ${file}:${say}`,
})

// The bytes must be the canonical spelling of what they say, so that no byte is free to change.
function readCanonical<T>(bytes: Uint8Array, fault: (value: unknown) => string | null): { value: T } | string {
  try {
    const value: unknown = JSON.parse(Buffer.from(bytes).toString('utf8'))
    const wrong = fault(value)
    if (wrong !== null) return `内容不合格式:${wrong}`
    return Buffer.compare(encode(jcs(value)), bytes) === 0 ? { value: value as T } : '不是规范写法,已被改动'
  } catch {
    return '不是有效的 JSON,已被改动'
  }
}

function readRows(bytes: Uint8Array = new Uint8Array(0)): { rows: EvidenceRow[]; findings: Finding[] } {
  const rows: EvidenceRow[] = []
  const findings: Finding[] = []
  if (bytes.length === 0) findings.push(aboutFile('file-missing', names.evidence, '缺失或为空'))
  for (let start = 0, line = 1; start < bytes.length; line++) {
    const newline = bytes.indexOf(10, start)
    const end = newline === -1 ? bytes.length : newline
    const row = newline === -1 ? '行尾残缺' : readCanonical<EvidenceRow>(bytes.subarray(start, end), rowFault)
    if (typeof row === 'string') findings.push(brokenLine(bytes.subarray(start, end), line, row))
    else rows.push(row.value)
    start = end + 1
  }
  return { rows, findings }
}

// Says which row the line was, as far as its text still tells.
function brokenLine(bytes: Uint8Array, line: number, say: string): Finding {
  const text = Buffer.from(bytes).toString('utf8')
  const streamKind = /"streamKind":"([a-z]+)"/.exec(text)?.[1] ?? null
  const streamId = /"streamId":"([^"\\]+)"/.exec(text)?.[1] ?? null
  const seq = Number(/"seq":(\d+),"standInFor"/.exec(text)?.[1] ?? 0) || null
  const which = `${streamLabel({ streamKind: streamKind ?? '?', streamId: streamId ?? '?' })} 第 ${seq ?? '?'} 条留痕`
  return {
    code: 'row-malformed',
    streamKind,
    streamId,
    seq,
    file: names.evidence,
    say: `${which}(${names.evidence} 第 ${line} 行):${say}`,
  }
}

/**
 * Reads a bundle for use. Throws {@link BadBundle} when it is malformed; whether its content is true is for the
 * verifier to say.
 */
export function readBundle(bytes: Uint8Array, limits: Partial<BundleLimits> = {}): Bundle {
  const files = openBundle(bytes, limits)
  const { findings, manifest, ...contents } = readContents(files)
  if (manifest === null || findings.length > 0) throw new BadBundle(`不是有效的证据包:${findings[0]?.say ?? ''}`)
  const attachments = new Map(
    [...files]
      .filter(([path]) => path.startsWith(attachmentFolder))
      .map(([path, content]) => [path.slice(attachmentFolder.length), content] as const),
  )
  return { ...contents, attachments, about: manifest.about, exportedAt: manifest.exportedAt, manifest }
}
