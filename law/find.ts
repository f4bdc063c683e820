import { clauses, policySince } from '#policy/index.ts'
import { acts } from './acts.ts'
import { basisText } from './basis.ts'

/** A clause or an article as it is looked up. */
interface Cited {
  key: string
  title: string
  about: string
  since: string
  until: string | null
  confidence: 'verified' | 'unconfirmed'
}

/** Spaces, brackets and the word 第…条 spelt either way make no difference. */
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .replaceAll(/[\s《》()「」·,]/g, '')
    .toLowerCase()

const all: readonly (Cited & { plain: string })[] = [
  ...clauses.map(
    ({ no, title }): Cited => ({
      key: `实施意见第${no}条`,
      title: basisText({ kind: 'policy', clause: no }),
      about: title,
      since: policySince,
      until: null,
      confidence: 'verified',
    }),
  ),
  ...acts.flatMap(({ code, title, since, until, articles }) =>
    articles.map(({ no, about, confidence }): Cited => {
      const cited = basisText({ kind: 'law', act: code, article: no })
      return { key: cited, title: cited, about: no === '全文' ? title : about, since, until: until ?? null, confidence }
    }),
  ),
].map((one) => ({ ...one, plain: plain(`${one.title}|${one.about}`) }))

/** Those that contain the text in their title, number or what they are about, in the order of the tables; '' finds all. */
export function findClauses(text: string, limit: number): Cited[] {
  const said = plain(text)
  const found = all.filter((one) => one.plain.includes(said) || one.plain.replace(/\d{4}/, '').includes(said))
  return found.slice(0, limit).map(({ plain: _plain, ...one }) => one)
}
