import assert from 'node:assert/strict'
import { launch } from '#test/browser.ts'
import { type City, story } from '#test/city.ts'
import { closed, delisted, evaluated, rechecked, rectified, trailed } from '#test/journey/closing.ts'
import { coerced, released } from '#test/journey/coercion.ts'
import { firstDay } from '#test/journey/finding.ts'
import { Journey } from '#test/journey/journey.ts'
import { listed, published, ran, reported } from '#test/journey/supervision.ts'

/** Forty days, the first and the last counted: 21 September to 30 October. */
async function forty(of: Journey): Promise<void> {
  const photo = await of.photo()
  await firstDay(of, photo)
  await reported(of)
  await of.until('2026-09-22T02:00:00.000Z')
  await listed(of)
  await ran(of)
  const measures = await coerced(of)
  await of.until('2026-10-27T02:00:00.000Z')
  await rectified(of, photo)
  await evaluated(of)
  await of.until('2026-10-29T02:00:00.000Z')
  await rechecked(of)
  await released(of, measures)
  await delisted(of)
  assert.match(await published(of, '已摘牌', '28-公示已摘牌'), /摘牌日期\s*2026年10月29日/)
  await of.until('2026-10-30T02:00:00.000Z')
  await closed(of)
  await trailed(of, '2026-10-29')
}

/** Nobody was left out, and no page complained. */
function whole(of: Journey): void {
  assert.equal(of.visitors.length, 12, 'eleven roles and the head of the bureau')
  for (const who of of.visitors) assert.deepEqual(who.complaints, [])
}

const told = async (city: City, of: Journey) => {
  await forty(of)
  whole(of)
  const wei = await of.who('wei')
  await wei.open(`${of.hazard}?tab=course`)
  const rows = wei.page.locator('.event-proof summary', { hasText: '已核验' })
  assert.equal(await rows.count(), await wei.page.locator('.event').count(), 'every row of the course is verified')
  await wei.look('31-网格员看到结果')
  const tan = await of.who('tan')
  await tan.open(`/enterprises/${city.unit('cold')}`)
  await tan.sees(/橙色/)
}

story(
  'C22.6 C22.7 C22.8 C22.12 C23.6 C0.6',
  '十一个岗位在网页上用四十天把一件重大隐患办到销号:双报告、挂牌、逾期停产断电、抽取评估、第二人复查、摘牌、公示',
  async (city, context) => {
    const browser = await launch()
    if (!browser) return context.skip('没有可用的浏览器')
    try {
      await told(city, await Journey.begin(city, browser))
    } finally {
      await browser.close()
    }
  },
  true,
)
