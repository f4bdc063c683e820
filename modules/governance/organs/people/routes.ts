import { z } from 'zod'
import { id, receipt } from '#kernel/http/contract.ts'
import { command, query, type Route } from '#kernel/http/route.ts'
import { barAccount, endTerm, enterPerson, enterStaff, givePost, openAccount } from './commands.ts'
import * as shapes from './contract.ts'
import { canEndTerms, canEnterPeople, canGivePosts, canKeepAccount, canSeeAccounts, canSeePosts, canStaff } from './permits.ts'
import { enterOrgan, enterPost, unitOf } from './posts.ts'
import { people, person, posts } from './queries.ts'

const base = '/api/governance/people'
const one = z.object({ id })

/** 人员与岗位: who may sign in, as what, and who saw to it. */
export const peopleRoutes: Route[] = [
  query({
    name: 'people.list',
    path: base,
    summary: '人员与账号',
    permit: canSeeAccounts,
    query: shapes.peoplePage,
    answer: shapes.personList,
    run: ({ tx, query: asked }) => people(tx, asked),
  }),
  query({
    name: 'people.person',
    path: `${base}/{id}`,
    summary: '人员卡片:账号、任职和留痕',
    permit: canSeeAccounts,
    params: one,
    answer: shapes.personCard,
    run: ({ tx, actor, now, params }) => person(tx, actor, params.id, now.toISOString()),
  }),
  query({
    name: 'posts.list',
    path: '/api/governance/posts',
    summary: '岗位',
    permit: canSeePosts,
    query: shapes.postsQuery,
    answer: shapes.postList,
    run: ({ tx, query: asked }) => posts(tx, asked),
  }),
  query({
    name: 'posts.unit',
    path: '/api/governance/posts/unit',
    summary: '按统一社会信用代码核对单位名称',
    permit: canEnterPeople,
    query: shapes.unitByCode,
    answer: z.object({ name: z.string() }),
    run: async ({ tx, query: { uscc } }) => ({ name: (await unitOf(tx, uscc)).name }),
  }),
  command({
    name: 'people.enter',
    path: base,
    summary: '录入人员',
    permit: canEnterPeople,
    body: shapes.personInput,
    answer: receipt,
    run: (context) => enterPerson(context, context.body),
  }),
  command({
    name: 'people.enterStaff',
    path: `${base}/staff`,
    summary: '企业录入本单位人员',
    permit: canStaff,
    body: shapes.staffInput,
    answer: receipt,
    run: (context) => enterStaff(context, context.body),
  }),
  command({
    name: 'organs.enter',
    path: '/api/governance/organs',
    summary: '录入机构',
    permit: canEnterPeople,
    body: shapes.organInput,
    answer: receipt,
    run: (context) => enterOrgan(context, context.body),
  }),
  command({
    name: 'posts.enter',
    path: '/api/governance/posts',
    summary: '录入岗位',
    permit: canEnterPeople,
    body: shapes.postInput,
    answer: receipt,
    run: (context) => enterPost(context, context.body),
  }),
  ...accountRoutes(),
]

/** What is done to one person. */
function accountRoutes(): Route[] {
  return [
    command({
      name: 'people.give',
      path: `${base}/{id}/posts`,
      summary: '任职',
      permit: canGivePosts,
      params: one,
      body: shapes.givenInput,
      answer: receipt,
      run: (context) => givePost(context, context.params.id, context.body),
    }),
    command({
      name: 'people.end',
      path: `${base}/{id}/end`,
      summary: '结束任职',
      permit: (actor) => canEndTerms(actor),
      params: one,
      body: shapes.endInput,
      answer: receipt,
      run: (context) => endTerm(context, context.params.id, context.body),
    }),
    command({
      name: 'people.open',
      path: `${base}/{id}/password`,
      summary: '发放一次性密码',
      permit: (actor) => canKeepAccount(actor),
      params: one,
      body: shapes.openInput,
      answer: receipt,
      run: (context) => openAccount(context, context.params.id, context.body.password),
    }),
    command({
      name: 'people.bar',
      path: `${base}/{id}/bar`,
      summary: '停用账号',
      permit: (actor) => canKeepAccount(actor),
      params: one,
      body: shapes.barInput,
      answer: receipt,
      run: (context) => barAccount(context, context.params.id, context.body.reason),
    }),
    command({
      name: 'people.unbar',
      path: `${base}/{id}/unbar`,
      summary: '启用账号',
      permit: (actor) => canKeepAccount(actor),
      params: one,
      body: z.object({}),
      answer: receipt,
      run: (context) => barAccount(context, context.params.id, null),
    }),
  ]
}
