import { launch } from './test/browser.ts'
const base = process.env.BASE ?? 'http://127.0.0.1:8090'
const only = process.argv[2] ? new RegExp(process.argv[2]) : /./
const sizes = {
  desktop: { viewport: { width: 1440, height: 900 } },
  phone: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true },
  zoom: { viewport: { width: 720, height: 450 } },
}
const b = await launch()
if (!b) throw new Error('no')
const list: [string, string, string][] = [
  ['-', '/sign-in', 'signin'],
  ['jianzhi1', '/sign-in', 'posts'],
  ['likai1', '/', 'ended'],
  ['wangge1', '/', 'work-wangge'],
  ['anjian1', '/', 'work-anjian'],
  ['zhifa1', '/', 'work-zhifa'],
  ['juzhang1', '/', 'work-juzhang'],
  ['fenguan1', '/', 'work-fenguan'],
  ['zhujian1', '/', 'work-zhujian'],
  ['anwei1', '/', 'work-anwei'],
  ['guanwei1', '/', 'work-guanwei'],
  ['qiye1', '/', 'work-qiye'],
  ['yuangong1', '/', 'work-yuangong'],
  ['pinggu1', '/', 'work-pinggu'],
  ['gonghui1', '/', 'work-gonghui'],
  ['xitong1', '/', 'work-xitong'],
  ['anbao1', '/', 'work-anbao'],
  ['shenji1', '/', 'work-shenji'],
  ['daixing1', '/', 'work-daixing'],
  ['anjian1', 'case:0', 'case-anjian'],
  ['anjian1', 'case:0?tab=next', 'casenext-anjian'],
  ['anjian1', 'case:0?tab=course', 'casecourse-anjian'],
  ['anjian1', '/hazards', 'hazards-anjian'],
  ['zhifa1', '/hazards', 'hazards-zhifa'],
  ['anwei1', '/hazards', 'hazards-anwei'],
  ['anquanyuan1', '/hazards', 'hazards-anquan'],
  ['wangge1', '/hazards/new', 'newhazard'],
  ['anquanyuan1', '/hazards/new', 'newhazard-unit'],
  ['zhifa1', '/inspections', 'inspections'],
  ['zhifa1', '/inspections/new', 'newinspection'],
  ['zhifa1', '/enterprises', 'enterprises'],
  ['zhifa1', 'unit:0', 'enterprise'],
  ['zhifa1', '/enterprises/new', 'newenterprise'],
  ['qiye1', '/enterprises', 'enterprises-qiye'],
  ['zhifa1', '/clock', 'clock'],
  ['xitong1', '/clock', 'clock-xitong'],
  ['shenji1', '/evidence', 'evidence'],
  ['wangge1', '/evidence', 'evidence-no'],
  ['wangge1', '/me', 'me'],
  ['wangge1', '/nowhere', 'notfound'],
  ['wangge1', '/hazards?q=zzzz', 'emptyledger'],
  ['zhifa1', '/hazards/new', 'newhazard-zhifa'],
  ['wangge1', '/enterprises/new', 'newenterprise-no'],
]
for (const [who, where, name] of list)
  for (const [size, opt] of Object.entries(sizes)) {
    const full = `${name}.${size}`
    if (!only.test(full) || (size === 'zoom' && !process.argv[2]?.includes('zoom'))) continue
    const ctx = await b.newContext({ ...opt, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', deviceScaleFactor: 1 })
    const page = await ctx.newPage()
    const errs: string[] = []
    page.on('console', (m) => {
      if (m.type() === 'error' || m.type() === 'warning') errs.push(m.text().slice(0, 200))
    })
    page.on('pageerror', (e) => errs.push('PAGE ' + e.message.slice(0, 200)))
    let path = where
    if (who !== '-') {
      const r = await ctx.request.post(base + '/api/session', { data: { login: who, password: 'anlan-Demo-2026' } })
      const s = await r.json()
      if (!s.actor && s.posts?.length && name !== 'posts')
        await ctx.request.post(base + '/api/session/post', { data: { tenure: s.posts[0].tenure } })
      if (path.startsWith('case:')) {
        const l = await (await ctx.request.get(base + '/api/worklist')).json()
        const [n, q] = path.slice(5).split('?')
        path = '/cases/' + l.rows[Number(n)].caseId + (q ? '?' + q : '')
      }
      if (path.startsWith('unit:')) {
        const l = await (await ctx.request.get(base + '/api/governance/registry/enterprises')).json()
        path = '/enterprises/' + l.rows[Number(path.slice(5))].id
      }
    }
    await page.goto(base + path)
    await page.waitForLoadState('networkidle').catch(() => {})
    await page.waitForTimeout(400)
    const f = await page.evaluate(() => ({
      h1: document.querySelectorAll('h1').length,
      over: document.documentElement.scrollWidth - document.documentElement.clientWidth,
      w: innerWidth,
      small: [...document.querySelectorAll('button, a, input:not([type=hidden]), select, summary, [role=radio], [role=combobox]')]
        .filter((e) => {
          const r = e.getBoundingClientRect()
          return (
            r.width > 0 &&
            r.height > 0 &&
            r.height < 43.5 &&
            getComputedStyle(e).visibility !== 'hidden' &&
            !e.closest('label') &&
            !e.closest('.ant-select,.ant-input-affix-wrapper,.sr-only')
          )
        })
        .map((e) => e.tagName + ':' + (e.textContent ?? '').trim().slice(0, 14) + ':' + Math.round(e.getBoundingClientRect().height)),
    }))
    await page.screenshot({ path: `/tmp/shots/${full}.png`, fullPage: process.env.FULL === '1' })
    console.log(
      full,
      f.h1 !== 1 ? 'H1=' + f.h1 : '',
      f.over > 0 || f.w !== opt.viewport.width ? 'OVER=' + f.over + ' w=' + f.w : '',
      size === 'phone' && f.small.length ? 'SMALL ' + [...new Set(f.small)].slice(0, 8).join(' | ') : '',
      errs.length ? 'ERR ' + [...new Set(errs)].slice(0, 3).join(' || ') : '',
    )
    await ctx.close()
  }
await b.close()
process.exit(0)
