import type { Act, Article } from './acts/act.ts'
import { criteriaActs } from './acts/criteria.ts'
import { permitActs } from './acts/permits.ts'
import { procedure } from './acts/procedure.ts'
import { rules } from './acts/rules.ts'
import { workSafety } from './acts/work-safety.ts'

export type { Act, Article, Confidence } from './acts/act.ts'

const rows = [...workSafety, ...procedure, ...rules, ...criteriaActs, ...permitActs]
type Row = (typeof rows)[number]

/** The short name by which an edition of an act is cited in code, e.g. '安全生产法'. */
export type ActCode = Row['code']

type ArticleNo<Code extends ActCode> = Extract<Row, { code: Code }>['articles'][number]['no']

/** An article the act is known to have, or a paragraph or item within it: '第六十五条', '第六十五条第一款第三项'. */
export type ArticleOf<Code extends ActCode> = ArticleNo<Code> | `${ArticleNo<Code>}第${string}`

/** Every act cited by the product, with the articles it uses and the days it is in force. */
export const acts: readonly Act<ActCode>[] = rows

const byCode: ReadonlyMap<string, Act<ActCode>> = new Map(acts.map((a) => [a.code, a]))

/** The act of that code, or undefined for a code read from outside that is not in the table. */
export function findAct(code: string): Act<ActCode> | undefined {
  return byCode.get(code)
}

/** The article a citation points to; a paragraph or item (第…款, 第…项) belongs to its article. */
export function findArticle(code: string, cited: string): Article | undefined {
  const articles = byCode.get(code)?.articles
  if (!articles) return undefined
  const article = /^第[^条]+条(?:之[一二三四五六七八九十])?/.exec(cited)?.[0]
  return articles.find((a) => a.no === cited) ?? articles.find((a) => a.no === article)
}
