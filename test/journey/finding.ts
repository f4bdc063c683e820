import assert from 'node:assert/strict'
import type { Journey } from './journey.ts'
import { checked, deliver } from './papers.ts'

export const unit = '南宁邕水冷链食品有限公司'
const pair = { 您的执法证号: '桂A-0001', 同行人员执法证号: '桂A-0002' }

/** 同行执法人员 is the beginning of another label. */
const officers = (partner: string) => ({ ...pair, '同行执法人员(必填)': partner })

/** 谭守成 has the unit graded before anything is found, so that the order can say what the hazard makes of it. */
async function graded(of: Journey): Promise<void> {
  const tan = await of.who('tan')
  await tan.open(`/enterprises/${of.city.unit('cold')}`)
  await tan.press('定级')
  await tan.choose('橙')
  await tan.writes({ 定级依据: '涉氨制冷,上年度评定为较大风险' })
  await tan.page.locator('.ant-drawer button[type=submit]').click()
  await of.through(tan, '定级', '.ant-drawer form')
}

/** 韦小禾 finds the quick freezer on the round, by phone. */
async function found(of: Journey, photo: Uint8Array): Promise<void> {
  const wei = await of.who('wei')
  await wei.follow('上报')
  await wei.photograph(photo)
  await wei.choose('机械设备与防护')
  await wei.writes({ 隐患描述: '快速冻结装置设在敞开的包装间内,未设单独作业间,现场作业 14 人', 具体部位: '一号包装间速冻机' })
  await wei.fill(/^单位/, '邕水')
  await wei.press(new RegExp(unit))
  await wei.look('01-网格员上报')
  await wei.press('下一步:核对')
  await wei.press('确认上报')
  await wei.sees('已排查,待登记')
  of.hazard = new URL(wei.page.url()).pathname
  await wei.well('网格员的案卷')
  await wei.look('02-网格员看到案卷')
}

/** 陆安民 proposes 重大 with the criterion the page suggests; 覃正, who did not propose, confirms and orders. */
async function ordered(of: Journey): Promise<void> {
  await of.act('lu', '提出重大隐患', async (lu) => {
    const first = lu.page.locator('.criterion').first()
    await first.waitFor()
    assert.match(await first.innerText(), /建议[^]*快速冻结装置未设在单独作业间[^]*第十二条/, 'the criterion that fits is suggested first')
    await first.locator('input').check()
    await lu.writes({ 判定理由: '速冻装置未设单独作业间,现场作业 14 人,超过 9 人' })
    await lu.look('03-安监站提出重大')
  })
  await of.owed('qin', '认定重大隐患', '认定重大隐患', async (qin) => {
    await qin.writes({ 认定意见: '现场核实属实,认定为重大隐患' })
    await qin.look('04-执法员认定')
  })
  const qin = await of.owed('qin', '责令限期整治', '责令限期整治', async (who) => {
    await who.writes({ 整治要求: '将速冻装置移入单独作业间,作业人数控制在 9 人以内', 整改期限: '2026-10-21', ...officers('黄复明') })
  })
  await qin.sees('已责令限期整治,待治理方案')
  await qin.sees(/《工贸企业重大事故隐患判定标准》第十二条/)
  await qin.well('责令后的案卷')
  await qin.look('05-责令后的案卷')
}

/** Day one: found, proposed, confirmed, ordered; the order handed over and checked by whoever holds it. */
export async function firstDay(of: Journey, photo: Uint8Array): Promise<void> {
  await graded(of)
  await found(of, photo)
  of.city.clock.advance(3_600_000)
  await ordered(of)
  await checked(of, 'qin', '责令限期整改指令书')
  const qin = await deliver(of, of.hazard, { papers: /责令限期整改指令书/, addressee: unit, receiver: '马当家' })
  await qin.sees('文书送达回执')
}
export { officers }
