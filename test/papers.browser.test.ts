import assert from 'node:assert/strict'
import type { Browser } from 'playwright-core'
import { launch } from './browser.ts'
import { type City, story } from './city.ts'
import { disobeyedStop, majorHazard, overdueHazard } from './coercion.ts'
import { majorCast } from './major.ts'
import { papersOf } from './paper.ts'
import { type Screen, Visitor } from './visitor.ts'

/** Tells a story in windows of its own browser, on pages that the city serves. */
const told = (ids: string, title: string, tell: (city: City, sit: (screen: Screen) => Promise<Visitor>, base: string) => Promise<void>) =>
  story(
    ids,
    title,
    async (city, context) => {
      const browser: Browser | undefined = await launch()
      if (!browser) return context.skip('没有可用的浏览器')
      try {
        const base = await city.app.listen({ port: 0, host: '127.0.0.1' })
        await tell(city, (screen) => Visitor.at(browser, base, screen), base)
      } finally {
        await browser.close()
      }
    },
    true,
  )

/** Chooses from a list that is searched by typing. */
async function pick(who: Visitor, label: RegExp, at: number, text: string, option: RegExp): Promise<void> {
  await who.page.getByLabel(label).nth(at).fill(text)
  await who.page.locator('.ant-select-item-option', { hasText: option }).filter({ visible: true }).first().click()
}

/** Hands the page a PDF to compare. */
const compare = (who: Visitor, name: string, bytes: Buffer) =>
  who.page.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/pdf', buffer: bytes })

told('C0.6', '文书在网页上送达、核验、作废:没有账号的人输入核验码,看到原件的状态,自己比对文件', async (city, sit, base) => {
  const { id } = await majorHazard(city)
  await city.settled()
  const officer = await city.person('qin')
  const { rows } = await papersOf(officer, id)
  const order = rows.find((one) => one.form === 'rectificationOrder')
  assert.ok(order)
  const pdf = await city.app.inject({ url: `/api/documents/${order.id}/pdf`, cookies: { anlan_session: officer.cookie } })
  assert.equal(pdf.statusCode, 200)

  const qin = await (await sit('desk')).signIn('qin')
  await qin.open(`/cases/${id}`)
  await qin.sees('未送达')
  await qin.press(/送达文书/)
  await qin.choose('直接送达')
  await qin.fill(/受送达单位/, '南宁邕水冷链食品有限公司')
  await qin.fill(/收件人/, '马当家')
  await qin.fill(/送达地点/, '公司办公室')
  await qin.press('确认送达')
  await qin.sees(/已送达/)
  await qin.sees('文书送达回执')

  const anybody = await sit('phone')
  await anybody.open('/check')
  await anybody.fill('核验码', order.code.toLowerCase().replace(/(.{4})(?=.)/g, '$1-'))
  await anybody.press('核验')
  await anybody.sees('✓ 有效')
  await anybody.sees(order.no)
  await compare(anybody, '指令书.pdf', pdf.rawPayload)
  await anybody.sees('✓ 一致')
  await compare(anybody, '改过.pdf', Buffer.concat([pdf.rawPayload, Buffer.from(' ')]))
  await anybody.sees('✕ 不一致')
  await anybody.well('核验页')

  const tan = await (await sit('desk')).signIn('tan')
  await tan.open(`/cases/${id}`)
  await tan.press('作废…')
  await tan.fill(/作废理由/, '整改期限写错,另行制发')
  await tan.page.getByRole('button', { name: '作废', exact: true }).click()
  await tan.sees('已作废')
  await tan.open('/documents')
  await tan.sees(/已作废:整改期限写错/)

  await anybody.page.goto(`${base}/check/${order.code}`)
  await anybody.sees('✕ 已作废')
  await anybody.sees(/整改期限写错,另行制发/)
  await anybody.open('/check/0000000000000000')
  await anybody.sees('✕ 查无此文书')
  for (const who of [qin, tan, anybody]) assert.deepEqual(who.complaints, [])
})

told('', '在逾期的重大隐患上报请强制措施、启动协调整治,都从案卷的网页办', async (city, sit) => {
  const hazard = await overdueHazard(city)
  const qin = await (await sit('phone')).signIn('qin')
  await qin.open(`/cases/${hazard}`)
  await qin.follow('报请强制措施')
  await qin.page.getByRole('radio', { name: '停止供电' }).waitFor()
  assert.equal(await qin.page.getByRole('radio', { name: '停止供电' }).isDisabled(), true, 'no stop decision is in force')
  await qin.choose('停产停业')
  await qin.choose('逾期未整改')
  await qin.fill(/强制对象/, '一号包装间')
  await qin.fill(/事实和理由/, '整改期限届满,现场仍在使用速冻装置')
  await qin.page.getByLabel(/^您\(/).fill('桂A-0001')
  await qin.page.getByLabel('同行承办人', { exact: false }).first().fill('黄复明')
  await qin.fill('同行承办人执法证号', '桂A-0002')
  await qin.well('报请强制措施')
  await qin.press('报请审核')
  await qin.sees('已报请,待审核')
  await qin.well('强制措施案卷')

  const office = await (await sit('desk')).signIn('committee')
  await office.open(`/cases/${hazard}`)
  await office.follow('启动协调整治')
  await office.fill(/需要协调的问题/, '隔墙施工和停产期间的安置涉及几个部门,需要统一安排')
  await office.fill(/总期限/, '2026-11-30')
  await pick(office, /责任单位/, 0, '青秀区应急', /应急管理局/)
  await office.page.getByLabel(/^措施/).nth(0).fill('核查停用速冻装置的情况')
  await office.page
    .getByLabel(/完成期限/)
    .nth(0)
    .fill('2026-10-15')
  await pick(office, /责任单位/, 1, '住房', /青秀区住房/)
  await office.page.getByLabel(/^措施/).nth(1).fill('办理隔墙改造的施工许可')
  await office.page
    .getByLabel(/完成期限/)
    .nth(1)
    .fill('2026-10-30')
  await office.choose('青秀区应急管理局')
  await office.press('启动协调整治')
  await office.sees('协调整治中')
  await office.sees('办理隔墙改造的施工许可')
  for (const who of [qin, office]) assert.deepEqual(who.complaints, [])
})

told('', '停止供电在网页上报请,须有没执行的停产决定和现实危险;批准后供电企业在网页上答复', async (city, sit) => {
  const hazard = await overdueHazard(city)
  const stop = await disobeyedStop(city, hazard)
  const qin = await (await sit('phone')).signIn('qin')
  await qin.open(`/coercion/new?hazard=${hazard}`)
  await qin.choose('停止供电')
  await qin.sees('停止供电的条件')
  await qin.sees(/提前 24 小时通知生产经营单位/)
  await qin.page.locator(`input[name=stopCase][value="${stop.id}"]`).check()
  await qin.fill(/发生事故的现实危险/, '氨泄漏报警失效,继续运行可能中毒和爆炸')
  await pick(qin, /^供电企业/, 0, '供电', /供电/)
  await qin.choose('逾期未整改')
  await qin.fill(/强制对象/, '一号包装间专用线路')
  await qin.fill(/事实和理由/, '停产停业决定没有执行,现场仍在生产')
  await qin.page.getByLabel(/^您\(/).fill('桂A-0001')
  await qin.page.getByLabel('同行承办人', { exact: false }).first().fill('黄复明')
  await qin.fill('同行承办人执法证号', '桂A-0002')
  await qin.well('报请停止供电')
  await qin.press('报请审核')
  await qin.sees('已报请,待审核')
  const id = new URL(qin.page.url()).pathname.split('/').at(-1) ?? ''

  const huang = await (await sit('desk')).signIn('huang')
  await huang.open(`/cases/${id}?step=review&tab=next`)
  await huang.fill(/审核意见/, '事实清楚,拟同意')
  await huang.press('审核')
  await huang.sees('已审核,待批准')
  const tan = await (await sit('desk')).signIn('tan')
  await tan.open(`/cases/${id}?step=approve&tab=next`)
  await tan.fill(/审批意见/, '同意停止供电')
  await tan.press('批准')
  await tan.sees('已批准,待送达')
  await tan.sees('停止供电（供应民用爆炸物品）通知书')

  const power = await (await sit('phone')).signIn('power')
  await power.open(`/cases/${id}?tab=next&step=answerSupply`)
  await power.choose('同意按时执行')
  await power.fill(/答复说明/, '按通知时间安排专人操作')
  await power.page.locator('form button[type=submit]').click()
  await power.open(`/cases/${id}`)
  await power.sees('同意按时执行')
  await power.well('供电企业的案卷')
  for (const who of [qin, huang, tan, power]) assert.deepEqual(who.complaints, [])
})

told('', '评估机构的利害关系和暂停、企业的风险等级在网页上登记,理由看得见', async (city, sit) => {
  const tan = await (await sit('desk')).signIn('tan')
  await tan.open('/evaluators')
  await tan.press('登记利害关系')
  await tan.fill(/与哪家单位/, '邕水')
  await tan.press(/南宁邕水冷链食品有限公司/)
  await tan.choose('服务合同')
  await tan.fill(/情况说明/, '2025 年为该单位提供安全评价')
  await tan.fill(/开始日期/, '2025-03-01')
  await tan.page.locator('.ant-drawer button[type=submit]').click()
  await tan.sees(/利害关系 1 项/)
  await tan.press('暂停抽取…')
  await tan.fill(/暂停到哪一天/, '2026-12-31')
  await tan.fill(/理由/, '评估报告与现场不符,限期整顿')
  await tan.page.locator('.ant-drawer button[type=submit]').click()
  await tan.sees(/暂停抽取,到 2026-12-31 为止/)

  await tan.open(`/enterprises/${city.unit('cold')}`)
  await tan.sees('未评级')
  await tan.press('定级')
  await tan.choose('橙')
  await tan.fill(/定级依据/, '年度评估为较大风险')
  await tan.page.locator('.ant-drawer button[type=submit]').click()
  await tan.sees(/橙色/)
  assert.deepEqual(tan.complaints, [])
})

told('', '挂牌的重大隐患不用登录就查得到,也说明没有公开什么;履职轨迹列出应办和已办', async (city, sit) => {
  const one = await majorHazard(city)
  const { ou } = await majorCast(city)
  await one.list({}, ou)
  await city.settled()
  const anybody = await sit('phone')
  await anybody.open('/public/listed')
  await anybody.sees(/南宁邕水冷链食品有限公司/)
  await anybody.sees('督办中')
  await anybody.press(/更多条件/)
  await anybody.page
    .getByText(/没有公开的内容和原因/)
    .first()
    .click()
  await anybody.well('公示')
  await anybody.open('/public/listed?q=没有这家')
  await anybody.sees('没有符合条件的公示')
  await anybody.open('/hazards')
  await anybody.sees('登录')

  const lu = await (await sit('phone')).signIn('lu')
  await lu.open('/trail')
  await lu.sees('尚未到期')
  await lu.sees(/签收双报告|登记隐患/)
  await lu.press('前一天')
  await lu.sees(/没有您应办的事项/)
  await lu.well('履职轨迹')
  for (const who of [anybody, lu]) assert.deepEqual(who.complaints, [])
})
