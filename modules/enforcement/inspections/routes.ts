import { query, type Route } from '#kernel/http/route.ts'
import { yes } from '#kernel/permit/permit.ts'
import { stepRoutes } from '#kernel/procedure/routes.ts'
import { inspectionPage, inspectionQuery } from './contract.ts'
import { inspectionKind } from './handlers.ts'
import { inspections } from './store.ts'

const base = '/api/enforcement/inspections'

/** Visits, and one route for every step of the table. */
export const inspectionRoutes: Route[] = [
  query({
    name: 'inspection.list',
    path: base,
    summary: '检查台账',
    permit: () => yes,
    query: inspectionQuery,
    answer: inspectionPage,
    run: ({ tx, actor, query }) => inspections(tx, actor, query),
  }),
  ...stepRoutes(inspectionKind, base),
]
