import { z } from 'zod'
import { id, receipt } from '#kernel/http/contract.ts'
import { command, query, type Route } from '#kernel/http/route.ts'
import { yes } from '#kernel/permit/permit.ts'
import { classRoutes } from './classes/routes.ts'
import { changeBodies, changeHead, register } from './commands.ts'
import {
  bodiesInput,
  changeHeadInput,
  coverageShape,
  enterpriseCountShape,
  enterpriseFile,
  enterpriseInput,
  enterprisePage,
  enterpriseQuery,
} from './contract.ts'
import { disputeRoutes } from './dispute/routes.ts'
import { jurisdictionRoutes } from './jurisdiction/routes.ts'
import { lightRoutes } from './lights/routes.ts'
import { paperRoutes } from './papers/routes.ts'
import { canChangeBodies, canChangeHead, canRegister } from './permits.ts'
import { coverage, enterprise, enterpriseCount, enterprises, findIndustries, tradeRows } from './queries.ts'

import { classReactions } from './classes/reactions.ts'
import { unitTransferred } from './dispute/reactions.ts'

export { classCalculator } from './classes/rule.ts'
export { renewDue } from './classes/renew.ts'
export { type FactRow, insertFacts } from './classes/store/classes.ts'
export { tablesOf } from './classes/tables.ts'
export { registeredFacts } from './commands.ts'
export { enterpriseRegister } from './register.ts'
export { state as stateDispute } from './dispute/commands.ts'
export { boundaryKind } from './dispute/handlers.ts'
export { insertPapers, type NewPaper } from './papers/store.ts'
export { registryIndicators } from './store/indicators.ts'
export { findUnit, type HeadRow, insertHeads, insertUnits, lockUnit, type Unit, type UnitRow } from './store/units.ts'
export { makeUscc, usccCalculator } from './uscc.ts'

const path = '/api/governance/registry/enterprises'
const one = z.object({ id })
/** What is shown follows from the scope: any post may ask. */
const anyPost = () => yes

const industryRows = z.object({ rows: z.array(z.object({ code: z.string(), name: z.string(), path: z.array(z.string()) })) })
const tradeList = z.object({ rows: z.array(z.object({ code: z.string(), label: z.string() })) })

export const registryReactions = [...classReactions, unitTransferred]

/** 监管对象名录 (clauses 4, 5, 17). */
export const registryRoutes: Route[] = [
  query({
    name: 'registry.enterprises',
    path,
    summary: '监管对象名录',
    permit: anyPost,
    query: enterpriseQuery,
    answer: enterprisePage,
    run: (context) => enterprises(context, context.query),
  }),
  query({
    name: 'registry.count',
    path: `${path}/count`,
    summary: '监管对象计数',
    permit: anyPost,
    query: enterpriseQuery,
    answer: enterpriseCountShape,
    run: (context) => enterpriseCount(context, context.query),
  }),
  query({
    name: 'registry.enterprise',
    path: `${path}/{id}`,
    summary: '一企一档',
    permit: anyPost,
    params: one,
    answer: enterpriseFile,
    run: (context) => enterprise(context, context.params.id),
  }),
  command({
    name: 'registry.register',
    path,
    summary: '登记监管对象',
    permit: (actor) => canRegister(actor),
    body: enterpriseInput,
    answer: receipt,
    run: (context) => register(context, context.body),
  }),
  command({
    name: 'registry.changeBodies',
    path: `${path}/{id}/bodies`,
    summary: '变更监管层级和监督、管理两个主体',
    permit: (actor) => canChangeBodies(actor),
    params: one,
    body: bodiesInput,
    answer: receipt,
    run: (context) => changeBodies(context, context.params.id, context.body),
  }),
  command({
    name: 'registry.changeHead',
    path: `${path}/{id}/heads`,
    summary: '变更法定代表人或实际控制人',
    permit: (actor) => canChangeHead(actor),
    params: one,
    body: changeHeadInput,
    answer: receipt,
    run: (context) => changeHead(context, context.params.id, context.body),
  }),
  query({
    name: 'registry.coverage',
    path: '/api/governance/registry/coverage',
    summary: '监管层级和两个主体的覆盖率',
    permit: anyPost,
    answer: coverageShape,
    run: (context) => coverage(context),
  }),
  query({
    name: 'registry.industries',
    path: '/api/industries',
    summary: '国民经济行业小类(GB/T 4754)',
    permit: anyPost,
    query: z.object({ q: z.string().max(50).default('') }),
    answer: industryRows,
    run: async ({ query: { q } }) => findIndustries(q),
  }),
  query({
    name: 'registry.trades',
    path: '/api/trades',
    summary: '监管行业',
    permit: anyPost,
    answer: tradeList,
    run: async () => tradeRows(),
  }),
  ...classRoutes,
  ...jurisdictionRoutes,
  ...disputeRoutes,
  ...paperRoutes,
  ...lightRoutes,
]
