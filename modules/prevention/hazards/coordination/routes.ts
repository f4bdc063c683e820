import { localDate } from '#kernel/clock/day.ts'
import { query, type Route } from '#kernel/http/route.ts'
import { isRole, yes } from '#kernel/permit/permit.ts'
import { stepRoutes } from '#kernel/procedure/routes.ts'
import { coordinationPage, coordinationQuery } from './contract.ts'
import { coordinationKind } from './handlers.ts'
import { coordination } from './procedure.ts'
import { listCoordinations } from './store.ts'

const base = '/api/prevention/coordination'

/** Coordinations of a hazard or of the territory, and one route for every step of the table. */
export const coordinationRoutes: Route[] = [
  query({
    name: 'coordination.list',
    path: base,
    summary: '重大隐患协调整治',
    permit: () => yes,
    query: coordinationQuery,
    answer: coordinationPage,
    run: async ({ tx, actor, now, query }) => {
      const permit = isRole(actor, coordination.opens.convene?.by ?? [])
      const page = await listCoordinations(tx, actor, query, localDate(now))
      return { ...page, mayConvene: { yes: permit.yes, why: permit.yes ? null : permit.why } }
    },
  }),
  ...stepRoutes(coordinationKind, base),
]
