import { z } from 'zod'
import { id, receipt } from '#kernel/http/contract.ts'
import { command, query, type Route } from '#kernel/http/route.ts'
import { check, enterPaper } from './commands.ts'
import { checkInput, enterInput, papersOf } from './contract.ts'
import { canCheckPaper, canEnterPaper, canSeePapers } from './permits.ts'
import { papers } from './queries.ts'

const base = '/api/governance/registry'
const one = z.object({ id })

/** 必备证照资料 (clause 5). */
export const paperRoutes: Route[] = [
  query({
    name: 'registry.papers',
    path: `${base}/enterprises/{id}/papers`,
    summary: '必备证照资料',
    permit: canSeePapers,
    params: one,
    answer: papersOf,
    run: (context) => papers(context, context.params.id),
  }),
  command({
    name: 'registry.enterPaper',
    path: `${base}/enterprises/{id}/papers`,
    summary: '录入证照',
    permit: (actor) => canEnterPaper(actor),
    params: one,
    body: enterInput,
    answer: receipt,
    run: (context) => enterPaper(context, context.params.id, context.body),
  }),
  command({
    name: 'registry.checkPaper',
    path: `${base}/papers/{id}/check`,
    summary: '核对证照原件',
    permit: (actor) => canCheckPaper(actor),
    params: one,
    body: checkInput,
    answer: receipt,
    run: (context) => check(context, context.params.id, context.body),
  }),
]
