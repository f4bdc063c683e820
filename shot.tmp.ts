import { launch } from './test/browser.ts'
const base = 'http://127.0.0.1:8090'
const b = await launch()
if (!b) throw new Error('no browser')
let [who, path, name, size] = process.argv.slice(2) as [string, string, string, string]
const phone = size === 'phone'
const ctx = await b.newContext({
  viewport: phone ? { width: 390, height: 844 } : { width: 1440, height: 900 },
  locale: 'zh-CN',
  timezoneId: 'Asia/Shanghai',
  ...(phone ? { isMobile: true, hasTouch: true } : {}),
})
const page = await ctx.newPage()
page.on('console', (m) => {
  if (m.type() === 'error') console.log('console', m.text().slice(0, 300))
})
page.on('pageerror', (e) => console.log('pageerror', e.message.slice(0, 300)))
page.on('response', (r) => {
  if (r.status() >= 400) console.log(r.status(), r.url())
})
if (who !== '-') {
  const r = await ctx.request.post(base + '/api/session', { data: { login: who, password: 'anlan-Demo-2026' } })
  const s = await r.json()
  if (!s.actor) await ctx.request.post(base + '/api/session/post', { data: { tenure: s.posts[0].tenure } })
}
if (path.startsWith('case:')) {
  const l = await (await ctx.request.get(base + '/api/worklist')).json()
  path = '/cases/' + l.rows[Number(path.slice(5))].caseId
}
await page.goto(base + path)
await page.waitForLoadState('networkidle')
await page.waitForTimeout(800)
await page.screenshot({ path: `/tmp/shots/${name}.png`, fullPage: process.argv[6] === 'full' })
console.log(page.url())
await b.close()
process.exit(0)
