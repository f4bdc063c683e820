import assert from 'node:assert/strict'
import type { Visitor } from '../visitor.ts'
import { unit } from './finding.ts'
import type { Journey } from './journey.ts'
import { deliver } from './papers.ts'

/** Paths of the two measures. */
export interface Measures {
  stop: string
  power: string
}

const supplier = '南宁供电局(测试)'

/** 覃正 asks for a measure from the hazard's own page. */
async function requested(of: Journey, measure: string, reasons: Readonly<Record<string, string>>, more: (qin: Visitor) => Promise<void>) {
  const qin = await of.who('qin')
  await qin.open(of.hazard)
  await qin.follow('报请强制措施')
  await qin.choose(measure)
  await more(qin)
  await qin.choose('逾期未整改')
  await qin.writes(reasons)
  await qin.writes({ 您: '桂A-0001', '同行承办人(必填)': '黄复明', 同行承办人执法证号: '桂A-0002' })
  await qin.look(`16-报请${measure}`)
  await qin.press('报请审核')
  await qin.sees('已报请,待审核')
  of.city.clock.advance(240_000)
  await of.city.settled()
  return new URL(qin.page.url()).pathname
}

/** 黄复明 reviews, 谭守成 approves: neither is the one who asked. */
async function approved(of: Journey, path: string): Promise<void> {
  await of.owed('huang', '审核强制措施', '审核', (huang) => huang.writes({ 审核意见: '事实清楚,符合法定条件,拟同意' }))
  await of.act(
    'tan',
    '批准',
    async (tan) => {
      await tan.writes({ 审批意见: '同意实施' })
      const at = tan.page.locator('form input[type=datetime-local]')
      if ((await at.inputValue()) === '') await at.fill(minuteOf(of))
      await tan.look('17-局长批准')
    },
    path,
  )
}

/** The city's minute as its wall clock shows it. */
const minuteOf = (of: Journey): string => new Date(of.city.clock.now().getTime() + 8 * 3_600_000).toISOString().slice(0, 16)

/** 停产停业: in force, and found disobeyed. */
async function stopped(of: Journey): Promise<string> {
  const grounds = { 强制对象: '一号包装间速冻装置', 事实和理由: '整改期限届满,现场核查仍未整改,企业继续生产' }
  const stop = await requested(of, '停产停业', grounds, async (qin) => {
    assert.equal(await qin.page.getByRole('radio', { name: '停止供电' }).isDisabled(), true, 'no stop decision is in force')
  })
  await approved(of, stop)
  await deliver(of, stop, { papers: /./, addressee: unit, receiver: '马当家' })
  await of.act('qin', '确认送达', (qin) => qin.writes({ 送达说明: '已当面送达,企业负责人签收' }), stop)
  await of.act(
    'qin',
    '实施',
    async (qin) => {
      await qin.writes({ 实施情况: '现场宣布决定并张贴' })
      await qin.photograph(await of.photo())
    },
    stop,
  )
  return stop
}

/** 停止供电: on a decision disobeyed, with twenty-four hours' notice and the supplier's answer. */
async function powerCut(of: Journey, stop: string): Promise<string> {
  const grounds = {
    发生事故的现实危险: '速冻机组氨泄漏报警失效,继续运行可能发生中毒和爆炸事故',
    强制对象: '一号包装间专用供电线路',
    事实和理由: '停产停业决定没有执行,现场仍在生产',
  }
  const power = await requested(of, '停止供电', grounds, async (qin) => {
    await qin.sees(/提前 24 小时通知生产经营单位/)
    await qin.page.locator(`input[name=stopCase][value="${stop.split('/').at(-1)}"]`).check()
    await qin.page.locator('form').getByLabel('供电企业').first().fill('供电')
    await qin.page.locator('.ant-select-item-option', { hasText: supplier }).filter({ visible: true }).first().click()
  })
  await approved(of, power)
  await deliver(of, power, { papers: /决定书/, addressee: unit, receiver: '马当家' })
  await deliver(of, power, { papers: /通知书/, addressee: supplier, receiver: '宁供电' })
  await of.act('qin', '确认送达', (qin) => qin.writes({ 送达说明: '决定书、通知书均已当面送达' }), power)
  const who = await of.owed('power', '答复停电通知', '答复停电通知', async (one) => {
    await one.choose('同意按时执行')
    await one.writes({ 答复说明: '按通知时间安排专人操作' })
    await one.look('18-供电企业答复')
  })
  await who.well('供电企业的案卷')
  const qin = await of.who('qin')
  await qin.open(`${power}?tab=next`)
  await qin.sees(/未满二十四小时/)
  assert.equal(await qin.page.getByRole('button', { name: /^实施$/ }).isEnabled(), false, 'not before the notice has run')
  await qin.look('19-停电未满二十四小时')
  return power
}

/** Overdue: production stopped; disobeyed: power cut off. */
export async function coerced(of: Journey): Promise<Measures> {
  const stop = await stopped(of)
  await of.until('2026-10-23T01:00:00.000Z')
  await of.act(
    'qin',
    '记录拒不执行',
    async (qin) => {
      await qin.writes({ 拒不执行的事实: '核查时一号包装间仍在生产,人员未撤离' })
      await qin.photograph(await of.photo())
    },
    stop,
  )
  const power = await powerCut(of, stop)
  await of.until('2026-10-24T04:00:00.000Z')
  await of.act(
    'qin',
    '实施',
    async (qin) => {
      await qin.writes({ 实施情况: '到场通知供电企业按时断电' })
      await qin.photograph(await of.photo())
    },
    power,
  )
  const cut = await of.owed('power', '执行并确认停电', '确认已停电', (who) => who.writes({ 停电情况: '已断开一号包装间专用线路' }))
  await cut.look('21-已停电')
  return { stop, power }
}

/** 谭守成 lifts both, the power first: the supplier and the officer confirm. */
export async function released(of: Journey, { stop, power }: Measures): Promise<void> {
  await of.act(
    'tan',
    '解除',
    async (tan) => {
      await tan.writes({ 解除理由: '隐患已排除,经复查同意解除' })
      await tan.page.locator('form input[type=datetime-local]').fill(minuteOf(of))
    },
    power,
  )
  await of.owed('power', '恢复供电', '确认已恢复供电', (who) => who.writes({ 恢复情况: '线路检查正常,已恢复供电' }))
  await of.act('tan', '解除', (tan) => tan.writes({ 解除理由: '隐患已排除,经复查同意解除' }), stop)
  const qin = await of.act(
    'qin',
    '确认已恢复',
    async (who) => {
      await who.writes({ 恢复情况: '已撤除公告,恢复生产' })
      await who.photograph(await of.photo())
    },
    stop,
  )
  await qin.sees('已解除')
  await qin.well('强制措施案卷')
  await qin.look('27-停产已解除')
}
