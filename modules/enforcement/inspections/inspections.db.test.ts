import assert from 'node:assert/strict'
import type { z } from 'zod'
import { type City, story } from '#test/city.ts'
import { HazardCase, hazards, view } from '#test/hazard.ts'
import { inspections, Visit } from '#test/visit.ts'
import type { inspectionPage } from './contract.ts'

type Page = z.infer<typeof inspectionPage>

story('C22.4', '由一件隐患发起的检查始终带着来源隐患;来源须是同一单位、在辖区内', async (city) => {
  const [wei, qin] = await city.people('wei', 'qin')
  const hazard = await HazardCase.report(wei, city.unit('cold'))
  const visit = await Visit.start(qin, city.unit('cold'), { reason: 'hazard', originCase: hazard.id })
  const seen = await view(qin, visit.id)
  assert.equal(seen.facts.origin_case, hazard.id)
  const { rows } = await qin.get<Page>(`${inspections}?originCase=${hazard.id}`)
  assert.deepEqual(
    rows.map((one) => [one.id, one.originCase]),
    [[visit.id, hazard.id]],
  )
  const start = { enterprise: city.unit('hardware'), reason: 'hazard', subject: '核查隐患', partner: '黄复明', certificates: '桂A-0001' }
  assert.equal((await qin.refused('422.42', inspections, { ...start, originCase: hazard.id })).field, 'originCase')
  assert.equal((await qin.refused('422.41', inspections, start)).field, 'originCase')
  assert.equal((await qin.refused('422.43', inspections, { ...start, reason: 'planned', partner: qin.name })).field, 'partner')
  assert.equal((await qin.refused('422.88', inspections, { ...start, reason: 'planned' })).field, 'certificates')
  const twice = { ...start, reason: 'planned', certificates: '桂A-0001、桂A-0001' }
  assert.equal((await qin.refused('422.88', inspections, twice)).field, 'certificates')
})

story('C22.4', '检查记录中的每个问题各成一件隐患,以检查人名义登记来源,只生成一次', async (city) => {
  const qin = await city.person('qin')
  const visit = await Visit.start(qin, city.unit('cold'))
  await visit.record(qin, 2)
  await city.settled()
  await city.settled()
  const { rows } = await qin.get<{ rows: { id: string; origin: string; state: string }[] }>(`${hazards}?enterprise=${city.unit('cold')}`)
  assert.deepEqual(
    rows.map((one) => [one.origin, one.state]),
    [
      ['inspection', 'found'],
      ['inspection', 'found'],
    ],
  )
  const first = await view(qin, rows[0]?.id ?? '')
  assert.equal(first.facts.origin_case, visit.id)
  assert.equal(first.timeline[0]?.personName, '覃正')
  assert.equal((first.facts.found_photos as unknown[]).length, 1)
})

/** What the documents of a case say, by number. */
const papers = (city: City, id: string) =>
  city.stored(async (tx) => {
    const rows = await tx.selectFrom('document').selectAll().where('case_id', '=', id).orderBy('form').execute()
    return rows.map((row) => ({ form: row.form, no: row.no, says: JSON.parse(row.data) as Record<string, unknown> }))
  })

story('C22.4', '每次检查制作现场检查记录;采取现场处理措施的另发决定书,两名执法人员和证号都在文书上', async (city) => {
  const [qin, lu] = await city.people('qin', 'lu')
  const plain = await Visit.start(qin, city.unit('cold'))
  await plain.record(qin)
  const only = await papers(city, plain.id)
  assert.deepEqual(
    only.map((paper) => [paper.form, paper.no]),
    [['siteRecord', '（青秀）应急检记〔2026〕1号']],
  )
  assert.deepEqual(only[0]?.says.officers, [
    { name: '覃正', certificate: '桂A-0001' },
    { name: '覃正乙', certificate: '桂A-0002' },
  ])
  assert.equal(only[0]?.says.from, '2026-09-21 10:00')

  const finding = { category: 'electric', description: '配电箱线路私拉乱接', spot: '二号车间', photos: [(await lu.photo()).id] }
  const record = {
    findings: [finding],
    summary: '检查了现场和台账',
    handling: '责令停用',
    unitRepresentative: '马当家',
    refusedToSign: true,
  }
  const visit = await Visit.start(lu, city.unit('cold'))
  const bare = { rev: 1, ...record, findings: [], measures: ['立即停用二号车间配电箱'] }
  assert.equal((await lu.refused('422.89', `${inspections}/${visit.id}/record`, bare)).field, 'measures')
  await visit.take(lu, 'record', { ...record, measures: ['立即停用二号车间配电箱', '撤出二号车间作业人员'] })
  const [decision, site] = await papers(city, visit.id)
  assert.deepEqual([decision?.form, site?.form], ['siteDecision', 'siteRecord'])
  assert.deepEqual(decision?.says.decisions, ['立即停用二号车间配电箱', '撤出二号车间作业人员'])
  assert.deepEqual(decision?.says.problems, ['二号车间：配电箱线路私拉乱接'])
  assert.deepEqual([decision?.says.reviewGov, decision?.says.court], ['南宁市青秀区人民政府', '南宁市青秀区人民法院'])
  assert.match(String(site?.says.refusal), /拒绝签名/)
  assert.deepEqual((await view(lu, visit.id)).facts.measures, ['立即停用二号车间配电箱', '撤出二号车间作业人员'])
})
