import type { searchShape } from '#kernel/search/contract.ts'
import type { z } from 'zod'

export type Found = z.infer<typeof searchShape>

/** One line of the results and where it leads. */
export interface Hit {
  key: string
  title: string
  sub: string
  to: string
}

export interface HitGroup {
  title: string
  hits: Hit[]
  /** There are others; says where they are listed, when there is such a list. */
  more: { to: string } | null
}

/** Groups in the order in which people look: units, cases, documents, clauses; empty ones are left out. */
export function groupsOf(found: Found, q: string): HitGroup[] {
  const asked = encodeURIComponent(q)
  const units = found.units.rows.map(({ id, title, sub }) => ({ key: `unit-${id}`, title, sub, to: `/enterprises/${id}` }))
  const cases = found.cases.rows.map(({ id, title, sub }) => ({ key: `case-${id}`, title, sub, to: `/cases/${id}` }))
  const documents = found.documents.rows.map(({ id, caseId, title, sub }) => ({
    key: `document-${id}`,
    title,
    sub,
    to: `/cases/${caseId}`,
  }))
  const clauses = found.clauses.rows.map(({ key, title, sub }) => ({
    key: `clause-${key}`,
    title,
    sub,
    to: `/clauses?q=${encodeURIComponent(key)}`,
  }))
  const more = (group: { more: boolean }, to: string) => (group.more ? { to } : null)
  return [
    { title: '单位', hits: units, more: more(found.units, `/enterprises?q=${asked}`) },
    { title: '案件', hits: cases, more: null },
    { title: '文书', hits: documents, more: null },
    { title: '条款', hits: clauses, more: more(found.clauses, `/clauses?q=${asked}`) },
  ].filter((one) => one.hits.length > 0)
}

/** The line reached from `at` by one press of an arrow; round at the ends, the first one when none is chosen. */
export function next(groups: readonly HitGroup[], at: string | null, by: 1 | -1): string | null {
  const keys = groups.flatMap((one) => one.hits.map((hit) => hit.key))
  if (keys.length === 0) return null
  const index = at === null ? -1 : keys.indexOf(at)
  if (index < 0) return keys.at(by === 1 ? 0 : -1) ?? null
  return keys[(index + by + keys.length) % keys.length] ?? null
}
