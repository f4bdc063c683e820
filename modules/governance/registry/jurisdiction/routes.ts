import { z } from 'zod'
import { id } from '#kernel/http/contract.ts'
import { query, type Route } from '#kernel/http/route.ts'
import { conflictPage, conflictQuery, jurisdictionOf } from './contract.ts'
import { canSeeConflicts, canSeeJurisdiction } from './permits.ts'
import { conflicts, jurisdiction } from './queries.ts'

const base = '/api/governance/registry'

/** 属地 (clause 4). */
export const jurisdictionRoutes: Route[] = [
  query({
    name: 'registry.jurisdiction',
    path: `${base}/enterprises/{id}/jurisdiction`,
    summary: '单位的属地及依据',
    permit: canSeeJurisdiction,
    params: z.object({ id }),
    answer: jurisdictionOf,
    run: (context) => jurisdiction(context, context.params.id),
  }),
  query({
    name: 'registry.conflicts',
    path: `${base}/conflicts`,
    summary: '坐标与代码矛盾清单',
    permit: canSeeConflicts,
    query: conflictQuery,
    answer: conflictPage,
    run: (context) => conflicts(context, context.query),
  }),
]
