import { createHash } from 'node:crypto'
import { tieKinds } from './terms.ts'

export interface Named {
  organ: string
  name: string
}
export interface Excluded extends Named {
  /** One or several reasons, in Chinese. */
  why: string
}

/** An evaluating body with all that may stand in its way on the day of the draw. */
export interface Body extends Named {
  trades: readonly string[]
  licensedUntil: string
  suspendedUntil: string | null
  ties: readonly { kind: string; since: string; until: string | null }[]
  /** What its people have to do with the unit. */
  people: readonly { name: string; kind: string; detail: string }[]
}

/** What the draw is for: days as YYYY-MM-DD. */
export interface Occasion {
  trade: string | null
  recused: readonly string[]
  on: string
}

/**
 * Who of these may be drawn, and why the others may not. A licence and a suspension hold through their last day,
 * a tie from its first day up to, but not on, its last.
 */
export function sift(bodies: readonly Body[], occasion: Occasion): { candidates: Named[]; excluded: Excluded[] } {
  const judged = [...bodies].sort(byOrgan).map((body) => ({ organ: body.organ, name: body.name, whys: obstacles(body, occasion) }))
  return {
    candidates: judged.filter(({ whys }) => whys.length === 0).map(({ organ, name }) => ({ organ, name })),
    excluded: judged.filter(({ whys }) => whys.length > 0).map(({ organ, name, whys }) => ({ organ, name, why: whys.join(';') })),
  }
}

function obstacles(body: Body, { trade, recused, on }: Occasion): string[] {
  const held = body.ties.filter((tie) => tie.since <= on && (tie.until === null || on < tie.until))
  return [
    ...(trade !== null && !body.trades.includes(trade) ? ['评估范围不含该行业'] : []),
    ...(body.licensedUntil < on ? [`资质已于 ${body.licensedUntil} 到期`] : []),
    ...(body.suspendedUntil !== null && body.suspendedUntil >= on ? [`暂停抽取至 ${body.suspendedUntil}`] : []),
    ...(recused.includes(body.organ) ? ['本案中已申请回避'] : []),
    ...new Set(held.map((tie) => `与该单位有利害关系(${tieKinds.label(tie.kind)})`)),
    ...new Set(body.people.map(personal)),
  ]
}

const headKinds: Readonly<Record<string, string>> = { legalRepresentative: '法定代表人', actualController: '实际控制人' }

/** What one person has to do with the unit, as a reason. A namesake of a head is kept out until somebody has cleared it up. */
export function personal({ name, kind, detail }: { name: string; kind: string; detail: string }): string {
  if (kind === 'post') return `${name}现在或曾在该单位任职(${detail})`
  if (kind === 'head') return `${name}与该单位现任${headKinds[detail] ?? '负责人'}同名,不能排除是同一人`
  return `${name}所在机构与该单位有利害关系(${tieKinds.label(kind)})`
}

const byOrgan = (a: Named, b: Named): number => (a.organ < b.organ ? -1 : a.organ > b.organ ? 1 : 0)

/**
 * The body that this seed picks among these candidates: SHA-256 over the seed and the sorted keys, as a number, modulo their
 * count. Whoever has the seed and the list gets the same answer; the order of the list does not matter.
 * @returns undefined when there is nobody to pick
 */
export function pick(seed: string, candidates: readonly Named[]): Named | undefined {
  if (candidates.length === 0) return undefined
  const sorted = [...candidates].sort(byOrgan)
  const text = [seed, ...sorted.map((one) => one.organ)].join('\n')
  const digest = createHash('sha256').update(text).digest('hex')
  return sorted[Number(BigInt(`0x${digest}`) % BigInt(sorted.length))]
}
