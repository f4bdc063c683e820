import assert from 'node:assert/strict'
import type { z } from 'zod'
import { verifyBundle } from '#kernel/evidence/verify.ts'
import type { publicPage } from '#modules/organization/disclosure/contract.ts'
import { type City, story } from '#test/city.ts'
import { view } from '#test/hazard.ts'
import { forced, MajorCase, majorCast, verdictOf } from '#test/major.ts'
import type { Person } from '#test/person.ts'
import type { hazardFacts } from './contract.ts'

type Facts = z.infer<typeof hazardFacts>

const facts = async (person: Person, id: string): Promise<Facts> => (await view(person, id)).facts as unknown as Facts

/** What the documents of a case say, by form, oldest first. */
const papers = (city: City, id: string) =>
  city.stored(async (tx) => {
    const rows = await tx.selectFrom('document').selectAll().where('case_id', '=', id).orderBy('issued_at').orderBy('no').execute()
    return rows.map((row) => ({
      form: row.form,
      no: row.no,
      issuer: row.issuer_name,
      says: JSON.parse(row.data) as Record<string, unknown>,
    }))
  })

/** The public list as anybody reads it. */
const published = async (city: City) => {
  await city.settled()
  const answer = await city.app.inject({ method: 'GET', url: '/api/public/listed-hazards' })
  assert.equal(answer.statusCode, 200, answer.body)
  return answer.json<z.infer<typeof publicPage>>().rows
}

story(
  'C22.6 C22.7 C22.12 C23.6',
  '一件重大隐患四十天:提出、认定、责令、双报告、挂牌、评估不合格再整改、换机构评估合格、第二人复查、摘牌、销号',
  async (city) => {
    const one = await MajorCase.report(city, await majorCast(city))
    const { id } = one
    await one.people.qin.post(`/api/prevention/risk/${city.unit('cold')}/grade`, {
      level: 'orange',
      reason: '涉氨制冷,上年度评定为较大风险',
    })
    await one.propose()
    await one.confirm()
    assert.equal((await facts(one.people.wei, id)).criterion_text?.citation, '《工贸企业重大事故隐患判定标准》第十二条')

    // C22.7: the order shows the old and the new level, the date and the clause.
    await one.order()
    const [order] = await papers(city, id)
    assert.equal(order?.form, 'rectificationOrder')
    assert.equal(order?.no, '（青秀）应急责改〔2026〕1号')
    const said = order?.says as {
      riskBefore: { label: string }
      riskAfter: { label: string; explanation: string }
      deadline: string
      basis: string[]
    }
    assert.deepEqual([said.riskBefore.label, said.riskAfter.label, said.deadline], ['橙', '红', '2026-10-20'])
    assert.ok(said.riskAfter.explanation.length > 10)
    assert.ok(said.basis.includes('《中华人民共和国安全生产法》第六十五条第一款第二项'))
    assert.deepEqual(
      [order?.says.party, order?.says.reviewGov, order?.says.court, order?.says.agency],
      ['南宁邕水冷链食品有限公司', '南宁市青秀区人民政府', '南宁市青秀区人民法院', '南宁市青秀区应急管理局'],
    )
    assert.deepEqual((await facts(one.people.ma, id)).risk?.before, 'orange')

    // C23.6: two receipts with name, post and date.
    await one.fileReports()
    await one.receive()
    await one.congressReceives()
    const both = await facts(one.people.ma, id)
    assert.deepEqual(
      [both.regulator_receipt?.name, both.congress_receipt?.name, both.congress_receipt?.post],
      ['陆安民', '黎工友', '邕水冷链工会主席'],
    )
    assert.ok(both.regulator_received_at && both.congress_received_at)

    // C22.12: on the public list at once; the notice goes out in the name of the committee.
    assert.equal((await published(city)).length, 0)
    await one.list()
    assert.deepEqual(
      (await published(city)).map((row) => [row.unit, row.status, row.finishBy]),
      [['南宁邕水冷链食品有限公司', 'listed', '2026-12-31']],
    )
    const notice = (await papers(city, id)).find((paper) => paper.form === 'listingNotice')
    assert.deepEqual([notice?.no, notice?.issuer], ['青秀安委督〔2026〕1号', '南宁市青秀区安全生产委员会办公室'])
    assert.deepEqual(notice?.says.requirements, ['治理期间停止使用速冻装置。', '每月报告整改进展,按期完成治理。'])
    await one.plan()
    await one.postSign()

    await one.meanwhile(city, '2026-10-19T02:00:00Z')
    await one.reportProgress(80)
    assert.equal((await facts(one.people.nong, id)).progress_by, '2026-11-18')
    await one.rectify()

    // C22.6: drawn with its reasons, judged, not passed; another round.
    await one.draw()
    const first = await facts(one.people.qin, id)
    assert.deepEqual(first.draw?.candidates.map((body) => body.organ).sort(), ['evaluator.a', 'evaluator.b'])
    assert.match(first.draw?.seed ?? '', /^[0-9a-f]{32}$/)
    await one.verdictFail('2026-11-05')
    assert.deepEqual([(await facts(one.people.qin, id)).verdict, (await view(one.people.qin, id)).state], ['fail', 'majorRectifying'])
    await one.meanwhile(city, '2026-10-28T02:00:00Z')
    await one.rectify()
    const again = await facts(one.people.qin, id)
    assert.deepEqual([again.verdict, again.evaluation, again.recheck_passed], [null, null, null], 'nothing of the round before counts')
    await one.draw()
    await one.recuse()
    await one.draw()
    const redrawn = await facts(one.people.qin, id)
    assert.equal(redrawn.recusals.length, 1)
    assert.notEqual(redrawn.evaluator, redrawn.recusals[0]?.organ)
    await one.verdictPass()

    await one.meanwhile(city, '2026-10-30T02:00:00Z')
    await one.refused('409.1', one.people.ou, 'delist', { delisting: '治理完成,同意摘牌', photos: [(await one.people.ou.photo()).id] })
    await one.passRecheck()
    const opinion = (await papers(city, id)).find((paper) => paper.form === 'recheckOpinion')
    assert.deepEqual(
      [opinion?.says.originDoc, opinion?.says.originDate],
      ['责令限期整改指令书（（青秀）应急责改〔2026〕1号）', '2026-09-21'],
    )
    assert.equal((await one.refused('400.1', one.people.ou, 'delist', { delisting: '治理完成,同意摘牌', photos: [] })).field, 'photos')
    await one.delist()
    assert.deepEqual(
      (await published(city)).map((row) => row.status),
      ['ended'],
    )
    await one.close()
    await city.settled()

    const seen = await view(one.people.wei, id)
    assert.equal(seen.state, 'closed')
    assert.ok(seen.intact && seen.timeline.every((row) => row.verified))
    assert.deepEqual(
      seen.obligations.filter((duty) => !['met', 'cancelled'].includes(duty.state)),
      [],
    )
    const risk = await one.people.qin.get<{ level: string }>(`/api/prevention/risk/${city.unit('cold')}`)
    assert.equal(risk.level, 'orange', 'the level falls back when the hazard is closed')
    const file = await one.people.lu.ask('GET', `/api/cases/${id}/export`)
    assert.deepEqual(verifyBundle(new Uint8Array(file.rawPayload)).findings, [])
  },
)

story('C23.6', '双报告只由本单位主要负责人提交;签收只由监管人员和本单位工会办理,别的工会、企业自己、网格员都不能代签', async (city) => {
  const people = await majorCast(city)
  const one = await MajorCase.at(city, people, 'majorConfirmed')
  const [otherCongress, meng] = await city.people('otherCongress', 'meng')
  const note = { note: '报告已收悉' }
  const report = { cause: '扩产时未按标准设置单独作业间', harm: '液氨泄漏可致群死群伤,整改需停产', scheme: '隔出单独作业间,增设检测和通风' }
  await one.refused('409.7', people.lu, 'receiveReport', note)
  await one.refused('409.7', people.congress, 'congressReceives', note)
  await one.refused('403.1', people.nong, 'fileReports', report)
  await one.fileReports()
  await one.refused('409.7', people.ma, 'fileReports', report)
  await one.refused('404.1', otherCongress, 'congressReceives', note)
  for (const person of [people.ma, people.nong, meng, people.wei, people.lu]) await one.refused('403.1', person, 'congressReceives', note)
  for (const person of [people.ma, people.nong, people.congress, people.wei]) await one.refused('403.1', person, 'receiveReport', note)
  const bySql = async (person: Person) => forced(city, person, one.id, 'congressReceives', 'majorConfirmed')
  assert.deepEqual([await bySql(otherCongress), await bySql(people.ma), await bySql(people.lu)], ['unseen', 'AN002', 'AN002'])
  await one.congressReceives()
  await one.refused('409.7', people.congress, 'congressReceives', note)
  assert.equal(await bySql(people.congress), 'AN008', 'once only')
  const seen = await facts(people.ma, one.id)
  assert.deepEqual([seen.congress_receipt?.name, seen.regulator_receipt], ['黎工友', null])
})

story('C22.6', '评估机构只看到抽中自己的案件;两人同时抽取只有一次生效;没有可抽取的机构时逐家说明原因', async (city) => {
  const people = await majorCast(city)
  const one = await MajorCase.at(city, people, 'majorRectified')
  const path = `/api/prevention/hazards/${one.id}/drawEvaluator`
  const rev = one.hazard.revision
  const both = await Promise.all([people.qin, people.huang].map((person) => person.ask('POST', path, { rev })))
  assert.deepEqual(both.map((answer) => answer.statusCode).sort(), [200, 409])
  assert.equal(both.find((answer) => answer.statusCode === 409)?.json<{ problem: { no: string } }>().problem.no, '409.2')
  assert.equal((await facts(people.qin, one.id)).draw?.candidates.length, 2)
  const { drawn, other } = await one.evaluators()
  assert.equal((await view(drawn, one.id)).state, 'evaluating')
  await other.refused('404.1', `/api/cases/${one.id}`)
  const { rev: now } = await view(people.qin, one.id)
  await other.refused('404.1', `/api/prevention/hazards/${one.id}/verdictPass`, { rev: now, ...(await verdictOf(other)) })
  await drawn.refused('400.1', `/api/prevention/hazards/${one.id}/verdictPass`, {
    rev: now,
    ...(await verdictOf(drawn)),
    noConflict: false,
  })

  const second = await MajorCase.at(city, people, 'majorRectified')
  await city.database.db.updateTable('evaluator').set({ licensed_until: '2026-01-01' }).execute()
  try {
    const refused = await second.refused('422.87', people.qin, 'drawEvaluator', {})
    assert.match(refused.say, /衡岳.*青桂|青桂.*衡岳/)
  } finally {
    await city.database.db.updateTable('evaluator').set({ licensed_until: '2028-12-31' }).execute()
  }
})
