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
export async function redraw(seed: string, candidates: readonly Candidate[]): Promise<Candidate | undefined> {
  if (candidates.length === 0) return undefined
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(drawnText(seed, candidates))))
  const hex = [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return inOrder(candidates)[Number(BigInt(`0x${hex}`) % BigInt(candidates.length))]
}

/** Browsers hash only on pages served safely, or from the device itself. */
export const canRedraw = (): boolean => window.isSecureContext
