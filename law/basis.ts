/**
 * Why a step, a duty or a deadline exists. A basis is data, never a free string:
 * a *clause* of the policy, an *article* of an act, or a *parameter* the city has set itself.
 */
import { type ClauseNo, isClauseNo, policySince } from '#policy/index.ts'
import { type ActCode, type ArticleOf, findAct, findArticle } from './acts.ts'

export type PolicyBasis = { readonly kind: 'policy'; readonly clause: ClauseNo }
export type LawBasis = { readonly kind: 'law'; readonly act: ActCode; readonly article: string }
export type CityBasis = { readonly kind: 'city'; readonly parameter: string }
export type Basis = PolicyBasis | LawBasis | CityBasis

/** A clause of the policy: `policy('二十三')`. */
export const policy = (clause: ClauseNo): PolicyBasis => ({ kind: 'policy', clause })

/** An article of an act: `law('安全生产法', '第六十五条')`. An act or article not in the table does not compile. */
export const law = <Code extends ActCode>(act: Code, article: ArticleOf<Code>): LawBasis => ({
  kind: 'law',
  act,
  article,
})

/** A number the city sets for itself, by its key: `cityParameter('hazard.register.within')`. */
export const cityParameter = (parameter: string): CityBasis => ({ kind: 'city', parameter })

/** What a citation of a city parameter needs to know about the city; law itself knows no city. */
export interface CityNames {
  readonly name: string
  readonly label: (parameter: string) => string | undefined
}

/**
 * The citation as it is printed: 《安全生产法》(2021)第六十五条, 实施意见第二十三条, 南宁市参数「隐患登记时限」.
 * Without `city`, a parameter is printed by its key as 本市参数「key」.
 */
export function basisText(basis: Basis, city?: CityNames): string {
  switch (basis.kind) {
    case 'policy':
      return `实施意见第${basis.clause}条`
    case 'law':
      return lawText(basis)
    case 'city':
      return `${city?.name ?? '本市'}参数「${city?.label(basis.parameter) ?? basis.parameter}」`
  }
}

function lawText(basis: LawBasis): string {
  const act = findAct(basis.act)
  if (!act) return `《${basis.act}》${basis.article}`
  const edition = act.edition ? `(${act.edition})` : ''
  return `《${act.short}》${edition}${basis.article === '全文' ? '' : basis.article}`
}

/**
 * Whether the basis binds on that day ('YYYY-MM-DD', a Chinese calendar day). Windows are half-open: `since <= day < until`.
 * A city parameter carries no window of its own and holds as long as the city pack lists it.
 */
export function inForce(basis: Basis, date: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) throw new Error(`日期应为 YYYY-MM-DD:${date}`)
  if (basis.kind === 'city') return true
  if (basis.kind === 'policy') return isClauseNo(basis.clause) && policySince <= date
  const act = findAct(basis.act)
  return act !== undefined && act.since <= date && (act.until === undefined || date < act.until)
}

/**
 * Whether what is cited exists: the clause among the 38, the act and article in the table.
 * A parameter is judged by its form only (dotted lower-case key); that it exists is for the city pack to say.
 */
export function articleKnown(basis: Basis): boolean {
  if (basis.kind === 'policy') return isClauseNo(basis.clause)
  if (basis.kind === 'law') return findArticle(basis.act, basis.article) !== undefined
  return /^[a-z][a-z-]*(\.[a-z][a-z-]*)+$/.test(basis.parameter)
}
