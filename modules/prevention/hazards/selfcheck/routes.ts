import { z } from 'zod'
import { id, receipt } from '#kernel/http/contract.ts'
import { command, query, type Route } from '#kernel/http/route.ts'
import { yes } from '#kernel/permit/permit.ts'
import { assign, end, reassign } from './assign.ts'
import {
  assignInput,
  assignmentQuery,
  assignmentRows,
  checkForm,
  checkFull,
  checkPage,
  checkQuery,
  code,
  endInput,
  formQuery,
  reassignInput,
  submitInput,
  submitted,
  unitPosts,
} from './contract.ts'
import { canAssign, canSubmit } from './permits.ts'
import { assignments, check, checks, form } from './queries.ts'
import { postsOfUnit } from './store/assignments.ts'
import { submit } from './submit.ts'

const path = '/api/prevention/self-checks'
const one = z.object({ id })

const arranging: Route[] = [
  query({
    name: 'selfCheck.assignments',
    path: `${path}/posts`,
    summary: '岗位自查安排:岗位、检查表、周期、上次、下次',
    permit: () => yes,
    token: ['checks.read', 'checks.write'],
    query: assignmentQuery,
    answer: assignmentRows,
    run: (context) => assignments(context, context.query),
  }),
  command({
    name: 'selfCheck.assign',
    path: `${path}/posts`,
    summary: '安排岗位自查',
    permit: canAssign,
    body: assignInput,
    answer: receipt,
    run: (context) => assign(context, context.body),
  }),
  command({
    name: 'selfCheck.reassign',
    path: `${path}/posts/{id}`,
    summary: '修改岗位自查安排',
    permit: canAssign,
    params: one,
    body: reassignInput,
    answer: receipt,
    run: (context) => reassign(context, context.params.id, context.body),
  }),
  command({
    name: 'selfCheck.end',
    path: `${path}/posts/{id}/end`,
    summary: '停用岗位自查安排',
    permit: canAssign,
    params: one,
    body: endInput,
    answer: receipt,
    run: (context) => end(context, context.params.id, context.body),
  }),
  query({
    name: 'selfCheck.responsible',
    path: `${path}/responsible`,
    summary: '本单位可以负责自查的岗位',
    permit: canAssign,
    answer: unitPosts,
    run: async ({ tx, actor }) => ({ rows: await postsOfUnit(tx, actor.enterprise ?? '') }),
  }),
]

/** 自查: who checks what how often, the list to check, the check, the record. */
export const selfCheckRoutes: Route[] = [
  ...arranging,
  query({
    name: 'selfCheck.form',
    path: `${path}/forms/{code}`,
    summary: '打开一个岗位的自查(扫岗位码)',
    permit: () => yes,
    token: ['checks.read', 'checks.write'],
    params: z.object({ code }),
    query: formQuery,
    answer: checkForm,
    run: (context) => form(context, context.params.code, context.query.version),
  }),
  command({
    name: 'selfCheck.submit',
    path,
    summary: '提交自查',
    permit: (actor) => canSubmit(actor),
    token: ['checks.write'],
    body: submitInput,
    answer: submitted,
    run: (context) => submit(context, context.body),
  }),
  query({
    name: 'selfCheck.list',
    path,
    summary: '自查记录',
    permit: () => yes,
    token: ['checks.read'],
    query: checkQuery,
    answer: checkPage,
    run: (context) => checks(context, context.query),
  }),
  query({
    name: 'selfCheck.view',
    path: `${path}/{id}`,
    summary: '一次自查的每一项回答',
    permit: () => yes,
    token: ['checks.read'],
    params: one,
    answer: checkFull,
    run: (context) => check(context, context.params.id),
  }),
]
