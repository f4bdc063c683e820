import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { tokenHash } from '#kernel/http/run.ts'
import { asSession, type Tx } from '#kernel/store/transaction.ts'
import { type City, story } from '#test/city.ts'
import { CoercionCase, disobeyedStop, inHours, majorHazard, overdueHazard, powerOf, present } from '#test/coercion.ts'
import { HazardCase, view } from '#test/hazard.ts'
import { majorCast } from '#test/major.ts'

/** The SQLSTATE with which the database refuses this person's statement; 'done' when it does not. Nothing is kept. */
async function codeOf(city: City, key: string, statement: ReturnType<typeof sql>): Promise<string> {
  const { cookie } = await present(city, key)
  return asSession(city.database, tokenHash(cookie), city.clock.now(), async (tx: Tx) => {
    await sql`savepoint attempt`.execute(tx)
    try {
      await statement.execute(tx)
      return 'done'
    } catch (cause) {
      return String((cause as { code?: string }).code)
    } finally {
      await sql`rollback to savepoint attempt`.execute(tx)
    }
  })
}

/** A move by hand, in the person's own name and at the city's time. */
const move = (city: City, key: string, id: string, step: string, to: string) =>
  codeOf(
    city,
    key,
    sql`update "case" set state = ${to}, step = ${step}, rev = rev + 1, person = ${city.ids(key).person}, post = ${city.ids(key).post},
      moved_at = ${city.clock.now().toISOString()} where id = ${id}`,
  )

/** A measure written past the program; its case does not matter, for the guard is asked first. */
const planted = (origin: string, measure: string, power: { stop: string; supplier: string } | null = null) => sql`
  insert into coercion (case_id, origin_case, measure, ground, ground_note, subject, requested_at, officers, stop_case, danger, supplier)
  values (${randomUUID()}, ${origin}, ${measure}, 'overdue', '直接写入', '冷库', '2026-09-24T00:00:00Z', '[]',
    ${power?.stop ?? null}, ${power ? '可能爆炸' : null}, ${power?.supplier ?? null})`

story('C22.8', '数据库守住停止供电:没有同一隐患上实施中且拒不执行的停产停工决定,谁写都被拒绝(AN009)', async (city) => {
  const [hazard, other] = [await majorHazard(city), await majorHazard(city)]
  const general = await HazardCase.report(await present(city, 'wei'), city.unit('cold'))
  await city.until(inHours(city, 72))
  const cut = (stop: string, supplier = 'power.nanning') => codeOf(city, 'qin', planted(hazard.id, 'cutPower', { stop, supplier }))
  const stop = await CoercionCase.request(city, hazard.id, 'suspendProduction')
  assert.equal(await cut(stop.id), 'AN009', 'only asked for')
  await stop.served()
  await stop.start()
  assert.equal(await cut(stop.id), 'AN009', 'in force, but not found disobeyed')
  assert.equal(await cut((await disobeyedStop(city, other.id)).id), 'AN009', 'of another hazard')
  await stop.disobeyed()
  assert.equal(await cut(stop.id, 'union.cold'), 'AN009', 'not a power supplier')
  assert.equal(await codeOf(city, 'qin', planted(hazard.id, 'suspendProduction')), 'AN009', 'a second one while the first is open')
  assert.equal(await codeOf(city, 'qin', planted(general.id, 'sealDetain')), 'AN009', 'not a major hazard')
  const one = await CoercionCase.request(city, hazard.id, 'sealDetain')
  const into = sql`update coercion set measure = 'cutPower' where case_id = ${one.id}`
  assert.equal(await codeOf(city, 'qin', into), 'AN009', 'a measure does not become another')
  // With all of it in place the guard lets it pass, and the row rule refuses what hangs on no case.
  assert.equal(await cut(stop.id), '42501')
  await stop.release()
  assert.equal(await cut(stop.id), 'AN009', 'no longer in force')
})

story('C22.8', '直接写 SQL 也不能跳步、缺送达就实施、缺供电答复就停电、越过二十四小时和三十日', async (city) => {
  const hazard = await overdueHazard(city)
  const stop = await CoercionCase.request(city, hazard, 'suspendProduction')
  assert.equal(await move(city, 'qin', stop.id, 'start', 'inForce'), 'AN001')
  assert.equal(await move(city, 'qin', stop.id, 'review', 'reviewed'), 'AN003', 'he who asked does not review')
  await stop.review()
  await stop.approve()
  assert.equal(await move(city, 'qin', stop.id, 'serve', 'served'), 'AN008', 'nothing was handed over')
  await stop.deliver()
  await stop.serve()
  await stop.start()
  await stop.disobeyed()
  assert.equal(await move(city, 'qin', stop.id, 'noteDisobeyed', 'inForce'), 'AN008')
  assert.equal(await move(city, 'tan', stop.id, 'extend', 'inForce'), 'AN008', 'a stop decision is not extended')
  const cut = await CoercionCase.request(city, hazard, 'cutPower', powerOf(stop.id))
  assert.equal(await move(city, 'tan', stop.id, 'release', 'releasing'), 'AN008', 'a power cut stands on it')
  await cut.served({ startAt: inHours(city, 24) })
  assert.equal(await move(city, 'qin', cut.id, 'start', 'inForce'), 'AN008', 'too early, and unanswered')
  const sooner = sql`update coercion set start_at = approved_at + interval '23 hours' where case_id = ${cut.id}`
  assert.equal(await codeOf(city, 'tan', sooner), '23514')
  await cut.answer('cannot')
  await city.until(inHours(city, 24))
  assert.equal(await move(city, 'qin', cut.id, 'start', 'inForce'), 'AN008', 'the supplier cannot')
  await cut.answer()
  await cut.start()
  const seal = await CoercionCase.request(city, hazard, 'sealDetain')
  await seal.served({ until: '2026-10-25' })
  const longer = sql`update coercion set until = '2026-10-26' where case_id = ${seal.id}`
  assert.equal(await codeOf(city, 'tan', longer), '23514', 'thirty days are thirty days')
})

story('C22.8', '强制措施未解除,隐患不能销号:从报请起就挡住,办结后放行', async (city) => {
  const hazard = await overdueHazard(city)
  const released = async () => {
    const { rows } = await city.stored((tx) => sql<{ met: boolean }>`select hazard_meets(${hazard}, 'measuresReleased') as met`.execute(tx))
    return rows[0]?.met
  }
  assert.equal(await released(), true)
  const one = await CoercionCase.request(city, hazard, 'suspendProduction')
  assert.equal(await released(), false)
  await one.served()
  await one.start()
  await one.release()
  assert.equal(await released(), false, 'decided, but not yet restored')
  await one.released()
  assert.equal(await released(), true)
})

story('C22.8', '整改、评估、复查、双报告都齐了,还有一件强制措施未办结,销号仍被接口和数据库拒绝', async (city) => {
  const hazard = await majorHazard(city)
  await city.until(inHours(city, 72))
  const measure = await CoercionCase.request(city, hazard.id, 'sealDetain')
  Object.assign(hazard.people, await majorCast(city))
  await hazard.rectify()
  await hazard.draw()
  await hazard.verdictPass()
  await hazard.passRecheck()
  await hazard.fileReports()
  await hazard.receive()
  await hazard.congressReceives()
  const refusal = await hazard.refused('409.7', hazard.people.qin, 'close', { note: '同意销号' })
  assert.match(refusal.say, /还有强制措施没有解除/)
  assert.equal(await move(city, 'qin', hazard.id, 'close', 'closed'), 'AN008')
  const next = (await view(hazard.people.ma, hazard.id)).next.find((one) => one.step === 'close')
  assert.doesNotMatch(next?.why ?? '', /强制/, 'the unit is not told of what is still inward')
  await measure.take('tan', 'refuse', { note: '企业已整改完成,不予批准' })
  await hazard.close()
})
