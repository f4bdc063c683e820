import { z } from 'zod'
import { caseView, id } from '#kernel/http/contract.ts'
import { query, type Route } from '#kernel/http/route.ts'
import { yes } from '#kernel/permit/permit.ts'
import { problems } from '#kernel/problem/problems.ts'
import { stepRoutes } from '#kernel/procedure/routes.ts'
import { viewCase } from '#kernel/procedure/view.ts'
import { criteriaList, ledgerCount, ledgerPage, ledgerQuery } from './contract.ts'
import { criteriaOfCase } from './criteria.ts'
import { hazardKind } from './handlers.ts'
import { countLedger, ledger } from './store/ledger.ts'

const base = '/api/prevention/hazards'

/** The ledger, its count, the criteria for a case, and one route for every step of the table. */
export const hazardRoutes: Route[] = [
  query({
    name: 'hazard.ledger',
    path: base,
    summary: '隐患台账',
    permit: () => yes,
    token: ['hazards.read'],
    query: ledgerQuery,
    answer: ledgerPage,
    run: ({ tx, actor, now, query }) => ledger(tx, actor, query, now),
  }),
  query({
    name: 'hazard.count',
    path: `${base}/count`,
    summary: '隐患计数',
    permit: () => yes,
    token: ['hazards.read'],
    query: ledgerQuery,
    answer: ledgerCount,
    run: ({ tx, actor, now, query }) => countLedger(tx, actor, query, now),
  }),
  query({
    name: 'hazard.criteria',
    path: `${base}/{id}/criteria`,
    summary: '可能适用的重大隐患判定标准',
    permit: () => yes,
    params: z.object({ id }),
    answer: criteriaList,
    run: ({ tx, now, params }) => criteriaOfCase(tx, params.id, now),
  }),
  query({
    name: 'hazard.view',
    path: `${base}/{id}`,
    summary: '一件隐患及其办理状态,与案件页相同',
    permit: () => yes,
    token: ['hazards.read'],
    params: z.object({ id }),
    answer: caseView,
    run: async ({ kernel, tx, actor, now, params }) => {
      const seen = await viewCase(kernel, tx, actor, now, params.id)
      if (seen.procedure !== hazardKind.table.name) throw problems.notFound({ what: '隐患' })
      return seen
    },
  }),
  ...stepRoutes(hazardKind, base),
]
