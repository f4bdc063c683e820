import { z } from 'zod'
import { id, receipt } from '#kernel/http/contract.ts'
import { command, query, type Route } from '#kernel/http/route.ts'
import { stepRoutes } from '#kernel/procedure/routes.ts'
import { canSeeConflicts } from '../jurisdiction/permits.ts'
import { state } from './commands.ts'
import { disputableShape, disputePage, disputeQuery, disputeShape, stateInput } from './contract.ts'
import { boundaryKind } from './handlers.ts'
import { canState } from './permits.ts'
import { disputableUnit, dispute, disputes } from './queries.ts'

const base = '/api/governance/disputes'
const one = z.object({ id })

/** 属地争议 (clause 4): both counties read and state here; raising, deciding and withdrawing are steps of the case. */
export const disputeRoutes: Route[] = [
  query({
    name: 'disputes.list',
    path: base,
    summary: '属地争议台账',
    permit: canSeeConflicts,
    query: disputeQuery,
    answer: disputePage,
    run: (context) => disputes(context, context.query),
  }),
  query({
    name: 'disputes.one',
    path: `${base}/{id}`,
    summary: '属地争议',
    permit: canSeeConflicts,
    params: one,
    answer: disputeShape,
    run: (context) => dispute(context, context.params.id),
  }),
  query({
    name: 'disputes.unit',
    path: '/api/governance/disputable-units',
    summary: '按信用代码查有争议的单位',
    permit: (actor) => canState(actor),
    query: z.object({ uscc: z.string().min(18, '请填写完整的统一社会信用代码').max(30) }),
    answer: disputableShape,
    run: (context) => disputableUnit(context, context.query.uscc),
  }),
  command({
    name: 'disputes.state',
    path: `${base}/{id}/statements`,
    summary: '陈述属地争议意见',
    permit: (actor) => canState(actor),
    params: one,
    body: stateInput,
    answer: receipt,
    run: (context) => state(context, context.params.id, context.body),
  }),
  ...stepRoutes(boundaryKind, base),
]
