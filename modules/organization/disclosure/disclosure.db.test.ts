import assert from 'node:assert/strict'
import { sql } from 'kysely'
import type { z } from 'zod'
import { rowOf } from '#kernel/evidence/store.ts'
import { asJob, asPublic } from '#kernel/store/transaction.ts'
import { type City, story } from '#test/city.ts'
import { MajorCase, majorCast } from '#test/major.ts'
import type { publicPage } from './contract.ts'
import { disclosureReactions } from './index.ts'

type Page = z.infer<typeof publicPage>
const path = '/api/public/listed-hazards'

/** Asks without any session, as anybody does. */
const ask = (city: City, query = '') => city.app.inject({ method: 'GET', url: `${path}${query}` })
async function listed(city: City, query = ''): Promise<Page> {
  const answer = await ask(city, query)
  assert.equal(answer.statusCode, 200, answer.body)
  return answer.json<Page>()
}

story('C22.12', '挂牌后一分钟内公众名单上就有,进展随报随更,摘牌后一分钟内标明,期满撤下;摘牌要有复查结论', async (city) => {
  const people = await majorCast(city)
  const one = await MajorCase.at(city, people, 'ordered')
  await city.settled()
  assert.deepEqual([(await listed(city)).count, (await listed(city)).rows.length], [0, 0])
  await one.list()
  await city.settled()
  const page = await listed(city)
  const [row] = page.rows
  assert.equal(page.count, 1)
  assert.deepEqual(
    [row?.unit, row?.place, row?.supervisedBy, row?.listedOn, row?.finishBy, row?.status, row?.progress, row?.overdue],
    ['南宁邕水冷链食品有限公司', '南宁市青秀区新竹街道', row?.supervisedBy, '2026-09-21', '2026-12-31', 'listed', null, false],
  )
  assert.equal(row?.county, '450103000000')
  assert.ok(Date.parse(row?.publishedAt ?? '') - city.clock.now().getTime() < 60_000)
  assert.ok(row?.criterion && row.requirements && row.withheld.length > 3)
  await one.postSign()
  await one.plan()
  await one.reportProgress(40)
  await city.settled()
  assert.equal((await listed(city)).rows[0]?.progress, 40)
  await one.rectify()
  await one.draw()
  await one.verdictPass()
  await one.refused('409.1', people.ou, 'delist', { delisting: '治理已经完成', photos: [(await people.ou.photo()).id] })
  await one.passRecheck()
  await one.refused('400.1', people.ou, 'delist', { delisting: '治理已经完成', photos: [] })
  await one.delist()
  await city.settled()
  const [ended] = (await listed(city)).rows
  assert.deepEqual([ended?.status, ended?.endedOn, ended?.publishedAt], ['ended', '2026-09-21', row.publishedAt])
  assert.deepEqual([(await listed(city, '?status=listed')).count, (await listed(city, '?status=ended')).count], [0, 1])
  city.clock.set(new Date('2027-09-21T15:59:59Z'))
  assert.equal((await listed(city)).count, 1)
  city.clock.set(new Date('2027-09-21T16:00:00Z'))
  assert.deepEqual([(await listed(city)).count, (await listed(city)).rows], [0, []])
})

story('', '批准延期后公示的期限跟着变,过期未摘牌的标明逾期', async (city) => {
  const people = await majorCast(city)
  const one = await MajorCase.at(city, people, 'majorRectifying')
  await one.list({ finishBy: '2026-10-20' })
  await one.askExtension()
  await city.settled()
  assert.equal((await listed(city)).rows[0]?.finishBy, '2026-10-20')
  await one.grantExtension()
  await city.settled()
  const until = (await listed(city)).rows[0]?.finishBy ?? ''
  assert.ok(until > '2026-10-20')
  city.clock.set(new Date('2027-03-01T00:00:00Z'))
  assert.equal((await listed(city)).rows[0]?.overdue, true)
})

story('', '公开的内容里没有人名、照片、部位、描述和单位的报告;同一事件处理两次与一次相同', async (city) => {
  const people = await majorCast(city)
  const one = await MajorCase.at(city, people, 'ordered')
  await one.fileReports()
  await one.list()
  await one.reportProgress(30)
  await city.settled()
  const feeds = await Promise.all(['', '.csv', '.rss'].map((ending) => ask(city, ending)))
  const said = feeds.map((answer) => answer.body).join('\n')
  const { cast } = await import('#test/people.ts')
  const hidden = [...cast.map((who) => who.name), '速冻机', '14 人', '隔墙', '液氨', '甲某', '乙某', one.id, city.unit('cold')]
  for (const secret of hidden) assert.ok(!said.includes(secret), secret)
  const before = await listed(city)
  for (const { on, run } of disclosureReactions) {
    await asJob(city.database, 'react', city.clock.now(), async (tx) => {
      const row = await tx.selectFrom('evidence').selectAll().where('case_id', '=', one.id).where('event', '=', on).executeTakeFirst()
      if (row) await run({ kernel: city.kernel, tx, row: rowOf(row), now: '2026-09-22T00:00:00.000Z' })
    })
  }
  assert.deepEqual(await listed(city), before)
})

/** What anybody may read without an account: the city itself and what was published. */
const known = [
  'anchor',
  'anchor_leaf',
  'calendar_day',
  // 检查表: those the product ships, and published ones are law to whoever fills them in.
  'checklist',
  'disclosure',
  'organ',
  'parameter',
  'place',
  'place_area',
  'procedure_step',
  'setting',
  'zone',
]

story('', '没有账号的人在整个数据库里只看得到公开的名单和城市的公共资料,别的一行也没有', async (city) => {
  const people = await majorCast(city)
  const one = await MajorCase.at(city, people, 'closed')
  const two = await MajorCase.at(city, people, 'ordered')
  await two.list()
  assert.ok(one)
  await city.settled()
  const { rows: tables } = await sql<{
    name: string
  }>`select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind in ('r', 'p', 'v', 'm') and c.relname not like 'kysely%'
      and c.relname not in ('spatial_ref_sys', 'geometry_columns', 'geography_columns') order by 1`.execute(city.database.db)
  const names = tables.map((row) => row.name)
  const count = (name: string) => `select '${name}' as name, (select count(*) from "${name}") as n`
  const counted = sql.raw<{ name: string; n: number }>(names.map(count).join(' union all '))
  const filled = (await counted.execute(city.database.db)).rows.filter((row) => row.n > 0).map((row) => row.name)
  for (const name of ['case', 'hazard', 'enterprise', 'person', 'document', 'evidence', 'attachment', 'risk_level'])
    assert.ok(filled.includes(name), name)
  const { rows: granted } = await sql<{ name: string }>`select name from unnest(${names}::text[]) name
    where has_table_privilege('anlan_app', quote_ident(name), 'select')`.execute(city.database.db)
  const readable = sql.raw<{ name: string; n: number }>(granted.map((row) => count(row.name)).join(' union all '))
  const seen = await asPublic(city.database, city.clock.now(), (tx) => readable.execute(tx))
  const shown = seen.rows.filter((row) => row.n > 0).map((row) => row.name)
  assert.deepEqual(
    shown.filter((name) => !known.includes(name)),
    [],
  )
  assert.ok(shown.includes('disclosure'))
})

story('', '公众名单翻页不重不漏,计数与筛选一致;乱写的翻页位置被拒', async (city) => {
  const people = await majorCast(city)
  const cases = []
  for (let at = 0; at < 3; at++) {
    const one = await MajorCase.at(city, people, 'majorConfirmed')
    await one.list()
    await city.settled()
    cases.push(one.id)
    city.clock.advance?.(1000)
  }
  const seen: string[] = []
  let next: string | null = ''
  while (next !== null) {
    const page: Page = await listed(city, `?limit=1${next ? `&cursor=${next}` : ''}`)
    assert.equal(page.count, 3)
    seen.push(...page.rows.map((row) => row.id))
    next = page.next
  }
  assert.equal(new Set(seen).size, 3)
  assert.equal(seen.length, cases.length)
  assert.equal((await listed(city, '?county=450103000000')).count, 3)
  assert.equal((await listed(city, '?county=450110000000')).count, 0)
  assert.equal((await listed(city, `?q=${encodeURIComponent('邕水')}`)).count, 3)
  assert.equal((await listed(city, `?q=${encodeURIComponent('%')}`)).count, 0)
  assert.equal((await ask(city, '?cursor=abc')).json<{ problem: { no: string } }>().problem.no, '400.3')
  assert.equal((await ask(city, '?county=4501')).statusCode, 400)
})

story('', '开放数据和订阅不用登录,各按自己的格式送出', async (city) => {
  const people = await majorCast(city)
  const one = await MajorCase.at(city, people, 'majorConfirmed')
  await one.list({ requirements: '=HYPERLINK("http://x")\n<b>限期整治</b>,不得使用' })
  await city.settled()
  const csv = await ask(city, '.csv')
  assert.match(String(csv.headers['content-type']), /^text\/csv; charset=utf-8/)
  assert.deepEqual([...csv.rawPayload.subarray(0, 3)], [0xef, 0xbb, 0xbf])
  assert.ok(csv.body.includes(`"'=HYPERLINK(""http://x"")\n<b>`))
  assert.equal(csv.body.split('\r\n').length, 3)
  const rss = await ask(city, '.rss')
  assert.match(String(rss.headers['content-type']), /^application\/rss\+xml; charset=utf-8/)
  assert.ok(rss.body.includes('&lt;b&gt;限期整治&lt;/b&gt;') && !rss.body.includes('<b>'))
  assert.equal(rss.body.match(/<item>/g)?.length, 1)
})
