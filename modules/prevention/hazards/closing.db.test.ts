import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { tokenHash } from '#kernel/http/run.ts'
import { asJob, asSession } from '#kernel/store/transaction.ts'
import { type City, story } from '#test/city.ts'
import { CoercionCase } from '#test/coercion.ts'
import { view } from '#test/hazard.ts'
import { forced, MajorCase, type MajorState, majorCast } from '#test/major.ts'

/** Facts past every trigger, to take one thing away that the steps have brought: nobody but the owner of the database can. */
const plant = (city: City, id: string, change: string) =>
  sql
    .raw(`begin; set local session_replication_role = replica; update hazard set ${change} where case_id = '${id}'; commit`)
    .execute(city.database.db)

/** The same closing by API and by SQL under the application role: both must name the gap. */
async function cannotClose(city: City, one: MajorCase, words: RegExp): Promise<void> {
  const { qin } = one.people
  const refused = await one.refused('409.7', qin, 'close', { note: '同意销号' })
  assert.match(refused.say, words)
  assert.equal(await forced(city, qin, one.id, 'close', 'closed'), 'AN008')
  const button = (await view(qin, one.id)).next.find((step) => step.step === 'close')
  assert.deepEqual([button?.yes, button?.kind], [false, 'gap'])
  assert.match(button?.why ?? '', words)
}

story('C22.6 C23.6 C22.12', '重大隐患销号的每一个缺口,逐个由接口指名、由数据库拒绝;补齐后才能销号', async (city) => {
  const one = await MajorCase.at(city, await majorCast(city), 'majorConfirmed')
  await one.list()
  await one.order()
  await one.plan()
  await one.rectify()
  await one.draw()
  await one.verdictPass()
  await one.passRecheck()
  await cannotClose(city, one, /双报告还缺/)
  await one.fileReports()
  await one.congressReceives()
  await cannotClose(city, one, /双报告还缺/)
  await one.receive()
  await cannotClose(city, one, /^(还不能销号:)?挂牌督办尚未摘牌$/)
  await plant(city, one.id, 'delisted_at = listed_at')
  await cannotClose(city, one, /挂牌督办尚未摘牌/)
  await plant(city, one.id, 'delisted_at = null')
  await one.delist()

  // One after the other taken away and given back: no gap hides behind another.
  const gaps: readonly [string, string, RegExp][] = [
    ["verdict = 'fail'", "verdict = 'pass'", /没有第三方评估机构对本次整改的合格结论/],
    ["evaluation_files = '[]'", "evaluation_files = '[{}]'", /没有第三方评估机构对本次整改的合格结论/],
    ['recheck_passed = false', 'recheck_passed = true', /没有另一名执法人员对本次整改的复查通过结论和照片/],
    ["recheck_photos = '[]'", "recheck_photos = '[{}]'", /没有另一名执法人员对本次整改的复查通过结论和照片/],
    ['regulator_received_at = null', 'regulator_received_at = listed_at', /双报告还缺/],
    ['congress_received_at = null', 'congress_received_at = listed_at', /双报告还缺/],
    ['delisted_at = null', 'delisted_at = listed_at', /挂牌督办尚未摘牌/],
  ]
  for (const [away, back, words] of gaps) {
    await plant(city, one.id, away)
    await cannotClose(city, one, words)
    await plant(city, one.id, back)
  }
  const photos = await city.stored((tx) =>
    tx.selectFrom('hazard').select('rectified_photos').where('case_id', '=', one.id).executeTakeFirstOrThrow(),
  )
  await plant(city, one.id, 'rectified_photos = found_photos')
  await cannotClose(city, one, /没有整改后新拍的照片/)
  await plant(city, one.id, `rectified_photos = '${JSON.stringify(photos.rectified_photos)}'`)

  assert.equal(await forced(city, one.people.qin, one.id, 'close', 'closed'), 'done', 'nothing else stands in the way')
  await one.close()
  assert.equal((await view(one.people.wei, one.id)).state, 'closed')
})

story('C22.8', '还有强制措施没有解除的,不能销号:接口指名、数据库拒绝', async (city) => {
  const one = await MajorCase.at(city, await majorCast(city), 'evaluated')
  await one.failRecheck()
  const measure = await CoercionCase.request(city, one.id, 'suspendProduction', { ground: 'failedRecheck' })
  await one.rectify()
  await one.draw()
  await one.verdictPass()
  await one.passRecheck()
  await one.fileReports()
  await one.receive()
  await one.congressReceives()
  await cannotClose(city, one, /还有强制措施没有解除/)
  await measure.take('tan', 'refuse', { note: '企业已停用并完成整改,不再需要' })
  await one.close()
})

story('C22.6 C23.8', '复查须由第二人:认定人、责令人、整改人、复查人自己都不能接着办下一步,接口和数据库一样拒绝', async (city) => {
  const people = await majorCast(city)
  const one = await MajorCase.at(city, people, 'evaluated')
  const { qin, huang, nong, lu, evaluator } = people
  const photos = [(await qin.photo()).id]
  const recheck = { note: '现场复查,情况属实', photos, partner: '某某', certificate: '桂A-1', partnerCertificate: '桂A-2' }
  await one.refused('403.4', qin, 'passRecheck', recheck)
  assert.equal(await forced(city, qin, one.id, 'passRecheck', 'verified'), 'AN003', 'he confirmed and ordered')
  await one.refused('403.1', lu, 'passRecheck', recheck)
  assert.equal(await forced(city, lu, one.id, 'passRecheck', 'verified'), 'AN002')
  assert.equal(await forced(city, nong, one.id, 'passRecheck', 'verified'), 'AN002')
  // The same person in both posts: who rectified also serves as an officer.
  await asJob(city.database, 'city', city.clock.now(), (tx) =>
    tx
      .insertInto('tenure')
      .values({
        id: randomUUID(),
        post: city.ids('huang').post,
        person: city.ids('nong').person,
        since: '2026-01-01',
        until: null,
        stands_in_for: null,
        reason: 'test',
      })
      .execute(),
  )
  const both = await asJob(city.database, 'city', city.clock.now(), async (tx) => {
    await sql`savepoint attempt`.execute(tx)
    try {
      await sql`update "case" set state = 'verified', step = 'passRecheck', rev = rev + 1, person = ${city.ids('nong').person},
        post = ${city.ids('huang').post}, moved_at = ${city.clock.now().toISOString()} where id = ${one.id}`.execute(tx)
      return 'done'
    } catch (cause) {
      return String((cause as { code?: string }).code)
    } finally {
      await sql`rollback to savepoint attempt`.execute(tx)
    }
  })
  assert.equal(both, 'AN003')
  await one.refused('422.81', huang, 'passRecheck', { note: '现场复查,情况属实', photos: [(await huang.photo()).id] })
  await one.passRecheck()
  await one.fileReports()
  await one.receive()
  await one.congressReceives()
  await one.refused('403.4', huang, 'close', { note: '同意销号' })
  assert.equal(await forced(city, huang, one.id, 'close', 'closed'), 'AN003', 'he re-checked')
  assert.ok(evaluator)
  await one.close()
})

story('C22.6 C23.8', '还没走到销号的每一个状态都不能直接销号,也不能越过评估和复查', async (city) => {
  const people = await majorCast(city)
  const states: readonly MajorState[] = [
    'majorProposed',
    'majorConfirmed',
    'ordered',
    'majorRectifying',
    'majorRectified',
    'evaluating',
    'evaluated',
  ]
  for (const state of states) {
    const one = await MajorCase.at(city, people, state)
    await one.refused('409.1', people.qin, 'close', { note: '同意销号' })
    assert.equal(await forced(city, people.qin, one.id, 'close', 'closed'), 'AN001', state)
    if (state === 'evaluated') continue
    assert.equal(await forced(city, people.huang, one.id, 'passRecheck', 'verified'), 'AN001', state)
  }
  // A verdict written into the facts is none: the step of the body drawn is what counts.
  const one = await MajorCase.at(city, people, 'evaluated')
  await plant(city, one.id, "verdict = 'pass'")
  await one.failRecheck()
  await one.rectify()
  await plant(city, one.id, `verdict = 'pass', evaluation_files = '[{}]'`)
  const meets = await city.stored((tx) => sql<{ met: boolean }>`select hazard_meets(${one.id}, 'verdict') as met`.execute(tx))
  assert.equal(meets.rows[0]?.met, false, 'the verdict of the round before does not count for a new rectification')
})

story('C22.6 C22.12', '直接改写隐患的事实:企业、执法人员、系统任务都被数据库拒绝,只有办理步骤能改', async (city) => {
  const one = await MajorCase.at(city, await majorCast(city), 'ordered')
  const { qin, nong } = one.people
  const change = sql`update hazard set verdict = 'pass', rectify_by = '2027-01-01', recheck_passed = true where case_id = ${one.id}`
  const refused = (work: Promise<unknown>) => assert.rejects(work, (cause: { code?: string }) => cause.code === 'AN010')
  for (const who of [qin, nong])
    await refused(asSession(city.database, tokenHash(who.cookie), city.clock.now(), (tx) => change.execute(tx)))
  await refused(asJob(city.database, 'react', city.clock.now(), (tx) => change.execute(tx)))
  const { facts } = await view(qin, one.id)
  assert.deepEqual([facts.verdict, facts.recheck_passed], [null, null])
})
