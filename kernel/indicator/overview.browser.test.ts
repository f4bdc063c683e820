import assert from 'node:assert/strict'
import { launch } from '#test/browser.ts'
import { story } from '#test/city.ts'
import { overdueHazard } from '#test/coercion.ts'
import { HazardCase } from '#test/hazard.ts'
import { Visitor } from '#test/visitor.ts'

story(
  '',
  '一屏总览一屏放得下,每个数点开的台账写着同一个数',
  async (city, context) => {
    const browser = await launch()
    if (!browser) return context.skip('没有可用的浏览器')
    try {
      await overdueHazard(city)
      // A sweep passes over what a reaction still holds, and finds it the next time.
      await city.settled()
      await city.until(city.clock.now().toISOString())
      const [wei] = await city.people('wei')
      await HazardCase.report(wei, city.unit('hardware'))
      const who = await Visitor.at(browser, await city.app.listen({ port: 0, host: '127.0.0.1' }), 'desk')
      await who.signIn('committee')
      const { page } = who
      await who.open('/overview')
      await page.locator('.county-open').first().waitFor()
      await who.look('overview')
      assert.ok((await page.evaluate('document.documentElement.scrollHeight')) === 900, 'scrolls at 1440 × 900')
      const numbers = await page
        .locator('.open-number')
        .evaluateAll((links) =>
          links.map((link) => ({ to: link.getAttribute('href') ?? '', value: Number(link.textContent?.replaceAll(',', '')) })),
        )
      assert.ok(numbers.length > 12)
      for (const { to, value } of numbers) {
        await who.open(to)
        const counted = page.locator('.ledger-tools .figures')
        const words = page.getByText(value === 0 ? /没有|还没有|名录里/ : new RegExp(`(共|已显示) ${value} 条`))
        await words.first().waitFor({ timeout: 10_000 })
        context.diagnostic(`${to} ${value} ${await counted.first().textContent()}`)
      }
      await who.open('/map')
      await page.locator('.county-open').first().focus()
      await page.keyboard.press('Enter')
      await page.getByRole('heading', { level: 1, name: '隐患台账' }).waitFor()
      await who.well('map desk')
    } finally {
      await browser.close()
    }
  },
  true,
)
