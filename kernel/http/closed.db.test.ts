import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import type { LightMyRequestResponse } from 'fastify'
import { story } from '#test/city.ts'
import { routes } from '../../server/assemble.ts'
import { methodOf } from './route.ts'

/** A path with every parameter filled in. */
const filled = (path: string, id: string) => path.replaceAll(/\{\w+\}/g, id)
const numberOf = (answer: LightMyRequestResponse) => answer.json<{ problem?: { no: string } }>().problem?.no

story('', '没有登录,每一条路由都只回答请登录;没有一条路由漏掉', async (city) => {
  let asked = 0
  for (const route of routes.filter((one) => one.kind !== 'open')) {
    // Whatever the body lacks is said first only where it cannot be read at all; nothing is looked up for a stranger.
    const body = route.kind === 'command' ? sample(route.body) : undefined
    const answer = await city.app.inject({
      method: methodOf(route),
      url: filled(route.path, randomUUID()) + (route.name === 'organs.people' ? '?organ=emergency.450103' : ''),
      headers: { 'idempotency-key': randomUUID() },
      ...(body === undefined ? {} : { payload: body as object }),
    })
    const no = numberOf(answer)
    if (no !== '400.1') asked += 1
    assert.ok(no === '401.1' || no === '400.1', `${route.name} answered ${answer.statusCode} ${answer.body.slice(0, 200)}`)
  }
  const closed = routes.filter((one) => one.kind !== 'open').length
  assert.equal(asked, closed, 'every route was reached with a body it accepts')
  for (const url of [`/api/cases/${randomUUID()}/export`, `/api/attachments/${randomUUID()}`, '/api/session']) {
    assert.equal(numberOf(await city.app.inject({ url })), '401.1', url)
  }
  const post = await city.app.inject({ method: 'POST', url: '/api/session/post', payload: { tenure: randomUUID() } })
  assert.equal(numberOf(post), '401.1')
})

/** An input of every field any command asks for, each right by itself. */
const everything = {
  rev: 1,
  year: 2027,
  source: '示例通知',
  days: [{ date: '2027-01-01', name: '元旦', kind: 'off' }],
  enterprise: randomUUID(),
  origin: 'patrol',
  reason: 'planned',
  category: 'fire',
  description: '安全出口被货物堵塞',
  spot: '二号冷库北侧',
  foundAt: '2026-09-21T02:00:00Z',
  photos: [randomUUID()],
  demand: '立即清理堵塞物',
  rectifyBy: '2026-10-12',
  dismissal: '经核实不构成隐患',
  responsible: '某某',
  measure: '清理堵塞物品',
  funds: 0,
  until: '2026-10-30',
  contingency: '专人值守出口',
  rectifiedAt: '2026-09-21T02:00:00Z',
  rectification: '已经清理完毕',
  answer: '同意延期',
  note: '情况属实,同意',
  assessment: '治理措施有效',
  residualRisk: 'none',
  findings: [],
  summary: '检查情况正常',
  handling: '未发现问题',
  unitRepresentative: '某某',
  refusedToSign: false,
  subject: '年度计划检查',
  partner: '覃正乙',
  certificates: '桂A-0001、桂A-0002',
  date: '2026-10-12',
  key: 'some.parameter',
  hours: 1,
  post: randomUUID(),
  person: 'wei',
  since: '2026-09-22',
  kind: 'legalRepresentative',
  name: '某某',
  level: 'county',
  supervising: 'emergency.450103',
  supervisingBasis: '三定规定',
  managing: 'emergency.450103',
  managingBasis: '属地管理',
  uscc: '91450103MA5YK00012',
  industry: 'C1353',
  trade: 'fire',
  division: '450103001005',
  address: '示例路 1 号',
  heads: ['legalRepresentative', 'actualController'].map((kind) => ({ kind, name: '某某', since: '2026-01-01', source: '公示' })),
}

/** `everything`, with a reason long enough where a sentence is wanted. */
const sample = (body: { safeParse(input: unknown): { success: boolean } }): object =>
  [everything, { ...everything, reason: '企业临时停业,改期办理这一项' }].find((one) => body.safeParse(one).success) ?? everything
