import { z } from 'zod'
import { type Kernel, kindOf } from '#kernel/http/kernel.ts'
import { query, type Route } from '#kernel/http/route.ts'
import { yes } from '#kernel/permit/permit.ts'
import { caseNo } from '#kernel/procedure/case-kind.ts'
import { stateLabel } from '#kernel/procedure/procedure.ts'
import type { Tx } from '#kernel/store/transaction.ts'
import { citedClause, searchQuery, searchShape } from './contract.ts'
import { type CaseHit, findCases, findDocuments, findUnits } from './store.ts'

/** What is shown of more hits than asked for. */
const first = <Row>(rows: readonly Row[], limit: number) => ({ rows: rows.slice(0, limit), more: rows.length > limit })

function caseLine(kernel: Kernel, { id, procedure, title, placeName, no, openedAt, state }: CaseHit) {
  const { prefix, table } = kindOf(kernel, procedure)
  return { id, procedure, title, sub: `${caseNo(prefix, no, openedAt)} · ${stateLabel(table, state)} · ${placeName}` }
}

/** 隐患2026-000012 is entered as 2026000012: what the kind of case is called stands before the number on paper alone. */
function bare(kernel: Kernel, q: string): string {
  const said = kernel.kinds.find(({ prefix }) => q.startsWith(prefix) && /^\d[\d-]*$/.test(q.slice(prefix.length)))
  return said ? q.slice(said.prefix.length) : q
}

async function search(kernel: Kernel, tx: Tx, { q, limit }: z.infer<typeof searchQuery>): Promise<z.input<typeof searchShape>> {
  const most = limit + 1
  const units = await findUnits(tx, q, most)
  const cases = await findCases(tx, bare(kernel, q), most)
  const documents = await findDocuments(tx, q, most)
  return {
    units: first(
      units.map(({ id, name, uscc, placeName, address }) => ({
        id,
        title: name,
        sub: `${uscc} · ${address.startsWith(placeName) ? address : `${placeName} · ${address}`}`,
      })),
      limit,
    ),
    cases: first(
      cases.map((one) => caseLine(kernel, one)),
      limit,
    ),
    documents: first(
      documents.map(({ id, caseId, no, name, title, date }) => ({ id, caseId, title: `${no} ${name}`, sub: `${date} · ${title}` })),
      limit,
    ),
    clauses: first(
      kernel.findClauses(q, most).map(({ key, title, about }) => ({ key, title, sub: about })),
      limit,
    ),
  }
}

/** 检索: units, cases, documents and clauses by part of a name, pinyin initials, code, number or address (C0.13). */
export const searchRoutes: Route[] = [
  query({
    name: 'search',
    path: '/api/search',
    summary: '检索单位、案件、文书和条款',
    permit: () => yes,
    query: searchQuery,
    answer: searchShape,
    run: ({ kernel, tx, query }) => search(kernel, tx, query),
  }),
  query({
    name: 'clauses.find',
    path: '/api/clauses',
    summary: '本系统引用的条款',
    permit: () => yes,
    query: z.object({ q: z.string().trim().max(60).default('') }),
    answer: z.object({ rows: z.array(citedClause) }),
    run: async ({ kernel, query: { q } }) => ({ rows: [...kernel.findClauses(q, 200)] }),
  }),
]
