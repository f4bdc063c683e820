/**
 * 留痕: one row of evidence, and how it is sealed.
 *
 * stream   the rows about one case, enterprise, organ, person, configuration or import, numbered from 1
 * seal     two digests: one over the payload, one over every field of the row, the previous row's digest included
 * JCS      RFC 8785: one spelling for each JSON value, so a row read back from any store hashes to the same bytes
 */
import { hash as oneShot } from 'node:crypto'
import canonicalize from 'canonicalize'

export type Json = null | boolean | number | string | readonly Json[] | JsonObject
export type JsonObject = { readonly [key: string]: Json }

export const streamKinds = {
  case: '案件',
  enterprise: '企业',
  organ: '机构',
  person: '人员',
  config: '配置',
  import: '导入',
}
export type StreamKind = keyof typeof streamKinds

/** SHA-256 (GB/T 18238.3 names it too) and SM3 (GB/T 32905), each 32 bytes, written as 64 lower-case hex digits. */
export type Algo = 'sha256' | 'sm3'
const algos: ReadonlySet<unknown> = new Set<Algo>(['sha256', 'sm3'])

export type Attachment = {
  readonly id: string
  /** Always SHA-256 of the bytes, whatever the row's own algorithm: the file is stored and exported under it. */
  readonly sha256: string
  readonly name: string
  readonly mime: string
  readonly bytes: number
}

export type EvidenceRow = {
  readonly streamKind: StreamKind
  readonly streamId: string
  /** 1, 2, 3 … without gaps within the stream. */
  readonly seq: number
  /** Server time, `2026-07-01T08:00:00.000Z`. */
  readonly at: string
  /** Capture time as the device claims it, same spelling. */
  readonly capturedAt: string | null
  readonly event: string
  readonly person: string | null
  readonly personName: string | null
  readonly post: string | null
  readonly postTitle: string | null
  /** Whose post is stood in for: both names are on the act. */
  readonly standInFor: string | null
  readonly place: string | null
  readonly caseId: string | null
  readonly rev: number | null
  readonly data: JsonObject
  readonly attachments: readonly Attachment[]
  readonly prevHash: string
  readonly algo: Algo
  readonly payloadHash: string
  readonly hash: string
}

/** What the writer of an act supplies; the rest is computed by {@link seal}. */
export type Draft = Omit<EvidenceRow, 'seq' | 'prevHash' | 'algo' | 'payloadHash' | 'hash'> & { readonly algo?: Algo }

export type StreamHead = Pick<EvidenceRow, 'streamKind' | 'streamId' | 'seq' | 'hash'>
/** The head a new row is chained to; with `at`, a clock that ran backwards is refused as well. */
export type Previous = StreamHead & { readonly at?: string }

export type RefusalCode = 'unknown-algo' | 'bad-draft' | 'wrong-stream' | 'time-backwards' | 'not-json'

/** Evidence that cannot be sealed or read; `message` is a Chinese sentence. */
export class EvidenceRefusal extends Error {
  readonly code: RefusalCode
  constructor(code: RefusalCode, say: string) {
    super(say)
    this.name = 'EvidenceRefusal'
    this.code = code
  }
}

/** RFC 8785 text of a JSON value. Throws `not-json` for NaN, infinities, lone surrogates, cycles and `undefined`. */
export function jcs(value: unknown): string {
  let text: string | undefined
  try {
    text = canonicalize(value)
  } catch (cause) {
    throw new EvidenceRefusal('not-json', `内容不能规范化为 JSON:${cause instanceof Error ? cause.message : String(cause)}`)
  }
  if (text === undefined) throw new EvidenceRefusal('not-json', '内容不能规范化为 JSON')
  return text
}

/** Whether this program can compute that digest. */
export const knownAlgo = (algo: unknown): algo is Algo => algos.has(algo)

/** Hex digest of UTF-8 text or bytes. Throws `unknown-algo`. */
export function digest(algo: Algo, input: string | Uint8Array): string {
  if (!knownAlgo(algo)) throw new EvidenceRefusal('unknown-algo', `不支持的摘要算法:${String(algo)}`)
  return oneShot(algo, input, 'hex')
}

/** The `prevHash` of a stream's first row: no row of one stream can be passed off as the first of another. */
export const genesis = (algo: Algo, streamKind: string, streamId: string): string => digest(algo, `anlan:${streamKind}:${streamId}`)

/** Digest of the payload: `{data, attachments}`. */
export const hashPayload = (row: Pick<EvidenceRow, 'algo' | 'data' | 'attachments'>): string => digest(row.algo, payloadText(spell(row)))

/** Digest of every field of the row except `hash`; properties that are not fields of a row are ignored. */
export const hashRow = (row: Omit<EvidenceRow, 'hash'>): string => digest(row.algo, rowText(row, spell(row)))

/** Both digests of a row as it stands, the payload spelled out once. Throws as {@link digest} and {@link jcs}. */
export function hashes(row: Omit<EvidenceRow, 'hash'>): Pick<EvidenceRow, 'payloadHash' | 'hash'> {
  const spelled = spell(row)
  return { payloadHash: digest(row.algo, payloadText(spelled)), hash: digest(row.algo, rowText(row, spelled)) }
}

/**
 * Chains a draft to the head of its stream (`null` for the first row).
 * Throws {@link EvidenceRefusal}. Take `draft.at` after the head is locked, or a slower transaction may look older
 * than the row it follows.
 */
export function seal(draft: Draft, prev: Previous | null): EvidenceRow {
  const algo = draft.algo ?? 'sha256'
  if (!knownAlgo(algo)) throw new EvidenceRefusal('unknown-algo', `不支持的摘要算法:${String(algo)}`)
  const prevHash = prev === null ? genesis(algo, draft.streamKind, draft.streamId) : linkTo(draft, prev)
  const spelled = spell(draft)
  const row = pick(draft, {
    algo,
    seq: prev === null ? 1 : prev.seq + 1,
    prevHash,
    payloadHash: digest(algo, payloadText(spelled)),
  })
  const sealed = { ...row, hash: digest(algo, rowText(row, spelled)) }
  const fault = rowFault(sealed)
  if (fault !== null) throw new EvidenceRefusal('bad-draft', `留痕不合格式:${fault}`)
  return sealed
}

function linkTo(draft: Draft, prev: Previous): string {
  if (prev.streamKind !== draft.streamKind || prev.streamId !== draft.streamId)
    throw new EvidenceRefusal('wrong-stream', '前一条留痕不属于同一条链')
  if (prev.at !== undefined && draft.at < prev.at) throw new EvidenceRefusal('time-backwards', `留痕时间 ${draft.at} 早于前一条 ${prev.at}`)
  return prev.hash
}

const attachmentOf = (a: Attachment): Attachment => ({
  id: a.id,
  sha256: a.sha256,
  name: a.name,
  mime: a.mime,
  bytes: a.bytes,
})

type Links = Pick<EvidenceRow, 'seq' | 'prevHash' | 'algo' | 'payloadHash'>

// Field by field, so that nothing of a wider object slips into the row.
const pick = (d: Draft, links: Links): Omit<EvidenceRow, 'hash'> => ({
  streamKind: d.streamKind,
  streamId: d.streamId,
  seq: links.seq,
  at: d.at,
  capturedAt: d.capturedAt,
  event: d.event,
  person: d.person,
  personName: d.personName,
  post: d.post,
  postTitle: d.postTitle,
  standInFor: d.standInFor,
  place: d.place,
  caseId: d.caseId,
  rev: d.rev,
  data: d.data,
  attachments: d.attachments.map(attachmentOf),
  prevHash: links.prevHash,
  algo: links.algo,
  payloadHash: links.payloadHash,
})

type Spelled = { readonly data: string; readonly attachments: string }
const spell = (row: Pick<EvidenceRow, 'data' | 'attachments'>): Spelled => ({
  data: jcs(row.data),
  attachments: jcs(row.attachments.map(attachmentOf)),
})
const payloadText = ({ data, attachments }: Spelled): string => `{"attachments":${attachments},"data":${data}}`

// jcs(row without hash), with the payload, by far its longest part, not spelled a second time.
function rowText(row: Omit<EvidenceRow, 'hash'>, spelled: Spelled): string {
  const parts = hashedFields.map((field) => `"${field}":${field === 'data' || field === 'attachments' ? spelled[field] : jcs(row[field])}`)
  return `{${parts.join(',')}}`
}

type Test = (value: unknown) => boolean
const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/
const hex64 = /^[0-9a-f]{64}$/
const text: Test = (v) => typeof v === 'string' && v.length > 0
const isInstant: Test = (v) => typeof v === 'string' && instant.test(v) && !Number.isNaN(Date.parse(v))
const count: Test = (v) => Number.isSafeInteger(v) && Number(v) >= 0
/** Whether the value is a digest in hex. */
export const isHex: Test = (v) => typeof v === 'string' && hex64.test(v)
/** Whether the value is a JSON object, not an array or null. */
export const isObject = (v: unknown): v is Record<string, unknown> => typeof v === 'object' && v !== null && !Array.isArray(v)
const orNull =
  (test: Test): Test =>
  (v) =>
    v === null || test(v)

const attachmentShape: { [K in keyof Attachment]: Test } = {
  id: text,
  sha256: isHex,
  name: (v) => typeof v === 'string',
  mime: (v) => typeof v === 'string',
  bytes: count,
}

const rowShape: { [K in keyof EvidenceRow]: Test } = {
  streamKind: (v) => typeof v === 'string' && Object.hasOwn(streamKinds, v),
  streamId: text,
  seq: (v) => count(v) && v !== 0,
  at: isInstant,
  capturedAt: orNull(isInstant),
  event: text,
  person: orNull(text),
  personName: orNull(text),
  post: orNull(text),
  postTitle: orNull(text),
  standInFor: orNull(text),
  place: orNull(text),
  caseId: orNull(text),
  rev: orNull(count),
  data: isObject,
  attachments: (v) => Array.isArray(v) && v.every((a) => shapeFault(a, attachmentShape) === null),
  prevHash: isHex,
  algo: text,
  payloadHash: isHex,
  hash: isHex,
}

const isHashed = (field: string): field is Exclude<keyof EvidenceRow, 'hash'> => field !== 'hash'
const hashedFields = Object.keys(rowShape).filter(isHashed).sort()

/** The first field that is missing, superfluous or malformed, as a short Chinese phrase; `null` when the shape holds. */
export function shapeFault(value: unknown, shape: { readonly [field: string]: Test }): string | null {
  if (!isObject(value)) return '不是 JSON 对象'
  for (const field of Object.keys(shape)) {
    if (!Object.hasOwn(value, field)) return `缺少字段 ${field}`
    if (!shape[field]?.(value[field])) return `字段 ${field} 的值不合格式`
  }
  const extra = Object.keys(value).find((field) => !Object.hasOwn(shape, field))
  return extra === undefined ? null : `多出字段 ${extra}`
}

/** The first element with a fault, by position; `null` when there is none. */
export function listFault(value: unknown, fault: (element: unknown) => string | null): string | null {
  if (!Array.isArray(value)) return '不是列表'
  const at = value.findIndex((element) => fault(element) !== null)
  return at === -1 ? null : `第 ${at + 1} 项${fault(value[at]) ?? ''}`
}

/** {@link shapeFault} for a row; the algorithm's name is judged when it is used. */
export const rowFault = (value: unknown): string | null => shapeFault(value, rowShape)

/** The tests shapes are made of, for the other records of a bundle. */
export const shapeTests = { text, instant: isInstant, count, hex: isHex, object: isObject, orNull }
export type Shape<T> = { readonly [K in keyof T]-?: Test }
