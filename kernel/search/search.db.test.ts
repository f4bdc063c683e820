import assert from 'node:assert/strict'
import type { z } from 'zod'
import fc from 'fast-check'
import { sql } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import { asJob, asPerson } from '#kernel/store/transaction.ts'
import { insertUnits, makeUscc } from '#modules/governance/registry/index.ts'
import { pathOf } from '#kernel/place/actor.ts'
import { story } from '#test/city.ts'
import { HazardCase } from '#test/hazard.ts'
import type { Person } from '#test/person.ts'
import type { searchShape } from './contract.ts'

type Found = z.infer<typeof searchShape>
const find = (who: Person, q: string) => who.get<Found>(`/api/search?q=${encodeURIComponent(q)}`)
const names = (found: Found) => found.units.rows.map((one) => one.title)

story('C0.13', '按名称的一部分、拼音首字母、信用代码、地址、案号、隐患描述、条款都查得到,全角半角大小写不论', async (city) => {
  const [lu, wei] = await city.people('lu', 'wei')
  const { id: hazard } = await HazardCase.report(wei, city.unit('cold'), 'patrol', {
    description: '速冻间敞门作业,积水结冰',
    spot: '二号速冻间',
  })
  const cold = '南宁邕水冷链食品有限公司'
  for (const q of ['邕水冷链', '冷链食品', 'ysll', 'YSLL', 'ＹＳＬＬ', '91450103MA5YK001', 'ma5yk001'])
    assert.ok(names(await find(lu, q)).includes(cold), q)
  assert.ok(names(await find(lu, '示例路1号')).includes(cold), '地址')
  assert.deepEqual(names(await find(lu, '食品邕水')), [])
  const { no } = await lu.get<{ no: string }>(`/api/cases/${hazard}`)
  for (const q of ['积水结冰', '速冻间', no, no.slice(2), '隐患2026'])
    assert.ok(
      (await find(lu, q)).cases.rows.some((one) => one.id === hazard),
      q,
    )
  const { clauses } = await find(lu, '安全生产法第六十五条')
  assert.equal(clauses.rows[0]?.title, '《安全生产法》(2021)第六十五条')
  assert.ok((await find(lu, '双报告')).clauses.rows.some((one) => one.title.includes('第四十一条')))
})

story('C0.13', '检索只给出本岗位看得到的:外县、别的企业、系统管理员查不到', async (city) => {
  const [wei, stranger, rival, nong, admin] = await city.people('wei', 'stranger', 'rival', 'nong', 'admin')
  const { id: hazard } = await HazardCase.report(wei, city.unit('cold'), 'patrol', { description: '配电箱门前积水结冰', spot: '一号车间' })
  assert.deepEqual(
    (await find(nong, '积水结冰')).cases.rows.map((one) => one.id),
    [hazard],
  )
  for (const who of [stranger, rival, admin]) {
    const found = await find(who, '积水结冰')
    assert.deepEqual([...found.cases.rows, ...found.documents.rows], [], who.name)
    assert.deepEqual(names(await find(who, '邕水')), [], who.name)
  }
  assert.deepEqual(names(await find(rival, '朱槿')), ['南宁朱槿五金经营部'])
  await wei.refused('400.1', '/api/search?q=%20')
})

story('', '改名后按新名查得到,按旧名查不到', async (city) => {
  const lu = await city.person('lu')
  const rename = (name: string) =>
    asJob(city.database, 'city', city.clock.now(), (tx) =>
      tx.updateTable('enterprise').set({ name }).where('id', '=', city.unit('hardware')).execute(),
    )
  await rename('南宁木棉五金经营部')
  try {
    assert.deepEqual(names(await find(lu, '木棉五金')), ['南宁木棉五金经营部'])
    assert.deepEqual(names(await find(lu, '朱槿五金')), [])
  } finally {
    await rename('南宁朱槿五金经营部')
  }
})

story('', '检索与逐行比对名称的结果相同:常见词在最新的里找,少见词按二元组找', async (city) => {
  const { person, tenure } = city.ids('lu')
  const now = city.clock.now()
  const words = ['南宁', '朱槿', '冷链', '五金', '建材', '加油站', '粉尘', 'AB', '12', '有限公司']
  const some = fc.sample(fc.array(fc.constantFrom(...words), { minLength: 2, maxLength: 5 }), 4000)
  const units = some.map((parts, index) => ({
    id: uuidv7(),
    name: `${parts.join('')}${index}`,
    uscc: makeUscc({ division: '450103', org: `C${String(index).padStart(7, '0')}` }),
    industry: 'C1353',
    trade: 'light_industry',
    place: pathOf('450103001005'),
    division: '450103001005',
    address: '',
    point: null,
    point_source: null,
    zone: null,
    level: null,
    supervising: null,
    supervising_basis: null,
    managing: null,
    managing_basis: null,
    registered_at: new Date(Date.parse('2026-07-01T00:00:00Z') + index * 1000).toISOString(),
  }))
  await asJob(city.database, 'city', now, (tx) => insertUnits(tx, units))
  const asked = async (q: string) => {
    const { rows } = await asPerson(city.database, { person, tenure }, now, (tx) =>
      sql<{ name: string }>`select e.name from my.find('unit', ${q}, 5000) f join enterprise e using (id)`.execute(tx),
    )
    return rows.map((row) => row.name).sort()
  }
  const wanted = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 3 }).map((parts) => parts.join(''))
  await fc.assert(
    fc.asyncProperty(wanted, async (q) => {
      const by = units.map((one) => one.name).filter((name) => name.toLowerCase().includes(q.toLowerCase()))
      const found = (await asked(q)).filter((name) => by.includes(name))
      assert.equal(found.length, by.length)
    }),
    { numRuns: 12 },
  )
})
