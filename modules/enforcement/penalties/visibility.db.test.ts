import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { tokenHash } from '#kernel/http/run.ts'
import { asSession } from '#kernel/store/transaction.ts'
import type { Route } from '#kernel/http/route.ts'
import { type City, story } from '#test/city.ts'
import { CoercionCase, disobeyedStop, inHours, measures, overdueHazard, powerOf, present } from '#test/coercion.ts'
import { view } from '#test/hazard.ts'
import { routes } from '#server/assemble.ts'

const reads = (route: Route) => route.kind === 'query' || route.kind === 'file'

/** Every list anybody may ask for, and every read of one case. */
const lists = routes.filter((route) => reads(route) && !route.path.includes('{')).map((route) => route.path)
const ofCase = routes.filter((route) => reads(route) && route.path.startsWith('/api/cases/{id}')).map((route) => route.path)

/** What lets this person know that the case exists: a list that names it, a read or a step answered otherwise than for no case at all. */
async function leaksTo(city: City, key: string, id: string): Promise<string[]> {
  const person = await present(city, key)
  const leaks: string[] = []
  for (const path of [...lists, `${measures}?limit=200`]) {
    const answer = await person.ask('GET', path)
    if (answer.body.includes(id)) leaks.push(`GET ${path}`)
  }
  for (const path of [...ofCase, '/api/cases/{id}/export']) {
    const answer = await person.ask('GET', path.replace('{id}', id))
    const nothing = await person.ask('GET', path.replace('{id}', randomUUID()))
    const same = answer.statusCode === 404 ? nothing.statusCode === 404 : answer.body === nothing.body
    if (!same) leaks.push(`GET ${path} ${answer.statusCode}`)
  }
  const answer = await person.ask('POST', `${measures}/${id}/answerSupply`, { rev: 1, answer: 'willDo', note: '同意' })
  return answer.statusCode === 404 ? leaks : [...leaks, `POST ${answer.statusCode}`]
}

/** How many rows about the case this person's own SQL finds, by table. */
async function rowsFor(city: City, key: string, id: string): Promise<Record<string, number>> {
  const { cookie } = await present(city, key)
  return asSession(city.database, tokenHash(cookie), city.clock.now(), async (tx) => {
    const found: Record<string, number> = {}
    for (const [table, column] of tables) {
      const { rows } = await sql<{
        n: number
      }>`select count(*)::int as n from ${sql.table(table)} where ${sql.ref(column)} = ${id}`.execute(tx)
      if (rows[0]?.n) found[table] = rows[0].n
    }
    return found
  })
}
const tables = [
  ['case', 'id'],
  ['coercion', 'case_id'],
  ['evidence', 'case_id'],
  ['obligation', 'case_id'],
  ['case_move', 'case_id'],
  ['case_party', 'case_id'],
  ['attachment', 'case_id'],
  ['document', 'case_id'],
  ['document_delivery', 'case_id'],
] as const

const outsiders = ['nong', 'ma', 'meng', 'congress', 'otherCongress', 'evaluator', 'power', 'rival', 'stranger', 'mo', 'admin', 'audit']

story('C22.8', '批准之前,企业、职代会、供电企业在任何接口、任何列表和直接 SQL 里都看不到强制措施', async (city) => {
  const hazard = await overdueHazard(city)
  const stop = await disobeyedStop(city, hazard)
  const cut = await CoercionCase.request(city, hazard, 'cutPower', powerOf(stop.id))
  assert.ok(lists.length > 10 && ofCase.length > 0)
  const hidden = async (id: string) => {
    for (const key of outsiders) {
      assert.deepEqual(await leaksTo(city, key, id), [], key)
      assert.deepEqual(await rowsFor(city, key, id), {}, key)
    }
  }
  await hidden(cut.id)
  await cut.review()
  await hidden(cut.id)
  const seal = await CoercionCase.request(city, hazard, 'sealDetain')
  await seal.take('tan', 'refuse', { note: '证据不足,不予批准' })
  for (const key of ['ma', 'congress', 'power']) assert.deepEqual(await leaksTo(city, key, seal.id), [], 'what was refused stays inside')
})

story('C22.8', '批准之后企业和供电企业看得到,审批表除外;供电企业看不到隐患,职代会和其他单位仍看不到', async (city) => {
  const hazard = await overdueHazard(city)
  const stop = await disobeyedStop(city, hazard)
  const cut = await CoercionCase.request(city, hazard, 'cutPower', powerOf(stop.id))
  await cut.review()
  await cut.approve({ startAt: inHours(city, 25) })
  const forms = async (key: string) => {
    const { cookie } = await present(city, key)
    return asSession(city.database, tokenHash(cookie), city.clock.now(), (tx) =>
      tx.selectFrom('document').select(['id', 'form']).where('case_id', '=', cut.id).orderBy('form').execute(),
    )
  }
  const official = await forms('tan')
  assert.deepEqual(
    official.map((one) => one.form),
    ['coercionApproval', 'powerCutDecision', 'powerCutNotice'],
  )
  for (const key of ['ma', 'power']) {
    const person = await present(city, key)
    assert.equal((await view(person, cut.id)).state, 'approved')
    assert.ok((await person.ask('GET', measures)).body.includes(cut.id))
    assert.deepEqual(
      (await forms(key)).map((one) => one.form),
      ['powerCutDecision', 'powerCutNotice'],
    )
    const internal = official.find((one) => one.form === 'coercionApproval')?.id ?? ''
    assert.equal((await person.ask('GET', `/api/documents/${internal}/pdf`)).statusCode, 404)
  }
  const power = await present(city, 'power')
  assert.ok((await power.ask('GET', '/api/worklist')).body.includes(cut.id), 'the answer is on the list of the supplier')
  for (const id of [hazard, stop.id]) assert.deepEqual(await rowsFor(city, 'power', id), {})
  await power.refused('404.1', `/api/cases/${hazard}`)
  for (const key of outsiders.filter((one) => !['ma', 'nong', 'meng', 'power'].includes(one)))
    assert.deepEqual(await leaksTo(city, key, cut.id), [], key)
})
