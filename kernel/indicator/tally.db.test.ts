import assert from 'node:assert/strict'
import fc from 'fast-check'
import { sql } from 'kysely'
import type { z } from 'zod'
import { type City, story } from '#test/city.ts'
import { engine } from '#test/database.ts'
import { MajorCase, majorCast } from '#test/major.ts'
import { overdueHazard } from '#test/coercion.ts'
import { HazardCase } from '#test/hazard.ts'
import type { Person } from '#test/person.ts'
import type { overviewShape, placesShape, tallyHealth } from './contract.ts'
import { fold } from './tally.ts'

type Overview = z.infer<typeof overviewShape>
type Opens = Overview['figures'][number]['opens']

const apis: Readonly<Record<string, string>> = {
  '/hazards': '/api/prevention/hazards',
  '/enterprises': '/api/governance/registry/enterprises',
  '/coercion': '/api/enforcement/penalties/coercion',
  '/obligations': '/api/obligations',
}

/** Walks the ledger behind a number to its end, three rows a page. */
async function rowsBehind(who: Person, { page, query }: Opens): Promise<number> {
  const ids = new Set<string>()
  for (let cursor: string | null = ''; cursor !== null; ) {
    const asked = new URLSearchParams({ ...query, limit: '3', ...(cursor ? { cursor } : {}) })
    const found: { rows: { id: string }[]; next: string | null } = await who.get(`${apis[page]}?${asked}`)
    for (const { id } of found.rows) ids.add(id)
    cursor = found.next
  }
  return ids.size
}

/** Every number of the page beside the rows it opens. */
async function crawl(who: Person): Promise<Overview> {
  const seen = await who.get<Overview>('/api/overview')
  for (const { name, value, opens } of seen.figures) assert.equal(await rowsBehind(who, opens), value, `${who.name} ${name}`)
  for (const { title, n, opens } of seen.late) assert.equal(await rowsBehind(who, opens), n, `${who.name} ${title}`)
  const places = await who.get<z.infer<typeof placesShape>>('/api/overview/places')
  for (const { key, name } of places.columns) {
    const parts = places.rows.map((row) => row.values[key] ?? 0)
    const total = seen.figures.find((one) => one.key === key)?.value
    assert.equal(
      parts.reduce((a, b) => a + b, places.elsewhere[key] ?? 0),
      total,
      `${who.name} ${name} by place`,
    )
    const first = places.rows.find((row) => (row.values[key] ?? 0) > 0)
    if (first) assert.equal(await rowsBehind(who, first.opens[key] as Opens), first.values[key], `${who.name} ${first.name} ${name}`)
  }
  return seen
}

async function equal(city: City, auditor: Person): Promise<void> {
  const { rows } = await auditor.get<z.infer<typeof tallyHealth>>('/api/overview/health')
  assert.deepEqual(
    rows.filter((one) => !one.ok),
    [],
  )
  // Not only the sums: every grain of every cell is what the rows say, before and after folding.
  const { rows: wrong } = await sql`
      with rows as (select * from tally_rows_case union all select * from tally_rows_hazard union all select * from tally_rows_coercion
          union all select * from tally_rows_obligation union all select * from tally_rows_enterprise union all select * from tally_rows_colour),
        anew as (select indicator, part, (at at time zone 'Asia/Shanghai')::date as day, coalesce(county, '') as county, coalesce(town, '') as town,
          coalesce(trade, '') as trade, coalesce(organ, '') as organ, sum(n) as n from rows group by 1, 2, 3, 4, 5, 6, 7),
        kept as (select indicator, part, since as day, county, town, trade, organ, sum(n) as n from tally_now where grain = 'day' group by 1, 2, 3, 4, 5, 6, 7)
      select * from (select * from anew where n <> 0 except select * from kept) a union all
      select * from (select * from kept where n <> 0 except select * from anew) b`.execute(city.database.db)
  assert.deepEqual(wrong, [])
}

story('', '一屏上每个数点开都是那么多行,按县分开加起来也是;汇总与明细时刻相符', async (city) => {
  // Days pass until it is overdue: sessions from before are over then.
  await overdueHazard(city)
  // A sweep passes over what a reaction still holds, and finds it the next time.
  await city.settled()
  await city.until(city.clock.now().toISOString())
  const [wei, lu, nong, ou, committee, tan, audit] = await city.people('wei', 'lu', 'nong', 'ou', 'committee', 'tan', 'audit')
  const one = await HazardCase.report(wei, city.unit('cold'))
  await one.register(lu, '2026-10-20')
  await HazardCase.report(wei, city.unit('hardware'))
  for (const folded of [false, true]) {
    if (folded) assert.ok((await fold(city.database, city.clock.now())) > 0)
    await equal(city, audit)
    for (const who of [committee, ou, tan, lu]) await crawl(who)
  }
  const seen = await committee.get<Overview>('/api/overview')
  const value = (key: string) => seen.figures.find((figure) => figure.key === key)?.value
  assert.deepEqual([value('hazards.open'), value('hazards.major'), value('units')], [3, 1, 4])
  assert.ok((value('overdue') ?? 0) > 0 && seen.late.length > 0)
  assert.match(seen.late[0]?.organName ?? '', /青秀/)
  await nong.refused('403.1', '/api/overview')
})

story('', '只看本机构监督管理单位的岗位得到它看得见的数,不得到辖区的汇总', async (city) => {
  const [wei, mo, stranger] = await city.people('wei', 'mo', 'stranger')
  await HazardCase.report(wei, city.unit('cold'))
  const own = await crawl(mo)
  assert.equal(own.figures.find((one) => one.key === 'units')?.value, 1)
  assert.equal(own.figures.find((one) => one.key === 'hazards.open')?.value, 0)
  assert.ok(own.figures.every((one) => one.compared.every(({ change }) => change === null)))
  const next = await crawl(stranger)
  assert.equal(next.figures.find((one) => one.key === 'hazards.open')?.value, 0)
  await stranger.refused('404.1', '/api/overview/places?county=450103000000')
})

/** What the people of the street may do, in any order; what is refused changes nothing. */
const acts = [
  'report',
  'register',
  'dismiss',
  'plan',
  'rectify',
  'passRecheck',
  'assess',
  'close',
  'major',
  'grade',
  'bodies',
  'later',
  'fold',
] as const
type Act = (typeof acts)[number]

class Random {
  readonly city: City
  readonly open: HazardCase[] = []
  done = 0
  /** Until time moves: sessions end with it. */
  private signedIn: readonly [Person, Person, Person, Person, Person] | undefined
  constructor(city: City) {
    this.city = city
  }

  async take(act: Act, pick: number): Promise<void> {
    const people = this.signedIn ?? (await this.city.people('wei', 'lu', 'nong', 'huang', 'qin'))
    this.signedIn = people
    const [wei, lu, nong, huang, qin] = people
    const one = this.open[pick % Math.max(1, this.open.length)]
    const deeds: Record<Act, () => Promise<unknown> | undefined> = {
      report: async () => void this.open.push(await HazardCase.report(wei, this.city.unit(pick % 2 === 0 ? 'cold' : 'hardware'))),
      register: () => one?.register(lu, '2026-12-20'),
      dismiss: () => one?.take(lu, 'dismiss', { dismissal: '重复报告,不予登记' }),
      plan: () => one?.plan(nong, '2026-12-18'),
      rectify: () => one?.rectify(nong),
      passRecheck: () => one?.passRecheck(huang),
      assess: () => one?.assess(huang),
      close: () => one?.close(lu),
      major: async () => void (await MajorCase.at(this.city, await majorCast(this.city), pick % 2 === 0 ? 'majorConfirmed' : 'ordered')),
      grade: () =>
        qin.post(`/api/prevention/risk/${this.city.unit('cold')}/grade`, {
          level: ['red', 'orange', 'blue'][pick % 3],
          reason: '按现场情况评定',
        }),
      bodies: async () => {
        const unit = this.city.unit('cold')
        const { rev } = await qin.get<{ rev: number }>(`/api/governance/registry/enterprises/${unit}`)
        const to = pick % 2 === 0 ? 'station.450103001' : 'emergency.450103'
        const bases = { supervisingBasis: '三定规定', managingBasis: '属地管理' }
        return qin.post(`/api/governance/registry/enterprises/${unit}/bodies`, {
          rev,
          level: 'county',
          supervising: to,
          managing: to,
          ...bases,
        })
      },
      later: () => {
        this.signedIn = undefined
        return this.city.until(new Date(this.city.clock.now().getTime() + 86_400_000 * (1 + (pick % 9))).toISOString())
      },
      fold: () => fold(this.city.database, this.city.clock.now()),
    }
    // Refused at the wrong moment: what follows is to be as if it had not been asked.
    await deeds[act]()?.then(
      () => this.done++,
      () => undefined,
    )
  }
}

story('', '任意一串办理之后,汇总的每一格都等于从明细重新数出来的', async (city, context) => {
  const random = new Random(city)
  const deed = fc.tuple(fc.constantFrom(...acts), fc.nat(20))
  await fc.assert(
    fc.asyncProperty(fc.array(deed, { minLength: 10, maxLength: 16 }), async (deeds) => {
      for (const [act, pick] of deeds) await random.take(act, pick)
      await city.settled()
      await equal(city, await city.person('audit'))
    }),
    { numRuns: 4, endOnFailure: true },
  )
  context.diagnostic(`${random.done} 件办成`)
  assert.ok(random.done > 10)
})

if (engine === 'postgres')
  story('', '同时上报的人互不等待:一个事务没有提交,别人的计数照样落下;合计不停也不挡', async (city) => {
    const { db } = city.database
    const lay = sql`insert into tally_delta (indicator, part, day, county, town, trade, organ, n) values ('open', 'hazard', '2026-09-21', 'p450103', 'p450103001', '', '', 1)`
    await sql`set lock_timeout = '2s'`.execute(db)
    const unit = city.unit('cold')
    await db.transaction().execute(async (slow) => {
      await lay.execute(slow)
      await sql`update enterprise set status = 'stopped' where id = ${unit}`.execute(slow)
      const wei = await city.person('wei')
      const began = performance.now()
      await HazardCase.report(wei, city.unit('hardware'))
      await fold(city.database, city.clock.now())
      assert.ok(performance.now() - began < 2000)
      await sql`update enterprise set status = 'operating' where id = ${unit}`.execute(slow)
      await sql`delete from tally_delta where indicator = 'open' and day = '2026-09-21' and trade = ''`.execute(slow)
    })
    await equal(city, await city.person('audit'))
  })
