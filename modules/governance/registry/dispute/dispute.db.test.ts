import assert from 'node:assert/strict'
import type { z } from 'zod'
import type { receipt } from '#kernel/http/contract.ts'
import { type City, story } from '#test/city.ts'
import { view } from '#test/hazard.ts'
import { community } from '#test/people.ts'
import type { Person } from '#test/person.ts'
import type { enterpriseFile } from '../contract.ts'
import type { conflictPage, jurisdictionOf } from '../jurisdiction/contract.ts'
import { makeUscc } from '../uscc.ts'
import type { disputePage, disputeShape } from './contract.ts'

type Dispute = z.infer<typeof disputeShape>
type Jurisdiction = z.infer<typeof jurisdictionOf>
const base = '/api/governance/registry'
const path = '/api/governance/disputes'
/** 武鸣区 and its 城厢镇, where the point below lies. */
const wuming = '450110000000'
const town = '450110100000'

const jurisdictionFor = (person: Person, unit: string) => person.get<Jurisdiction>(`${base}/enterprises/${unit}/jurisdiction`)
const one = (person: Person, id: string) => person.get<Dispute>(`${path}/${id}`)
const conflictsOf = async (person: Person) => (await person.get<z.infer<typeof conflictPage>>(`${base}/conflicts`)).rows
const ledger = async (person: Person) => (await person.get<z.infer<typeof disputePage>>(path)).rows.map((row) => row.id)

let made = 0
/** A unit registered in 青秀区 whose point lies in 武鸣区. */
async function astray(lu: Person): Promise<{ id: string; uscc: string }> {
  const uscc = makeUscc({ division: '450103', org: `MA5D${String(++made).padStart(4, '0')}` })
  const head = (kind: string, name: string) => ({ kind, name, since: '2025-01-01', source: '登记机关公示' })
  const { id } = await lu.post(`${base}/enterprises`, {
    name: '南宁两边采石厂',
    uscc,
    industry: 'B1011',
    trade: 'mining',
    division: community,
    address: '交界路 1 号',
    point: [108.27, 23.16],
    level: 'county',
    supervising: 'emergency.450103',
    supervisingBasis: '三定规定',
    managing: 'station.450103001',
    managingBasis: '属地管理',
    heads: [head('legalRepresentative', '卢某'), head('actualController', '唐某')],
  })
  return { id, uscc }
}
const claim = { claimed: town, reason: '采场和工业广场都在我区城厢镇,证据为现场坐标' }
const refusedAt = async (person: Person, no: string, url: string, body: object) => (await person.refused(no, url, body)).field
const said = (position: 'keeps' | 'yields', text: string) => ({ position, text })

story('C4.1', '边界上的单位:显示归属和理由,坐标与代码的矛盾进清单;争议双方陈述、市级裁定,裁定有记录,属地随之变更', async (city) => {
  const [lu, qin, stranger, committee] = await city.people('lu', 'qin', 'stranger', 'committee')
  const unit = await astray(lu)
  await city.settled()
  const shown = await jurisdictionFor(qin, unit.id)
  assert.deepEqual(
    shown.levels.slice(0, 3).map((row) => row.name),
    ['南宁市', '青秀区', '新竹街道'],
  )
  assert.deepEqual([shown.levels.length, shown.missing, shown.agrees], [4, [], false])
  assert.match(shown.levels[1]?.why ?? '', /^登记地址代码为青秀区,但坐标位于武鸣区界内,距青秀区界 [\d.]+ 公里/)
  assert.equal(shown.levels[2]?.why, '按登记地址代码')
  const cold = await jurisdictionFor(qin, city.unit('cold'))
  assert.deepEqual([cold.agrees, cold.levels[1]?.why], [true, '坐标位于青秀区界内,与登记地址代码一致'])
  assert.deepEqual(
    (await conflictsOf(qin)).map((row) => [row.id, row.codeCounty, row.pointCounty, row.disputed]),
    [[unit.id, '青秀区', '武鸣区', false]],
  )
  assert.deepEqual(await conflictsOf(stranger), [], 'the unit is not shown to the other county')

  await stranger.refused('404.1', `${base}/enterprises/${unit.id}/jurisdiction`)
  const told = await stranger.get<{ name: string }>(`/api/governance/disputable-units?uscc=${unit.uscc}`)
  assert.equal(told.name, '南宁两边采石厂')
  const { id } = await stranger.post<z.infer<typeof receipt>>(path, { uscc: unit.uscc, ...claim })
  assert.equal((await qin.refused('409.142', path, { enterprise: unit.id, ...claim })).more?.id, id)
  assert.deepEqual(await ledger(qin), [id])
  const seen = await one(qin, id)
  assert.deepEqual([seen.from.county, seen.to.county, seen.mayState.side, seen.caseSeen], ['青秀区', '武鸣区', 'from', false])
  assert.ok((await conflictsOf(qin))[0]?.disputed)

  const decide = { rev: 1, decision: 'moves', division: town, ground: '市勘界图,采场在武鸣区城厢镇' }
  await committee.refused('409.7', `${path}/${id}/decide`, decide)
  await committee.refused('403.142', `${path}/${id}/statements`, said('keeps', '市里不陈述意见'))
  await stranger.post(`${path}/${id}/statements`, said('keeps', '采场在我区,我区一直巡查'))
  await committee.refused('409.7', `${path}/${id}/decide`, decide)
  await qin.post(`${path}/${id}/statements`, said('yields', '登记时按注册地址,同意移交'))
  assert.equal(await refusedAt(committee, '422.153', `${path}/${id}/decide`, { ...decide, division: community }), 'division')
  await committee.post(`${path}/${id}/decide`, decide)
  await city.settled()

  const after = await one(qin, id)
  assert.deepEqual([after.stateLabel, after.decision?.kind, after.decision?.ground], ['已裁定', 'moves', decide.ground])
  assert.match(after.decision?.by ?? '', /梁统筹/)
  assert.deepEqual(
    after.statements.map((row) => [row.county, row.positionLabel]),
    [
      ['武鸣区', '属于本县(区)'],
      ['青秀区', '不属于本县(区)'],
    ],
  )
  await stated(city, { id, unit: unit.id, stranger, committee, qin })
})

/** What the decision has left: the case with its trail, the unit's file in its new county. */
async function stated(
  _city: City,
  { id, unit, stranger, committee, qin }: { id: string; unit: string; stranger: Person; committee: Person; qin: Person },
) {
  const kase = await view(committee, id)
  assert.deepEqual(
    kase.timeline.map((row) => row.title),
    ['提出属地争议', '陈述意见', '陈述意见', '裁定'],
  )
  assert.ok(kase.intact)
  await qin.refused('404.1', `${base}/enterprises/${unit}`)
  await qin.refused('409.143', `${path}/${id}/statements`, said('keeps', '我区有不同意见'))
  const file = await stranger.get<z.infer<typeof enterpriseFile>>(`${base}/enterprises/${unit}`)
  assert.deepEqual(
    [file.division, file.supervising, file.timeline[0]?.title, file.timeline[0]?.personName],
    [town, null, '属地变更', '梁统筹'],
  )
  assert.ok(file.timeline.every((row) => row.verified))
  const now = await jurisdictionFor(stranger, unit)
  assert.deepEqual([now.agrees, now.levels[1]?.name, now.disputes[0]?.stateLabel], [true, '武鸣区', '已裁定'])
  assert.deepEqual(await conflictsOf(stranger), [])
}

story('C4.1', '争议的门槛:同一县(区)的、别人地界的、没有的单位都不收;企业看不到争议;县(区)不能自己裁定', async (city) => {
  const [lu, qin, tan, stranger, nong, huang] = await city.people('lu', 'qin', 'tan', 'stranger', 'nong', 'huang')
  const unit = await astray(lu)
  assert.equal(await refusedAt(qin, '422.150', path, { enterprise: unit.id, ...claim, claimed: '450103000000' }), 'claimed')
  assert.equal(await refusedAt(qin, '422.149', path, { enterprise: unit.id, ...claim, claimed: '450199000000' }), 'claimed')
  assert.equal(await refusedAt(stranger, '422.148', path, { uscc: '91450103MA5ZZZZZ0X', ...claim }), 'uscc')
  assert.equal(await refusedAt(stranger, '422.151', path, { uscc: unit.uscc, ...claim, claimed: '450102000000' }), 'claimed')
  await nong.refused('403.1', path)
  await lu.refused('403.1', path, { enterprise: unit.id, ...claim })
  const { id } = await qin.post(path, { enterprise: unit.id, ...claim })
  await nong.refused('403.1', `${path}/${id}`)
  await qin.post(`${path}/${id}/statements`, said('yields', '同意移交武鸣区'))
  await stranger.post(`${path}/${id}/statements`, said('keeps', '采场确在我区'))
  const decide = { rev: 1, decision: 'stays', ground: '维持登记归属' }
  await tan.refused('403.143', `${path}/${id}/decide`, decide)
  await huang.post(`${path}/${id}/withdraw`, { rev: 1, reason: '已与武鸣区协商一致' })
  assert.deepEqual([(await one(stranger, id)).stateLabel, wuming.length], ['已撤回', 12])
})
