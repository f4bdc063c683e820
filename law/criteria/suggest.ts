/** Which criteria share words with a description; counting of words only. */
import { allCriteria, type Criterion } from './standards.ts'

export interface Suggestion {
  readonly criterion: Criterion
  /** 0 (nothing in common) to 1 (the same words). */
  readonly score: number
  /** The terms in common, in lower case, rarest first: what a page can show as the reason. */
  readonly shared: readonly string[]
}

/**
 * Below this nothing is offered: one word in common with a longer criterion. Tried on some thirty plain
 * descriptions, the right ones reach 0.14 to 0.6, but wrong ones that share a phrase (未验收就使用) reach 0.3 too, and
 * a right one named by a single word (炉坑内有积水) is missed: the person chooses, and may look through the whole list.
 */
const threshold = 0.1

/** Words of plain speech that name no thing; the criteria hardly use them, so their rarity would mislead. */
const empty: ReadonlySet<string> = new Set(['没有', '存在', '进行', '现场', '发现'])

/** Two adjacent Chinese characters are a term, a Latin word (CO, LF) is one; figures and punctuation are none. */
function termsOf(text: string): ReadonlySet<string> {
  const runs =
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/\p{Script=Han}+|[a-z][a-z\d]*/gu) ?? []
  return new Set(runs.flatMap((run) => (/^[a-z]/.test(run) ? [run] : pairsOf(run))).filter((term) => !empty.has(term)))
}

function pairsOf(run: string): readonly string[] {
  const characters = [...run]
  return characters.slice(1).map((second, before) => `${characters[before]}${second}`)
}

const documentOf = (one: Criterion): ReadonlySet<string> => termsOf(`${one.topic};${one.text}`)

const having: ReadonlyMap<string, number> = countTerms()

function countTerms(): ReadonlyMap<string, number> {
  const found = new Map<string, number>()
  for (const term of allCriteria.flatMap((one) => [...documentOf(one)])) found.set(term, (found.get(term) ?? 0) + 1)
  return found
}

/**
 * How much a term tells: the fewer criteria of all trades have it, the more. Rarity among the candidates alone would
 * make 人员 telling wherever a trade has few criteria. A term of no criterion tells nothing.
 */
function weight(term: string): number {
  const found = having.get(term)
  return found === undefined ? 0 : Math.log(1 + allCriteria.length / found) ** 2
}

function weigh(terms: Iterable<string>): number {
  let sum = 0
  for (const term of terms) sum += weight(term)
  return sum
}

/**
 * Criteria that share words with the description of a hazard, likeliest first, ties in the order of `candidates`.
 * **A suggestion to a person, never a decision**: only words are compared, so numbers (14人 against 9人), negations
 * and whether the condition is met at all are not judged. An empty answer does not mean the hazard is not 重大.
 * Terms are pairs of adjacent characters, weighted by rarity; the score is the cosine of both sets of weights, where
 * words of the description that no criterion of any trade has are left out.
 * @param candidates criteria of this table: those that bind the unit
 * @param limit how many at most, 5 unless told; 0 or less gives none
 */
export function suggestCriteria(text: string, candidates: readonly Criterion[], limit = 5): readonly Suggestion[] {
  const asked = termsOf(text)
  const length = weigh(asked)
  return candidates
    .map((criterion) => compared(criterion, asked, length))
    .filter((one) => one.score >= threshold)
    .toSorted((a, b) => b.score - a.score)
    .slice(0, Math.max(0, limit))
}

function compared(criterion: Criterion, asked: ReadonlySet<string>, length: number): Suggestion {
  const own = documentOf(criterion)
  const shared = [...asked].filter((term) => own.has(term)).toSorted((a, b) => weight(b) - weight(a))
  const common = weigh(shared)
  return { criterion, shared, score: common === 0 ? 0 : Math.min(1, common / Math.sqrt(length * weigh(own))) }
}
