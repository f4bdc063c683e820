import assert from 'node:assert/strict'
import type { z } from 'zod'
import { asPerson } from '#kernel/store/transaction.ts'
import { story } from '#test/city.ts'
import { hazards, view } from '#test/hazard.ts'
import { arrange, check, formOf, round, selfChecks, type Submitted } from '#test/selfcheck.ts'
import type { assignmentRows, checkFull, checkPage } from './contract.ts'

type Rows = z.infer<typeof assignmentRows>
type Full = z.infer<typeof checkFull>

story('C23.5', '岗位、检查表、周期、上次:安排之后到期,查过顺延,漏查计数,换周期按新周期算', async (city) => {
  const [nong, meng, qin] = await city.people('nong', 'meng', 'qin')
  const { nextDue, standing, cycleText, code } = await arrange(nong)
  assert.deepEqual([nextDue, standing, cycleText], ['2026-09-21', 'due', '每日'])
  const weekly = await arrange(nong, 'electric.weekly', { postTitle: '电工', cycle: { n: 1, unit: 'week' } })
  assert.equal(weekly.nextDue, '2026-09-27')
  assert.equal((await check(meng, code)).nextDue, '2026-09-22')
  const rows = async (officer = qin) => (await officer.get<Rows>(`${selfChecks}/posts?enterprise=${city.unit('cold')}`)).rows
  const seen = (one: Rows['rows'][number]) => [
    one.postTitle,
    one.checklist.title,
    one.cycleText,
    one.lastBy,
    one.nextDue,
    one.standing,
    one.missed,
  ]
  assert.deepEqual((await rows()).map(seen), [
    ['冷库操作工', '液氨制冷日查', '每日', '蒙班长', '2026-09-22', 'done', 0],
    ['电工', '用电安全专项检查', '每周', null, '2026-09-27', 'due', 0],
  ])
  await city.until('2026-09-28T01:00:00Z')
  const [again, officer] = await city.people('nong', 'qin')
  assert.deepEqual(
    (await rows(officer)).map((one) => [one.postTitle, one.standing, one.missed]),
    [
      ['冷库操作工', 'overdue', 6],
      ['电工', 'overdue', 1],
    ],
  )
  const daily = (await rows(officer))[0]
  const change = { checklist: 'ammonia.daily', postTitle: '冷库操作工', cycle: { n: 1, unit: 'week' }, rev: daily?.rev }
  await again.post(`${selfChecks}/posts/${daily?.id}`, change)
  await again.refused('409.174', `${selfChecks}/posts/${daily?.id}`, change)
  assert.deepEqual(
    (await rows(officer)).filter((one) => one.id === daily?.id).map((one) => [one.cycleText, one.nextDue, one.standing])[0],
    ['每周', '2026-10-04', 'due'],
  )
})

story('', '自查:十二项一次提交,当场改好的留两张照片,报告的立即成为隐患并指回检查项', async (city) => {
  const [nong, meng, lu, congress] = await city.people('nong', 'meng', 'lu', 'congress')
  const { code } = await arrange(nong)
  const [seen, after, reported] = [await meng.photo(), await meng.photo(), await meng.photo()]
  const done = await check(meng, code, {
    0: { answer: 'fault', fault: { what: '报警器掉线', photos: [reported.id], spot: '制冷机房' } },
    3: { answer: 'notApplicable', reason: '没有快速冻结装置' },
    11: { answer: 'fault', fault: { what: '出口堆了托盘', photos: [seen.id], fixed: { what: '已搬走', photos: [after.id] } } },
  })
  assert.deepEqual(done.counts, { ok: 9, notApplicable: 1, faults: 2, fixed: 1 })
  assert.equal(done.hazards.length, 1)
  const [hazard] = done.hazards
  const kase = await view(lu, hazard?.caseId ?? '')
  assert.deepEqual([kase.no, kase.stateLabel], [hazard?.no, '已排查,待登记'])
  assert.deepEqual(
    [kase.facts.origin, kase.facts.category, kase.facts.spot, (kase.facts.origin_check as { item: string }).item],
    ['selfCheck', 'hazchem', '制冷机房', 'i1'],
  )
  const full = await lu.get<Full>(`${selfChecks}/${done.id}`)
  assert.deepEqual([full.personName, full.seconds, full.faults, full.fixed, full.via], ['蒙班长', 90, 2, 1, null])
  assert.equal(full.answers[0]?.fault?.hazard?.stateLabel, '已排查,待登记')
  assert.deepEqual(
    full.answers[11]?.fault?.fixed?.photos.map((one) => one.id),
    [after.id],
  )
  assert.ok(full.answers.every((one) => one.basis.length > 0))
  assert.equal((await lu.ask('GET', `/api/attachments/${after.id}`)).statusCode, 200, 'the officer sees the photo')
  assert.equal((await congress.ask('GET', `/api/attachments/${after.id}`)).statusCode, 404)
  await congress.refused('404.1', `${selfChecks}/${done.id}`)
  const [row] = await city.stored((tx) =>
    tx.selectFrom('evidence').select(['hash', 'attachments', 'captured_at']).where('event', '=', 'selfCheck.submitted').execute(),
  )
  assert.equal(row?.hash, done.evidence.hash)
  assert.equal((JSON.parse(row?.attachments ?? '[]') as unknown[]).length, 3)
})

story('', '检查中途换了检查表:在旧版上做完照样提交,并被告知下次用新版;换版之后才开始的要按新版', async (city) => {
  const [nong, meng, committee] = await city.people('nong', 'meng', 'committee')
  const item = (text: string) => ({ text, category: 'fire', mandatory: true, basis: [{ act: '安全生产法', article: '第四十一条' }] })
  const list = {
    title: '库房日查',
    kind: 'daily',
    trades: [],
    postTitle: '库管',
    cycle: { n: 1, unit: 'day' },
    items: [item('出口没有堆物'), item('灯具完好')],
  }
  const { key } = await committee.post<{ key: string }>('/api/prevention/checklists', list)
  const { code } = await arrange(nong, key, { postTitle: '库管' })
  const open = await formOf(meng, code)
  const started = await round(meng, open)
  await city.until('2026-09-21T02:05:00Z')
  const before = open.checklist.items.map(({ basis: _basis, ...one }) => ({ ...one, basis: [] }))
  await committee.post(`/api/prevention/checklists/${key}/versions`, { ...list, version: 1, items: [...before, item('灭火器在位')] })
  await city.until('2026-09-21T02:10:00Z')
  const draft = await formOf(meng, code, 1)
  assert.deepEqual([draft.checklist.version, draft.checklist.newest, draft.checklist.items.length], [1, 2, 2])
  const done = await meng.post<Submitted>(selfChecks, started)
  assert.deepEqual(done.newer, { version: 2, title: '库房日查' })
  assert.deepEqual((await nong.get<Full>(`${selfChecks}/${done.id}`)).version, 1)
  const late = await round(meng, draft)
  assert.equal((await meng.refused('409.172', selfChecks, late)).field, 'version')
  const short = { ...late, version: 2 }
  const problem = await meng.refused('422.176', selfChecks, short)
  assert.match(problem.say, /还有 1 项没有回答:「灭火器在位」/)
  assert.equal((await check(meng, code)).newer, null)
})

story('', '答漏、答重、缺照片、缺理由、照片重复、时间不对:指明是哪一项,什么都没有保存', async (city) => {
  const [nong, meng] = await city.people('nong', 'meng')
  const { code } = await arrange(nong)
  const form = await formOf(meng, code)
  const body = await round(meng, form)
  const photo = await meng.photo()
  const put = (index: number, answer: object) => ({
    ...body,
    answers: body.answers.map((one, at) => (at === index ? { ...one, ...answer } : one)),
  })
  const refused = async (no: string, field: string, bad: object) => assert.equal((await meng.refused(no, selfChecks, bad)).field, field)
  await refused('422.176', 'answers', { ...body, answers: body.answers.slice(1) })
  await refused('422.178', 'answers.12.item', { ...body, answers: [...body.answers, body.answers[0]] })
  await refused('422.177', 'answers.0.item', put(0, { item: 'x9' }))
  await refused('422.179', 'answers.2.reason', put(2, { answer: 'notApplicable' }))
  await refused('422.180', 'answers.4.fault', put(4, { answer: 'fault' }))
  await refused('400.1', 'answers.4.fault.photos', put(4, { answer: 'fault', fault: { what: '漏氨', photos: [] } }))
  const twice = put(4, { answer: 'fault', fault: { what: '漏氨', photos: [photo.id], fixed: { what: '拧紧', photos: [photo.id] } } })
  await refused('422.183', 'answers.4.fault.fixed.photos', twice)
  await refused('422.181', 'endedAt', { ...body, startedAt: '2026-09-21T00:50:00Z', endedAt: '2026-09-21T00:40:00Z' })
  await refused('422.182', 'endedAt', { ...body, startedAt: '2026-09-10T00:40:00Z', endedAt: '2026-09-10T00:50:00Z' })
  await refused('422.31', 'endedAt', { ...body, endedAt: '2026-09-21T09:00:00Z' })
  const counts = await city.stored(async (tx) => [
    (await tx.selectFrom('self_check').select('id').execute()).length,
    (await tx.selectFrom('case').select('id').execute()).length,
  ])
  assert.deepEqual(counts, [0, 0])
})

story('', '别的企业、别的辖区看不到也提交不了;停用后不能再查;官员不能替企业安排', async (city) => {
  const [nong, meng, rival, stranger, lu, qin] = await city.people('nong', 'meng', 'rival', 'stranger', 'lu', 'qin')
  const { code, id, rev } = await arrange(nong)
  const { now } = await nong.session()
  const body = await round(meng, await formOf(meng, code))
  await rival.refused('404.1', `${selfChecks}/forms/${code}`)
  await rival.refused('404.1', selfChecks, body)
  assert.equal((await rival.refused('403.165', selfChecks, { ...body, enterprise: city.unit('cold') })).field, 'enterprise')
  const { rows } = await stranger.get<Rows>(`${selfChecks}/posts?enterprise=${city.unit('cold')}`)
  assert.deepEqual(rows, [])
  assert.equal((await lu.refused('422.170', `${selfChecks}/posts`)).field, 'enterprise')
  await lu.refused('403.1', selfChecks, body)
  await meng.refused('403.1', `${selfChecks}/posts`, {
    checklist: 'ammonia.daily',
    postTitle: '库管',
    cycle: { n: 1, unit: 'day' },
    since: '2026-09-21',
  })
  assert.equal((await qin.get<Rows>(`${selfChecks}/posts?enterprise=${city.unit('cold')}`)).mayAssign.yes, false)
  assert.equal(
    (
      await nong.refused('422.171', `${selfChecks}/posts`, {
        checklist: 'site.daily',
        postTitle: '安全员',
        cycle: { n: 1, unit: 'day' },
        since: '2026-09-21',
      })
    ).field,
    'checklist',
  )
  const forged = {
    id,
    enterprise: city.unit('cold'),
    assignment: id,
    checklist: 'ammonia.daily',
    version: 1,
    submitted_at: now,
    started_at: now,
    ended_at: now,
  }
  const counted = {
    person: city.ids('rival').person,
    person_name: '容他人',
    post_title: '',
    ok: 12,
    not_applicable: 0,
    faults: 0,
    fixed: 0,
  }
  const row = { ...forged, ...counted, answers: '[]', evidence_seq: 1, evidence_hash: '' }
  const asRival = asPerson(city.database, city.ids('rival'), city.clock.now(), (tx) => tx.insertInto('self_check').values(row).execute())
  await assert.rejects(asRival, { code: '42501' }, 'the database refuses it as well')
  await nong.post(`${selfChecks}/posts/${id}/end`, { rev, reason: '冷库停用' })
  await meng.refused('409.171', selfChecks, body)
  assert.deepEqual((await nong.get<Rows>(`${selfChecks}/posts`)).rows, [])
  assert.equal((await nong.get<Rows>(`${selfChecks}/posts?ended=true`)).rows[0]?.standing, 'ended')
})

story('', '自查记录逐页翻看,只看有问题的;隐患台账里能按自查来源找到', async (city) => {
  const [nong, meng, lu] = await city.people('nong', 'meng', 'lu')
  const { code } = await arrange(nong)
  for (let at = 0; at < 3; at += 1)
    await check(meng, code, at === 1 ? { 0: { answer: 'fault', fault: { what: '有氨味', photos: [(await meng.photo()).id] } } } : {})
  const list = `${selfChecks}?enterprise=${city.unit('cold')}`
  const first = await lu.get<z.infer<typeof checkPage>>(`${list}&limit=2`)
  const second = await lu.get<z.infer<typeof checkPage>>(`${list}&limit=2&cursor=${first.next}`)
  assert.deepEqual([first.rows.length, second.rows.length, second.next], [2, 1, null])
  assert.equal(new Set([...first.rows, ...second.rows].map((one) => one.id)).size, 3)
  assert.equal((await lu.get<z.infer<typeof checkPage>>(`${list}&faults=true`)).rows.length, 1)
  assert.equal((await lu.get<{ rows: unknown[] }>(`${hazards}?origin=selfCheck`)).rows.length, 1)
})
