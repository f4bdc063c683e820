import { launch } from './test/browser.ts'
import { png } from './test/png.ts'
import { makeUscc } from './modules/governance/registry/index.ts'
const base = 'http://127.0.0.1:8091'
const only = process.argv[2] ? new RegExp(process.argv[2]) : /./
const b = (await launch())!
let n = Date.now() % 100000
async function as(login: string, size: 'desk' | 'phone' = 'desk', tenure = 0) {
  const ctx = await b.newContext({
    ...(size === 'phone'
      ? { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true }
      : { viewport: { width: 1440, height: 900 } }),
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  })
  const page = await ctx.newPage()
  page.setDefaultTimeout(8000)
  page.on('console', (m) => {
    if (['error', 'warning'].includes(m.type()) && !/status of 4/.test(m.text())) console.log('   CONSOLE', login, m.text().slice(0, 300))
  })
  page.on('pageerror', (e) => console.log('   PAGEERR', e.message.slice(0, 300)))
  if (login !== '-') {
    const s = await (await ctx.request.post(base + '/api/session', { data: { login, password: 'anlan-Demo-2026' } })).json()
    if (!s.actor && s.posts?.length) await ctx.request.post(base + '/api/session/post', { data: { tenure: s.posts[tenure].tenure } })
  }
  const P = {
    ctx,
    page,
    api: async (p: string) => (await ctx.request.get(base + p)).json(),
    go: async (p: string) => {
      await page.goto(base + p)
      await page.waitForLoadState('networkidle')
      await page.waitForTimeout(200)
    },
    press: (x: string | RegExp) => page.getByRole('button', { name: x }).filter({ visible: true }).first().click(),
    fill: (l: string | RegExp, t: string) => page.getByLabel(l).first().fill(t),
    sees: (t: string | RegExp) => page.getByText(t).filter({ visible: true }).first().waitFor(),
    photo: async () => {
      await page
        .locator('input[type=file]')
        .first()
        .setInputFiles({ name: '现场.png', mimeType: 'image/png', buffer: Buffer.from(png(++n, 64)) })
      await page.locator('.photo-thumb').first().waitFor()
    },
    shot: async (name: string, full = false) => {
      await page.waitForTimeout(350)
      await page.screenshot({ path: `/tmp/shots/w-${name}.png`, fullPage: full })
    },
  }
  return P
}
type Who = Awaited<ReturnType<typeof as>>
const find = async (w: Who, state: string, more = '') => (await w.api(`/api/prevention/hazards?state=${state}&limit=20${more}`)).rows
const scenes: Record<string, () => Promise<void>> = {
  async signin() {
    const w = await as('-', 'phone')
    await w.go('/sign-in')
    for (let i = 0; i < 6; i++) {
      await w.fill('账号', 'gonghui1')
      await w.fill('密码', 'wrong-pass-' + i)
      await w.press(/^登录/)
      await w.page.waitForTimeout(500)
      if (i === 0) await w.shot('wrong-password')
    }
    await w.shot('locked')
  },
  async posts() {
    const w = await as('jianzhi1', 'desk', 1)
    await w.go('/')
    await w.shot('jianzhi-post2')
    const d = await as('daixing1')
    await d.go('/')
    await d.shot('daixing')
    const p = await as('daixing1', 'phone')
    await p.go('/me')
    await p.shot('daixing-me-phone')
  },
  async register() {
    const w = await as('anjian1')
    const r = (await find(w, 'found'))[0]
    await w.go(`/cases/${r.id}?tab=next&step=register`)
    await w.press('登记隐患')
    await w.shot('register-errors')
    await w.fill('整改要求', '立即清理,恢复原状,设置警示标识')
    await w.fill('整改期限', '2026-12-10')
    const o = await as('zhifa1')
    await o.go(`/cases/${r.id}?tab=next&step=register`)
    await o.fill('整改要求', '另一位同志写的整改要求内容')
    await o.fill('整改期限', '2026-12-08')
    await o.press('登记隐患')
    await o.sees('已登记,待制定方案')
    await w.press('登记隐患')
    await w.sees('您填写期间本案有新的办理')
    await w.shot('conflict', true)
  },
  async txt() {
    const w = await as('wangge1', 'phone')
    await w.go('/hazards/new')
    await w.page
      .locator('input[type=file]')
      .nth(1)
      .setInputFiles({ name: 'a.txt', mimeType: 'text/plain', buffer: Buffer.from('hello') })
    await w.page.waitForTimeout(500)
    await w.shot('txt')
    await w.press('下一步:核对')
    await w.shot('report-errors', true)
    await w.photo()
    await w.page.getByRole('radio', { name: '按地点' }).check()
    await w.page.getByText('在哪里').scrollIntoViewIfNeeded()
    await w.shot('report-place')
  },
  async expiry() {
    const w = await as('wangge1')
    await w.go('/hazards/new')
    await w.fill('隐患描述', '配电箱前堆放纸箱,开门困难')
    await w.page.waitForTimeout(700)
    await w.ctx.clearCookies()
    await w.page
      .locator('input[type=file]')
      .first()
      .setInputFiles({ name: '现场.png', mimeType: 'image/png', buffer: Buffer.from(png(++n, 64)) })
    await w.sees('登录已过期')
    await w.shot('expired')
    await w.fill('账号', 'wangge1')
    await w.fill('密码', 'anlan-Demo-2026')
    await w.press(/^登录/)
    await w.page.waitForTimeout(900)
    await w.shot('expired-back')
    console.log('   text kept:', await w.page.getByLabel('隐患描述').inputValue())
  },
  async extension() {
    const w = await as('anquanyuan1', 'phone')
    const r = (await find(w, 'rectifying'))[0]
    await w.go(`/cases/${r.id}?tab=next&step=askExtension`)
    await w.shot('ask-extension', true)
    await w.fill('申请延期至', '2026-12-30')
    await w.fill('延期理由', '防爆电机供货周期长,到货后三日内完成安装')
    await w.press('申请延期')
    await w.sees('治理中,申请延期')
    await w.shot('extension-asked')
    const j = await as('juzhang1', 'phone')
    await j.go('/')
    await j.shot('juzhang-work')
    await j.go(`/cases/${r.id}?tab=next`)
    await j.shot('juzhang-case', true)
    await j.press('批准延期')
    await j.fill('审批意见', '同意')
    await j.press('批准延期')
    await j.sees('治理中')
    await j.shot('extension-granted', true)
  },
  async recheck() {
    const w = await as('zhifa2', 'phone')
    const r = (await find(w, 'rectified'))[0]
    await w.go(`/cases/${r.id}?tab=next`)
    await w.press('复查不通过')
    await w.fill('未通过的原因', '仍有一处未整改到位')
    await w.photo()
    await w.fill('整改期限', '2026-12-05')
    await w.shot('fail-recheck', true)
    await w.press('复查不通过')
    await w.sees('治理中')
    await w.go(`/cases/${r.id}?tab=course`)
    await w.page.locator('.event-proof summary').first().click()
    await w.shot('course-open', true)
    await w.go(`/cases/${r.id}?tab=file`)
    await w.shot('file', true)
  },
  async unit() {
    const w = await as('anjian1')
    await w.go('/enterprises/new')
    await w.fill('统一社会信用代码', '91450103MA5YK00119')
    await w.page.waitForTimeout(900)
    await w.press('登记单位')
    await w.page.waitForTimeout(300)
    await w.shot('unit-errors', true)
    const e = (await w.api('/api/governance/registry/enterprises?limit=1')).rows[0]
    const f = await w.api('/api/governance/registry/enterprises/' + e.id)
    const body = {
      name: '广西壮族自治区南宁市青秀区伶俐镇长塘路仙葫大道冷链食品加工仓储物流配送有限责任公司',
      uscc: makeUscc({ division: '450103', org: 'MA' + String(n).padStart(6, '0').slice(-6) }),
      industry: f.industry,
      trade: f.trade,
      division: f.division,
      address: '某路 1 号',
      heads: ['legalRepresentative', 'actualController'].map((kind) => ({
        kind,
        name: '张三',
        since: '2020-01-01',
        source: '登记机关公示',
      })),
    }
    const made = await w.ctx.request.post(base + '/api/governance/registry/enterprises', {
      data: body,
      headers: { 'idempotency-key': 'key-' + n + '-abc' },
    })
    const j = await made.json()
    console.log('   unit', made.status(), JSON.stringify(j).slice(0, 200))
    await w.go('/enterprises/' + j.id)
    await w.shot('unit-file', true)
    await w.press('变更法定代表人')
    await w.fill('姓名', '李四')
    await w.fill('任职日期', '2026-11-01')
    await w.fill('来源', '登记机关公示')
    await w.shot('head-form')
    await w.press('保存变更')
    await w.sees('历任 1 人')
    await w.press('补齐层级')
    await w.page.waitForTimeout(500)
    await w.shot('bodies')
    await w.page.getByRole('combobox', { name: /监督主体/ }).click()
    await w.page.waitForTimeout(600)
    await w.shot('bodies-organs')
    const p = await as('anjian1', 'phone')
    await p.go('/enterprises/' + j.id)
    await p.shot('unit-file-phone', true)
    await p.go('/enterprises?q=' + encodeURIComponent('广西壮族自治区'))
    await p.shot('units-phone')
    await p.go('/hazards/new?enterprise=' + j.id)
    await p.shot('report-longname', true)
    await w.go('/enterprises?q=' + encodeURIComponent('广西壮族自治区'))
    await w.shot('units-long')
  },
  async duplicate() {
    const w = await as('anjian1')
    const e = (await w.api('/api/governance/registry/enterprises?limit=1')).rows[0]
    const f = await w.api('/api/governance/registry/enterprises/' + e.id)
    const r = await w.ctx.request.post(base + '/api/governance/registry/enterprises', {
      data: {
        name: '重复',
        uscc: f.uscc,
        industry: f.industry,
        trade: f.trade,
        division: f.division,
        address: '某路',
        heads: ['legalRepresentative', 'actualController'].map((kind) => ({ kind, name: '张三', since: '2020-01-01', source: '公示' })),
      },
      headers: { 'idempotency-key': 'dup-' + n + '-abc' },
    })
    console.log('   dup', r.status(), await r.text())
  },
  async inspect() {
    const w = await as('zhifa1', 'phone')
    const r = (await find(w, 'registered'))[0]
    await w.go('/cases/' + r.id)
    await w.press('去现场核查')
    await w.page.waitForTimeout(600)
    await w.shot('inspect-start', true)
    await w.page.getByRole('radio', { name: '隐患核查' }).check()
    await w.fill('同行执法人员', '吕艳艳')
    await w.fill('两人执法证号', '桂A-0001、桂A-0002')
    await w.press('开始检查')
    await w.sees('现场检查中')
    await w.press('制作检查记录')
    await w.page.waitForTimeout(300)
    await w.press('添加一项问题')
    await w.photo()
    await w.shot('record', true)
    await w.page.getByLabel('隐患类别').first().click()
    await w.page.waitForTimeout(400)
    await w.page.locator('.ant-select-item-option').first().click()
    await w.fill('具体部位', '一号车间')
    await w.fill('问题描述', '灭火器过期未更换')
    await w.fill('检查情况', '检查了现场和台账,发现一处问题')
    await w.fill('处理情况', '责令限期整改')
    await w.fill('被检查单位负责人', '覃志帆')
    await w.press(/提交记录/)
    await w.sees('已制作检查记录')
    await w.shot('recorded', true)
    await w.go('/hazards?origin=inspection')
    await w.shot('from-inspection')
  },
  async clock() {
    const w = await as('zhifa1')
    await w.go('/clock')
    await w.press('计算')
    await w.page.waitForTimeout(700)
    await w.shot('clock', true)
  },
  async evidence() {
    const w = await as('shenji1')
    await w.go('/evidence')
    await w.press('核验最近 7 天')
    await w.sees(/核验相符|核验不符/)
    await w.press('现在锚定')
    await w.page.waitForTimeout(1500)
    await w.shot('evidence', true)
    const p = await as('shenji1', 'phone')
    await p.go('/evidence')
    await p.shot('evidence-phone', true)
  },
  async pause() {
    const w = await as('zhifa1')
    const r = (await find(w, 'rectifying'))[0]
    await w.go('/cases/' + r.id)
    await w.shot('case-before-pause')
    const d = w.page.locator('.clock').first()
    if (!((await d.getAttribute('open')) !== null)) await d.locator('summary').click()
    await w.press('中止计时…')
    await w.fill('中止理由', '等待法院裁定')
    await w.shot('pause-form')
    await w.press(/^中止计时$/)
    await w.page.waitForTimeout(900)
    await w.shot('paused', true)
    await w.press('恢复计时')
    await w.page.waitForTimeout(900)
    await w.shot('resumed')
  },
  async region() {
    const w = await as('anwei1')
    await w.go('/hazards')
    await w.page.getByLabel('县(区)、乡镇(街道)').click()
    await w.page.waitForTimeout(800)
    await w.page
      .getByRole('menuitemcheckbox', { name: '青秀区' })
      .click()
      .catch(async () => w.page.locator('.ant-cascader-menu-item').nth(2).click())
    await w.page.waitForTimeout(800)
    await w.shot('region-open')
    await w.page.locator('.ant-cascader-menu').nth(1).locator('.ant-cascader-menu-item').nth(2).click()
    await w.page.waitForTimeout(700)
    await w.shot('region-chosen')
    console.log('   ', w.page.url())
    await w.page.reload()
    await w.page.waitForTimeout(1500)
    await w.shot('region-reload')
    await w.page.getByLabel('县(区)、乡镇(街道)').click()
    await w.page.keyboard.type('伶俐')
    await w.page.waitForTimeout(600)
    await w.shot('region-search')
    const p = await as('anwei1', 'phone')
    await p.go('/hazards')
    await p.press('更多条件')
    await p.shot('filters-phone')
    await p.page.getByLabel('县(区)、乡镇(街道)').click()
    await p.page.waitForTimeout(800)
    await p.page.locator('.ant-cascader-menu-item').nth(2).click()
    await p.page.waitForTimeout(500)
    await p.shot('region-phone')
  },
  async keys() {
    const w = await as('anjian1')
    await w.go('/')
    for (const k of ['j', 'j', 'k']) await w.page.keyboard.press(k)
    await w.shot('keys')
    await w.page.keyboard.press('Enter')
    await w.page.waitForTimeout(700)
    console.log('   ', w.page.url())
    await w.go('/')
    const seen: string[] = []
    for (let i = 0; i < 22; i++) {
      await w.page.keyboard.press('Tab')
      seen.push(await w.page.evaluate<string>('(document.activeElement.textContent||document.activeElement.tagName).trim().slice(0,14)'))
    }
    console.log('   tab:', seen.join(' > '))
  },
  async move() {
    const w = await as('xitong1')
    await w.go('/clock')
    await w.shot('clock-keeper')
    await w.press('到下一个工作日')
    await w.page.waitForTimeout(2500)
    await w.shot('clock-moved')
    const p = await as('xitong1', 'phone')
    await p.go('/clock')
    await p.shot('clock-keeper-phone')
    const a = await as('anjian1')
    await a.go('/')
    await a.shot('after-move')
  },
  async groups() {
    const w = await as('wangge1', 'phone')
    await w.go('/?urgency=waiting')
    await w.shot('waiting')
    await w.go('/?urgency=today')
    await w.shot('today-empty')
  },
  async print() {
    const w = await as('anjian1')
    await w.go('/hazards?state=open')
    await w.page.emulateMedia({ media: 'print' })
    await w.shot('print')
  },
  async dark() {
    const w = await as('anjian1')
    await w.go('/me')
    await w.page.getByText('深色').click()
    const l = await w.api('/api/worklist')
    await w.go('/cases/' + l.rows[0].caseId)
    await w.shot('dark')
  },
}
for (const [name, scene] of Object.entries(scenes))
  if (only.test(name)) {
    console.log(name)
    try {
      await scene()
    } catch (e) {
      {
        console.log('   FAIL', String(e).slice(0, 300))
        for (const c of b.contexts())
          for (const p of c.pages()) await p.screenshot({ path: '/tmp/shots/w-fail-' + name + '.png' }).catch(() => {})
      }
    }
    for (const c of b.contexts()) await c.close()
  }
await b.close()
process.exit(0)
