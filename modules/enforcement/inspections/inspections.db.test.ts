import assert from 'node:assert/strict'
import type { z } from 'zod'
import { story } from '#test/city.ts'
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
