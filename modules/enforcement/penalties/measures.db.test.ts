import assert from 'node:assert/strict'
import type { z } from 'zod'
import { verifyBundle } from '#kernel/evidence/verify.ts'
import { type City, story } from '#test/city.ts'
import { CoercionCase, disobeyedStop, inHours, measures, overdueHazard, powerOf, present } from '#test/coercion.ts'
import { view } from '#test/hazard.ts'
import { coercionFacts, type coercionPage } from './contract.ts'

type Page = z.infer<typeof coercionPage>

const papers = (city: City, id: string) =>
  city.stored((tx) =>
    tx
      .selectFrom('document')
      .select(['id', 'form', 'no', 'internal', 'data'])
      .where('case_id', '=', id)
      .where('form', '<>', 'deliveryReceipt')
      .orderBy('issued_at')
      .orderBy('id')
      .execute(),
  )

/** The acts of the table as the case page tells them, in order. */
const actsOf = async (city: City, id: string) => {
  const seen = await view(await present(city, 'qin'), id)
  assert.ok(seen.intact && seen.timeline.every((row) => row.verified))
  return seen.timeline.filter((row) => row.event.startsWith('coercion.')).map((row) => row.title)
}

const duties = async (city: City, id: string) =>
  (await view(await present(city, 'qin'), id)).obligations.map((one) => [one.duty, one.state, one.dueAt])

/** Everything measured of a whole life: who started it, that it was reviewed, how it ended; and that the zip proves it. */
async function whole(city: City, one: CoercionCase) {
  const qin = await present(city, 'qin')
  const seen = await view(qin, one.id)
  const said = coercionFacts.parse(seen.facts)
  assert.equal(seen.state, 'released')
  assert.ok(said.started_at && said.released_at && said.restored_at)
  assert.ok(said.started_at < said.released_at)
  assert.equal(said.reviews.length, 1)
  assert.ok(said.start_photos.length === 1 && said.start_note)
  assert.equal(said.review_by, null, 'nothing is reviewed any more')
  assert.ok(seen.obligations.every((duty) => duty.state === 'met'))
  const exported = await qin.ask('GET', `/api/cases/${one.id}/export`)
  assert.deepEqual(verifyBundle(new Uint8Array(exported.rawPayload)).findings, [])
  const file = await qin.ask('GET', `/api/cases/${one.id}/file.pdf`)
  assert.equal(file.rawPayload.subarray(0, 5).toString(), '%PDF-')
  for (const paper of await papers(city, one.id)) {
    const pdf = await qin.ask('GET', `/api/documents/${paper.id}/pdf`)
    assert.equal(pdf.rawPayload.subarray(0, 5).toString(), '%PDF-', paper.form)
  }
  return said
}

for (const [measure, label] of [
  ['suspendProduction', '停产停业'],
  ['stopConstruction', '停止施工'],
] as const) {
  story('C22.8', `${label}:报请、审核、批准、送达、实施、复核、解除,每一步留痕,期限随状态开合`, async (city) => {
    const one = await CoercionCase.request(city, await overdueHazard(city), measure)
    assert.deepEqual(await duties(city, one.id), [['review', 'owed', '2026-09-28T15:59:59.999Z']])
    await one.served()
    await one.start()
    assert.deepEqual((await duties(city, one.id)).at(-1), ['reviewMeasure', 'owed', '2026-10-01T15:59:59.999Z'])
    await city.until('2026-10-01T02:00:00.000Z')
    await one.reviewed()
    assert.deepEqual(
      (await duties(city, one.id)).filter(([duty]) => duty === 'reviewMeasure').map(([, ...rest]) => rest),
      [
        ['met', '2026-10-01T15:59:59.999Z'],
        ['owed', '2026-10-08T15:59:59.999Z'],
      ],
    )
    await one.release()
    assert.deepEqual((await duties(city, one.id)).at(-1), ['confirmReleased', 'owed', '2026-10-02T02:00:00.000Z'])
    await one.released()
    const said = await whole(city, one)
    assert.ok(said.release_photos.length === 1)
    assert.deepEqual(await actsOf(city, one.id), ['报请强制措施', '审核', '批准', '确认送达', '实施', '复核是否继续', '解除', '确认已恢复'])
    const issued = await papers(city, one.id)
    assert.deepEqual(
      issued.map((paper) => [paper.form, paper.internal]),
      [
        ['coercionApproval', true],
        ['siteDecision', false],
      ],
    )
    assert.match(issued[1]?.no ?? '', /^（青秀）应急现决〔2026〕1号$/)
    const decision = JSON.parse(issued[1]?.data ?? '{}') as { decisions: string[]; reviewGov: string; officers: { name: string }[] }
    assert.match(decision.decisions[0] ?? '', new RegExp(label))
    assert.equal(decision.reviewGov, '南宁市青秀区人民政府')
    assert.deepEqual(
      decision.officers.map((officer) => officer.name),
      ['覃正', '黄复明'],
    )
    const [row] = (await (await present(city, 'qin')).get<Page>(`${measures}?measure=${measure}&state=released`)).rows
    assert.ok(row?.id === one.id && row.startedAt === said.started_at && row.releasedAt === said.released_at)
  })
}

story('C22.8', '查封扣押:截止日不超过三十日,延长一次不超过三十日,届满前欠解除或延长,复核后解除', async (city) => {
  const one = await CoercionCase.request(city, await overdueHazard(city), 'sealDetain')
  await one.served({ until: '2026-10-24' })
  await one.start()
  const seal = async () => (await duties(city, one.id)).filter(([duty]) => duty === 'releaseSeal').map(([, ...rest]) => rest)
  assert.deepEqual(await seal(), [['owed', '2026-10-24T15:59:59.999Z']])
  await one.reviewed()
  await city.until('2026-10-20T02:00:00.000Z')
  await one.extend('2026-11-23')
  assert.deepEqual(await seal(), [['owed', '2026-11-23T15:59:59.999Z']])
  assert.match((await one.refused('409.7', 'tan', 'extend', { until: '2026-12-01', note: '仍需延长一段时间' })).say, /只能延长一次/)
  await one.release()
  await one.released()
  const said = await whole(city, one)
  assert.ok(said.extended && said.extended_from === '2026-10-24')
  const issued = await papers(city, one.id)
  assert.deepEqual(
    issued.map((paper) => paper.form),
    ['coercionApproval', 'sealDecision', 'sealDecision'],
  )
  const [, first, second] = issued.map((paper) => JSON.parse(paper.data) as { from: string; to: string; measure: string })
  assert.deepEqual([first?.from, first?.to, second?.from, second?.to], ['2026-09-24', '2026-10-24', '2026-10-24', '2026-11-23'])
  assert.match(second?.measure ?? '', /延长查封扣押.*的期限/)
})

story('C22.8', '停止供电:停产决定拒不执行才能报请,提前二十四小时通知,显示供电企业的答复,断电、恢复由供电企业确认', async (city) => {
  const hazard = await overdueHazard(city)
  const stop = await disobeyedStop(city, hazard)
  const one = await CoercionCase.request(city, hazard, 'cutPower', powerOf(stop.id))
  const approvedAt = city.clock.now()
  await one.served({ startAt: inHours(city, 25) })
  assert.deepEqual(
    (await duties(city, one.id)).filter(([duty]) => duty === 'answerSupply').map(([, ...rest]) => rest),
    [['owed', new Date(approvedAt.getTime() + 24 * 3_600_000).toISOString()]],
  )
  const photos = () => one.photos('qin')
  const early = await one.refused('409.7', 'qin', 'start', { note: '通知电网停电', photos: await photos() })
  assert.match(early.say, /还没有到批准的开始时间;停电决定送达企业未满二十四小时.*;供电企业尚未答复/)
  await one.answer('cannot')
  assert.equal(coercionFacts.parse((await view(await present(city, 'tan'), one.id)).facts).supplier_answer, 'cannot')
  await city.until(inHours(city, 25))
  assert.match((await one.refused('409.7', 'qin', 'start', { note: '通知电网停电', photos: await photos() })).say, /尚未答复同意/)
  await one.answer('willDo')
  const shown = coercionFacts.parse((await view(await present(city, 'tan'), one.id)).facts)
  assert.deepEqual([shown.supplier_answer, shown.supplier_note], ['willDo', '按通知时间安排专人操作'], 'the request shows the answer')
  await one.start()
  await one.cut()
  await one.reviewed()
  assert.match((await stop.refused('409.7', 'tan', 'release', { reason: '企业已停产,拟解除' })).say, /停止供电还没有解除/)
  await city.until(inHours(city, 72))
  await one.release({ restoreAt: inHours(city, 2) })
  await city.until(inHours(city, 2))
  await one.restored()
  const said = await whole(city, one)
  assert.ok(said.cut_at && said.restored_at && said.cut_at < said.restored_at)
  await stop.release()
  const issued = await papers(city, one.id)
  assert.deepEqual(
    issued.map((paper) => paper.form),
    ['coercionApproval', 'powerCutDecision', 'powerCutNotice', 'powerRestoreNotice'],
  )
  const [, decision, notice, restore] = issued.map((paper) => JSON.parse(paper.data) as Record<string, string>)
  const stopPaper = (await papers(city, stop.id)).find((paper) => paper.form === 'siteDecision')
  assert.match(decision?.originDoc ?? '', new RegExp(`现场处理措施决定书.*${stopPaper?.no.slice(-6, -1)}`))
  assert.equal(notice?.to, '南宁供电局(测试)')
  assert.equal(restore?.stopDoc, issued[1]?.no)
})

story('C22.8', '紧急情形停电写明理由,不必提前二十四小时,也可以当即实施', async (city) => {
  const hazard = await overdueHazard(city)
  const stop = await disobeyedStop(city, hazard)
  const urgent = { ...powerOf(stop.id), urgent: true }
  await (await present(city, 'qin')).refused('422.56', measures, {
    ...{ originCase: hazard, measure: 'cutPower', ground: 'overdue', groundNote: '整改期限届满仍未整改,继续生产' },
    ...{ subject: '制冷机房', partner: '黄复明', certificate: 'A1', partnerCertificate: 'A2', ...urgent },
  })
  const one = await CoercionCase.request(city, hazard, 'cutPower', { ...urgent, urgentReason: '氨泄漏浓度持续升高,随时可能爆炸' })
  await one.served()
  await one.answer()
  await one.start()
  assert.equal((await view(await present(city, 'qin'), one.id)).state, 'inForce')
})
