import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import type { Browser } from 'playwright-core'
import { asJob } from '#kernel/store/transaction.ts'
import { launch } from '#test/browser.ts'
import { type City, story } from '#test/city.ts'
import { type Screen, Visitor } from '#test/visitor.ts'

const unit = '南宁邕水冷链食品有限公司'
const seen = '二号冷库北侧出口被货物堵死,疏散不畅'

/** The person in charge of safety at the unit also serves at the station: the one case in which he might close his own. */
const alsoAtStation = (city: City) =>
  asJob(city.database, 'city', city.clock.now(), (tx) =>
    tx
      .insertInto('tenure')
      .values({
        id: randomUUID(),
        post: city.ids('lu').post,
        person: city.ids('nong').person,
        since: '2026-01-01',
        until: null,
        stands_in_for: null,
        reason: 'test',
      })
      .execute(),
  )

/** Reports by phone: a photo, a draft that survives a reload, a page to look it over. */
async function report(wei: Visitor): Promise<string> {
  await wei.follow('上报')
  await wei.photograph()
  await wei.choose('消防与疏散')
  await wei.fill('隐患描述', seen)
  await wei.fill('具体部位', '二号冷库北侧')
  await wei.sees(/草稿已保存/)
  // What was said may be of the save before: the last words are kept a moment after they are typed.
  await wei.page.waitForTimeout(2000)
  await wei.page.reload()
  await wei.sees(/已恢复上次草稿/)
  assert.equal(await wei.page.getByLabel('隐患描述').inputValue(), seen)
  assert.equal(await wei.page.locator('.photo-thumb').count(), 1, 'the photo is in the draft')
  await wei.fill(/^单位/, '邕水')
  await wei.press(new RegExp(unit))
  await wei.press('下一步:核对')
  await wei.sees('请核对')
  await wei.sees(seen)
  await wei.press('确认上报')
  await wei.sees('已排查,待登记')
  return new URL(wei.page.url()).pathname
}

/** From the worklist to the case and its form, as the row's one button leads. */
async function take(who: Visitor, verb: string, step = verb): Promise<void> {
  await who.open('/')
  await who.follow(verb)
  await who.press(step)
}

async function treat(nong: Visitor): Promise<void> {
  await take(nong, '提交整改方案')
  await nong.fill('责任落实', '农细心(安全管理员)')
  await nong.fill('措施落实', '清运货物并划定禁放区')
  await nong.fill('资金落实', '800')
  await nong.fill('时限落实', '2026-10-10')
  await nong.fill('预案落实', '整改前安排专人值守出口')
  await nong.press('提交整改方案')
  await nong.sees('治理中')
  await take(nong, '完成整改', '报告整改完成')
  await nong.fill('整改情况', '货物已清运,出口已划线标识')
  await nong.photograph()
  await nong.press('报告整改完成')
  await nong.sees('已整改,待复查')
}

/** A visit born from the hazard, on which it stands from then on. */
async function visit(qin: Visitor, path: string): Promise<void> {
  await qin.open(path)
  await qin.press('去现场核查')
  await qin.sees('由隐患引起:')
  await qin.choose('隐患核查')
  await qin.fill('同行执法人员', '黄复明')
  await qin.fill('两人执法证号', '桂A-0001、桂A-0002')
  await qin.press('开始检查')
  await qin.sees('现场检查中')
  await qin.follow('查看起因隐患')
  await qin.sees('本隐患引起的检查')
  assert.equal(new URL(qin.page.url()).pathname, path, 'the visit leads back to the hazard it came from')
  await qin.follow('本隐患引起的检查')
  await qin.sees('隐患核查')
}

story(
  'C23.8 C22.4',
  '四个人在网页上把一件隐患从排查办到销号:草稿不丢、核查记着起因、整改的人不能复查',
  async (city, context) => {
    const browser = await launch()
    if (!browser) return context.skip('没有可用的浏览器')
    try {
      await loop(city, browser)
    } finally {
      await browser.close()
    }
  },
  true,
)

async function loop(city: City, browser: Browser): Promise<void> {
  await alsoAtStation(city)
  const base = await city.app.listen({ port: 0, host: '127.0.0.1' })
  const sit = (screen: Screen) => Visitor.at(browser, base, screen)
  const [wei, lu, nong, qin] = await Promise.all([sit('phone'), sit('desk'), sit('phone'), sit('desk')])
  await wei.signIn('wei')
  const path = await report(wei)
  await wei.press('下一步')
  await wei.sees('由乡镇安监站人员、执法人员办理')

  await lu.signIn('lu')
  await take(lu, '登记隐患')
  await lu.fill('整改要求', '立即清理堵塞物,恢复安全出口畅通')
  await lu.fill('整改期限', '2026-10-12')
  await lu.press('登记隐患')
  await lu.sees('已登记,待制定方案')

  await qin.signIn('qin')
  await visit(qin, path)

  // Nothing is rectified in the minute in which it was found.
  city.clock.set(new Date('2026-09-21T02:20:00.000Z'))
  await nong.signIn('nong', '邕水冷链安全管理员')
  await treat(nong)
  await nong.page.getByLabel('以哪个岗位办理').selectOption({ label: '南宁市青秀区新竹街道 · 新竹街道安监站站员' })
  await nong.page.getByRole('heading', { level: 1, name: '今日待办' }).waitFor()
  await nong.open(`${path}?tab=next`)
  await nong.sees(/须由另一人办理:您已办理过本案的「报告整改完成」/)
  assert.equal(await nong.page.getByRole('button', { name: '复查通过' }).filter({ visible: true }).isEnabled(), false)

  await qin.open(path)
  await qin.press('复查通过')
  await qin.fill('复查情况', '现场复查,出口畅通,标识清楚')
  await qin.photograph()
  await qin.press('复查通过')
  await qin.sees('复查通过,待评估')
  await qin.press('评估治理效果')
  await qin.page.getByLabel('治理效果评估').fill('治理措施有效,出口保持畅通')
  await qin.choose('无')
  await qin.press('评估治理效果')
  await qin.sees('已评估,待销号')

  await take(lu, '销号')
  await lu.fill('销号意见', '同意销号')
  await lu.press('销号')
  await lu.sees(/本案已办结/)

  await wei.open(`${path}?tab=course`)
  await wei.sees('已销号')
  const done = ['报告隐患', '登记隐患', '提交整改方案', '报告整改完成', '复查通过', '评估治理效果', '销号']
  assert.deepEqual(await wei.page.locator('.event-title strong').allTextContents(), done)
  assert.equal(await wei.page.locator('.event-proof summary', { hasText: '已核验' }).count(), done.length, 'every row is verified')
  for (const who of [wei, lu, nong, qin]) assert.deepEqual(who.complaints, [])
}
