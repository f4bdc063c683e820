import assert from 'node:assert/strict'
import { randomBytes, randomUUID } from 'node:crypto'
import type { z } from 'zod'
import { verifyLedger } from '#kernel/evidence/ledger.ts'
import type { caseView } from '#kernel/http/contract.ts'
import type { City } from '#test/city.ts'
import { story } from '#test/city.ts'
import { HazardCase, hazards, view } from '#test/hazard.ts'
import { png } from '#test/png.ts'
import type { Person } from '#test/person.ts'
import { arrange, selfChecks, type Submitted } from '#test/selfcheck.ts'
import { tokenOf, tokenRows, type TokenScope } from './token.ts'

const every: TokenScope[] = ['checks.write', 'checks.read', 'hazards.read', 'rectify']

/** An enterprise's own system: it knows its token and no session. */
class System {
  private readonly city: City
  readonly token = tokenOf(randomBytes(32))

  constructor(city: City) {
    this.city = city
  }

  ask(method: 'GET' | 'POST', url: string, body?: object, key: string = randomUUID()) {
    const headers = { authorization: `Bearer ${this.token}`, ...(method === 'POST' ? { 'idempotency-key': key } : {}) }
    return this.city.app.inject({ method, url, headers, ...(body ? { payload: body } : {}) })
  }

  async says<T>(method: 'GET' | 'POST', url: string, body?: object, key?: string): Promise<T> {
    const answer = await this.ask(method, url, body, key)
    assert.equal(answer.statusCode, 200, `${method} ${url}: ${answer.body.slice(0, 400)}`)
    return answer.json<T>()
  }

  async refused(no: string, method: 'GET' | 'POST', url: string, body?: object) {
    const answer = await this.ask(method, url, body)
    const { problem } = answer.json<{ problem: { no: string; field?: string; say: string } }>()
    assert.equal(problem.no, no, `${method} ${url}: ${answer.body.slice(0, 300)}`)
    return problem
  }

  async photo(seed: number): Promise<string> {
    const form = new FormData()
    form.append('file', new Blob([png(seed)], { type: 'image/png' }), 'erp.png')
    const request = new Request('http://localhost/api/attachments', { method: 'POST', body: form })
    const headers = { authorization: `Bearer ${this.token}`, 'content-type': request.headers.get('content-type') ?? '' }
    const answer = await this.city.app.inject({
      method: 'POST',
      url: '/api/attachments',
      headers,
      payload: Buffer.from(await request.arrayBuffer()),
    })
    assert.equal(answer.statusCode, 200, answer.body)
    return answer.json<{ id: string }>().id
  }
}

async function system(city: City, person: Person, scopes = every, until = '2026-12-31'): Promise<{ system: System; id: string }> {
  const made = new System(city)
  const { id } = await person.post('/api/tokens', { name: '安全管理 ERP', scopes, until, token: made.token })
  return { system: made, id }
}

/** The check of the ammonia list as an ERP knows it: by its own number, without codes and versions. */
const posted = (now: string, reference: string, fault: object | null) => ({
  checklist: 'ammonia.daily',
  reference,
  startedAt: now,
  endedAt: now,
  answers: Array.from({ length: 12 }, (_, at) => ({
    item: `i${at + 1}`,
    answer: at === 0 && fault ? 'fault' : 'ok',
    fault: at === 0 ? fault : null,
  })),
})

story('C22.2', '企业自有系统用令牌报自查、看隐患、报整改;执法人员和企业两边页面看到的是同一状态', async (city) => {
  const [nong, lu, huang] = await city.people('nong', 'lu', 'huang')
  await arrange(nong)
  const { system: erp } = await system(city, nong)
  const { now } = await nong.session()
  const body = posted(now, 'ERP-0001', { what: '氨报警器掉线', photos: [await erp.photo(880_001)] })
  const done = await erp.says<Submitted>('POST', selfChecks, body)
  assert.deepEqual(await erp.says<Submitted>('POST', selfChecks, body), done, 'the same number is the same check')
  assert.equal((await erp.refused('409.173', 'POST', selfChecks, { ...body, note: '改过' })).field, 'reference')
  const id = done.hazards[0]?.caseId ?? ''
  const states = async () => {
    const seen = [await erp.says<z.infer<typeof caseView>>('GET', `${hazards}/${id}`), await view(lu, id), await view(nong, id)]
    return seen.map((one) => [one.no, one.stateLabel, one.rev].join())
  }
  const same = async (label: string) => {
    const all = await states()
    assert.deepEqual(all, [all[0], all[0], all[0]])
    assert.ok(all[0]?.includes(label), all[0])
  }
  await same('已排查,待登记')
  await lu.post(`${hazards}/${id}/register`, { rev: 1, category: 'hazchem', demand: '修复报警器并联网', rectifyBy: '2026-10-12' })
  const plan = { responsible: '农细心', measure: '更换探头并联网', funds: 3000, until: '2026-10-10', contingency: '专人手持检测值守' }
  await erp.says('POST', `${hazards}/${id}/plan`, { rev: 2, ...plan })
  const fixed = { rev: 3, rectifiedAt: now, rectification: '探头已更换,信号恢复', photos: [await erp.photo(880_002)] }
  const key = randomUUID()
  const first = await erp.says('POST', `${hazards}/${id}/rectify`, fixed, key)
  assert.deepEqual(await erp.says('POST', `${hazards}/${id}/rectify`, fixed, key), first, 'a repeated request is answered as before')
  await same('已整改,待复查')
  assert.ok((await view(huang, id)).next.some((one) => one.step === 'passRecheck' && one.yes))
  const checks = `${selfChecks}?enterprise=${city.unit('cold')}`
  const [ours, theirs] = [await erp.says<{ rows: unknown[] }>('GET', checks), await lu.get<{ rows: unknown[] }>(checks)]
  assert.deepEqual(ours.rows, theirs.rows)
  const rows = await city.stored((tx) =>
    tx.selectFrom('evidence').select(['event', 'data']).where('data', 'like', '%安全管理 ERP%').execute(),
  )
  assert.deepEqual(rows.map((one) => one.event).sort(), [
    'hazard.plan',
    'hazard.rectify',
    'hazard.report',
    'selfCheck.submitted',
    'token.created',
  ])
  assert.deepEqual((await city.stored((tx) => verifyLedger(tx, null))).findings, [])
})

story('', '令牌只办它的用途:不能代他企业、不能上其他地址、不能超一年;撤销、到期、离岗后立即失效', async (city) => {
  const [nong, ma, rival, meng, lu] = await city.people('nong', 'ma', 'rival', 'meng', 'lu')
  const { code } = await arrange(nong)
  const { system: other } = await system(city, rival)
  const { now } = await nong.session()
  const body = posted(now, 'R-1', null)
  assert.equal((await other.refused('403.165', 'POST', selfChecks, { ...body, enterprise: city.unit('cold') })).field, 'enterprise')
  await other.refused('404.1', 'POST', selfChecks, { ...body, checklist: undefined, code })
  await other.refused('404.1', 'GET', `${selfChecks}/forms/${code}`)
  const { system: reader, id } = await system(city, nong, ['checks.read'])
  await reader.refused('403.6', 'POST', selfChecks, body)
  await reader.refused('403.6', 'GET', hazards)
  for (const url of ['/api/worklist', '/api/tokens', '/api/governance/registry/enterprises']) await reader.refused('403.5', 'GET', url)
  await reader.refused('403.5', 'POST', '/api/tokens', {
    name: '再建一个',
    scopes: ['rectify'],
    until: '2026-12-31',
    token: reader.token,
  })
  const hazard = await HazardCase.report(nong, city.unit('cold'), 'selfCheck')
  await reader.refused('403.6', 'GET', `${hazards}/${hazard.id}`)
  const input = { name: 'ERP', scopes: ['rectify'], token: tokenOf(randomBytes(32)) }
  assert.equal((await nong.refused('422.9', '/api/tokens', { ...input, until: '2027-09-22' })).field, 'until')
  assert.equal((await nong.refused('422.9', '/api/tokens', { ...input, until: '2026-09-20' })).field, 'until')
  assert.equal((await nong.refused('409.12', '/api/tokens', { ...input, until: '2026-12-31', token: reader.token })).field, 'token')
  assert.equal((await nong.refused('400.1', '/api/tokens', { ...input, until: '2026-12-31', token: 'anlan_short' })).field, 'token')
  for (const one of [meng, lu]) await one.refused('403.1', '/api/tokens', { ...input, until: '2026-12-31' })
  const list = async (who: Person) => tokenRows.parse(await who.get('/api/tokens')).rows.map((one) => [one.personName, one.state])
  assert.deepEqual(await list(ma), [['农细心', 'valid']])
  assert.deepEqual(await list(rival), [['容他人', 'valid']])
  await rival.refused('404.1', `/api/tokens/${id}/revoke`, {})
  await ma.post(`/api/tokens/${id}/revoke`, {})
  await reader.refused('401.6', 'GET', `${selfChecks}/posts`)
  await ma.refused('409.13', `/api/tokens/${id}/revoke`, {})
  assert.deepEqual(await list(ma), [['农细心', 'revoked']])
  const stored = JSON.stringify(await city.stored((tx) => tx.selectFrom('api_token').selectAll().execute()))
  assert.ok(!stored.includes(reader.token), 'only the digest is kept')
  const logged = JSON.stringify(await city.stored((tx) => tx.selectFrom('command_log').selectAll().execute()))
  assert.ok(!logged.includes(reader.token) && !logged.includes(other.token))
  const holds = (until: string | null) =>
    city.stored((tx) => tx.updateTable('tenure').set({ until }).where('id', '=', city.ids('rival').tenure).execute())
  await holds('2026-09-21T01:00:00Z')
  await other.refused('403.2', 'GET', `${selfChecks}/posts`)
  await holds(null)
  await other.says('GET', `${selfChecks}/posts`)
  await city.until('2027-01-01T01:00:00Z')
  await other.refused('401.6', 'GET', `${selfChecks}/posts`)
})

story('', '令牌调用过频要等一分钟', async (city) => {
  const [nong] = await city.people('nong')
  const { system: erp } = await system(city, nong)
  for (let at = 0; at < 120; at += 1) await erp.says('GET', `${hazards}/count`)
  await erp.refused('429.1', 'GET', `${hazards}/count`)
  await city.until('2026-09-21T02:30:00Z')
  await erp.says('GET', `${hazards}/count`)
})
