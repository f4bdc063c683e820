import assert from 'node:assert/strict'
import { disguises } from '../scene.ts'
import { officers } from './finding.ts'
import type { Journey } from './journey.ts'

/** 农细心 hands in the photo of the finding once more; warned, a new one is taken. */
export async function rectified(of: Journey, seen: Uint8Array): Promise<void> {
  const again = await disguises['压缩到质量 40'](seen)
  const fresh = await of.photo()
  const nong = await of.owed('nong', '完成整改', '报告整改完成', async (who) => {
    await who.writes({ 整改情况: '已隔出单独作业间,人数控制在 8 人,检测报警已投用' })
    await who.photograph(again)
    await who.page.locator('form button[type=submit]').click()
    await who.sees('有照片与以前的很像')
    await who.well('照片疑似重复')
    await who.look('22-照片与以前的很像')
    await who.page.getByRole('button', { name: /^移除/ }).first().click()
    await who.photograph(fresh)
  })
  await nong.sees('已整改,待抽取第三方')
}

/** 覃正 has an evaluator drawn; the one drawn judges on site, and nobody else could. */
export async function evaluated(of: Journey): Promise<void> {
  const qin = await of.owed('qin', '抽取第三方评估机构')
  await qin.sees('抽中机构')
  const said = await qin.page.locator('section[aria-label="第三方评估"]').innerText()
  assert.match(said, /候选 2 家/)
  await qin.look('23-抽取评估机构')
  const drawn = /抽中机构\s*广西衡岳/.test(said) ? 'evaluator' : 'secondEvaluator'
  const who = await of.owed(drawn, '出具评估结论', '出具合格结论', async (one) => {
    await one.writes({ 评估结论: '经现场查验,速冻装置的设置符合要求', 评估依据和方法: '依据判定标准逐项现场查验并测量' })
    await one.photograph(await of.photo())
    await one.page.locator('form .field-check input').check()
    await one.look('24-评估机构出具结论')
  })
  await who.sees('第三方评估合格,待复查')
  await who.well('评估机构的案卷')
}

/** 黄复明, who neither confirmed nor ordered, re-checks; 覃正 could not. */
export async function rechecked(of: Journey): Promise<void> {
  const qin = await of.who('qin')
  await qin.open(`${of.hazard}?tab=next`)
  assert.equal(await qin.page.getByRole('button', { name: '复查通过' }).first().isEnabled(), false, 'he who ordered does not re-check')
  await qin.look('25-下令人不能复查')
  const huang = await of.owed('huang', '复查', '复查通过', async (who) => {
    await who.writes({ 复查情况: '现场复查,单独作业间已投入使用', ...officers('覃正乙') })
    await who.photograph(await of.photo())
  })
  await huang.sees('复查通过,待销号')
  await huang.look('26-第二人复查')
}

/** 区伯言 takes the sign down, the last officer allowed closes. */
export async function delisted(of: Journey): Promise<void> {
  const ou = await of.owed('ou', '摘牌', '摘牌', async (who) => {
    await who.writes({ 摘牌理由: '治理完成,评估合格,复查通过' })
    await who.photograph(await of.photo())
  })
  await ou.sees('已摘牌')
}

export async function closed(of: Journey): Promise<void> {
  const huang = await of.who('huang')
  await huang.open(`${of.hazard}?tab=next`)
  assert.equal(
    await huang.page
      .getByRole('button', { name: /^销号$/ })
      .first()
      .isEnabled(),
    false,
    'he who re-checked does not close',
  )
  const qin = await of.owed('qin', '销号', '销号', (who) => who.writes({ 销号意见: '同意销号' }))
  await qin.sees('本案已办结:已销号')
  await qin.well('办结的案卷')
  await qin.look('29-办结的案卷')
}

/** What the station owed and did, as it stood on the day before the closing. */
export async function trailed(of: Journey, on: string): Promise<void> {
  const lu = await of.who('lu')
  await lu.open(`/trail?on=${on}`)
  const group = (title: string) => lu.page.locator('.work-group', { has: lu.page.getByRole('heading', { name: title }) })
  await group('按期履行').waitFor()
  const done = await group('按期履行').innerText()
  assert.match(done, /签收双报告[^]*2026-09-23[^]*陆安民[^]*第 \d+ 条/, 'due, done, by whom, and the row that proves it')
  assert.equal(await group('逾期未履行').count(), 0)
  const acts = await group('办理记录').innerText()
  for (const act of ['提出重大隐患', '监管部门签收报告']) assert.ok(acts.includes(act), act)
  await lu.well('履职轨迹')
  await lu.look('30-安监站履职轨迹')
}
