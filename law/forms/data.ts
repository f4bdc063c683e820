/** What each form says, by its key. Parsed data is what the template reads. */
import { z } from 'zod'
import { aDay, agency, between, citations, day, entries, minute, officers, optional, party, remedy, words } from './fields.ts'

const siteRecord = z
  .object({
    party,
    address: words('地址'),
    legalRep: words('法定代表人(负责人)', 50),
    legalRepTitle: optional('职务', 50),
    phone: optional('联系电话', 50),
    place: words('检查场所'),
    from: minute('检查开始时间'),
    to: minute('检查结束时间'),
    agency,
    officers,
    findings: words('检查情况', 10_000),
    refusal: optional('拒绝签名情况', 500),
  })
  .refine((d) => d.from <= d.to, { path: ['to'], error: '检查结束时间不能早于开始时间' })

const siteDecision = z.object({
  party,
  checkDate: day('现场检查日期'),
  problems: entries('违法违规行为和事故隐患'),
  basis: citations,
  decisions: entries('现场处理决定'),
  ...remedy,
  officers,
  agency,
})

const riskLevel = z
  .object({ label: words('风险等级', 20), explanation: words('风险说明', 500) })
  .nullable()
  .default(null)

const rectificationOrder = z
  .object({
    party,
    problems: entries('存在的问题'),
    items: z.array(z.number().int().positive()).min(1, '请选择责令整改的项').describe('责令整改的项'),
    deadline: day('整改完毕日期'),
    basis: citations,
    riskBefore: riskLevel.describe('原风险等级'),
    riskAfter: riskLevel.describe('现风险等级'),
    ...remedy,
    officers,
    agency,
  })
  .refine((d) => new Set(d.items).size === d.items.length && d.items.every((n) => n <= d.problems.length), {
    path: ['items'],
    error: '责令整改的项应当在所列问题之内,且不重复',
  })

const recheckOpinion = z.object({
  party: words('被复查单位', 120),
  originDate: day('原决定日期'),
  originDoc: words('原决定文书名称与文号'),
  opinions: z
    .array(
      z.object({
        item: words('原决定事项', 500),
        result: z.enum(['已整改', '部分整改', '未整改'], { error: '请选择复查结果' }).describe('复查结果'),
        note: optional('说明', 500),
      }),
    )
    .min(1, '请逐项填写复查意见')
    .max(100)
    .describe('复查意见'),
  conclusion: optional('综合意见', 1000),
  officers,
  agency,
})

const coercionApproval = z.object({
  caseName: words('案件名称'),
  partyKind: z.enum(['org', 'person']).describe('当事人类型(单位、个人)'),
  party: words('当事人', 120),
  partyCode: optional('统一社会信用代码或者身份证件号码', 30),
  legalRep: optional('法定代表人(负责人)', 50),
  legalRepTitle: optional('职务', 50),
  address: words('地址'),
  postcode: optional('邮政编码', 10),
  phone: optional('联系电话', 50),
  caseBrief: words('案件基本情况', 3000),
  measure: words('行政强制事项', 500),
  reason: words('理由', 2000),
  basis: citations,
  kind: words('行政强制种类', 50),
  period: words('期限', 100),
  officers,
  reviewOpinion: optional('审核意见', 1000),
  approveOpinion: optional('审批意见', 1000),
})

const sealDecision = z
  .object({
    party: words('当事人', 120),
    place: words('检查现场'),
    problems: entries('存在的问题'),
    basis: citations,
    measure: words('行政强制措施', 1000),
    from: day('期限起日'),
    to: day('期限止日'),
    listNo: optional('查封扣押清单文号', 60),
    ...remedy,
    officers,
    agency,
  })
  // 行政强制法 art. 25; the day it begins is not counted. An extension is a decision of its own.
  .refine((d) => between(d.from, d.to) >= 0 && between(d.from, d.to) <= 30 * aDay, {
    path: ['to'],
    error: '查封、扣押的期限不得超过三十日',
  })

const unmet = {
  supply: z.enum(['供电', '供应民用爆炸物品'], { error: '请选择停止供应的种类' }).describe('停止供应的种类'),
  hazardUnit: words('存在重大事故隐患的单位', 120),
  originDate: day('未执行的决定的日期'),
  originDoc: words('未执行的决定的名称与文号'),
  originContent: words('未执行的决定的内容', 1000),
  danger: words('现实危险', 500),
  measure: words('采取的措施', 500),
  startAt: minute('开始时间'),
  urgent: z.boolean().describe('有危及生产安全的紧急情形'),
  noticedAt: minute('通知生产经营单位的时间').nullable().default(null).describe('通知生产经营单位的时间'),
  basis: citations,
}

type Warned = { readonly urgent: boolean; readonly noticedAt: string | null; readonly startAt: string }
// 安全生产法 art. 70: 24 hours before the power goes off, except in an emergency. A blank is filled in by hand.
const warned = (d: Warned) => d.urgent || d.noticedAt === null || between(d.noticedAt, d.startAt) >= aDay
const late = { path: ['startAt'], error: '停止供应应当提前二十四小时通知生产经营单位' }

const powerCutNotice = z.object({ to: words('供应单位', 120), ...unmet, agency }).refine(warned, late)
const powerCutDecision = z.object({ party: words('被停供单位', 120), ...unmet, ...remedy, officers, agency }).refine(warned, late)

const powerRestoreNotice = z
  .object({
    to: words('供应单位', 120),
    supply: unmet.supply,
    stoppedUnit: words('被停供单位', 120),
    stopDate: day('停止措施日期'),
    stopDoc: optional('停止供应决定书文号', 100),
    doneDate: day('履行决定日期'),
    resumeAt: minute('恢复时间'),
    basis: citations,
    agency,
  })
  .refine((d) => d.stopDate <= d.doneDate && d.doneDate <= d.resumeAt.slice(0, 10), {
    path: ['resumeAt'],
    error: '停止、履行、恢复的时间先后不对',
  })

/** How a document is delivered; electronically only with a signed confirmation (行政处罚法 art. 61). */
const deliveryModes = ['直接送达', '留置送达', '委托送达', '邮寄送达', '公告送达', '电子送达'] as const

const deliveryReceipt = z.object({
  caseName: words('案件名称'),
  to: words('受送达单位(个人)', 120),
  rows: z
    .array(
      z.object({
        doc: words('送达文书名称', 100),
        no: words('文号', 60),
        receiver: optional('收件人', 50),
        place: words('送达地点'),
        at: minute('送达时间').nullable().default(null).describe('送达时间'),
        mode: z.enum(deliveryModes, { error: '请选择送达方式' }).describe('送达方式'),
        by: words('送达人', 50),
      }),
    )
    .min(1, '请至少填写一份送达文书')
    .max(50)
    .describe('送达文书'),
  remark: optional('备注', 1000),
  agency,
})

const listingNotice = z.object({
  addressee: words('主送', 120),
  cc: z.array(words('抄送', 120)).max(20).default([]).describe('抄送'),
  unit: words('存在重大事故隐患的单位', 120),
  hazard: words('隐患情况', 3000),
  criterion: words('判定依据', 1000),
  basis: citations,
  requirements: entries('治理要求'),
  deadline: day('治理完成日期'),
  organ: words('督办机关', 80),
  progressCycle: words('进展报告要求', 500),
  delisting: entries('摘牌条件'),
  contact: optional('联系人及电话', 100),
})

/** The shape of every form's data. */
export const formData = {
  siteRecord,
  siteDecision,
  rectificationOrder,
  recheckOpinion,
  coercionApproval,
  sealDecision,
  powerCutNotice,
  powerCutDecision,
  powerRestoreNotice,
  deliveryReceipt,
  listingNotice,
}

export type FormKey = keyof typeof formData
/** What a caller hands in: what may be blank may be left out. */
export type FormInput<Key extends FormKey> = z.input<(typeof formData)[Key]>
