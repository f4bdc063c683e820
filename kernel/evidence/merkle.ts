/**
 * 锚: one digest over the heads of all streams of the city, chained to the one before, for an outside body to hold.
 * The tree is that of RFC 9162 §2.1 (leaf 0x00, node 0x01, so no node can be shown as a leaf); an anchor covers the
 * head of *every* stream that has rows, so a stream cannot be left out of the newest anchor unnoticed.
 */
import type { Finding } from './chain.ts'
import type { Algo, Shape, StreamHead } from './row.ts'
import { digest, EvidenceRefusal, jcs, knownAlgo, shapeFault, shapeTests } from './row.ts'

export type MerkleProof = {
  readonly algo: Algo
  /** Position of the leaf, from 0. */
  readonly index: number
  /** Leaves in the tree. */
  readonly size: number
  /** Sibling digests in hex, leaf upwards. */
  readonly path: readonly string[]
}

export type Anchor = {
  /** 1, 2, 3 … */
  readonly no: number
  readonly at: string
  readonly algo: Algo
  /** Streams covered. */
  readonly count: number
  readonly root: string
  readonly prevHash: string
  readonly hash: string
}
/** That a stream's head stood under that anchor. */
export type AnchorProof = StreamHead & { readonly anchorNo: number; readonly proof: MerkleProof }
export type AnchorDraft = Pick<Anchor, 'at' | 'count' | 'root'> & { readonly algo?: Algo }

type Leaf = string | Uint8Array
const leafMark = Buffer.of(0)
const nodeMark = Buffer.of(1)

const hashLeaf = (leaf: Leaf, algo: Algo): string =>
  digest(algo, Buffer.concat([leafMark, typeof leaf === 'string' ? Buffer.from(leaf, 'utf8') : leaf]))
const hashNode = (left: string, right: string, algo: Algo): string =>
  digest(algo, Buffer.concat([nodeMark, Buffer.from(left, 'hex'), Buffer.from(right, 'hex')]))

/** Canonical leaf of a stream head; wider objects give the same leaf. */
export const leafOf = ({ streamKind, streamId, seq, hash }: StreamHead): string => jcs({ streamKind, streamId, seq, hash })

/** The tree, built once for many proofs: O(n) digests. */
export function merkleTree(leaves: readonly Leaf[], algo: Algo = 'sha256'): { root: string; proof(i: number): MerkleProof } {
  const levels = [leaves.map((leaf) => hashLeaf(leaf, algo))]
  for (let level = levels[0] ?? []; level.length > 1; levels.push(level)) level = raise(level, algo)
  const proof = (index: number): MerkleProof => {
    if (!Number.isInteger(index) || index < 0 || index >= leaves.length) throw new RangeError(`no leaf ${index}`)
    const path = levels.flatMap((level, height) => level[(index >> height) ^ 1] ?? [])
    return { algo, index, size: leaves.length, path }
  }
  return { root: levels.at(-1)?.[0] ?? digest(algo, ''), proof }
}

// A node without a sibling rises unchanged.
function raise(level: readonly string[], algo: Algo): string[] {
  const upper: string[] = []
  for (let i = 0; i < level.length; i += 2) {
    const left = level[i] ?? ''
    const right = level[i + 1]
    upper.push(right === undefined ? left : hashNode(left, right, algo))
  }
  return upper
}

/** Root in hex; of no leaves, the digest of nothing. */
export const merkleRoot = (leaves: readonly Leaf[], algo: Algo = 'sha256'): string => merkleTree(leaves, algo).root

/** Proof for one leaf; for many, keep a {@link merkleTree}. Throws RangeError for a leaf that is not there. */
export const merkleProof = (leaves: readonly Leaf[], i: number, algo: Algo = 'sha256'): MerkleProof => merkleTree(leaves, algo).proof(i)

/** Whether `leaf` stands at `proof.index` of the `proof.size` leaves under `root`. Never throws. */
export function verifyProof(leaf: Leaf, proof: MerkleProof, root: string): boolean {
  if (proofFault(proof) !== null || !knownAlgo(proof.algo) || proof.index >= proof.size) return false
  const rest = [...proof.path]
  let hash = hashLeaf(leaf, proof.algo)
  for (let i = proof.index, width = proof.size; width > 1; i = Math.floor(i / 2), width = Math.ceil(width / 2)) {
    if (i === width - 1 && i % 2 === 0) continue
    const sibling = rest.shift()
    if (sibling === undefined) return false
    hash = i % 2 === 0 ? hashNode(hash, sibling, proof.algo) : hashNode(sibling, hash, proof.algo)
  }
  return rest.length === 0 && hash === root
}

const proofShape: Shape<MerkleProof> = {
  algo: shapeTests.text,
  index: shapeTests.count,
  size: shapeTests.count,
  path: (v) => Array.isArray(v) && v.every(shapeTests.hex),
}
const anchorShape: Shape<Anchor> = {
  no: (v) => shapeTests.count(v) && v !== 0,
  at: shapeTests.instant,
  algo: shapeTests.text,
  count: shapeTests.count,
  root: shapeTests.hex,
  prevHash: shapeTests.hex,
  hash: shapeTests.hex,
}
/** What is malformed about a proof read from outside, or `null`. */
export const proofFault = (value: unknown): string | null => shapeFault(value, proofShape)
/** What is malformed about an anchor read from outside, or `null`. */
export const anchorFault = (value: unknown): string | null => shapeFault(value, anchorShape)

const anchorProofShape: Shape<AnchorProof> = {
  streamKind: shapeTests.text,
  streamId: shapeTests.text,
  seq: shapeTests.count,
  hash: shapeTests.hex,
  anchorNo: shapeTests.count,
  proof: (v) => proofFault(v) === null,
}
/** What is malformed about a stream's proof read from outside, or `null`. */
export const anchorProofFault = (value: unknown): string | null => shapeFault(value, anchorProofShape)

/** Digest of every field of the anchor except `hash`. */
export const hashAnchor = ({ no, at, algo, count, root, prevHash }: Omit<Anchor, 'hash'>): string =>
  digest(algo, jcs({ no, at, algo, count, root, prevHash }))

const anchorGenesis = (algo: Algo): string => digest(algo, 'anlan:anchor')

/** Chains an anchor to the one before (`null` for the first). Throws `unknown-algo`, `time-backwards`, `bad-draft`. */
export function sealAnchor(draft: AnchorDraft, prev: Anchor | null): Anchor {
  const { at, count, root, algo = 'sha256' } = draft
  if (prev !== null && at < prev.at) throw new EvidenceRefusal('time-backwards', `锚定时间 ${at} 早于第 ${prev.no} 号锚 ${prev.at}`)
  const open = { no: (prev?.no ?? 0) + 1, at, algo, count, root, prevHash: prev?.hash ?? anchorGenesis(algo) }
  const anchor = { ...open, hash: hashAnchor(open) }
  const fault = anchorFault(anchor)
  if (fault !== null) throw new EvidenceRefusal('bad-draft', `锚不合格式:${fault}`)
  return anchor
}

/** A finding about an anchor, by its number. */
export const aboutAnchor = (code: string, no: number, say: string): Finding => ({
  code,
  streamKind: null,
  streamId: null,
  seq: null,
  say: `第 ${no} 号锚:${say}`,
  file: 'anchors.json',
  anchorNo: no,
})

/** What is wrong with a run of anchors; it may start after no. 1, but may not have holes. */
export function verifyAnchors(anchors: readonly Anchor[]): Finding[] {
  const sorted = [...anchors].sort((a, b) => a.no - b.no)
  return sorted.flatMap((anchor, i) => [...anchorSeal(anchor), ...anchorLink(anchor, sorted[i - 1])])
}

function anchorSeal(anchor: Anchor): Finding[] {
  if (!knownAlgo(anchor.algo)) return [aboutAnchor('unknown-algo', anchor.no, `摘要算法「${String(anchor.algo)}」无法核验`)]
  return hashAnchor(anchor) === anchor.hash ? [] : [aboutAnchor('anchor-altered', anchor.no, '字段与其摘要不符')]
}

function anchorLink(anchor: Anchor, prev: Anchor | undefined): Finding[] {
  if (prev === undefined) {
    const right = anchor.no !== 1 || (knownAlgo(anchor.algo) && anchor.prevHash === anchorGenesis(anchor.algo))
    return right ? [] : [aboutAnchor('wrong-genesis', anchor.no, '首个锚的起始摘要不对')]
  }
  if (anchor.no === prev.no) return [aboutAnchor('anchor-duplicate', anchor.no, '编号重复')]
  if (anchor.no !== prev.no + 1) return [aboutAnchor('anchor-gap', prev.no + 1, `缺失,其后为第 ${anchor.no} 号`)]
  if (anchor.prevHash !== prev.hash) return [aboutAnchor('link-broken', anchor.no, '与前一号锚的摘要衔接不上')]
  return anchor.at < prev.at ? [aboutAnchor('time-backwards', anchor.no, `时间早于第 ${prev.no} 号锚`)] : []
}
