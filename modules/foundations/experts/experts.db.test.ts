import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { z } from 'zod'
import { readStream } from '#kernel/evidence/store.ts'
import { verifyChain } from '#kernel/evidence/chain.ts'
import { tokenHash } from '#kernel/http/run.ts'
import { asSession } from '#kernel/store/transaction.ts'
import { type City, story } from '#test/city.ts'
import { MajorCase, majorCast } from '#test/major.ts'
import type { Person } from '#test/person.ts'
import type { evaluatorList } from './contract.ts'
import { drawEvaluator, pick, tiedPerson } from './index.ts'

const path = '/api/foundations/experts'
const listOf = async (person: Person) => person.get<z.infer<typeof evaluatorList>>(path)
const tie = (city: City, more: object = {}) => ({
  organ: 'evaluator.a',
  enterprise: city.unit('cold'),
  kind: 'contract',
  note: '2025 年为该单位编制安全现状评价报告',
  since: '2025-03-01',
  ...more,
})

/** Draws as this person would, without a case. */
const drawAs = (city: City, person: Person, more: object = {}) =>
  asSession(city.database, tokenHash(person.cookie), city.clock.now(), (tx) =>
    drawEvaluator(tx, { enterprise: city.unit('cold'), trade: 'light_industry', recused: [], on: '2026-09-21', seed: 'ab12', ...more }),
  )
const drawn = async (...given: Parameters<typeof drawAs>) => {
  const answer = await drawAs(...given)
  return 'none' in answer ? [] : answer.candidates.map((one) => one.organ)
}

story('', '登记了利害关系的机构不再为该单位抽取,别的单位照抽;终止日起又可抽取', async (city) => {
  const [qin] = await city.people('qin')
  assert.deepEqual(await drawn(city, qin), ['evaluator.a', 'evaluator.b'])
  await qin.post(`${path}/ties`, tie(city, { until: '2026-10-01' }))
  assert.deepEqual(await drawn(city, qin), ['evaluator.b'])
  assert.deepEqual(await drawn(city, qin, { on: '2026-09-30' }), ['evaluator.b'])
  assert.deepEqual(await drawn(city, qin, { on: '2026-10-01' }), ['evaluator.a', 'evaluator.b'])
  assert.deepEqual(await drawn(city, qin, { enterprise: city.unit('hardware'), trade: 'commerce' }), ['evaluator.a', 'evaluator.b'])
  const answer = await drawAs(city, qin)
  assert.ok(!('none' in answer))
  assert.deepEqual(answer.excluded, [{ organ: 'evaluator.a', name: '广西衡岳安全评价有限公司', why: '与该单位有利害关系(服务合同)' }])
  assert.equal(pick(answer.seed, answer.candidates)?.organ, answer.organ)
})

story('', '评估机构自己申报利害关系,不能替别家申报;暂停抽取到最后一日,到期或解除后恢复', async (city) => {
  const [evaluator, qin, tan, committee] = await city.people('evaluator', 'qin', 'tan', 'committee')
  await evaluator.post(`${path}/ties`, tie(city, { kind: 'shareholding', note: '本公司股东持有该单位股份' }))
  await evaluator.refused('403.1', `${path}/ties`, tie(city, { organ: 'evaluator.b' }))
  const own = (await listOf(evaluator)).rows
  assert.deepEqual(
    own.map((one) => [one.organ, one.ties.map((held) => [held.kind, held.source])]),
    [['evaluator.a', [['shareholding', '广西衡岳安全评价有限公司自行申报']]]],
  )
  await qin.refused('403.1', `${path}/suspension`, { organ: 'evaluator.b', until: '2026-10-10', reason: '评估报告失实,暂停抽取' })
  await tan.post(`${path}/suspension`, { organ: 'evaluator.b', until: '2026-10-10', reason: '评估报告失实,暂停抽取' })
  const none = await drawAs(city, qin)
  assert.ok('none' in none)
  assert.deepEqual(
    none.excluded.map((one) => one.why),
    ['与该单位有利害关系(投资关系)', '暂停抽取至 2026-10-10'],
  )
  assert.deepEqual(await drawn(city, qin, { on: '2026-10-11' }), ['evaluator.b'])
  await committee.post(`${path}/suspension`, { organ: 'evaluator.b', until: null, reason: '整改后恢复抽取' })
  assert.deepEqual(await drawn(city, qin), ['evaluator.b'])
  await committee.refused('422.65', `${path}/suspension`, { organ: 'evaluator.b', until: null, reason: '再恢复一次' })
  const chain = await city.stored((tx) => readStream(tx, 'organ', 'evaluator.b'))
  assert.deepEqual(
    chain.map((row) => [row.event, row.personName]),
    [
      ['evaluator.suspended', '谭守成'],
      ['evaluator.suspensionLifted', '梁统筹'],
    ],
  )
  assert.deepEqual(verifyChain(chain), [])
})

story('', '资质到期、行业不符、本案回避过的都排除,逐家说明', async (city) => {
  const qin = await city.person('qin')
  await city.stored((tx) => tx.updateTable('evaluator').set({ licensed_until: '2026-09-20' }).where('organ', '=', 'evaluator.a').execute())
  const answer = await drawAs(city, qin, { recused: ['evaluator.b'] })
  assert.deepEqual('none' in answer ? answer.excluded.map((one) => one.why) : [], ['资质已于 2026-09-20 到期', '本案中已申请回避'])
  const other = await drawAs(city, qin, { trade: 'construction' })
  assert.ok('none' in other && other.excluded.every((one) => one.why.includes('评估范围不含该行业')))
})

story('', '机构的人现在或曾在该单位及其工会任职、与现任负责人同名的,机构不抽,本人也不能出结论', async (city) => {
  const [qin, evaluator] = await city.people('qin', 'evaluator')
  const { person } = city.ids('evaluator')
  const reason = (who: Person) =>
    asSession(city.database, tokenHash(who.cookie), city.clock.now(), (tx) =>
      tiedPerson(tx, { person, enterprise: city.unit('cold'), on: '2026-09-21' }),
    )
  assert.equal(await reason(evaluator), null)
  // A term is never altered: each of these takes the place of the one before, which only a superuser takes away.
  const holds = async (post: string, since: string, until: string | null) => {
    await sql`delete from tenure where reason = 'test'`.execute(city.database.db)
    const tenure = { id: randomUUID(), post, person, since, until, reason: 'test' }
    await city.stored((tx) => tx.insertInto('tenure').values(tenure).execute())
  }
  await holds(city.ids('meng').post, '2019-01-01', '2019-12-31')
  assert.equal(await reason(evaluator), '冯评估现在或曾在该单位任职(邕水冷链岗位员工)')
  assert.equal(await reason(qin), await reason(evaluator))
  assert.deepEqual(await drawn(city, qin), ['evaluator.b'])
  await holds(city.ids('congress').post, '2019-01-01', '2019-12-31')
  assert.deepEqual(await drawn(city, qin), ['evaluator.b'])
  const head = { id: randomUUID(), enterprise: city.unit('hardware'), name: '闭评估', source: '登记', phone: null }
  await holds(city.ids('congress').post, '2027-01-01', null)
  assert.deepEqual(await drawn(city, qin), ['evaluator.a', 'evaluator.b'])
  await city.stored((tx) =>
    sql`update enterprise_head set name = ${head.name} where enterprise = ${head.enterprise} and kind = 'actualController'`.execute(tx),
  )
  const answer = await drawAs(city, qin, { enterprise: head.enterprise, trade: 'commerce' })
  assert.equal('none' in answer ? '' : answer.excluded[0]?.why, '闭评估与该单位现任实际控制人同名,不能排除是同一人')
  await city.stored((tx) => sql`update enterprise_head set name = '乙某' where name = '闭评估'`.execute(tx))
})

story('', '打听别人与单位的关系打听不到:企业和别家机构问的都是没有', async (city) => {
  const [rival, secondEvaluator] = await city.people('rival', 'secondEvaluator')
  for (const who of [rival, secondEvaluator]) {
    const found = await asSession(city.database, tokenHash(who.cookie), city.clock.now(), (tx) =>
      sql`select * from my.person_ties(${city.ids('nong').person}, ${city.unit('cold')}, '2026-09-21')`.execute(tx),
    )
    assert.deepEqual(found.rows, [])
  }
  assert.deepEqual(
    (await listOf(secondEvaluator)).rows.map((one) => one.organ),
    ['evaluator.b'],
  )
  await rival.refused('403.1', path)
})

story('', '外县的执法人员看得到机构,看不到它与本县单位的关系,也不能替本县单位登记', async (city) => {
  const [qin, stranger] = await city.people('qin', 'stranger')
  await qin.post(`${path}/ties`, tie(city))
  assert.equal((await listOf(qin)).rows[0]?.ties[0]?.enterpriseName, '南宁邕水冷链食品有限公司')
  assert.deepEqual((await listOf(stranger)).rows[0]?.ties, [])
  const refusal = await stranger.refused('422.61', `${path}/ties`, tie(city))
  assert.equal(refusal.field, 'enterprise')
})

story('', '利害关系的输入逐项把关,每条拒绝都指名字段', async (city) => {
  const [qin, tan, wei, evaluator] = await city.people('qin', 'tan', 'wei', 'evaluator')
  const refused = async (no: string, field: string, more: object, by = qin) => {
    assert.equal((await by.refused(no, `${path}/ties`, tie(city, more))).field, field)
  }
  await refused('422.60', 'organ', { organ: 'union.cold' })
  await refused('422.61', 'enterprise', { enterprise: randomUUID() })
  await refused('422.61', 'enterprise', { enterprise: randomUUID() }, evaluator)
  await refused('422.62', 'until', { until: '2025-03-01' })
  await refused('422.63', 'since', { since: '2026-09-22' })
  await refused('422.66', 'kind', { kind: 'recused' })
  await wei.refused('403.1', `${path}/ties`, tie(city))
  const past = await tan.refused('422.64', `${path}/suspension`, { organ: 'evaluator.a', until: '2026-09-20', reason: '暂停到昨天' })
  assert.equal(past.field, 'until')
})

story('', '抽中一次,名册上的次数加一;回避的机构登记一条关系,以后不为该单位抽取', async (city) => {
  const people = await majorCast(city)
  const major = await MajorCase.at(city, people, 'evaluating')
  const rows = (await listOf(people.qin)).rows
  const mine = rows.find((one) => one.drawn === 1)
  assert.equal(
    rows.reduce((sum, one) => sum + one.drawn, 0),
    1,
  )
  const drawnBy = mine?.organ === 'evaluator.a' ? people.evaluator : people.secondEvaluator
  await major.take(drawnBy, 'recuse', { reason: '上月刚与该单位签订咨询合同' })
  const after = (await listOf(people.qin)).rows.find((one) => one.organ === mine?.organ)
  assert.deepEqual(
    after?.ties.map((held) => [held.kind, held.note, held.since]),
    [['recused', '上月刚与该单位签订咨询合同', '2026-09-21']],
  )
  assert.deepEqual(await drawn(city, people.qin), [mine?.organ === 'evaluator.a' ? 'evaluator.b' : 'evaluator.a'])
})
