import assert from 'node:assert/strict'
import { names, openBundle, pack } from '#kernel/evidence/bundle.ts'
import { verifyBundle } from '#kernel/evidence/verify.ts'
import { story } from '#test/city.ts'
import { HazardCase, hazards, view } from '#test/hazard.ts'
import { png } from '#test/png.ts'

story('C0.5 C23.8', '一件一般隐患走完排查、登记、治理、监督、评估、销号六个阶段,销号人不是整改人', async (city) => {
  const [wei, lu, nong, huang] = await city.people('wei', 'lu', 'nong', 'huang')
  const hazard = await HazardCase.report(wei, city.unit('cold'))
  assert.equal((await view(lu, hazard.id)).stateLabel, '已排查,待登记')
  await hazard.register(lu, '2026-10-12')
  await hazard.plan(nong, '2026-10-10')
  await hazard.rectify(nong)
  await hazard.passRecheck(huang)
  await hazard.assess(huang)
  await hazard.close(lu)
  const seen = await view(wei, hazard.id)
  assert.equal(seen.state, 'closed')
  assert.ok(seen.closedAt)
  assert.deepEqual(
    seen.stages.map((one) => [one.stage, one.status]),
    ['排查', '登记', '治理', '监督', '评估', '销号'].map((stage) => [stage, 'done']),
  )
  assert.deepEqual(
    seen.timeline.map((one) => one.title),
    ['报告隐患', '登记隐患', '提交整改方案', '报告整改完成', '复查通过', '评估治理效果', '销号'],
  )
  assert.ok(seen.intact && seen.timeline.every((one) => one.verified))
  assert.equal(seen.next.length, 0)
  assert.ok(seen.obligations.every((one) => one.state === 'met'))
})

story('', '复查不通过退回整改,期限重新起算;申请延期经批准后期限随之移动', async (city) => {
  const [wei, lu, nong, huang, tan] = await city.people('wei', 'lu', 'nong', 'huang', 'tan')
  const hazard = await HazardCase.report(wei, city.unit('cold'))
  await hazard.register(lu, '2026-09-28')
  await hazard.plan(nong, '2026-09-25')
  await hazard.askExtension(nong, '2026-10-15')
  await hazard.refused('403.1', lu, 'grantExtension', { answer: '同意延期' })
  await hazard.grantExtension(tan)
  const owed = async () => (await view(nong, hazard.id)).obligations.filter((one) => one.duty === 'rectify')
  assert.deepEqual(
    (await owed()).map((one) => [one.state, one.dueAt]),
    [['owed', '2026-10-15T15:59:59.999Z']],
  )
  await hazard.rectify(nong)
  await hazard.failRecheck(huang, '2026-10-20')
  assert.deepEqual(
    (await owed()).map((one) => [one.state, one.dueAt]),
    [
      ['met', '2026-10-15T15:59:59.999Z'],
      ['owed', '2026-10-20T15:59:59.999Z'],
    ],
  )
  await hazard.rectify(nong)
  assert.equal((await view(huang, hazard.id)).state, 'rectified')
})

story('C0.3', '导出的案件可离线核验,改动任何一条留痕都被指名', async (city) => {
  const [wei, lu, nong] = await city.people('wei', 'lu', 'nong')
  const hazard = await HazardCase.report(wei, city.unit('cold'))
  await hazard.register(lu, '2026-10-12')
  await hazard.plan(nong, '2026-10-10')
  const answer = await lu.ask('GET', `/api/cases/${hazard.id}/export`)
  assert.equal(answer.statusCode, 200)
  const verdict = verifyBundle(new Uint8Array(answer.rawPayload))
  assert.deepEqual(verdict.findings, [])
  assert.equal(verdict.summary.rows, 3)
  assert.equal(verdict.summary.attachments, 1)
  const files = openBundle(new Uint8Array(answer.rawPayload))
  const lines = Buffer.from(files.get(names.evidence) ?? [])
    .toString()
    .split('\n')
  for (const [index, line] of lines.entries()) {
    if (line === '') continue
    const altered = lines.with(index, line.replace('陆安民', '陆安氏').replace('韦小禾', '韦小和').replace('农细心', '农细辛'))
    const { ok, findings } = verifyBundle(pack(new Map([...files, [names.evidence, new TextEncoder().encode(altered.join('\n'))]])))
    assert.equal(ok, false)
    assert.ok(
      findings.some((one) => one.streamId === hazard.id && one.seq === index + 1),
      `row ${index + 1} is named`,
    )
  }
})

story('', '整改时间早于发现时间、照片重复、期限在过去、来源与身份不符,都指明字段并不保存', async (city) => {
  const [wei, lu, nong] = await city.people('wei', 'lu', 'nong')
  const same = png(990_001)
  const photo = await wei.photo(same)
  const report = {
    enterprise: city.unit('cold'),
    origin: 'patrol',
    category: 'fire',
    description: '配电箱前堆放杂物',
    spot: '配电间',
    foundAt: '2026-09-21T01:00:00Z',
    photos: [photo.id],
  }
  assert.equal((await wei.refused('403.30', hazards, { ...report, origin: 'selfCheck' })).field, 'origin')
  assert.equal((await wei.refused('422.31', hazards, { ...report, foundAt: '2026-09-22T01:00:00Z' })).field, 'foundAt')
  assert.equal((await wei.refused('422.30', hazards, { ...report, enterprise: city.unit('far') })).field, 'enterprise')
  assert.equal((await wei.refused('400.1', hazards, { ...report, photos: [] })).field, 'photos')
  const hazard = await HazardCase.report(wei, city.unit('cold'), 'patrol', { foundAt: report.foundAt, photos: [photo.id] })
  await hazard.refused('422.33', lu, 'register', { category: 'fire', demand: '立即清理配电间', rectifyBy: '2026-09-20' })
  await hazard.register(lu, '2026-10-12')
  assert.equal(
    (
      await hazard.refused('422.34', nong, 'plan', {
        responsible: '农细心',
        measure: '清理配电间杂物',
        funds: 0,
        until: '2026-10-13',
        contingency: '安排专人值守',
      })
    ).field,
    'until',
  )
  await hazard.plan(nong, '2026-10-12')
  const before = await view(nong, hazard.id)
  const again = await nong.photo(same)
  const done = { rectifiedAt: '2026-09-21T00:30:00Z', rectification: '已经清理完毕', photos: [again.id] }
  assert.equal((await hazard.refused('422.32', nong, 'rectify', done)).field, 'rectifiedAt')
  assert.equal((await hazard.refused('422.36', nong, 'rectify', { ...done, rectifiedAt: '2026-09-21T02:00:00Z' })).field, 'photos')
  assert.deepEqual(await view(nong, hazard.id), before, 'nothing was half-saved')
})

story('', '同一请求点两次只生效一次,得到同一个回执;内容不同而编号相同则拒绝', async (city) => {
  const [wei, lu] = await city.people('wei', 'lu')
  const photo = await wei.photo()
  const body = {
    enterprise: city.unit('cold'),
    origin: 'patrol',
    category: 'fire',
    description: '消火栓被遮挡',
    spot: '一楼走廊',
    foundAt: '2026-09-21T01:00:00Z',
    photos: [photo.id],
  }
  const key = 'one-and-the-same-key'
  const [first, second] = await Promise.all([wei.post(hazards, body, key), wei.post(hazards, body, key)])
  assert.deepEqual(second, first)
  assert.deepEqual(await wei.post(hazards, body, key), first)
  const cases = await city.stored((tx) => tx.selectFrom('case').select('id').execute())
  assert.equal(cases.length, 1)
  const other = await wei.ask('POST', hazards, { ...body, spot: '二楼走廊' }, { 'idempotency-key': key })
  assert.equal(other.json<{ problem: { no: string } }>().problem.no, '409.3')
  assert.equal((await lu.ask('POST', hazards, body, { 'idempotency-key': '' })).json<{ problem: { no: string } }>().problem.no, '400.2')
})

story('', '两名执法人员同时办理一件:后一人被告知已变更,看到新状态', async (city) => {
  const [wei, lu, qin] = await city.people('wei', 'lu', 'qin')
  const hazard = await HazardCase.report(wei, city.unit('cold'))
  const input = { rev: hazard.revision, category: 'fire', demand: '立即清理堵塞物', rectifyBy: '2026-10-12' }
  const both = await Promise.all([lu, qin].map((one) => one.ask('POST', `${hazards}/${hazard.id}/register`, input)))
  assert.deepEqual(both.map((one) => one.statusCode).sort(), [200, 409])
  const refused = both
    .find((one) => one.statusCode === 409)
    ?.json<{ problem: { no: string; say: string; more: { rev: number; stateLabel: string } } }>().problem
  assert.equal(refused?.no, '409.2')
  assert.deepEqual([refused?.more.rev, refused?.more.stateLabel], [2, '已登记,待制定方案'])
  assert.match(refused?.say ?? '', /陆安民|覃正/)
})

story('', '延期不批准期限不变;评估后退回整改重新起算,再走完复查、评估、销号;不予登记的不能由报告人自己作出', async (city) => {
  const [wei, lu, nong, huang, tan] = await city.people('wei', 'lu', 'nong', 'huang', 'tan')
  const hazard = await HazardCase.report(wei, city.unit('cold'))
  await hazard.register(lu, '2026-09-28')
  await hazard.plan(nong, '2026-09-25')
  await hazard.refused('422.35', nong, 'askExtension', { until: '2026-09-28', reason: '需要定制防火门,供货周期较长' })
  await hazard.askExtension(nong, '2026-10-15')
  await hazard.take(tan, 'refuseExtension', { answer: '理由不足,按期整改' })
  const owed = async () =>
    (await view(nong, hazard.id)).obligations.filter((one) => one.duty === 'rectify').map((one) => [one.state, one.dueAt])
  assert.deepEqual(await owed(), [['owed', '2026-09-28T15:59:59.999Z']])
  await hazard.rectify(nong)
  await hazard.passRecheck(huang)
  await hazard.assess(huang)
  await hazard.take(lu, 'rework', { note: '货物又堆回出口,退回整改', rectifyBy: '2026-10-09' })
  assert.deepEqual(await owed(), [
    ['met', '2026-09-28T15:59:59.999Z'],
    ['owed', '2026-10-09T15:59:59.999Z'],
  ])
  await hazard.rectify(nong)
  await hazard.passRecheck(huang)
  await hazard.assess(huang)
  await hazard.close(lu)
  assert.equal((await view(wei, hazard.id)).state, 'closed')
  const own = await HazardCase.report(lu, city.unit('cold'), 'inspection')
  await own.refused('403.4', lu, 'dismiss', { dismissal: '经核实不构成隐患' })
  await own.take(huang, 'dismiss', { dismissal: '经核实不构成隐患' })
  assert.equal((await view(lu, own.id)).stateLabel, '不予登记')
})
