import { query, type Route } from '#kernel/http/route.ts'
import { yes } from '#kernel/permit/permit.ts'
import { stepRoutes } from '#kernel/procedure/routes.ts'
import { ledgerCount, ledgerPage, ledgerQuery } from './contract.ts'
import { hazardKind } from './handlers.ts'
import { countLedger, ledger } from './store.ts'

const base = '/api/prevention/hazards'

/** The ledger, its count, and one route for every step of the table. */
export const hazardRoutes: Route[] = [
  query({
    name: 'hazard.ledger',
    path: base,
    summary: '隐患台账',
    permit: () => yes,
    query: ledgerQuery,
    answer: ledgerPage,
    run: ({ tx, actor, now, query }) => ledger(tx, actor, query, now),
  }),
  query({
    name: 'hazard.count',
    path: `${base}/count`,
    summary: '隐患计数',
    permit: () => yes,
    query: ledgerQuery,
    answer: ledgerCount,
    run: ({ tx, actor, now, query }) => countLedger(tx, actor, query, now),
  }),
  ...stepRoutes(hazardKind, base),
]
