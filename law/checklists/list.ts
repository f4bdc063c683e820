import type { ActCode, ArticleOf } from '../acts.ts'
import type { TradeCode } from '../high-risk.ts'
import type { hazardCategories } from '../terms/hazard-categories.ts'

/** The ground of an item: an article the program carries, or a text that nobody has compared with the original. */
export type ItemBasis = { readonly act: ActCode; readonly article: string } | { readonly text: string }

/** One thing to look at, said so that 正常 is the good answer. */
export interface ChecklistItem {
  readonly key: string
  readonly text: string
  readonly category: (typeof hazardCategories)[number]['code']
  /** A unit's own list made from this one may not leave it out. */
  readonly mandatory: boolean
  readonly basis: readonly ItemBasis[]
}

/** A checklist that comes with the program. Written by this project from the acts; a change is a new version. */
export interface ShippedChecklist {
  readonly key: string
  readonly version: number
  readonly title: string
  readonly kind: 'comprehensive' | 'daily' | 'seasonal' | 'special'
  /** Empty: for every trade. */
  readonly trades: readonly TradeCode[]
  readonly postTitle: string
  /** A proposal: the unit sets its own. */
  readonly cycle: { readonly n: number; readonly unit: 'day' | 'workingDay' | 'week' | 'month' | 'season' }
  readonly items: readonly ChecklistItem[]
}

type Category = ChecklistItem['category']
type Line = Omit<ChecklistItem, 'key'>

/** An article of an act the program carries; one not in the table does not compile. */
export const art = <Code extends ActCode>(act: Code, article: ArticleOf<Code>): ItemBasis => ({ act, article })
/** A citation whose wording this release does not hold. */
export const cite = (text: string): ItemBasis => ({ text })

/** An item that stays in every list made from this one. */
export const must = (text: string, category: Category, ...basis: ItemBasis[]): Line => ({ text, category, mandatory: true, basis })
/** An item that a unit to which it does not apply may leave out. */
export const also = (text: string, category: Category, ...basis: ItemBasis[]): Line => ({ text, category, mandatory: false, basis })

/** Keys are given by position: a later version appends, and keeps the places of those before. */
export const checklist = (head: Omit<ShippedChecklist, 'items'>, ...lines: Line[]): ShippedChecklist => ({
  ...head,
  items: lines.map((line, index) => ({ key: `i${index + 1}`, ...line })),
})
