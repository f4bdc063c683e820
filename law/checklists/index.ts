/** 随系统提供的检查表:由本项目依据法律和重大事故隐患判定标准编写,每一项写明依据;未核对原文的依据另行标明。 */
import { basisText } from '../basis.ts'
import { type ActCode, findAct, findArticle } from '../acts.ts'
import { everywhere } from './everywhere.ts'
import type { ItemBasis, ShippedChecklist } from './list.ts'
import { forTrades } from './trades.ts'

export type { ItemBasis, ShippedChecklist } from './list.ts'

/** Every list of this release, in the version it carries. */
export const shippedChecklists: readonly ShippedChecklist[] = [...everywhere, ...forTrades]

/** Whether an article read from outside is one the program carries. */
export const articleCarried = (act: string, article: string): act is ActCode =>
  findAct(act) !== undefined && findArticle(act, article) !== undefined

/** How the ground of an item is shown; what nobody has compared with the original says so. */
export function shownBasis(basis: ItemBasis): { say: string; verified: boolean; act?: string; article?: string } {
  if ('text' in basis) return { say: basis.text, verified: false }
  const { act, article } = basis
  const say = basisText({ kind: 'law', act, article })
  return { say, verified: findArticle(act, article)?.confidence === 'verified', act, article }
}
