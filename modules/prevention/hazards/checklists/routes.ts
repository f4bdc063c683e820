import { command, query, type Route } from '#kernel/http/route.ts'
import { yes } from '#kernel/permit/permit.ts'
import { publish, revise } from './commands.ts'
import {
  checklistFull,
  checklistParams,
  checklistQuery,
  checklistRows,
  published,
  publishInput,
  reviseInput,
  versionQuery,
} from './contract.ts'
import { canPublish } from './permits.ts'
import { checklistOf, checklists } from './queries.ts'

const path = '/api/prevention/checklists'

/** 检查表: those in use, one with its versions, a new one, a new version. */
export const checklistRoutes: Route[] = [
  query({
    name: 'checklist.list',
    path,
    summary: '检查表',
    permit: () => yes,
    token: ['checks.read', 'checks.write'],
    query: checklistQuery,
    answer: checklistRows,
    run: ({ tx, actor, query }) => checklists(tx, actor, query),
  }),
  query({
    name: 'checklist.one',
    path: `${path}/{key}`,
    summary: '一份检查表及其各版',
    permit: () => yes,
    token: ['checks.read', 'checks.write'],
    params: checklistParams,
    query: versionQuery,
    answer: checklistFull,
    run: ({ tx, actor, params, query }) => checklistOf(tx, actor, params.key, query.version),
  }),
  command({
    name: 'checklist.publish',
    path,
    summary: '发布检查表',
    permit: canPublish,
    body: publishInput,
    answer: published,
    run: (context) => publish(context, context.body),
  }),
  command({
    name: 'checklist.revise',
    path: `${path}/{key}/versions`,
    summary: '发布检查表的新版',
    permit: canPublish,
    params: checklistParams,
    body: reviseInput,
    answer: published,
    run: (context) => revise(context, context.params.key, context.body),
  }),
]
