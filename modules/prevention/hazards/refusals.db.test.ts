import assert from 'node:assert/strict'
import { sql } from 'kysely'
import { forgetTerms } from '#kernel/clock/store.ts'
import { asJob } from '#kernel/store/transaction.ts'
import { criteriaOn } from '#law/index.ts'
import { story } from '#test/city.ts'
import { HazardCase, hazards, view } from '#test/hazard.ts'
import { freezer, forced, MajorCase, majorCast, pair, verdictOf } from '#test/major.ts'
import { disguises, scene } from '#test/scene.ts'

const proposal = { criterion: freezer, proposal: '速冻装置未设单独作业间,作业 14 人' }

story('C22.7', '判定标准:不存在、别的行业、没有责任单位的,都指明字段并说明原因', async (city) => {
  const people = await majorCast(city)
  const one = await MajorCase.report(city, people)
  const { wei, qin } = people
  const construction = criteriaOn('2026-09-21').find((criterion) => criterion.trades.includes('construction'))
  const unknown = await one.refused('422.45', wei, 'proposeMajor', { ...proposal, criterion: 'mh.none#1' })
  const other = await one.refused('422.46', wei, 'proposeMajor', { ...proposal, criterion: construction?.key ?? '' })
  assert.deepEqual([unknown.field, other.field], ['criterion', 'criterion'])
  assert.match(other.say, /该判定标准不适用于该行业/)
  const nowhere = await wei.post(hazards, {
    division: '450103001005',
    origin: 'patrol',
    category: 'fire',
    description: '社区公共通道被占用',
    spot: '北门通道',
    foundAt: '2026-09-21T01:00:00Z',
    photos: [(await wei.photo()).id],
  })
  await wei.refused('422.44', `${hazards}/${nowhere.id}/proposeMajor`, { rev: 1, ...proposal })
  await one.propose()
  await one.refused('422.46', qin, 'confirmMajor', { criterion: construction?.key ?? '', confirmation: '现场核实属实' })
  assert.equal((await view(wei, one.id)).state, 'majorProposed')
})

story('C22.7', '判定标准施行之前发现的隐患不能按它判定', async (city) => {
  city.clock.set(new Date('2023-05-14T02:00:00Z'))
  const [wei] = await city.people('wei')
  const one = await HazardCase.report(wei, city.unit('cold'))
  const refused = await one.refused('422.47', wei, 'proposeMajor', proposal)
  assert.deepEqual([refused.field, /自 2023-05-15 起施行/.test(refused.say)], ['criterion', true])
  city.clock.set(new Date('2023-05-15T02:00:00Z'))
  await one.take(await city.person('wei'), 'proposeMajor', proposal)
})

story('C22.7', '提出人不能自己认定;不认定重大须说明理由,按一般隐患继续', async (city) => {
  const people = await majorCast(city)
  const one = await MajorCase.report(city, people)
  const { qin, huang } = people
  await one.propose({}, qin)
  await one.refused('403.4', qin, 'confirmMajor', { criterion: freezer, confirmation: '现场核实属实' })
  assert.equal(await forced(city, qin, one.id, 'confirmMajor', 'majorConfirmed'), 'AN003')
  const kept = { category: 'machine', demand: '速冻装置移入单独作业间', rectifyBy: '2026-10-12' }
  await one.refused('400.1', huang, 'keepGeneral', kept)
  await one.take(huang, 'keepGeneral', { ...kept, confirmation: '作业人数未超过 9 人,不构成重大' })
  const seen = await view(huang, one.id)
  assert.deepEqual([seen.state, seen.facts.level, seen.facts.criterion], ['registered', 'general', null])
  assert.equal(seen.facts.confirmation, '作业人数未超过 9 人,不构成重大')
})

story('C22.7', '责令的期限是昨天、今天都不行;两名执法人员不能是同一人、同一证号', async (city) => {
  const people = await majorCast(city)
  const one = await MajorCase.at(city, people, 'majorConfirmed')
  const { qin } = people
  const order = { demand: '速冻装置移入单独作业间', rectifyBy: '2026-10-20', ...pair }
  for (const rectifyBy of ['2026-09-20', '2026-09-21'])
    assert.equal((await one.refused('422.48', qin, 'order', { ...order, rectifyBy })).field, 'rectifyBy')
  assert.equal((await one.refused('422.49', qin, 'order', { ...order, partner: qin.name })).field, 'partner')
  assert.equal((await one.refused('422.80', qin, 'order', { ...order, partnerCertificate: '桂A-0001' })).field, 'partnerCertificate')
  await one.refused('400.1', qin, 'order', { ...order, partner: '' })
  await one.order()
  const plan = { responsible: '马当家', measure: '隔出单独作业间', funds: 0, until: '2026-10-18', contingency: '停用速冻装置' }
  assert.equal((await one.refused('422.82', people.nong, 'plan', plan)).field, 'goal')
  assert.equal((await one.refused('422.34', people.nong, 'plan', { ...plan, goal: '设单独作业间', until: '2026-10-21' })).field, 'until')
})

story('C22.12', '挂牌:只由分管领导、只有一次,期限不早于责令期限;没有公示牌照片不能报告已设置;复查通过前不能摘牌', async (city) => {
  const people = await majorCast(city)
  const one = await MajorCase.at(city, people, 'ordered')
  const { ou, qin, nong } = people
  const list = { requirements: '治理期间停止使用速冻装置', finishBy: '2026-12-31', organ: 'station.450103001' }
  await one.refused('403.1', qin, 'list', list)
  await one.refused('409.7', nong, 'postSign', { spot: '厂区大门', photos: [(await nong.photo()).id] })
  await one.refused('409.7', nong, 'reportProgress', { progress: '已开始施工', percent: 10, photos: [] })
  assert.equal((await one.refused('422.84', ou, 'list', { ...list, finishBy: '2026-10-19' })).field, 'finishBy')
  assert.equal((await one.refused('422.86', ou, 'list', { ...list, organ: 'nobody' })).field, 'organ')
  assert.equal((await one.refused('422.86', ou, 'list', { ...list, organ: 'evaluator.a' })).field, 'organ')
  await one.list()
  await one.refused('409.7', ou, 'list', list)
  assert.equal(await forced(city, ou, one.id, 'list', 'ordered'), 'AN008')
  assert.equal((await one.refused('400.1', nong, 'postSign', { spot: '厂区大门', photos: [] })).field, 'photos')
  await one.postSign()
  await one.refused('409.1', ou, 'delist', { delisting: '治理完成,同意摘牌', photos: [(await ou.photo()).id] })
  const early = await MajorCase.at(city, people, 'majorConfirmed')
  assert.equal((await early.refused('422.85', ou, 'list', { ...list, finishBy: '2026-09-20' })).field, 'finishBy')
  await early.list({ finishBy: '2026-10-10' })
  await early.refused('422.83', qin, 'order', { demand: '速冻装置移入单独作业间', rectifyBy: '2026-10-11', ...pair })
})

story('C22.6', '与企业有利害关系的机构不被抽取;抽中后才知道有关系的个人不能出具结论', async (city) => {
  const people = await majorCast(city)
  const one = await MajorCase.at(city, people, 'majorRectified')
  await asJob(city.database, 'city', city.clock.now(), (tx) =>
    sql`insert into evaluator_tie (id, organ, enterprise, kind, note, since, source)
      values (gen_random_uuid(), 'evaluator.a', ${city.unit('cold')}, 'contract', '为该企业做过安全评价', '2026-01-01', '测试')`.execute(
      tx,
    ),
  )
  await one.draw()
  const { draw } = (await view(people.qin, one.id)).facts as { draw: { organ: string; excluded: { organ: string; why: string }[] } }
  assert.equal(draw.organ, 'evaluator.b')
  assert.deepEqual(
    draw.excluded.map((body) => body.organ),
    ['evaluator.a'],
  )
  // 闭评估 turns out to hold a post at the unit.
  await asJob(city.database, 'city', city.clock.now(), (tx) =>
    sql`insert into tenure (id, post, person, since, reason)
      values (gen_random_uuid(), ${city.ids('meng').post}, ${city.ids('secondEvaluator').person}, '2026-01-01', 'test')`.execute(tx),
  )
  const refused = await one.refused('403.32', people.secondEvaluator, 'verdictPass', await verdictOf(people.secondEvaluator))
  assert.match(refused.say, /利害关系/)
  await one.refused('403.1', people.nong, 'verdictPass', await verdictOf(people.nong))
  await one.recuse()
  const none = await one.refused('422.87', people.qin, 'drawEvaluator', {})
  assert.match(none.say, /衡岳安全评价/)
  assert.match(none.say, /青桂安全技术/)
})

story('', '照片:同一文件换个时间再交被拒绝;相似的照片先提示,声明为新拍的才收,并留给复查人看', async (city) => {
  const people = await majorCast(city)
  const { wei, lu, nong, huang } = people
  const hall = await scene(1)
  const other = await scene(2)
  const one = await HazardCase.report(wei, city.unit('cold'), 'patrol', { photos: [(await wei.photo(hall)).id] })
  await one.register(lu, '2026-10-12')
  await one.plan(nong, '2026-10-10')
  const done = async (bytes: Uint8Array, more: object = {}) => ({
    rectifiedAt: city.clock.now().toISOString(),
    rectification: '货物已清运,出口已划线',
    photos: [(await nong.photo(new Uint8Array(bytes))).id],
    ...more,
  })
  await one.refused('422.36', nong, 'rectify', await done(hall))
  const again = new Uint8Array(await disguises['压缩到质量 40'](hall))
  const warned = await one.refused('422.39', nong, 'rectify', await done(again))
  const similar = warned.more?.similar as { no: string; distance: number }[]
  assert.equal(similar.length, 1)
  assert.match(similar[0]?.no ?? '', /^隐患2026-\d{6}$/)
  assert.match(warned.say, /重新拍摄/)
  await one.take(nong, 'rectify', await done(again, { newlyTaken: true }))
  const { photo_doubts: doubts } = (await view(huang, one.id)).facts as { photo_doubts: { sameCase: boolean; distance: number }[] }
  assert.deepEqual([doubts.length, doubts[0]?.sameCase], [1, true])
  await one.failRecheck(huang, '2026-10-20')
  // The photo of the first rectification once more: as the same upload, and uploaded anew.
  const { rectified_photos: former } = (await view(nong, one.id)).facts as { rectified_photos: { id: string }[] }
  await one.refused('422.38', nong, 'rectify', { ...(await done(other)), photos: former.map((photo) => photo.id), newlyTaken: true })
  await one.refused('422.38', nong, 'rectify', await done(again, { newlyTaken: true }))
  await one.take(nong, 'rectify', await done(other))
  assert.deepEqual((await view(huang, one.id)).facts.photo_doubts, [], 'a new scene is doubted by nobody')
  // Another hazard of the same unit within the window.
  const second = await HazardCase.report(wei, city.unit('cold'))
  await second.register(lu, '2026-10-12')
  await second.plan(nong, '2026-10-10')
  const brighter = new Uint8Array(await disguises['调亮 10%'](other))
  await second.refused('422.39', nong, 'rectify', await done(brighter))
  // While nobody has confirmed how far back to look, only the case itself is looked through.
  await asJob(city.database, 'city', city.clock.now(), (tx) =>
    tx.updateTable('parameter').set({ confirmed_at: null }).where('key', '=', 'hazard.photo.window').execute(),
  )
  forgetTerms()
  await second.take(nong, 'rectify', await done(brighter))
})

story('C22.12', '摘牌后又退回整改的,可以重新挂牌:公开名单先结束、后恢复,再次摘牌才能销号', async (city) => {
  const one = await MajorCase.at(city, await majorCast(city), 'majorConfirmed')
  const { qin } = one.people
  await one.list()
  await one.order()
  await one.plan()
  await one.rectify()
  await one.draw()
  await one.verdictPass()
  await one.passRecheck()
  await one.delist()
  const listed = async () => {
    await city.settled()
    const { rows } = (await city.app.inject({ url: '/api/public/listed-hazards' })).json<{ rows: { status: string }[] }>()
    return rows.map((row) => row.status)
  }
  assert.deepEqual(await listed(), ['ended'])
  await one.take(qin, 'rework', { note: '现场又发现速冻机搬回包装间', rectifyBy: '2026-10-30' })
  await one.list()
  assert.deepEqual(await listed(), ['listed'])
  assert.equal((await view(qin, one.id)).facts.delisted_at, null)
})
