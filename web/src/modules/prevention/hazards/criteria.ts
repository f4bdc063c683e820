import type { z } from 'zod'
import type { criteriaList } from '#modules/prevention/hazards/contract.ts'

export type CriteriaList = z.infer<typeof criteriaList>
export type Criterion = CriteriaList['rows'][number]

/** Suggestions shown before anybody searches. */
const shownFirst = 5

/** The criteria in two parts: those to show at once (suggested, and the one chosen), and all others. */
export function partsOf(rows: readonly Criterion[], q: string, chosen: string | null): { first: Criterion[]; rest: Criterion[] } {
  const words = q.trim().split(/\s+/).filter(Boolean)
  if (words.length > 0) return { first: rows.filter((row) => words.every((word) => spokenOf(row).includes(word))), rest: [] }
  const suggested = rows.filter((row) => row.score > 0).slice(0, shownFirst)
  const first = rows.filter((row) => row.key === chosen || suggested.includes(row))
  return { first, rest: rows.filter((row) => !first.includes(row)) }
}

/** Everything of a criterion one may search for. */
const spokenOf = ({ standard, title, item, citation }: Criterion): string => [standard, title, item, citation].join(' ')

/** The rows under the standard each is taken from, in the order given. */
export function byStandard(rows: readonly Criterion[]): { title: string; rows: Criterion[] }[] {
  const groups = new Map<string, Criterion[]>()
  for (const row of rows) groups.set(row.title, [...(groups.get(row.title) ?? []), row])
  return [...groups].map(([title, of]) => ({ title, rows: of }))
}

/** The parts of a criterion that the description says too: pairs of characters that overlap read as the one word they are. */
export function sharedParts({ item, shared }: Pick<Criterion, 'item' | 'shared'>): string[] {
  const covered = Array.from({ length: item.length }, () => false)
  for (const word of shared) {
    for (let at = item.indexOf(word); at >= 0; at = item.indexOf(word, at + 1)) covered.fill(true, at, at + word.length)
  }
  const parts: string[] = []
  for (const [at, is] of covered.entries()) {
    if (!is) continue
    const begun = covered[at - 1] === true ? (parts.pop() ?? '') : ''
    parts.push(begun + item.charAt(at))
  }
  return [...new Set(parts)]
}
