import { z } from 'zod'
import { open, type Route } from '#kernel/http/route.ts'
import { compute } from './calculator.ts'

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
