import { query, type Route } from '#kernel/http/route.ts'
import { yes } from '#kernel/permit/permit.ts'
import { stepRoutes } from '#kernel/procedure/routes.ts'
import { coercionPage, coercionQuery } from './contract.ts'
import { coercionKind } from './handlers.ts'
import { measuresPage } from './store.ts'

const base = '/api/enforcement/penalties/coercion'

/** Measures, and one route for every step of the table. */
export const coercionRoutes: Route[] = [
  query({
    name: 'coercion.list',
    path: base,
    summary: '强制措施台账',
    permit: () => yes,
    query: coercionQuery,
    answer: coercionPage,
    run: ({ tx, actor, query }) => measuresPage(tx, actor, query),
  }),
  ...stepRoutes(coercionKind, base),
]
