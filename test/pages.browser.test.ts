import assert from 'node:assert/strict'
import type { Browser } from 'playwright-core'
import { launch } from './browser.ts'
import { type City, story } from './city.ts'
import { disobeyedStop, overdueHazard } from './coercion.ts'
import { HazardCase } from './hazard.ts'
import { Visit } from './visit.ts'
import { screens, type Screen, Visitor } from './visitor.ts'

/** The pages each post uses, or is turned away from in words; `{hazard}`, `{major}`, `{stop}`, `{visit}` and `{unit}` stand for what is there. */
const pages: Readonly<Record<string, readonly string[]>> = {
  wei: ['/', '/hazards', '/hazards?q=nothing', '/hazards/new', '/cases/{hazard}', '/me', '/enterprises/new', '/nowhere'],
  lu: [
    '/',
    '/cases/{hazard}?tab=next',
    '/cases/{hazard}?tab=next&step=register',
    '/cases/{hazard}?tab=course',
    '/trail',
    '/cases/{major}?tab=next&step=receiveReport',
    '/imports',
    '/imports/new',
  ],
  qin: [
    '/inspections',
    '/inspections/new',
    '/cases/{visit}?tab=next&step=record',
    '/enterprises',
    '/enterprises/{unit}',
    '/enterprises/new',
    '/clock',
    '/cases/{major}',
    '/coercion',
    '/coercion/new?hazard={major}',
    '/coercion/new',
    '/cases/{stop}?tab=next',
    '/documents',
    '/trail',
    '/evaluators',
  ],
  tan: ['/', '/cases/{stop}?tab=next&step=release', '/notices', '/notices/new'],
  ou: ['/', '/overview', '/map', '/obligations', '/cases/{major}?tab=next&step=list'],
  ma: ['/', '/cases/{major}?tab=next&step=fileReports', '/cases/{stop}', '/people', '/people/staff'],
  congress: ['/', '/cases/{major}?tab=next', '/coercion', '/enterprises'],
  power: ['/', '/coercion', '/documents', '/cases/{major}'],
  nong: ['/', '/overview', '/obligations', '/hazards', '/hazards/new', '/enterprises/{unit}', '/documents', '/coercion/new'],
  committee: [
    '/overview',
    '/map',
    '/map?county=450103000000',
    '/obligations',
    '/hazards?state=closed&closedFrom=2026-09-01',
    '/hazards',
    '/clock',
    '/coordination/new',
    '/coordination/new?hazard={major}',
  ],
  evaluator: ['/', '/evaluators', '/trail'],
  admin: ['/', '/clock', '/hazards', '/people', '/people/new', '/posts/new', '/organs/new', '/notices/new'],
  audit: ['/evidence'],
  security: ['/', '/evidence', '/documents', '/trail', '/people'],
}
/** The pages anybody reads without an account. */
const forAll = ['/public/listed', '/public/listed?q=nothing', '/check', '/check/0000000000000000', '/sign-in']

async function look(browser: Browser, base: string, screen: Screen, names: Readonly<Record<string, string>>): Promise<void> {
  for (const [login, paths] of Object.entries({ ...pages, '': forAll })) {
    const who = await Visitor.at(browser, base, screen)
    if (login !== '') await who.signIn(login)
    for (const path of paths) {
      await who.open(path.replaceAll(/\{(\w+)\}/g, (_, name: string) => names[name] ?? ''))
      await who.page.waitForLoadState('networkidle')
      await who.well(`${login} ${path} ${screen}`)
    }
    await who.page.context().close()
  }
}

/** What stands on the pages: a major hazard overdue with its stop decision, a hazard waiting to be registered, a visit under way. */
async function begun(city: City): Promise<Record<string, string>> {
  const major = await overdueHazard(city)
  const stop = await disobeyedStop(city, major)
  const [wei, qin] = await city.people('wei', 'qin')
  const hazard = await HazardCase.report(wei, city.unit('cold'))
  const visit = await Visit.start(qin, city.unit('cold'))
  return { major, stop: stop.id, hazard: hazard.id, visit: visit.id, unit: city.unit('cold') }
}

for (const screen of Object.keys(screens) as Screen[]) {
  const title = `每个岗位的网页在${screen === 'phone' ? '手机' : '电脑'}上没有报错、不横向滚动、只有一个大标题${screen === 'phone' ? '、按钮够一指宽' : ''}`
  story(
    '',
    title,
    async (city, context) => {
      const browser = await launch()
      if (!browser) return context.skip('没有可用的浏览器')
      try {
        const names = await begun(city)
        await look(browser, await city.app.listen({ port: 0, host: '127.0.0.1' }), screen, names)
      } finally {
        await browser.close()
      }
    },
    true,
  )
}

story(
  '',
  '网页体检自己会报错:横向滚动、没有标题、太矮的按钮、页面脚本出错都被指出',
  async (city, context) => {
    const browser = await launch()
    if (!browser) return context.skip('没有可用的浏览器')
    try {
      const who = await Visitor.at(browser, await city.app.listen({ port: 0, host: '127.0.0.1' }), 'phone')
      await who.signIn('wei')
      await who.page.evaluate(`document.querySelector('h1').remove(); document.body.insertAdjacentHTML('beforeend',
        '<div style="width:600px">x</div><a class="row-button" style="min-height:0">low</a>'); console.error('broken')`)
      const faults = await who.faults()
      for (const fault of [/^0 h1/, /^scrolls sideways/, /^lower than 44 px: low/, /^broken/])
        assert.ok(
          faults.some((one) => fault.test(one)),
          `${fault} is not among ${faults.join(' | ')}`,
        )
    } finally {
      await browser.close()
    }
  },
  true,
)
