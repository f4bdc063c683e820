import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'

interface Candidate {
  organ: string
  name: string
}

/** The text whose SHA-256 decides: the seed and the candidates' keys in order, one a line. */
export const drawnText = (seed: string, candidates: readonly Candidate[]): string =>
  [seed, ...inOrder(candidates).map((one) => one.organ)].join('\n')

/** The candidates in the order in which they are counted, from 0. */
export const inOrder = (candidates: readonly Candidate[]): Candidate[] =>
  candidates.toSorted((one, other) => (one.organ < other.organ ? -1 : one.organ > other.organ ? 1 : 0))

/** The draw done once more on this device: the hash as a number, modulo the count of candidates. Undefined without candidates. */
export function redraw(seed: string, candidates: readonly Candidate[]): Candidate | undefined {
  if (candidates.length === 0) return undefined
  const hex = bytesToHex(sha256(utf8ToBytes(drawnText(seed, candidates))))
  return inOrder(candidates)[Number(BigInt(`0x${hex}`) % BigInt(candidates.length))]
}
