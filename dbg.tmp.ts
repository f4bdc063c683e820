import { launch } from './test/browser.ts'
const base = 'http://127.0.0.1:8091'
const b = (await launch())!
const ctx = await b.newContext({ viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, locale: 'zh-CN' })
const page = await ctx.newPage()
page.setDefaultTimeout(6000)
await ctx.request.post(base + '/api/session', { data: { login: 'zhifa1', password: 'anlan-Demo-2026' } })
const rows = (await (await ctx.request.get(base + '/api/prevention/hazards?state=registered&limit=5')).json()).rows
page.on('response', (r) => {
  if (r.request().method() === 'POST') console.log(r.status(), r.url())
})
await page.goto(base + '/cases/' + rows[0].id)
await page.getByRole('button', { name: '去现场核查' }).click()
await page.waitForTimeout(700)
await page.getByRole('radio', { name: '隐患核查' }).check()
await page.getByLabel('同行执法人员').fill('吕艳艳')
await page.getByLabel('两人执法证号').fill('桂A-0001、桂A-0002')
const btn = page.getByRole('button', { name: '开始检查' }).filter({ visible: true }).first()
console.log(await btn.evaluate('e => e.outerHTML.slice(0,200)'), JSON.stringify(await btn.boundingBox()))
await page.evaluate(
  "for (const t of ['pointerdown','mousedown','mouseup','click','focusout','focusin','submit']) addEventListener(t, e => (window.L ??= []).push(t + ':' + (e.target.tagName||'') + '.' + String(e.target.className||'').slice(0,30) + '@' + Math.round(performance.now())), true)",
)
await btn.click()
await page.waitForTimeout(1500)
console.log(await page.evaluate('JSON.stringify(window.L)'))
console.log(page.url())
await page.screenshot({ path: '/tmp/shots/dbg.png', fullPage: false })
console.log(await page.locator('.field-error,.note').allTextContents())
await b.close()
process.exit(0)
