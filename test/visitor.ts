import assert from 'node:assert/strict'
import type { Browser, Page } from 'playwright-core'
import { password } from './city.ts'
import { png } from './png.ts'

/** The two screens of the work: an office desk and a phone held upright. */
export const screens = {
  desk: { viewport: { width: 1440, height: 900 } },
  phone: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true },
} as const
export type Screen = keyof typeof screens

/** Answers that are a refusal by design; Chromium logs every one of them as an error of the page. */
const refusal = /status of 4\d\d/
let photos = 500_000

/** Somebody at the pages: opens them in a window of his own, and everything the page complains of is kept. */
export class Visitor {
  readonly page: Page
  readonly complaints: string[] = []
  private readonly base: string

  private constructor(page: Page, base: string) {
    this.page = page
    this.base = base
    page.setDefaultTimeout(15_000)
    page.on('console', (message) => {
      if (message.type() === 'error' && !refusal.test(message.text())) this.complaints.push(message.text())
    })
    page.on('pageerror', (error) => this.complaints.push(error.message))
  }

  /** A window of its own: nothing is shared with the other visitors. */
  static async at(browser: Browser, base: string, screen: Screen): Promise<Visitor> {
    const context = await browser.newContext({ ...screens[screen], locale: 'zh-CN', timezoneId: 'Asia/Shanghai' })
    return new Visitor(await context.newPage(), base)
  }

  /** Signs in by the page, and waits for home; with two posts, `post` is the one chosen. */
  async signIn(login: string, post?: string): Promise<this> {
    await this.page.goto(`${this.base}/sign-in`)
    await this.page.getByLabel('账号').fill(login)
    await this.page.getByLabel('密码').fill(password)
    await this.page.getByRole('button', { name: '登录', exact: true }).click()
    if (post !== undefined) await this.page.getByRole('button', { name: post }).click()
    await this.page.getByRole('heading', { level: 1, name: /今日待办|首页/ }).waitFor()
    return this
  }

  async open(path: string): Promise<void> {
    await this.page.goto(this.base + path)
    await this.page.locator('h1').first().waitFor()
  }

  press = (name: string | RegExp) => this.page.getByRole('button', { name }).filter({ visible: true }).first().click()
  follow = (name: string | RegExp) => this.page.getByRole('link', { name }).filter({ visible: true }).first().click()
  fill = (label: string | RegExp, text: string) => this.page.getByLabel(label).first().fill(text)
  choose = (label: string) => this.page.getByRole('radio', { name: label }).first().check()

  /** Waits until these words stand on the page. */
  sees = (words: string | RegExp) => this.page.getByText(words).filter({ visible: true }).first().waitFor()

  /** Fills the fields of the open form by their labels. */
  async writes(fields: Readonly<Record<string, string>>): Promise<void> {
    for (const [label, text] of Object.entries(fields)) await this.page.locator('form').getByLabel(label).first().fill(text)
  }

  /** Takes a photo into the form's photo field: one that nobody has taken before, or the given JPEG. */
  async photograph(jpeg?: Uint8Array): Promise<void> {
    const shown = this.page.locator('.photo-thumb')
    const before = await shown.count()
    const own = { name: '现场.png', mimeType: 'image/png', buffer: Buffer.from(png(++photos, 64)) }
    const file = jpeg === undefined ? own : { name: '现场.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(jpeg) }
    await this.page.locator('input[type=file]').first().setInputFiles(file)
    await shown.nth(before).waitFor()
  }

  /** Keeps the page as a picture in the folder that SHOTS names, for the eye; nothing without it. */
  async look(name: string): Promise<void> {
    const folder = process.env.SHOTS
    if (!folder) return
    await this.page.waitForLoadState('networkidle')
    await this.page.evaluate('scrollTo(0, 0)')
    await this.page.screenshot({ path: `${folder}/${name}.png`, fullPage: true })
  }

  /** What is wrong with the page as it stands, in words; nothing when it is well. */
  async faults(): Promise<string[]> {
    const found = JSON.parse(await this.page.evaluate<string>(survey)) as Survey
    const phone = found.client < 768
    return [
      ...(found.heads === 1 ? [] : [`${found.heads} h1`]),
      ...(found.width > found.client || found.inner > found.client ? [`scrolls sideways: ${Math.max(found.width, found.inner)}`] : []),
      ...(phone ? found.low.map((one) => `lower than 44 px: ${one}`) : []),
      ...this.complaints,
    ]
  }

  /** The page is as every page is to be. */
  async well(where: string): Promise<void> {
    assert.deepEqual(await this.faults(), [], where)
  }
}

interface Survey {
  heads: number
  width: number
  inner: number
  client: number
  low: string[]
}

/** Runs in the page: headings, width, and the targets a thumb is to hit (links within a sentence are not among them). */
const survey = `JSON.stringify({
  heads: document.querySelectorAll('h1').length,
  width: document.documentElement.scrollWidth,
  inner: innerWidth > screen.width ? innerWidth : 0,
  client: document.documentElement.clientWidth,
  low: [...document.querySelectorAll('.ant-btn:not(.ant-btn-link), .row-button, .choice, .group-chip, .bottom-bar a, .case-tabs button, .top-bar a, .top-bar select, .field input:not([type=radio], [type=checkbox], [type=file]), .field textarea')]
    .filter((one) => { const box = one.getBoundingClientRect(); return box.width > 0 && box.height > 0 && !one.closest('.ant-select, .ant-input-affix-wrapper, .ant-input-number, label, .ant-typography') && box.height < 43.5 })
    .map((one) => one.textContent.trim().slice(0, 20) || one.tagName),
})`
