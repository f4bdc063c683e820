import { z } from 'zod'
import { caseView, id as uuid, receipt, worklistShape, cursor } from '#kernel/http/contract.ts'
import { command, query, type Route } from '#kernel/http/route.ts'
import { worklist } from '#kernel/obligation/worklist.ts'
import { yes } from '#kernel/permit/permit.ts'
import type { CaseKind } from './case-kind.ts'
import { openCase, takeStep } from './commands.ts'
import { stepTitle } from './procedure.ts'
import { viewCase } from './view.ts'

const caseId = z.object({ id: uuid })

/** The worklist and the case page serve every procedure. */
export const caseRoutes: Route[] = [
  query({
    name: 'worklist',
    path: '/api/worklist',
    summary: '待办',
    permit: () => yes,
    query: z.object({ urgency: z.enum(['overdue', 'today', 'soon', 'later', 'waiting']).optional(), cursor: cursor.optional() }),
    answer: worklistShape,
    run: ({ kernel, tx, actor, now, query }) => worklist(kernel, tx, actor, now, query),
  }),
  query({
    name: 'case.view',
    path: '/api/cases/{id}',
    summary: '案件',
    permit: () => yes,
    params: caseId,
    answer: caseView,
    run: ({ kernel, tx, actor, now, params }) => viewCase(kernel, tx, actor, now, params.id),
  }),
]

/**
 * The routes of one kind of case, derived from its procedure table: opening it, and one route a step.
 * @param base '/api/prevention/hazards'
 */
export function stepRoutes(kind: CaseKind, base: string): Route[] {
  const opens = Object.entries(kind.opens).map(([step, handler], index) =>
    command({
      name: `${kind.table.name}.${step}`,
      path: index === 0 ? base : `${base}/open/${step}`,
      summary: kind.table.opens[step]?.title ?? step,
      permit: 'procedure',
      body: handler.input,
      answer: receipt,
      run: (acting) => openCase(acting, kind, step, acting.body),
    }),
  )
  const steps = Object.entries(kind.steps).map(([step, handler]) =>
    command({
      name: `${kind.table.name}.${step}`,
      path: `${base}/{id}/${step}`,
      summary: stepTitle(kind.table, step),
      permit: 'procedure',
      ...(handler.token ? { token: handler.token } : {}),
      params: caseId,
      body: handler.input,
      answer: receipt,
      run: (acting) => takeStep(acting, kind, acting.params.id, step, acting.body as { rev: number }),
    }),
  )
  return [...opens, ...steps]
}
