import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import type { LightMyRequestResponse } from 'fastify'
import { story } from '#test/city.ts'
import { inspections, Visit } from '#test/visit.ts'
import { routes } from '../../server/assemble.ts'
import { methodOf } from './route.ts'

type Problem = { no: string; say: string; field?: string; request: string; more?: { fields?: { field: string }[] } }
const problemOf = (answer: LightMyRequestResponse) => answer.json<{ problem: Problem }>().problem

interface Operation {
  operationId?: string
  parameters?: { name: string; in: string; required?: boolean }[]
  requestBody?: unknown
  responses?: Record<string, { content?: Record<string, { schema?: unknown }> }>
}
type Document = { openapi: string; info: { title: string; version: string }; paths: Record<string, Record<string, Operation>> }

story('', '接口说明是 OpenAPI 3.1,写全每一条路由:地址、参数、请求体、答复,编号不重', async (city) => {
  const answer = await city.app.inject({ url: '/api/openapi.json' })
  assert.equal(answer.statusCode, 200)
  const document = answer.json<Document>()
  assert.match(document.openapi, /^3\.1\.\d+$/)
  assert.equal(document.info.version, city.kernel.version)
  for (const route of routes) {
    const method = methodOf(route) === 'GET' ? 'get' : 'post'
    const found = document.paths[route.path]?.[method]
    assert.equal(found?.operationId, route.name, `${method} ${route.path}`)
    const names = [...route.path.matchAll(/\{(\w+)\}/g)].map((one) => one[1])
    const params = (found?.parameters ?? []).filter((one) => one.in === 'path')
    assert.deepEqual(params.map((one) => one.name).toSorted(), names.toSorted(), `${route.name}: every parameter of its path`)
    assert.equal(found?.requestBody !== undefined, method === 'post', `${route.name}: a body when it takes one`)
    assert.ok(found?.responses?.['200']?.content?.['application/json']?.schema, `${route.name}: what it answers`)
    assert.ok(found?.responses?.['4XX'] ?? found?.responses?.['4xx'], `${route.name}: how it refuses`)
    if (route.kind === 'command') assert.ok(found?.parameters?.some((one) => one.in === 'header' && one.name === 'idempotency-key'))
  }
  const ids = Object.values(document.paths).flatMap((path) => Object.values(path).map((one) => one.operationId))
  assert.equal(new Set(ids).size, ids.length, 'no operation twice')
  for (const path of ['/api/session', '/api/attachments', '/api/attachments/{id}', '/api/cases/{id}/export', '/api/health']) {
    assert.ok(document.paths[path], path)
  }
})

story('', '每个答复带请求编号;拒绝里的编号与它相同', async (city) => {
  const lu = await city.person('lu')
  const good = await lu.ask('GET', '/api/worklist')
  const bad = await lu.ask('GET', `/api/cases/${randomUUID()}`)
  for (const answer of [good, bad]) assert.match(String(answer.headers['x-request-id']), /^[0-9a-f-]{36}$/)
  assert.notEqual(good.headers['x-request-id'], bad.headers['x-request-id'])
  assert.equal(problemOf(bad).request, bad.headers['x-request-id'])
  assert.match(String(bad.headers['content-type']), /^application\/json/)
})

story('', '读不懂的请求用中文说明,不当作系统故障', async (city) => {
  const lu = await city.person('lu')
  const cookies = { anlan_session: lu.cookie }
  const send = (payload: string | object, type = 'application/json', url = inspections) =>
    city.app.inject({ method: 'POST', url, cookies, payload, headers: { 'content-type': type, 'idempotency-key': randomUUID() } })
  const chinese = /[一-鿿]{2}/
  const unreadable = [
    await send('{"enterprise":'),
    await send('{"__proto__": {"x": 1}}'),
    await send(''),
    await send('<a/>', 'application/xml'),
    await send('null'),
    await send('[]'),
    await send('{"enterprise": 7}'),
    await send('{}', 'application/json', '/api/attachments'),
    await send('no boundary here', 'multipart/form-data', '/api/attachments'),
    await send('--x\r\n', 'multipart/form-data; boundary=x', '/api/attachments'),
    await city.app.inject({ url: '/api/cases/not-a-uuid', cookies }),
    await city.app.inject({ url: '/api/governance/registry/enterprises?limit=0', cookies }),
    await city.app.inject({ url: '/api/attachments/not-a-uuid', cookies }),
  ]
  for (const [index, answer] of unreadable.entries()) {
    assert.equal(answer.statusCode, 400, `${index}: ${answer.body}`)
    assert.equal(problemOf(answer).no, '400.1')
    assert.match(problemOf(answer).say, chinese)
  }
  const page = await city.app.inject({ url: '/api/governance/registry/enterprises?cursor=zzz', cookies })
  assert.equal(problemOf(page).no, '400.3')
  const large = await send(JSON.stringify({ subject: 'x'.repeat(3 * 1024 * 1024) }))
  assert.deepEqual([large.statusCode, problemOf(large).no], [413, '413.1'])
})

story('', '没有的地址答 404.1;每个填错的栏目都列出来', async (city) => {
  const lu = await city.person('lu')
  for (const url of ['/api/no-such-thing', '/api/cases', '/api/worklist/x']) assert.match((await lu.refused('404.1', url)).say, /没有找到/)
  const wrongMethod = await city.app.inject({ method: 'PUT', url: '/api/worklist', cookies: { anlan_session: lu.cookie } })
  assert.equal(problemOf(wrongMethod).no, '404.1')
  const several = await lu.refused('400.1', inspections, { enterprise: 'x', reason: 'no such reason' })
  const fields = (several.more?.fields ?? []) as { field: string }[]
  assert.ok(fields.length >= 3)
  assert.equal(several.field, fields[0]?.field)
})

story('', '写请求没有提交编号、编号太短都拒绝;同一编号换了内容拒绝;别人用同一编号互不相干', async (city) => {
  const [lu, qin] = await city.people('lu', 'qin')
  const body = {
    enterprise: city.unit('cold'),
    reason: 'planned',
    subject: '年度计划检查',
    partner: '覃正乙',
    certificates: '桂A-0001、桂A-0002',
  }
  const bare = await city.app.inject({ method: 'POST', url: inspections, cookies: { anlan_session: lu.cookie }, payload: body })
  assert.equal(problemOf(bare).no, '400.2')
  assert.equal(problemOf(await lu.ask('POST', inspections, body, { 'idempotency-key': 'short' })).no, '400.2')
  const key = 'the-same-key-for-both'
  const first = await lu.post(inspections, body, key)
  assert.deepEqual(await lu.post(inspections, body, key), first)
  const other = await lu.ask('POST', inspections, { ...body, subject: '另一次检查' }, { 'idempotency-key': key })
  assert.equal(problemOf(other).no, '409.3')
  assert.notEqual((await qin.post(inspections, body, key)).id, first.id, 'keys belong to their person')
  const { rows } = await lu.get<{ rows: unknown[] }>(inspections)
  assert.equal(rows.length, 2)
})

story('', '两人同时办同一件:后到的得知已被谁办理(409.2),只有一步生效', async (city) => {
  const [qin, huang] = await city.people('qin', 'huang')
  const visit = await Visit.start(qin, city.unit('cold'))
  const body = { rev: 1, reason: '企业临时停业,改期检查' }
  const answers = await Promise.all([qin, huang].map((one) => one.ask('POST', `${inspections}/${visit.id}/abandon`, body)))
  assert.deepEqual(answers.map((one) => one.statusCode).toSorted(), [200, 409])
  const late = problemOf(answers.find((one) => one.statusCode === 409) ?? assert.fail())
  assert.equal(late.no, '409.2')
  assert.match(late.say, /覃正|黄复明/)
})
