import assert from 'node:assert/strict'
import type { Browser } from 'playwright-core'
import type { z } from 'zod'
import { launch } from '#test/browser.ts'
import { type City, story } from '#test/city.ts'
import type { Person } from '#test/person.ts'
import { png } from '#test/png.ts'
import { arrange, selfChecks } from '#test/selfcheck.ts'
import { Visitor } from '#test/visitor.ts'
import type { checkFull, checkPage } from './contract.ts'

const texts = [
  '机房没有氨味,浓度报警器在线',
  '事故排风机试启动正常',
  '管道、阀门没有渗漏',
  '防毒面具在位可用',
  '冷库门能从里面打开',
  '疏散通道、安全出口畅通',
  '应急照明和疏散指示灯亮',
  '灭火器在位,压力正常',
  '配电箱门关好,没有私拉乱接',
  '运行记录按时填写',
]
/** Reading aloud is some 240 characters a minute; reading to oneself is not slower. */
const secondsToRead = (texts.join('').length / 240) * 60

/** A thumb on a phone: counts what it taps, and never lands sooner than a person's would. */
class Thumb {
  taps = 0
  private readonly since = performance.now()
  readonly who: Visitor

  constructor(who: Visitor) {
    this.who = who
  }

  async tap(name: string | RegExp): Promise<void> {
    this.taps += 1
    await this.who.page.waitForTimeout(350)
    await this.who.page.getByRole('button', { name, exact: true }).filter({ visible: true }).first().tap()
  }

  /** The camera opens by one tap; what is pressed in it belongs to the phone. */
  async photograph(what: string): Promise<void> {
    const shown = this.who.page.locator('.photo-thumb')
    const before = await shown.count()
    const [chooser] = await Promise.all([this.who.page.waitForEvent('filechooser'), this.tap(new RegExp(`拍摄${what}`))])
    await chooser.setFiles({ name: '现场.png', mimeType: 'image/png', buffer: Buffer.from(png(700_000 + this.taps, 64)) })
    await shown.nth(before).waitFor()
  }

  async start(): Promise<void> {
    this.taps += 1
    await this.who.page.getByRole('link', { name: /冷库操作工/ }).tap()
    await this.who.sees(`0/${texts.length}`)
  }

  said(what: string): void {
    const seconds = (performance.now() - this.since) / 1000
    console.log(
      `self-check of ${texts.length} items, ${what}: ${this.taps} taps, ${seconds.toFixed(1)} s, with reading ${(seconds + secondsToRead).toFixed(1)} s`,
    )
    assert.ok(seconds + secondsToRead < 120, 'ten items take less than two minutes')
  }
}

/** Ten items of the unit's own, at one post. */
async function tenItems(nong: Person): Promise<void> {
  const items = texts.map((text, at) => ({ text, category: at === 8 ? 'electric' : 'fire', mandatory: false, basis: [] }))
  const list = { title: '冷库班前检查', kind: 'daily', postTitle: '冷库操作工', cycle: { n: 1, unit: 'day' }, items }
  const { key } = await nong.post<{ key: string }>('/api/prevention/checklists', list)
  await arrange(nong, key)
}

async function allInOrder(meng: Visitor): Promise<void> {
  await meng.open('/self-check')
  const thumb = new Thumb(meng)
  await thumb.start()
  await meng.look('自查-第一项')
  await meng.well('self-check')
  for (let item = 0; item < texts.length; item += 1) await thumb.tap('正常')
  await thumb.tap('提交自查')
  await meng.sees('已提交')
  thumb.said('all in order')
  assert.ok(thumb.taps <= 12, `${thumb.taps} taps`)
}

/** The exit is locked and is opened at once; the box is broken and is reported. Half way the page is loaded anew. */
async function withFaults(meng: Visitor): Promise<void> {
  await meng.open('/self-check')
  const thumb = new Thumb(meng)
  await thumb.start()
  for (let item = 0; item < 5; item += 1) await thumb.tap('正常')
  await thumb.tap('有问题')
  await thumb.tap('出口上锁')
  await thumb.photograph('问题照片')
  await thumb.tap('已关闭上锁')
  await meng.look('自查-有问题')
  await thumb.photograph('改好后照片')
  await thumb.tap('填好了,下一项')
  await meng.sees(/草稿已保存/)
  await meng.page.reload()
  await meng.sees('6/10')
  await thumb.tap('正常')
  await thumb.tap('正常')
  await thumb.tap('有问题')
  await thumb.tap('线路破损')
  await thumb.photograph('问题照片')
  await thumb.tap('报告,安排整改')
  await thumb.tap('正常')
  await loses(meng)
  await thumb.tap('提交自查')
  await meng.sees('已提交')
  await meng.sees('已立隐患:')
  await meng.look('自查-已提交')
  await meng.well('record')
  thumb.said('one fault put right, one reported')
  assert.ok(thumb.taps <= 20, `${thumb.taps} taps`)
}

/** The network is away for a moment: nothing is sent and nothing is lost. */
async function loses(meng: Visitor): Promise<void> {
  await meng.page.context().setOffline(true)
  await meng.press('提交自查')
  await meng.sees(/连接不上服务器/)
  await meng.sees('10/10')
  await meng.page.context().setOffline(false)
  // what the browser itself says of the lost request is no complaint of the page
  meng.complaints.length = 0
}

/** What the server has of it. */
async function recorded(city: City, lu: Person): Promise<void> {
  const { rows } = await lu.get<z.infer<typeof checkPage>>(`${selfChecks}?enterprise=${city.unit('cold')}`)
  assert.deepEqual(
    rows.map((one) => [one.personName, one.ok, one.faults, one.fixed, one.via]),
    [
      ['蒙班长', 8, 2, 1, null],
      ['蒙班长', 10, 0, 0, null],
    ],
  )
  const full = await lu.get<z.infer<typeof checkFull>>(`${selfChecks}/${rows[0]?.id}`)
  const [exit, box] = [full.answers[5]?.fault, full.answers[8]?.fault]
  assert.deepEqual([exit?.what, exit?.photos.length, exit?.fixed?.what, exit?.fixed?.photos.length], ['出口上锁', 1, '已关闭上锁', 1])
  assert.deepEqual([box?.what, box?.fixed, box?.hazard?.stateLabel], ['线路破损', null, '已排查,待登记'])
}

async function told(city: City, browser: Browser): Promise<void> {
  const [nong, lu] = await city.people('nong', 'lu')
  await tenItems(nong)
  const base = await city.app.listen({ port: 0, host: '127.0.0.1' })
  const meng = await Visitor.at(browser, base, 'phone')
  await meng.signIn('meng')
  await allInOrder(meng)
  await withFaults(meng)
  await recorded(city, lu)
  const keeper = await Visitor.at(browser, base, 'desk')
  await keeper.signIn('nong')
  await keeper.open('/self-checks')
  await keeper.sees('有问题 2 个,其中当场已改 1 个')
  await keeper.look('自查安排')
  await keeper.well('assignments')
}

story(
  'C23.7',
  '岗位员工在手机上两分钟内查完十项:全部正常十二下以内,一项当场改、一项上报二十下以内',
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
