import assert from 'node:assert/strict'
import { sql } from 'kysely'
import { forgetTerms, readTerms } from '#kernel/clock/store.ts'
import { verifyLedger } from '#kernel/evidence/ledger.ts'
import { kindOf } from '#kernel/http/kernel.ts'
import { plan } from '#kernel/obligation/plan.ts'
import { pausesOf } from '#kernel/obligation/replan.ts'
import { suspensionsOf } from '#kernel/obligation/store.ts'
import { readFacts } from '#kernel/procedure/store.ts'
import { type City, story } from '#test/city.ts'
import { HazardCase, view } from '#test/hazard.ts'
import type { Person } from '#test/person.ts'

const at = (local: string) => new Date(`${local}+08:00`).toISOString()
const days = '/api/clock/calendar-days/confirm'
const parameters = '/api/clock/parameters/confirm'

async function on<const K extends readonly string[]>(city: City, local: string, ...keys: K) {
  city.clock.set(new Date(at(local)))
  return city.people(...keys)
}

const clockOf = async (person: Person, id: string, duty: string) =>
  (await view(person, id)).obligations.find((one) => one.duty === duty) ?? assert.fail(duty)

/** The parameters as a fresh city has them: suggested, confirmed by nobody. */
async function unconfirm(city: City, ...keys: string[]): Promise<void> {
  await sql`update parameter set confirmed_at = null, confirmed_by = null where key = any (${keys})`.execute(city.database.db)
  forgetTerms()
}

/** The last row of the configuration's evidence. */
const lastConfig = (city: City) =>
  city.stored(async (tx) => {
    const row = await tx
      .selectFrom('evidence')
      .selectAll()
      .where('stream_kind', '=', 'config')
      .orderBy('seq', 'desc')
      .executeTakeFirstOrThrow()
    return {
      event: row.event,
      person: row.person_name,
      data: JSON.parse(row.data) as { moved: { id: string; caseId: string; from: string | null; to: string | null }[] } & Record<
        string,
        unknown
      >,
    }
  })

story('', '参数未经确认:没有期限,写明缘由,时钟体检指出;确认后在办的一并定期,留痕写明移动了哪些', async (city) => {
  await unconfirm(city, 'hazard.register.within', 'rungs.remind.before', 'rungs.escalate.after')
  const [wei, admin] = await on(city, '2026-09-21T10:00:00', 'wei', 'admin')
  const hazard = await HazardCase.report(wei, city.unit('cold'))
  const undated = await clockOf(wei, hazard.id, 'register')
  assert.deepEqual([undated.dueAt, undated.remaining], [null, '期限待定'])
  assert.deepEqual(undated.steps, [{ say: '城市参数「隐患登记时限」尚未经人确认,期限暂不起算' }])
  const row = await registerRow(admin)
  assert.deepEqual([row.ok, row.say, row.due], [false, '1 件没有日期:参数待确认', '2个工作日(待确认)'])
  assert.equal(await city.until(at('2026-09-24T10:00:00')), 0, '没有期限就不提醒')

  const [keeper, seer] = await city.people('admin', 'wei')
  await seer.refused('403.1', parameters, { key: 'hazard.register.within' })
  await keeper.post(parameters, { key: 'hazard.register.within' })
  const dated = await clockOf(seer, hazard.id, 'register')
  assert.equal(dated.dueAt, at('2026-09-23T23:59:59.999'), '自发现之日起算,不自确认之日')
  const config = await lastConfig(city)
  assert.deepEqual([config.event, config.person, config.data.key], ['parameter.confirmed', '苏系统', 'hazard.register.within'])
  assert.deepEqual(config.data.moved, [{ id: dated.id, caseId: hazard.id, from: null, to: dated.dueAt }])
  const said = (await view(seer, hazard.id)).timeline.at(-1)
  assert.deepEqual([said?.title, said?.personName, said?.facts.why], ['重算期限:登记隐患', '苏系统', '确认城市参数「隐患登记时限」'])
  await keeper.refused('404.1', parameters, { key: 'hazard.register.within' })

  assert.equal(await city.until(at('2026-09-24T10:00:00')), 2, '当日提醒和到期')
  // 已逾期的,确认上报层级后同样上报。
  const [again] = await city.people('admin')
  await again.post(parameters, { key: 'rungs.escalate.after' })
  assert.deepEqual((await lastConfig(city)).data.moved, [], '逾期的日期不再移动')
  assert.equal(await city.until(at('2026-09-24T10:01:00')), 1, '中秋前的 9 月 24 日已逾期一个工作日')
  assert.deepEqual((await city.stored((tx) => verifyLedger(tx, null))).findings, [])
})

story('', '三月三未经确认不顺延期限;确认后在办的期限顺延一日;责令的期限不动,提醒时刻随之移动', async (city) => {
  const [wei, lu, admin] = await on(city, '2026-04-16T10:00:00', 'wei', 'lu', 'admin')
  const hazard = await HazardCase.report(wei, city.unit('cold'))
  const other = await HazardCase.report(wei, city.unit('cold'))
  await other.register(lu, '2026-04-22')
  const before = await clockOf(wei, hazard.id, 'register')
  assert.equal(before.dueAt, at('2026-04-20T23:59:59.999'))
  assert.ok(
    before.steps.some((step) => /2026-04-20 壮族三月三放假尚未确认.未予计入/.test(step.say)),
    JSON.stringify(before.steps),
  )
  const fixed = await clockOf(wei, other.id, 'rectify')
  const timeOf = (clock: typeof fixed, rung: string) => clock.rungs.find((one) => one.rung === rung)?.at
  assert.equal(timeOf(fixed, 'before'), at('2026-04-17T09:00:00'))
  await wei.refused('403.1', days, { date: '2026-04-20' })
  await admin.post(days, { date: '2026-04-20' })
  const after = await clockOf(wei, hazard.id, 'register')
  assert.equal(after.dueAt, at('2026-04-21T23:59:59.999'))
  assert.ok(after.steps.some((step) => /壮族三月三放假/.test(step.say)))
  assert.equal(timeOf(after, 'escalate-1'), at('2026-04-22T09:00:00'))
  const still = await clockOf(wei, other.id, 'rectify')
  assert.equal(still.dueAt, at('2026-04-22T23:59:59.999'), '责令的日期照责令')
  assert.equal(timeOf(still, 'before'), null, '三个工作日前落在责令之前:不再提醒')
  const config = await lastConfig(city)
  assert.deepEqual([config.event, config.data.date], ['calendar.dayConfirmed', '2026-04-20'])
  const plan = await clockOf(wei, other.id, 'plan')
  assert.deepEqual(
    config.data.moved.map((one) => [one.id, one.to]).toSorted(),
    [
      [after.id, after.dueAt],
      [plan.id, at('2026-04-22T23:59:59.999')],
    ].toSorted(),
  )
  await admin.refused('404.1', days, { date: '2026-04-20' })
  await admin.refused('404.1', days, { date: '2026-05-20' })
})

story('', '跨过国务院已公布安排的期限标为暂定,写明缘由,待办上也注明', async (city) => {
  const [wei, lu] = await on(city, '2026-12-31T10:00:00', 'wei', 'lu')
  const hazard = await HazardCase.report(wei, city.unit('cold'))
  const clock = await clockOf(wei, hazard.id, 'register')
  assert.deepEqual([clock.dueAt, clock.provisional], [at('2027-01-04T23:59:59.999'), true])
  assert.ok(
    clock.steps.some((step) => /2027 年放假安排尚未公布/.test(step.say)),
    JSON.stringify(clock.steps),
  )
  const list = await lu.get<{ rows: { caseId: string; provisional: boolean }[] }>('/api/worklist')
  assert.deepEqual(
    list.rows.map((row) => [row.caseId, row.provisional]),
    [[hazard.id, true]],
  )
  const [admin] = await city.people('admin')
  const { calendar } = await health(admin)
  assert.equal(calendar.knownUntil, '2026-12-31')
  assert.match(calendar.warning ?? '', /只公布到 2026-12-31/)
})

story('', '一次确认成批重算的结果,与逐件按规则计算的完全一致:欠、逾期、中止、责令日期、各级时刻', async (city) => {
  await unconfirm(city, 'rungs.escalate.after', 'hazard.plan.within')
  const [wei, lu, nong, qin] = await on(city, '2026-04-09T10:00:00', 'wei', 'lu', 'nong', 'qin')
  for (let index = 0; index < 12; index++) {
    const one = await HazardCase.report(wei, city.unit('cold'))
    if (index % 3 > 0) await one.register(lu, `2026-04-${String(14 + index)}`)
    if (index % 3 > 1) {
      await one.plan(nong, '2026-04-14')
      if (index % 2 > 0) await one.rectify(nong)
    }
    const owed = (await view(qin, one.id)).obligations.filter((clock) => clock.state === 'owed')
    if (index % 4 === 1) for (const clock of owed) await qin.post(`/api/obligations/${clock.id}/pause`, { reason: '等待鉴定' })
    if (index % 8 === 5) for (const clock of owed) await qin.post(`/api/obligations/${clock.id}/resume`, {})
  }
  await city.until(at('2026-04-17T10:00:00'))
  const [admin] = await city.people('admin')
  const firedBefore = await firedRungs(city)
  for (const date of ['2026-04-20', '2026-04-19']) await admin.post(days, { date })
  for (const key of ['hazard.plan.within', 'rungs.escalate.after']) await admin.post(parameters, { key })
  const seen = { owed: 0, overdue: 0, paused: 0 }
  await city.stored(async (tx) => {
    const terms = await readTerms(tx)
    const open = await tx.selectFrom('obligation').selectAll().where('state', 'in', ['owed', 'overdue', 'paused']).execute()
    for (const one of open) {
      seen[one.state as 'owed'] += 1
      const { table } = kindOf(city.kernel, 'hazard')
      const duty = table.duties[one.duty] ?? assert.fail()
      const facts = await readFacts(tx, table.table, one.case_id)
      const alone = plan({ duty, servedOn: one.served_on, facts, terms, suspensions: pausesOf(await suspensionsOf(tx, [one.id]), one.id) })
      const rungs = await tx.selectFrom('rung').selectAll().where('obligation', '=', one.id).where('fired_at', 'is', null).execute()
      const planned = new Map(alone.rungs.map((rung) => [rung.rung, rung.at]))
      for (const rung of rungs) assert.equal(rung.at, planned.get(rung.rung) ?? null, `${one.duty} ${one.state} ${rung.rung}`)
      const known = new Set(rungs.map((rung) => rung.rung).concat(firedBefore.get(one.id) ?? []))
      assert.deepEqual(
        alone.rungs.filter((rung) => !known.has(rung.rung)),
        [],
        'every rung of the plan is armed',
      )
      assert.equal(one.due_at, alone.dueAt)
      if (one.state === 'overdue') continue
      assert.deepEqual([one.provisional, one.steps, one.span], [alone.provisional, alone.steps, alone.span])
    }
  })
  assert.ok(seen.owed > 3 && seen.overdue > 3 && seen.paused > 2, JSON.stringify(seen))
  assert.deepEqual(await firedRungs(city), firedBefore, 'what has fired stays fired')
  assert.deepEqual((await city.stored((tx) => verifyLedger(tx, null))).findings, [])
})

/** Fired rungs by obligation. */
const firedRungs = (city: City) =>
  city.stored(async (tx) => {
    const rows = await tx
      .selectFrom('rung')
      .select(['obligation', 'rung'])
      .where('fired_at', 'is not', null)
      .orderBy('obligation')
      .orderBy('rung')
      .execute()
    return new Map([...Map.groupBy(rows, (row) => row.obligation)].map(([id, list]) => [id, list.map((row) => row.rung)]))
  })

interface Health {
  rows: {
    procedure: string
    duty: string
    due: string
    configured: number
    armed: number
    dated: number
    paused: number
    overdue: number
    rungsDue: number
    rungsFired: number
    ok: boolean
    say: string
  }[]
  calendar: { knownUntil: string; warning: string | null }
  lastSweep: { at: string; fired: number } | null
}
const health = (person: Person) => person.get<Health>('/api/clock/health')
const registerRow = async (person: Person) =>
  (await health(person)).rows.find((row) => row.duty === 'register') ?? assert.fail('register is on the health page')

story('', '时钟体检对得上:应设即已设,到时即已发;到时未扫的、被删掉期限的,都指出来', async (city) => {
  const [wei, lu, nong, qin] = await on(city, '2026-09-21T10:00:00', 'wei', 'lu', 'nong', 'qin')
  await HazardCase.report(wei, city.unit('cold'))
  const other = await HazardCase.report(wei, city.unit('cold'))
  const third = await HazardCase.report(wei, city.unit('cold'))
  await third.register(lu, '2026-10-30')
  await third.plan(nong, '2026-10-20')
  await qin.post(`/api/obligations/${(await clockOf(qin, third.id, 'rectify')).id}/pause`, { reason: '等待论证' })
  await city.until(at('2026-09-24T10:00:00'))
  const [admin] = await city.people('admin')
  const sound = await health(admin)
  assert.ok(
    sound.rows.every((row) => row.ok),
    JSON.stringify(sound.rows.filter((row) => !row.ok)),
  )
  const counts = ({ configured, armed, dated, paused, overdue, rungsDue, rungsFired }: Health['rows'][number]) => [
    configured,
    armed,
    dated,
    paused,
    overdue,
    rungsDue,
    rungsFired,
  ]
  const rowOf = (page: Health, duty: string) => page.rows.find((row) => row.duty === duty) ?? assert.fail()
  assert.deepEqual(counts(rowOf(sound, 'register')), [2, 2, 2, 0, 2, 6, 6], '两件各已提醒、到期、报局长')
  assert.deepEqual(counts(rowOf(sound, 'rectify')), [1, 1, 0, 1, 0, 0, 0])
  assert.deepEqual([sound.lastSweep?.at, sound.lastSweep?.fired], [at('2026-09-24T10:00:00'), 6])

  city.clock.set(new Date(at('2026-10-09T10:00:00')))
  const [late] = await city.people('admin')
  const unswept = rowOf(await health(late), 'register')
  assert.deepEqual([unswept.ok, unswept.say, unswept.rungsDue - unswept.rungsFired], [false, '2 次提醒已到时而未发', 2])
  await city.until(at('2026-10-09T10:00:00'))
  assert.equal(rowOf(await health(late), 'register').ok, true)

  const gone = await clockOf(await city.person('wei'), other.id, 'register')
  await sql`delete from rung where obligation = ${gone.id}`.execute(city.database.db)
  await sql`delete from obligation where id = ${gone.id}`.execute(city.database.db)
  const planted = rowOf(await health(late), 'register')
  assert.deepEqual([planted.ok, planted.say, planted.configured, planted.armed], [false, '1 件没有期限:应有而未设', 2, 1])
})

story('', '2027 年放假安排公布后导入:跨年的暂定期限随之重算并不再暂定,隔年导入和年份不符被拒绝', async (city) => {
  await city.until('2026-12-29T02:00:00.000Z')
  const [wei, lu, admin] = await city.people('wei', 'lu', 'admin')
  const hazard = await HazardCase.report(wei, city.unit('cold'))
  await hazard.register(lu, '2027-01-20')
  const owed = async () => (await view(lu, hazard.id)).obligations.find((one) => one.duty === 'plan')
  const before = await owed()
  assert.equal(before?.provisional, true)
  const days = [
    { date: '2027-01-01', name: '元旦', kind: 'off' },
    { date: '2027-01-03', name: '元旦', kind: 'work' },
  ]
  await admin.refused('400.1', '/api/clock/calendar-years', {
    year: 2029,
    source: '示例通知',
    days: [{ date: '2029-01-01', name: '元旦', kind: 'off' }],
  })
  await admin.refused('400.1', '/api/clock/calendar-years', {
    year: 2027,
    source: '示例通知',
    days: [{ date: '2031-01-01', name: '元旦', kind: 'off' }],
  })
  await lu.refused('403.1', '/api/clock/calendar-years', { year: 2027, source: '示例通知', days })
  await admin.post('/api/clock/calendar-years', { year: 2027, source: '示例通知', days })
  const after = await owed()
  assert.equal(after?.provisional, false)
  assert.equal(before?.dueAt, '2027-01-01T15:59:59.999Z', 'weekends only: the first of January counted as worked')
  assert.equal(after?.dueAt, '2027-01-03T15:59:59.999Z', 'a holiday on the first, a make-up day on Sunday the third')
  await city.stored((tx) => tx.deleteFrom('calendar_day').where('calendar', '=', 'cn').execute())
  forgetTerms()
})

story('', '演示时钟前进两周:到期的当即发出,在线的人不会因此被登出', async (city) => {
  const [wei, lu, admin] = await city.people('wei', 'lu', 'admin')
  const hazard = await HazardCase.report(wei, city.unit('cold'))
  Object.assign(city.kernel.city, { demo: true })
  await admin.post('/api/clock/move', { hours: 24 * 14 })
  await city.settled()
  assert.equal((await view(lu, hazard.id)).obligations[0]?.state, 'overdue')
  assert.equal((await admin.session()).clockMoved, true)
})
