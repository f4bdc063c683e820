import assert from 'node:assert/strict'
import { unit } from './finding.ts'
import type { Journey } from './journey.ts'
import { deliver } from './papers.ts'

/** The double report by 马当家; the station and the workers' congress each receive it, and only then is it whole. */
export async function reported(of: Journey): Promise<void> {
  await of.owed('ma', '提交双报告', '提交双报告', async (ma) => {
    await ma.look('07-主要负责人双报告')
    await ma.writes({
      隐患现状及产生原因: '扩产时未按标准设置单独作业间',
      危害程度和整改难易程度: '液氨泄漏可致群死群伤,整改需停产施工',
      治理方案: '隔出单独作业间,增设气体检测和通风',
    })
  })
  const note = { 签收意见: '报告已收悉' }
  await of.owed('lu', '签收双报告', '监管部门签收报告', (lu) => lu.writes(note))
  const congress = await of.owed('congress', '签收双报告', '职代会签收报告', (who) => who.writes({ 签收意见: '报告已向职工代表通报' }))
  await congress.sees('已完成,计入')
  const card = congress.page.locator('section[aria-label="双报告"]')
  const said = await card.innerText()
  for (const name of ['陆安民', '黎工友']) assert.match(said, new RegExp(name), 'both receipts are named')
  await congress.well('职代会的案卷')
  await congress.look('08-职代会签收后')
}

/** What anybody reads of the hazard on the public page. */
export async function published(of: Journey, status: string, picture: string): Promise<string> {
  await of.city.settled()
  const anybody = await of.who('anybody')
  await anybody.open('/public/listed')
  const card = anybody.page.locator('.listed-card', { hasText: unit })
  await card.filter({ hasText: status }).waitFor()
  await anybody.well('公示')
  await anybody.look(picture)
  return card.innerText()
}

/** 区伯言 puts it under supervision; the public list shows it, the unit sets up the sign and plans the treatment. */
export async function listed(of: Journey): Promise<void> {
  const anybody = await of.who('anybody')
  await anybody.open('/public/listed')
  await anybody.sees('现在没有挂牌督办的重大隐患')
  const ou = await of.owed('ou', '决定挂牌督办', '挂牌督办', async (who) => {
    await who.writes({ 督办要求: '治理期间停止使用速冻装置。\n每月报告整改进展,按期完成治理。', 督办期限: '2026-12-31' })
    await who.page.locator('form').getByLabel('督办责任单位').fill('新竹')
    await who.page.locator('.ant-select-item-option', { hasText: '新竹街道' }).filter({ visible: true }).first().click()
    await who.look('09-副区长挂牌')
  })
  await ou.sees('督办中')
  await deliver(of, of.hazard, { papers: /挂牌督办通知书/, addressee: unit, receiver: '马当家' })
  const card = await published(of, '督办中', '10-公示督办中')
  for (const words of [unit, '2026年12月31日', '第十二条']) assert.ok(card.includes(words), words)
  for (const kept of ['农细心', '覃正', '14 人']) assert.ok(!card.includes(kept), `${kept} is not published`)
  await of.owed('nong', '提交治理方案', '提交治理方案', (nong) =>
    nong.writes({
      治理的目标和任务: '速冻装置设在单独作业间,作业人数不超过 9 人',
      责任落实: '马当家(主要负责人)',
      措施落实: '隔出单独作业间,增设氨气检测报警和事故通风',
      资金落实: '280000',
      时限落实: '2026-10-18',
      预案落实: '停用速冻装置,人员撤离包装间',
    }),
  )
  const nong = await of.owed('nong', '设置公示牌', '报告公示牌已设置', async (who) => {
    await who.writes({ 设置位置: '厂区大门东侧' })
    await who.photograph(await of.photo())
  })
  await nong.well('安全管理员的案卷')
  await nong.look('11-公示牌已设置')
}

/** Three working days before the limit the row asks for hurry, and the morning after it says how late it is. */
export async function ran(of: Journey): Promise<void> {
  await of.until('2026-10-16T02:00:00.000Z')
  const before = await of.who('nong')
  await before.open('/')
  const row = before.page.locator('.work-row', { hasText: '完成整改' })
  await row.waitFor()
  await before.well('到期前的待办')
  await before.look('12-到期前提醒')
  assert.ok((await row.locator('.due-soon').count()) === 1, 'the reminder is out')

  await of.until('2026-10-22T01:00:00.000Z')
  await of.owed('nong', '报告整改进展', '报告整改进展', async (nong) => {
    assert.equal((await nong.page.locator('.due-overdue').count()) > 0, true)
    await nong.writes({ 整改进展: '隔墙已砌筑完成,门和检测报警未到货' })
    await nong.page.locator('form .ant-input-number input').fill('50')
    await nong.photograph(await of.photo())
    await nong.look('13-三十天进展')
  })
  assert.match(await published(of, '督办中', '14-公示有进展'), /50%/)
  const tan = await of.who('tan')
  await tan.open('/')
  await tan.sees('已上报给您')
  await tan.well('逾期上报后的待办')
  await tan.look('15-逾期上报局长')
}
