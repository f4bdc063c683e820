import assert from 'node:assert/strict'
import type { z } from 'zod'
import { type City, story } from '#test/city.ts'
import { HazardCase, hazards, view } from '#test/hazard.ts'
import { community, street } from '#test/people.ts'
import type { Person } from '#test/person.ts'
import type { coverageShape, enterpriseFile, enterprisePage } from './contract.ts'
import { makeUscc } from './uscc.ts'

const path = '/api/governance/registry/enterprises'
type File = z.infer<typeof enterpriseFile>
type Page = z.infer<typeof enterprisePage>
type Coverage = z.infer<typeof coverageShape>

let made = 0
const uscc = () => makeUscc({ division: '450103', org: `MA5T${String(++made).padStart(4, '0')}` })

const head = (kind: 'legalRepresentative' | 'actualController', name: string) => ({
  kind,
  name,
  phone: '13800000000',
  since: '2025-01-01',
  source: '登记机关公示',
})

const unit = (more: object = {}) => ({
  name: '南宁青竹印务有限公司',
  uscc: uscc(),
  industry: 'C2311',
  trade: 'light_industry',
  division: community,
  address: '示例路 8 号',
  point: [108.37, 22.82],
  heads: [head('legalRepresentative', '卢某'), head('actualController', '唐某')],
  ...more,
})
const bodies = (rev: number, more: object = {}) => ({
  rev,
  level: 'county',
  supervising: 'emergency.450103',
  supervisingBasis: '三定规定',
  managing: 'station.450103001',
  managingBasis: '属地管理',
  ...more,
})
const fileOf = (person: Person, id: string) => person.get<File>(`${path}/${id}`)
const coverageOf = (person: Person) => person.get<Coverage>('/api/governance/registry/coverage')
const listOf = async (person: Person, query: string) => (await person.get<Page>(`${path}?limit=200&${query}`)).rows

const evidenceOf = (city: City, id: string) =>
  city.stored((tx) =>
    tx
      .selectFrom('evidence')
      .select(['event', 'person_name', 'post_title', 'data', 'rev'])
      .where('stream_kind', '=', 'enterprise')
      .where('stream_id', '=', id)
      .orderBy('seq')
      .execute(),
  )

story('C5.3', '法定代表人和实际控制人缺一不可;变更实际控制人后,前任、后任、日期和来源都在履历里,并留痕', async (city) => {
  const [lu, nong] = await city.people('lu', 'nong')
  const one = [head('legalRepresentative', '卢某')]
  assert.equal((await lu.refused('400.1', path, unit({ heads: one }))).field, 'heads')
  const twice = [head('actualController', '卢某'), head('actualController', '唐某')]
  const missing = await lu.refused('422.1', path, unit({ heads: twice }))
  assert.deepEqual([missing.field, missing.say], ['heads', '请登记法定代表人'])
  const { id } = await lu.post(path, unit())
  const change = { rev: 1, kind: 'actualController', name: '蓝某', phone: null, since: '2026-09-01', source: '股权变更公告' }
  assert.equal((await lu.refused('422.1', `${path}/${id}/heads`, { ...change, since: '2026-09-22' })).field, 'since')
  assert.equal((await lu.refused('422.1', `${path}/${id}/heads`, { ...change, since: '2025-01-01' })).field, 'since')
  assert.equal((await lu.refused('400.1', `${path}/${id}/heads`, { ...change, source: ' ' })).field, 'source')
  await nong.refused('404.1', `${path}/${id}/heads`, change)
  const done = await lu.post(`${path}/${id}/heads`, change)
  assert.equal(done.rev, 2)
  const file = await fileOf(lu, id)
  assert.deepEqual(
    file.heads.map((row) => [row.kind, row.name, row.since, row.until, row.source]),
    [
      ['actualController', '蓝某', '2026-09-01', null, '股权变更公告'],
      ['actualController', '唐某', '2025-01-01', '2026-09-01', '登记机关公示'],
      ['legalRepresentative', '卢某', '2025-01-01', null, '登记机关公示'],
    ],
  )
  assert.deepEqual(
    file.timeline.map((row) => [row.title, row.personName, row.verified]),
    [
      ['变更实际控制人', '陆安民', true],
      ['登记入册', '陆安民', true],
    ],
  )
  const [registered, changed] = await evidenceOf(city, id)
  assert.deepEqual(JSON.parse(changed?.data ?? ''), {
    facts: { actualController: { name: '蓝某', since: '2026-09-01', source: '股权变更公告', former: '唐某' } },
  })
  assert.equal(changed?.post_title, '新竹街道安监站站员')
  assert.ok(![registered, changed].some((row) => row?.data.includes('13800000000')), 'a phone number stays out of what is never erased')
})

story('C17.4', '每个单位明确层级和两个主体:缺的进清单,补齐即出清单,覆盖率随之上升,档案写明依据', async (city) => {
  const [tan, lu, stranger, committee] = await city.people('tan', 'lu', 'stranger', 'committee')
  const before = await coverageOf(tan)
  assert.deepEqual([before.total, before.covered], [3, 2], 'the hardware shop has no managing body')
  const lacking = await listOf(tan, 'blank=true')
  assert.deepEqual(
    lacking.map((row) => [row.id, row.blanks]),
    [[city.unit('hardware'), ['管理主体']]],
  )
  const whole = await coverageOf(committee)
  assert.equal(whole.total, 4)
  assert.deepEqual(
    whole.byCounty.map((row) => [row.name, row.total, row.covered]),
    [
      ['青秀区', 3, 2],
      ['武鸣区', 1, 1],
    ],
  )
  for (const gauge of [before, whole]) {
    const sum = (of: 'total' | 'covered') => gauge.byCounty.reduce((all, row) => all + row[of], 0)
    assert.deepEqual([sum('total'), sum('covered')], [gauge.total, gauge.covered], 'the counties add up')
    assert.equal((await listOf(gauge === whole ? committee : tan, 'blank=true')).length, gauge.total - gauge.covered)
  }
  assert.equal((await coverageOf(stranger)).percent, 100)

  const { id } = await lu.post(path, unit())
  assert.deepEqual((await listOf(tan, 'blank=true')).find((row) => row.id === id)?.blanks, ['监管层级', '监督主体', '管理主体'])
  assert.equal((await coverageOf(tan)).percent, 50)
  assert.equal((await lu.refused('400.1', `${path}/${id}/bodies`, bodies(1, { managingBasis: '' }))).field, 'managingBasis')
  assert.equal((await lu.refused('422.1', `${path}/${id}/bodies`, bodies(1, { managing: 'no.such.organ' }))).field, 'managing')
  await lu.post(`${path}/${id}/bodies`, bodies(1))
  assert.equal(
    (await listOf(tan, 'blank=true')).some((row) => row.id === id),
    false,
  )
  const after = await coverageOf(tan)
  assert.deepEqual([after.total, after.covered, after.percent], [4, 3, 75])
  const file = await fileOf(lu, id)
  assert.deepEqual(
    [file.level, file.supervisingName, file.supervisingBasis, file.managing, file.managingBasis],
    ['county', '南宁市青秀区应急管理局', '三定规定', 'station.450103001', '属地管理'],
  )
  const [, changed] = await evidenceOf(city, id)
  assert.equal(changed?.event, 'enterprise.bodiesChanged')
})

story('', '变更监管主体后,在办案件随之归到新的主体,旧主体的专管人员就看不到了', async (city) => {
  const [lu, wei, mo] = await city.people('lu', 'wei', 'mo')
  const housing = { trade: 'construction', managing: 'housing.450103', managingBasis: '三管三必须' }
  const { id } = await lu.post(path, unit(housing))
  const hazard = await HazardCase.report(wei, id)
  const inHand = async () => (await mo.get<{ rows: { id: string }[] }>(hazards)).rows.map((row) => row.id)
  assert.deepEqual(await inHand(), [hazard.id])
  await lu.post(`${path}/${id}/bodies`, bodies(1))
  assert.deepEqual(await inHand(), [])
  await mo.refused('404.1', `${path}/${id}`)
  assert.equal((await view(lu, hazard.id)).managing, (await fileOf(lu, id)).managingName)
  await hazard.register(lu, '2026-10-12')
  const [, changed] = await evidenceOf(city, id)
  assert.equal((JSON.parse(changed?.data ?? '{}') as { openCases: number }).openCases, 1)
})

story('', '登记时逐项核对:代码错、重复、行业不存在、坐标填反或出界、地点太粗或不在本市,都指明栏目且不保存', async (city) => {
  const [lu, stranger] = await city.people('lu', 'stranger')
  const good = unit()
  const wrong = `${good.uscc.slice(0, 17)}${good.uscc.endsWith('0') ? '1' : '0'}`
  const bad = await lu.refused('422.20', path, { ...good, uscc: wrong })
  assert.equal(bad.field, 'uscc')
  assert.match(bad.say, /校验/)
  assert.equal((await lu.refused('422.1', path, { ...good, industry: 'C9999' })).field, 'industry')
  assert.match((await lu.refused('422.21', path, { ...good, point: [22.82, 108.37] })).say, /填反/)
  assert.doesNotMatch((await lu.refused('422.21', path, { ...good, point: [116.4, 39.9] })).say, /填反/)
  assert.equal((await lu.refused('422.1', path, { ...good, division: '450103000000' })).field, 'division')
  assert.equal((await lu.refused('422.1', path, { ...good, division: '110101001001' })).field, 'division')
  assert.match((await lu.refused('403.1', path, { ...good, division: '450110100000' })).say, /辖区/)
  assert.equal((await lu.refused('422.1', path, { ...good, supervising: 'emergency.450103' })).field, 'supervisingBasis')
  assert.deepEqual((await lu.get<Page>(`${path}?q=${good.uscc}`)).rows, [], 'nothing was saved')

  const { id } = await lu.post(path, good)
  const again = await lu.refused('409.20', path, { ...good, name: '同码的另一家', uscc: ` ${good.uscc.toLowerCase()} ` })
  assert.deepEqual([again.field, again.more?.id, again.more?.name], ['uscc', id, good.name])
  const unseen = await stranger.refused('409.20', path, { ...good, division: '450110100000' })
  assert.equal(unseen.more?.id, undefined, 'whoever may not see it learns only that it is taken')
  assert.ok(!JSON.stringify(unseen).includes(good.name) && !JSON.stringify(unseen).includes(id))
})

story('', '旧代码 450127 就是今天的横州市:查区划、按旧代码登记和筛选都落在新代码上', async (city) => {
  const [committee] = await city.people('committee')
  type Places = { rows: { code: string; name: string; replacedBy: string | null }[] }
  const byCode = (await committee.get<Places>('/api/places?q=450127')).rows
  assert.ok(byCode.some((row) => row.code === '450181000000' && row.name === '横州市'))
  assert.ok(byCode.some((row) => row.code === '450127000000' && row.replacedBy === '450181000000'))
  const [town] = (await committee.get<Places>('/api/places?parent=450127000000')).rows
  assert.match(town?.code ?? '', /^450181/)
  const old = (town?.code ?? '').replace('450181', '450127')
  const { id } = await committee.post(path, unit({ division: old, point: null }))
  const file = await fileOf(committee, id)
  assert.equal(file.division, town?.code)
  assert.match(file.placeName, /南宁市横州市/)
  for (const code of ['450127000000', '450181000000']) {
    assert.deepEqual(
      (await listOf(committee, `county=${code}`)).map((row) => row.id),
      [id],
    )
  }
})

story('', '两人同时改一个单位:先到的生效,后到的得知是谁改的(409.2);网格员不能登记', async (city) => {
  const [lu, qin, wei, nong] = await city.people('lu', 'qin', 'wei', 'nong')
  const { id } = await lu.post(path, unit())
  const answers = await Promise.all([
    lu.ask('POST', `${path}/${id}/bodies`, bodies(1)),
    qin.ask('POST', `${path}/${id}/bodies`, bodies(1, { level: 'township' })),
  ])
  assert.deepEqual(answers.map((one) => one.statusCode).toSorted(), [200, 409])
  const late = await qin.refused('409.2', `${path}/${id}/bodies`, bodies(1))
  assert.match(late.say, /陆安民|覃正/)
  assert.equal(late.more?.rev, 2)
  assert.equal((await fileOf(lu, id)).timeline.length, 2)
  assert.match((await wei.refused('403.1', path, unit())).say, /乡镇安监站人员/)
  await nong.refused('403.1', path, unit())
  await wei.refused('403.1', `${path}/${id}/bodies`, bodies(2))
  assert.equal((await fileOf(wei, id)).mayEdit.yes, false)
})

story('', '企业自己报变更第一责任人,只限本单位;同一代码两人同时登记只成一家', async (city) => {
  const [lu, qin, ma] = await city.people('lu', 'qin', 'ma')
  const change = { rev: 1, kind: 'legalRepresentative', name: '新某', phone: null, since: '2026-09-01', source: '登记机关公示' }
  await ma.refused('404.1', `${path}/${city.unit('hardware')}/heads`, change)
  const same = unit({ division: street })
  const answers = await Promise.all([lu, qin].map((one) => one.ask('POST', path, same)))
  assert.deepEqual(answers.map((one) => one.statusCode).toSorted(), [200, 409], answers.map((one) => one.body).join())
  assert.equal((await listOf(lu, `q=${same.uscc}`)).length, 1)
})
