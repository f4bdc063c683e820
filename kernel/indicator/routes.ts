import { z } from 'zod'
import { open, query, type Route } from '#kernel/http/route.ts'
import { compute } from './calculator.ts'
import { overviewShape, placesQuery, placesShape, shapesShape, tallyHealth } from './contract.ts'
import { overview } from './overview.ts'
import { canCheckTally, canSeeOverview } from './permits.ts'
import { shapesOf } from './shapes.ts'
import { placeNumbers, readTallyHealth } from './tally.ts'

const answer = z.object({
  value: z.unknown(),
  steps: z.array(z.object({ on: z.string().optional(), say: z.string() })).readonly(),
  version: z.string(),
  basis: z.array(z.string()).readonly(),
})

/** Calculators are public: a figure of law is the same for everybody, and anybody may check it. */
export const computeRoutes: Route[] = [
  open({
    name: 'compute',
    path: '/api/compute/{name}',
    summary: '计算器',
    params: z.object({ name: z.string().max(50) }),
    body: z.unknown(),
    answer,
    run: async ({ kernel, params, body }) => compute(kernel.calculators, params.name, body),
  }),
]

/** 一屏, the numbers by place, the drawing of the counties, and whether sums and rows agree. */
export const indicatorRoutes: Route[] = [
  query({
    name: 'overview.read',
    path: '/api/overview',
    summary: '一屏:指标、比较和逾期',
    permit: canSeeOverview,
    answer: overviewShape,
    run: ({ kernel, tx, actor, now }) => overview(kernel, tx, actor, now),
  }),
  query({
    name: 'overview.places',
    path: '/api/overview/places',
    summary: '各县(区)或乡镇(街道)的指标',
    permit: canSeeOverview,
    query: placesQuery,
    answer: placesShape,
    run: ({ kernel, tx, actor, now, query }) => placeNumbers(kernel, tx, actor, now, query.county),
  }),
  query({
    name: 'overview.shapes',
    path: '/api/overview/shapes',
    summary: '县(区)示意图',
    permit: canSeeOverview,
    answer: shapesShape,
    run: ({ kernel, tx }) => shapesOf(kernel, tx),
  }),
  query({
    name: 'overview.health',
    path: '/api/overview/health',
    summary: '汇总核对',
    permit: canCheckTally,
    answer: tallyHealth,
    run: ({ kernel, tx, now }) => readTallyHealth(kernel, tx, now),
  }),
]
