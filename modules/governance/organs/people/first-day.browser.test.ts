import assert from 'node:assert/strict'
import type { Browser } from 'playwright-core'
import { makeUscc } from '#modules/governance/registry/index.ts'
import { launch } from '#test/browser.ts'
import { type City, story } from '#test/city.ts'
import { type Screen, Visitor } from '#test/visitor.ts'

type Told = (city: City, at: (screen: Screen) => Promise<Visitor>) => Promise<void>

/** Tells it in a browser, each visitor in a window of his own; skipped, visibly, where no browser runs. */
function seen(title: string, tell: Told): void {
  const inBrowser = async (city: City, browser: Browser) => {
    const base = await city.app.listen({ port: 0, host: '127.0.0.1' })
    const visitors: Visitor[] = []
    await tell(city, async (screen) => {
      const one = await Visitor.at(browser, base, screen)
      visitors.push(one)
      return one
    })
    for (const one of visitors) assert.deepEqual(one.complaints, [])
  }
  const told = async (city: City, context: { skip(why: string): void }) => {
    const browser = await launch()
    if (!browser) return context.skip('没有可用的浏览器')
    try {
      await inBrowser(city, browser)
    } finally {
      await browser.close()
    }
  }
  story('', title, told, true)
}

/** The administrators enter a post and a person, give the post, and hand over the one-time password. */
async function hired(at: (screen: Screen) => Promise<Visitor>): Promise<string> {
  const admin = await (await at('desk')).signIn('admin')
  await admin.look('admin-home')
  await admin.open('/posts/new')
  await admin.page.getByLabel('角色').click()
  await admin.page.getByTitle('执法人员').click()
  await admin.fill('岗位名称', '青秀区应急管理局执法员(新)')
  await admin.page.getByLabel('所在机构').fill('青秀区应急管理局')
  await admin.page
    .getByTitle(/青秀区应急管理局/)
    .first()
    .click()
  await admin.look('post-new')
  await admin.well('posts/new')
  await admin.press('录入岗位')
  await admin.sees(/已录入岗位/)
  await admin.open('/people/new')
  await admin.fill('姓名', '岑新来')
  await admin.fill('账号', 'cen.xinlai')
  await admin.page.getByRole('button', { name: '录入', exact: true }).click()
  await admin.sees(/已录入/)
  const security = await (await at('desk')).signIn('security')
  await security.open('/people?q=cen')
  await security.look('people')
  await security.follow('岑新来')
  await security.page.getByRole('button', { name: '任职', exact: true }).click()
  const drawer = security.page.getByRole('dialog')
  await drawer.getByLabel('岗位', { exact: false }).first().fill('执法员(新)')
  await security.page
    .getByTitle(/执法员\(新\)/)
    .first()
    .click()
  await drawer.getByRole('button', { name: '任职', exact: true }).click()
  await security.sees(/在任/)
  await security.press('开通账号')
  await security.page.getByRole('button', { name: /^发\s*放$/ }).click()
  const told = await security.page.locator('.one-time dd').nth(1).innerText()
  await security.look('person')
  await security.well('person')
  return told.trim()
}

seen('录岗位、录人、任职、发一次性密码;本人在手机上首次登录,先改密码才看得到待办', async (_city, at) => {
  const oneTime = await hired(at)
  assert.match(oneTime, /^[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}$/)
  const her = await at('phone')
  await her.open('/sign-in')
  await her.fill('账号', 'cen.xinlai')
  await her.fill('密码', oneTime)
  await her.page.getByRole('button', { name: '登录', exact: true }).click()
  await her.page.getByRole('heading', { name: '设置自己的密码' }).waitFor()
  await her.look('first-sign-in-phone')
  await her.well('first sign-in')
  const type = async (password: string) => {
    await her.fill('一次性密码', oneTime)
    await her.page.getByLabel('新密码', { exact: true }).fill(password)
    await her.fill('再输一遍新密码', password)
    await her.page.getByRole('button', { name: '修改密码' }).click()
  }
  await type('short-1')
  await her.sees('新密码至少 10 位')
  await type('shan-shui-2026')
  await her.page.getByRole('heading', { level: 1, name: '今日待办' }).waitFor()
  const tan = await (await at('desk')).signIn('tan')
  await tan.open('/notices/new')
  await tan.fill('标题', '国庆值守')
  await tan.fill('正文', '各岗位每日巡查一次。')
  await tan.fill('有效到哪一天', '2026-10-08')
  await tan.press('发布')
  await tan.sees('谁还没读')
  await her.open('/notices')
  await her.page.getByRole('link', { name: '通知,1 条未读' }).waitFor()
  await her.look('notices-phone')
  await her.well('notices')
  await her.press('我已阅知')
  await her.sees(/已读 2026-09-21/)
})

/** A list as bureaus keep it: a title above, columns of their own names, one bad code, one unit that is there already. */
function roster(city: { known: string }): Buffer {
  const code = (org: string) => makeUscc({ division: '450103', org })
  const rows = [
    ['青秀区企业名单', '', '', '', '', ''],
    ['企业名称', '信用代码', '行业代码', '区县', '乡镇', '法人'],
    ['南宁甲一食品有限公司', code('MA5YKA01'), 'C1353', '青秀区', '新竹街道', '甲一'],
    ['南宁乙二食品有限公司', code('MA5YKA02'), 'C1353', '青秀区', '新竹街道', '乙二'],
    ['南宁丙三食品有限公司', '91450103MA5YKA03XX', 'C1353', '青秀区', '新竹街道', '丙三'],
    ['南宁邕水冷链食品有限公司', city.known, 'C1353', '青秀区', '新竹街道', '丁四'],
  ]
  return Buffer.from(rows.map((row) => row.join(',')).join('\r\n'))
}

seen('导入名录:选文件、对应栏目、检查、看问题行和重复、导入、撤销;每一步刷新页面都接着办', async (city, at) => {
  const { uscc } = await city.stored((tx) =>
    tx.selectFrom('enterprise').select('uscc').where('id', '=', city.unit('cold')).executeTakeFirstOrThrow(),
  )
  const qin = await (await at('desk')).signIn('qin')
  await qin.open('/imports/new?register=enterprises')
  await qin.look('import-1-file')
  await qin.page.locator('input[type=file]').setInputFiles({ name: '企业名单.csv', mimeType: 'text/csv', buffer: roster({ known: uscc }) })
  await qin.page.getByRole('heading', { name: '对应栏目' }).waitFor()
  await qin.page.reload()
  await qin.page.getByRole('heading', { name: '对应栏目' }).waitFor()
  await qin.look('import-2-mapping')
  await qin.well('mapping')
  await qin.press(/^开始检查/)
  await qin.sees('检查结果:共 4 行')
  await qin.sees(/第 5 行/)
  await qin.page.reload()
  await qin.sees('检查结果:共 4 行')
  await qin.look('import-3-checked')
  await qin.press(/1\s*疑似已登记/)
  await qin.sees(/已登记或同一文件里的/)
  await qin.look('import-3-duplicates')
  await qin.well('checked')
  const [errors] = await Promise.all([qin.page.waitForEvent('download'), qin.follow(/^下载问题行/)])
  assert.match(errors.suggestedFilename(), /\.xlsx$/)
  await qin.press(/^导入 2 行/)
  await qin.page.getByRole('heading', { name: '导入完成' }).waitFor()
  await qin.press(/2\s*新登记/)
  await qin.page.reload()
  await qin.page.getByRole('heading', { name: '导入完成' }).waitFor()
  await qin.look('import-4-done')
  await qin.well('done')
  await views(qin)
  await qin.open('/imports')
  await qin.look('imports')
  await qin.follow('企业名单.csv')
  await qin.press('撤销本次导入')
  await qin.page.getByRole('button', { name: '撤销导入' }).click()
  await qin.page.getByRole('heading', { name: '已撤销,恢复到导入以前' }).waitFor()
  const phone = await (await at('phone')).signIn('qin')
  for (const path of ['/imports', '/imports/new']) {
    await phone.open(path)
    await phone.look(`phone${path.replaceAll('/', '-')}`)
    await phone.well(path)
  }
})

/** The ledger has the new units; its filters are kept as a view, and what it shows is taken out as a file. */
async function views(qin: Visitor): Promise<void> {
  await qin.open('/enterprises?q=食品')
  await qin.sees('南宁甲一食品有限公司')
  await qin.page.getByRole('button', { name: '视图', exact: true }).click()
  await qin.page.getByLabel('视图名称').fill('食品企业')
  await qin.press('保存为视图')
  await qin.page.getByRole('button', { name: '视图:食品企业' }).waitFor()
  await qin.look('view')
  await qin.page.keyboard.press('Escape')
  await qin.press('导出')
  const [file] = await Promise.all([qin.page.waitForEvent('download'), qin.page.getByText('CSV(.csv)').click()])
  assert.match(file.suggestedFilename(), /\.csv$/)
}
