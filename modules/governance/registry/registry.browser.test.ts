import assert from 'node:assert/strict'
import type { Browser } from 'playwright-core'
import { launch } from '#test/browser.ts'
import { story } from '#test/city.ts'
import { type Screen, Visitor } from '#test/visitor.ts'

let browser: Browser | undefined

story(
  'C17.3',
  '页面上改一个输入看到新结果;企业用手机录入证照,五到位随之变化',
  async (city, context) => {
    browser = await launch()
    if (!browser) return context.skip('没有可用的 Chromium')
    const base = await city.app.listen({ port: 0 })
    const sit = (screen: Screen) => Visitor.at(browser as Browser, base, screen)
    try {
      const [qin, nong] = await Promise.all([sit('desk'), sit('phone')])
      await qin.signIn('qin')
      await qin.open(`/enterprises/${city.unit('cold')}`)
      await qin.press('登记标准化、安责险、人数')
      await qin.choose('三级')
      await qin.fill('有效期到哪一天', '2028-06-30')
      await qin.fill('来源', '市应急局公告 2025 年第 3 号')
      await qin.page
        .locator('form')
        .getByRole('button', { name: /^登\s?记$/ })
        .click()
      await qin.sees(/安全保障程度较低/)
      await qin.page.getByText('改一项看结果').click()
      await qin.page.getByLabel('强制措施').fill('1')
      await qin.page.getByLabel('强制措施').blur()
      await qin.sees(/D 类;每 3 年至少 1 次;每年不超过 6 次/)
      await qin.look('class')

      await nong.signIn('nong')
      await nong.open(`/enterprises/${city.unit('cold')}?tab=papers`)
      await nong.sees(/证照资料 1 项,缺或过期 1 项/)
      await nong.press(/^录\s?入$/)
      await nong.writes({ 证照编号: '91450103MA5YK0010X', 发证机关: '青秀区市场监管局', 发证日期: '2020-03-01' })
      await nong.photograph()
      await nong.page
        .locator('form')
        .getByRole('button', { name: /^录\s?入$/ })
        .click()
      await nong.sees(/长期有效/)
      await nong.look('papers')
      for (const who of [qin, nong]) assert.deepEqual(who.complaints, [])
    } finally {
      await browser.close()
    }
  },
  true,
)
