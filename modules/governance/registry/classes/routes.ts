import { z } from 'zod'
import { id, receipt } from '#kernel/http/contract.ts'
import { command, query, type Route } from '#kernel/http/route.ts'
import { enter } from './commands.ts'
import { classOf, classPage, classQuery, factInput, whatIfQuery, whatIfShape } from './contract.ts'
import { canEnterFact, canSeeClass, canSeeClasses } from './permits.ts'
import { classes, classOfUnit, whatIf } from './queries.ts'

const base = '/api/governance/registry'
const one = z.object({ id })

/** 分类分级和检查频次 (clauses 4, 17). */
export const classRoutes: Route[] = [
  query({
    name: 'registry.classes',
    path: `${base}/classes`,
    summary: '分类分级台账',
    permit: canSeeClasses,
    query: classQuery,
    answer: classPage,
    run: (context) => classes(context, context.query),
  }),
  query({
    name: 'registry.classOf',
    path: `${base}/enterprises/{id}/class`,
    summary: '分类分级和检查频次',
    permit: canSeeClass,
    params: one,
    answer: classOf,
    run: (context) => classOfUnit(context, context.params.id),
  }),
  query({
    name: 'registry.whatIf',
    path: `${base}/enterprises/{id}/class/what-if`,
    summary: '改一项看结果',
    permit: canSeeClass,
    params: one,
    query: whatIfQuery,
    answer: whatIfShape,
    run: (context) => whatIf(context, context.params.id, context.query),
  }),
  command({
    name: 'registry.enterFact',
    path: `${base}/enterprises/{id}/facts`,
    summary: '登记标准化等级、安责险、从业人员数',
    permit: (actor) => canEnterFact(actor),
    params: one,
    body: factInput,
    answer: receipt,
    run: (context) => enter(context, context.params.id, context.body),
  }),
]
