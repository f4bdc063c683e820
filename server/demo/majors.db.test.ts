import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { seriesFindings } from '#kernel/document/verify.ts'
import { owedIn } from '#kernel/obligation/follow.ts'
import { readFacts } from '#kernel/procedure/store.ts'
import { pick } from '#modules/foundations/experts/index.ts'
import type { RiskLevel } from '#modules/prevention/risk/index.ts'
import { type Demo, demo, demoNow } from '#test/demo.ts'
import { kinds } from '../assemble.ts'
import { bodies } from './major/bodies.ts'

const above: Readonly<Record<RiskLevel, RiskLevel>> = { blue: 'yellow', yellow: 'orange', orange: 'red', red: 'red' }
const openMajor = `"case" c join hazard h on h.case_id = c.id where h.level = 'major' and c.closed_at is null`

describe('演示城市的重大隐患', () => {
  let city: Demo
  before(async () => {
    city = await demo()
  })

  test('分布在多个县区,各个环节都有,具名企业有一件正在治理、已挂牌', async () => {
    const majors = await city.count(`hazard where level = 'major'`)
    assert.ok(majors >= 28, `${majors} 件`)
    const [spread] = await city.rows<{ n: number }>(`select count(distinct c.county) as n from ${openMajor}`)
    assert.ok((spread?.n ?? 0) >= 4)
    const plant = `${openMajor} and c.state = 'majorRectifying' and h.listed_at is not null and h.sign_at is not null
      and h.regulator_received_at is not null and h.congress_received_at is not null and h.criterion = 'mh.gm.12#2'
      and c.enterprise = (select p.enterprise from post p join tenure t on t.post = p.id join person w on w.id = t.person where w.login = 'qiye1')`
    assert.equal(await city.count(plant), 1)
  })

  test('公示清单就是现在挂牌督办的隐患,已摘牌的另列', async () => {
    const published = await city.rows<{ id: string }>(`select case_id as id from disclosure where ended_at is null order by 1`)
    const listed = await city.rows<{ id: string }>(
      `select case_id as id from hazard where listed_at is not null and delisted_at is null order by 1`,
    )
    assert.deepEqual(published, listed)
    assert.ok(published.length >= 5 && published.length <= 12, `${published.length} 件`)
    const ended = await city.count('disclosure where ended_at is not null')
    assert.ok(ended >= 2)
    assert.equal(ended, await city.count('hazard where delisted_at is not null'))
    assert.equal(await city.count(`disclosure d join hazard h on h.case_id = d.case_id where d.published_at <> h.listed_at`), 0)
  })

  test('每一项应尽职责都有时钟,没有多余的', async () => {
    for (const { table } of kinds) {
      const open = await city.rows<{ id: string; state: string; owed: string[] }>(`
        select c.id, c.state, (select coalesce(json_agg(o.duty order by o.duty), '[]') from obligation o
          where o.case_id = c.id and o.state in ('owed', 'overdue', 'paused')) as owed
        from "case" c where c.procedure = '${table.name}' and c.closed_at is null`)
      for (const { id, state, owed } of open) {
        const facts = await city.read((tx) => readFacts(tx, table.table, id))
        const due = Object.entries(table.duties).flatMap(([name, duty]) => (owedIn(duty, state, facts) ? [name] : []))
        assert.deepEqual(owed, due.toSorted(), `${table.name} ${state}`)
      }
    }
    assert.equal(await city.count(`rung where fired_at is null and stopped_at is null and at <= '${demoNow.toISOString()}'`), 0)
    assert.equal(await city.count('rung where fired_at > at'), 0)
  })

  test('文书字号连续,没有跳号重号;每份都等着排版', async () => {
    assert.deepEqual(await city.read(seriesFindings), [])
    const documents = await city.count('document')
    assert.ok(documents > 80, `${documents} 份`)
    assert.equal(await city.count(`reaction where name = 'documents.typeset' and done_at is null`), documents)
    assert.equal(await city.count(`reaction where name <> 'documents.typeset' and done_at is null`), 0)
    const backwards = `(select issued_at < lag(issued_at) over (partition by issuer, infix, year order by serial) as back from document) d where back`
    assert.equal(await city.count(backwards), 0)
    const forms = await city.rows<{ form: string }>('select distinct form from document order by form')
    for (const form of [
      'siteRecord',
      'rectificationOrder',
      'recheckOpinion',
      'listingNotice',
      'powerCutNotice',
      'sealDecision',
      'siteDecision',
    ])
      assert.ok(
        forms.some((one) => one.form === form),
        form,
      )
  })

  test('四种强制措施都有;停电有供电企业答复,内部审批中的企业看不到', async () => {
    const measures = await city.rows<{ measure: string }>('select distinct measure from coercion order by 1')
    assert.deepEqual(
      measures.map((one) => one.measure),
      ['cutPower', 'sealDetain', 'stopConstruction', 'suspendProduction'],
    )
    assert.ok((await city.count(`coercion where supplier_answer = 'willDo' and cut_at is not null`)) >= 1)
    assert.ok((await city.count(`"case" where procedure = 'coercion' and inward and closed_at is null`)) >= 1)
    assert.ok((await city.count(`document_delivery`)) > 20)
    const [coordination] = await city.rows<{ n: number }>('select jsonb_array_length(measures) as n from coordination')
    assert.equal(coordination?.n, 3)
  })

  test('抽取可以重演,有利害关系的和暂停的机构没有被抽中', async () => {
    const draws = await city.rows<{ draw: { seed: string; organ: string; candidates: { organ: string; name: string }[] }; plant: boolean }>(
      'select draw from hazard where draw is not null',
    )
    assert.ok(draws.length >= 10)
    for (const { draw } of draws) assert.equal(pick(draw.seed, draw.candidates)?.organ, draw.organ)
    assert.equal(await city.count(`evaluator where suspended_until is not null`), bodies.filter((one) => one.paused).length)
    assert.equal(await city.count(`evaluator_tie where kind = 'contract'`), 1)
  })

  test('每家企业都已定级,有未销号重大隐患的按规则升级,其余没有', async () => {
    const now = await city.rows<{ enterprise: string; graded: RiskLevel; level: RiskLevel; open: number }>(`
      select r.enterprise, r.graded, r.level, (select count(*) from ${openMajor} and c.enterprise = r.enterprise and h.ordered_at is not null) as open
      from risk_level r where r.until is null`)
    assert.equal(now.length, await city.count('enterprise'))
    for (const { graded, level, open } of now) assert.equal(level, open > 0 ? above[graded] : graded)
    assert.ok(now.some((one) => one.open > 0 && one.level !== one.graded))
    assert.ok(new Set(now.map((one) => one.graded)).size >= 3)
  })

  test('复发至少两家单位,所列的都是此前已销号的同类隐患', async () => {
    const found = await city.rows<{
      enterprise: string
      category: string
      recurrence: { count: number; cases: { id: string; no: string }[] }
    }>(`select c.enterprise, h.category, h.recurrence from hazard h join "case" c on c.id = h.case_id where h.recurrence is not null`)
    assert.ok(new Set(found.map((one) => one.enterprise)).size >= 2)
    for (const { enterprise, category, recurrence } of found) {
      for (const { id, no } of recurrence.cases) {
        const same = `"case" c join hazard h on h.case_id = c.id where c.id = '${id}' and c.enterprise = '${enterprise}'
          and h.category = '${category}' and c.state = 'closed' and c.no = ${Number(no.split('-')[1])}`
        assert.equal(await city.count(same), 1, no)
      }
    }
    assert.ok((await city.count(`hazard where level = 'major' and recurrence is not null`)) >= 1)
  })

  test('有一件的整改照片与以前的相似,已如实记下', async () => {
    assert.ok((await city.count('hazard where jsonb_array_length(photo_doubts) > 0')) >= 1)
  })
})
