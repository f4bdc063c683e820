import assert from 'node:assert/strict'
import type { Browser } from 'playwright-core'
import { addDays } from '#kernel/clock/day.ts'
import { patrolMorning } from '#modules/prevention/hazards/index.ts'
import { launch } from '#test/browser.ts'
import { type City, story } from '#test/city.ts'
import { HazardCase } from '#test/hazard.ts'
import { assigned } from '#test/patrol.ts'
import { Visitor } from '#test/visitor.ts'

/** Two units: one that checks without finding anything, one that has never been heard of. */
async function night(city: City): Promise<void> {
  const [wei, lu] = await city.people('wei', 'lu')
  const checks = Array.from({ length: 12 }, (_, index) => ({ at: `${addDays('2026-09-20', -index)}T02:00:00.000Z` }))
  await assigned(city, 'cold', '2026-09-15', checks)
  await assigned(city, 'hardware', '2026-09-30', [], 'patrol.other')
  await (await HazardCase.report(wei, city.unit('cold'))).register(lu, '2026-09-22')
  await city.until('2026-09-23T22:30:00.000Z')
  await patrolMorning(city.kernel)
}

/** The officer chooses everything by the keyboard and urges both units in one act. */
async function urges(lu: Visitor): Promise<void> {
  await lu.follow('线上巡查')
  await lu.sees(/其间监管人员发现隐患 1 件/)
  await lu.look('patrol-1-list')
  await lu.page.keyboard.press('j')
  await lu.page.keyboard.press('x')
  await lu.page.keyboard.press('j')
  await lu.page.keyboard.press('x')
  await lu.sees('2 家单位')
  await lu.look('patrol-2-chosen')
  await lu.page.locator('.patrol-bar').getByRole('button', { name: '督促' }).click()
  await lu.sees(/每家单位一件/)
  await lu.look('patrol-3-urge')
  await lu.press('督促 2 家单位')
  await lu.sees('已督促 2 家单位')
}

async function told(city: City, browser: Browser): Promise<void> {
  await night(city)
  const base = await city.app.listen({ port: 0, host: '127.0.0.1' })
  const lu = await (await Visitor.at(browser, base, 'desk')).signIn('lu')
  await urges(lu)
  const nong = await (await Visitor.at(browser, base, 'phone')).signIn('nong')
  await nong.sees('答复督促')
  await nong.look('patrol-4-worklist')
  await nong.page.locator('[data-row]').filter({ hasText: '答复督促' }).first().locator('[data-open]').click()
  await nong.press('卷宗')
  await nong.sees('巡查发现的问题')
  await nong.look('patrol-5-case')
  await nong.press('答复督促')
  await nong.writes({ 答复: '安全管理员外出,自查走了过场;已补查并明确代理人' })
  await nong.look('patrol-6-answer')
  await nong.page.locator('form').getByRole('button', { name: '答复督促' }).click()
  await nong.sees('已答复,待核实')
  await lu.open(new URL(nong.page.url()).pathname)
  await lu.look('patrol-7-answered')
  await lu.press('核实办结')
  await lu.writes({ 核实意见: '补查记录属实,同意办结' })
  await lu.page.locator('form').getByRole('button', { name: '核实办结' }).click()
  await lu.sees('已办结')
  await lu.open('/patrol')
  await lu.sees(/以前督促过 1 次,问题仍在/)
  assert.equal(await lu.page.getByText('其间监管人员发现隐患').count(), 0, 'what was looked into is not listed again')
  const small = await (await Visitor.at(browser, base, 'phone')).signIn('lu')
  await small.open('/patrol')
  await small.sees('问题仍在')
  await small.look('patrol-8-phone')
  assert.deepEqual([...lu.complaints, ...nong.complaints, ...small.complaints], [])
}

story(
  'C22.3',
  '站员在网页上看今晨巡查清单,一次督促两家;企业在手机上答复,站员核实办结',
  async (city, context) => {
    const browser = await launch()
    if (!browser) return context.skip('没有可用的浏览器')
    try {
      await told(city, browser)
    } finally {
      await browser.close()
    }
  },
  true,
)
