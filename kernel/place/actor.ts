import type { Role, Scope } from './roles.ts'

/** Who acts in this transaction: one person in one post, as my.enter answers it. */
export interface Actor {
  person: string
  personName: string
  /** The term in which he holds the post; absent for an actor that was put together from a signature. */
  tenure?: string
  post: string
  postTitle: string
  role: Role
  scope: Scope
  organ: string | null
  organName: string | null
  enterprise: string | null
  /** 12-digit division code and its name; null for posts without a territory. */
  place: string | null
  placeName: string | null
  /** ltree path of the place: 'p45.p4501.p450102'. */
  path: string | null
  /** Trades this post is limited to; null = all. */
  trades: readonly string[] | null
  /** Only units its own organ supervises or manages. */
  ownUnits: boolean
  /** The holder he stands in for: both names go on the act (C0.1). */
  standInFor: string | null
  standInForName: string | null
  /** The token by which an enterprise's own system acts in this post; absent for a person at a page. */
  via?: string
}

/** True when `path` lies in `above` or is it; label by label, so that p4501000 is not beneath p450100. */
export const beneath = (path: string, above: string): boolean => path === above || path.startsWith(`${above}.`)

/** The ltree path of a 12-digit division code, without asking the database. */
export function pathOf(code: string): string {
  const cuts = [2, 4, 6, 9, 12].map((length) => [length, code.slice(0, length)] as const)
  const labels = cuts.filter(([length, part], index) => index === 0 || Number(part.slice(cuts[index - 1]?.[0] ?? 0, length)) > 0)
  return labels.map(([, part]) => `p${part}`).join('.')
}
