import assert from 'node:assert/strict'
import { type City, story } from '#test/city.ts'
import { HazardCase, view } from '#test/hazard.ts'
import type { Person } from '#test/person.ts'

const at = (local: string) => new Date(`${local}+08:00`).toISOString()

/** Brings the clock to a local time without anything firing, and signs these people in there. */
async function on<const K extends readonly string[]>(city: City, local: string, ...keys: K) {
  city.clock.set(new Date(at(local)))
  return city.people(...keys)
}

/** What has fired on a case: rung and moment, in the order of the evidence. */
const firedOn = (city: City, id: string) =>
  city.stored(async (tx) => {
    const rows = await tx
      .selectFrom('evidence')
      .select(['event', 'at', 'data'])
      .where('case_id', '=', id)
      .where('event', 'in', ['obligation.reminded', 'obligation.overdue', 'obligation.escalated'])
      .orderBy('seq')
      .execute()
    return rows.map((row) => {
      const data = JSON.parse(row.data) as { duty: string; rung: string; to: string[] }
      return { duty: data.duty, rung: data.rung, to: data.to, event: row.event, at: row.at }
    })
  })

const obligationOf = async (person: Person, id: string, duty: string) => {
  const found = (await view(person, id)).obligations.findLast((one) => one.duty === duty)
  assert.ok(found, `${duty} is owed`)
  return found
}

/** Brings a case to the state in which a re-check is owed. */
async function rectified(city: City, local: string) {
  const [wei, lu, nong] = await on(city, local, 'wei', 'lu', 'nong')
  const hazard = await HazardCase.report(wei, city.unit('cold'))
  await hazard.register(lu, '2026-10-30')
  await hazard.plan(nong, '2026-10-20')
  await hazard.rectify(nong)
  return hazard
}

/** Lets the city live from day to day, looking at 09:30 and at 00:30, and notes at which of them something fired. */
async function live(city: City, from: string, days: number) {
  const fired: string[] = []
  for (let day = 0; day < days; day++) {
    for (const hours of [0, 15]) {
      const moment = new Date(Date.parse(at(`${from}T09:30:00`)) + (day * 24 + hours) * 3_600_000).toISOString()
      const count = await city.until(moment)
      fired.push(...Array.from({ length: count }, () => moment))
    }
  }
  return fired
}

story('', '国庆调休:10 月 8 日发现,10 月 10 日(周六)补班照算,到期日即 10 月 10 日;9 月 29 日发现的跨过长假', async (city) => {
  const [before] = await on(city, '2026-09-29T10:00:00', 'wei')
  const long = await HazardCase.report(before, city.unit('cold'))
  const [wei] = await on(city, '2026-10-08T10:00:00', 'wei')
  const short = await HazardCase.report(wei, city.unit('cold'))
  const over = await obligationOf(wei, long.id, 'register')
  assert.equal(over.dueAt, at('2026-10-08T23:59:59.999'))
  const made = await obligationOf(wei, short.id, 'register')
  assert.equal(made.dueAt, at('2026-10-10T23:59:59.999'))
  assert.ok(
    made.steps.some((step) => step.on === '2026-10-10' && /调休上班/.test(step.say)),
    JSON.stringify(made.steps),
  )
  assert.ok(
    over.steps.some((step) => /国庆节放假/.test(step.say)),
    JSON.stringify(over.steps),
  )
  assert.equal(made.spanText, '2个工作日')
  assert.equal(made.provisional, false)
  const times = made.rungs.map((one) => [one.rung, one.at])
  // 三个工作日前是 9 月 30 日,早于发现之日:不提醒;逾期一个工作日是周一。
  assert.deepEqual(times, [
    ['today', at('2026-10-10T09:00:00')],
    ['overdue', at('2026-10-10T23:59:59.999')],
    ['escalate-1', at('2026-10-12T09:00:00')],
    ['escalate-2', at('2026-10-16T09:00:00')],
  ])
})

story('', '时钟逐日走过长假:到期前、当日提醒,到期,逾期逐级上报,各在其时、各一次;再扫不再发', async (city) => {
  const hazard = await rectified(city, '2026-09-28T10:00:00')
  const ticks = await live(city, '2026-09-28', 30)
  const rungs = [
    { rung: 'before', to: ['stationOfficer', 'inspector'], event: 'obligation.reminded', at: at('2026-10-13T09:30:00') },
    { rung: 'today', to: ['stationOfficer', 'inspector'], event: 'obligation.reminded', at: at('2026-10-16T09:30:00') },
    { rung: 'overdue', to: ['stationOfficer', 'inspector'], event: 'obligation.overdue', at: at('2026-10-17T00:30:00') },
    { rung: 'escalate-1', to: ['bureauHead'], event: 'obligation.escalated', at: at('2026-10-19T09:30:00') },
    { rung: 'escalate-2', to: ['deputyLeader'], event: 'obligation.escalated', at: at('2026-10-23T09:30:00') },
  ]
  assert.deepEqual(
    await firedOn(city, hazard.id),
    rungs.map((one) => ({ duty: 'recheck', ...one })),
  )
  assert.deepEqual(
    ticks,
    rungs.map((one) => one.at),
  )
  const count = () =>
    city.stored((tx) =>
      tx
        .selectFrom('evidence')
        .select((e) => e.fn.countAll<number>().as('n'))
        .executeTakeFirstOrThrow(),
    )
  const rows = await count()
  assert.equal(await city.until(city.clock.now().toISOString()), 0)
  assert.equal(await city.until(at('2027-03-01T10:00:00')), 0)
  assert.deepEqual(await count(), rows)
})

story('', '停机多日后补发:一次扫描把各级一并补上,每级一次;逾期上报的进入局长和分管领导的待办并注明', async (city) => {
  const [wei] = await on(city, '2026-09-28T10:00:00', 'wei')
  const hazard = await HazardCase.report(wei, city.unit('cold'))
  const [early, above] = await on(city, '2026-09-29T10:00:00', 'tan', 'ou')
  const empty = await Promise.all([early, above].map((one) => one.get<Worklist>('/api/worklist')))
  assert.deepEqual(
    empty.map((one) => one.rows),
    [[], []],
  )
  assert.equal(await city.until(at('2026-10-13T10:00:00')), 4, '当日提醒、到期、报局长、报分管领导')
  assert.deepEqual(
    (await firedOn(city, hazard.id)).map((one) => [one.rung, one.at]),
    ['today', 'overdue', 'escalate-1', 'escalate-2'].map((rung) => [rung, at('2026-10-13T10:00:00')]),
  )
  const seen = await city.people('tan', 'ou', 'lu')
  const [tan, ou, lu] = await Promise.all(seen.map((one) => one.get<Worklist>('/api/worklist')))
  for (const list of [tan, ou]) {
    assert.deepEqual(
      list?.rows.map((row) => [row.caseId, row.verb, row.escalated, row.urgency, row.ownerLabel]),
      [[hazard.id, '登记隐患', true, 'overdue', '乡镇安监站人员、执法人员']],
    )
    assert.equal(list?.groups.find((one) => one.urgency === 'overdue')?.count, 1)
  }
  assert.deepEqual(
    lu?.rows.map((row) => [row.caseId, row.escalated]),
    [[hazard.id, false]],
  )
  assert.match(lu?.rows[0]?.remaining ?? '', /已逾期/)
  assert.equal((await obligationOf(seen[2], hazard.id, 'register')).state, 'overdue')
})

story('', '复查不通过退回整改:整改期限重新起算,旧期限留档,新期限自己提醒、逾期和上报', async (city) => {
  const hazard = await rectified(city, '2026-09-21T10:00:00')
  const [huang] = await city.people('huang')
  await hazard.failRecheck(huang, '2026-09-28')
  const owed = (await view(huang, hazard.id)).obligations.filter((one) => one.duty === 'rectify')
  assert.deepEqual(
    owed.map((one) => [one.state, one.dueAt]),
    [
      ['met', at('2026-10-30T23:59:59.999')],
      ['owed', at('2026-09-28T23:59:59.999')],
    ],
  )
  assert.ok(owed[0]?.rungs.every((rung) => rung.firedAt === null))
  await city.until(at('2026-10-30T10:00:00'))
  // 中秋 9 月 25 日放假:三个工作日前是 9 月 22 日;国庆后第一个工作日是 10 月 8 日。
  const fired = (await firedOn(city, hazard.id)).filter((one) => one.duty === 'rectify')
  assert.deepEqual(
    fired.map((one) => one.rung),
    ['before', 'today', 'overdue', 'escalate-1', 'escalate-2'],
  )
  const [again] = await city.people('huang')
  const rungs = (await view(again, hazard.id)).obligations.at(-1)?.rungs.map((one) => [one.rung, one.at])
  assert.deepEqual(rungs?.[0], ['before', at('2026-09-22T09:00:00')])
  assert.ok((await view(again, hazard.id)).obligations.find((one) => one.id === owed[0]?.id)?.rungs.every((rung) => rung.firedAt === null))
})

story('', '延期把期限和各级提醒一并后移;已提醒、已逾期上报的,按新期限再提醒、再逾期,领导待办随之撤下', async (city) => {
  const [wei, lu, nong] = await on(city, '2026-09-21T10:00:00', 'wei', 'lu', 'nong')
  const hazard = await HazardCase.report(wei, city.unit('cold'))
  await hazard.register(lu, '2026-09-24')
  await hazard.plan(nong, '2026-09-24')
  await city.until(at('2026-09-29T10:00:00'))
  assert.deepEqual(
    (await firedOn(city, hazard.id)).map((one) => one.rung),
    ['today', 'overdue', 'escalate-1'],
  )
  const [late, tan] = await city.people('nong', 'tan')
  assert.equal((await tan.get<Worklist>('/api/worklist')).rows.length, 1)
  await hazard.askExtension(late, '2026-10-12')
  await hazard.grantExtension(tan)
  const moved = await obligationOf(tan, hazard.id, 'rectify')
  assert.deepEqual([moved.state, moved.dueAt, moved.escalatedTo], ['owed', at('2026-10-12T23:59:59.999'), []])
  assert.deepEqual((await tan.get<Worklist>('/api/worklist')).rows, [])
  assert.equal(await city.until(at('2026-10-07T10:00:00')), 0, '长假中没有到时的')
  await city.until(at('2026-10-30T10:00:00'))
  const fired = await firedOn(city, hazard.id)
  assert.deepEqual(
    fired.slice(3).map((one) => one.rung),
    ['before', 'today~2', 'overdue~2', 'escalate-1~2', 'escalate-2'],
  )
  const [head] = await city.people('tan')
  const after = await obligationOf(head, hazard.id, 'rectify')
  assert.equal(after.state, 'overdue')
  assert.deepEqual([...after.escalatedTo].sort(), ['bureauHead', 'deputyLeader'])
  assert.equal(after.rungs.find((one) => one.rung === 'before')?.at, at('2026-10-08T09:00:00'), '三个工作日:10、9、8 日,10 日补班')
})

interface Worklist {
  groups: { urgency: string; title: string; count: number; capped: boolean }[]
  rows: {
    obligation: string
    caseId: string
    verb: string
    escalated: boolean
    urgency: string
    ownerLabel: string
    remaining: string
    dueAt: string | null
  }[]
  next: string | null
}

story('', '待办按已逾期、今天、三个工作日内、以后、等待他人分组,逐页取完,不重不漏,期限在先者在前', async (city) => {
  const [wei, lu, nong, huang] = await on(city, '2026-09-21T10:00:00', 'wei', 'lu', 'nong', 'huang')
  const dates = ['2026-09-21', '2026-09-22', '2026-09-24', '2026-09-28', '2026-10-30']
  for (let index = 0; index < 55; index++) {
    const hazard = await HazardCase.report(wei, city.unit('cold'))
    await hazard.register(lu, dates[index % dates.length] ?? '')
  }
  await city.until(at('2026-09-22T10:00:00'))
  const [late] = await city.people('nong')
  const first = await late.get<Worklist>('/api/worklist')
  // 55 件整改(逾期 11、今天 11)和 55 件方案(9 月 24 日到期);9 月 25 日中秋放假,三个工作日内到 9 月 28 日。
  assert.deepEqual(
    first.groups.map((one) => [one.title, one.count, one.capped]),
    [
      ['已逾期', 11, false],
      ['今天', 11, false],
      ['三个工作日内', 77, false],
      ['以后', 11, false],
      ['等待他人', 0, false],
    ],
  )
  const all = [...first.rows]
  for (let next = first.next; next !== null; ) {
    const page = await late.get<Worklist>(`/api/worklist?cursor=${encodeURIComponent(next)}`)
    all.push(...page.rows)
    next = page.next
  }
  assert.equal(all.length, 110)
  assert.equal(new Set(all.map((row) => row.obligation)).size, 110)
  assert.deepEqual(
    all.map((row) => row.dueAt),
    all.map((row) => row.dueAt).toSorted(),
  )
  const soon = await late.get<Worklist>('/api/worklist?urgency=soon')
  assert.equal(soon.rows.length, 50)
  const rest = await late.get<Worklist>(`/api/worklist?urgency=soon&cursor=${encodeURIComponent(soon.next ?? '')}`)
  assert.deepEqual([rest.rows.length, rest.next], [27, null])
  assert.ok([...soon.rows, ...rest.rows].every((row) => row.urgency === 'soon'))
  const [station] = await city.people('lu')
  const waits = await station.get<Worklist>('/api/worklist?urgency=waiting')
  assert.deepEqual([waits.rows.length, waits.groups.at(-1)?.count], [50, 110])
  assert.ok(waits.rows.every((row) => row.urgency === 'waiting'))
  assert.ok(nong && huang)
})
