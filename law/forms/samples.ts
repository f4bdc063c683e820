/** One invented document of each form, for tests and for looking at. No person, enterprise or number here exists. */
import { law, policy } from '../basis.ts'
import type { FormInput, FormKey } from './data.ts'
import { citation } from './form.ts'

const agency = '南宁市青秀区应急管理局'
const unit = '广西示例恒丰精密铸造与表面处理技术开发有限责任公司南宁五象新区第二生产分公司'
const officers = [
  { name: '韦示例', certificate: '示例450103001' },
  { name: '欧阳示范', certificate: '示例450103002' },
]
const remedy = { reviewGov: '南宁市青秀区人民政府', court: null }
const problems = [
  '铸造车间深井铸造结晶器冷却水系统未设置进出水温度、流量监测和报警装置，冷却水中断时不能联锁停止浇铸。',
  '熔炼炉炉前地坑内存有积水，未采取防止积水进入的措施。',
  '有限空间作业未执行审批制度，2号循环水池清淤作业现场无监护人员。',
]
const order = '责令限期整改指令书（（青）应急责改〔2026〕31号）'
const powers = citation(law('安全生产法', '第六十五条第一款第三项'))
const forced = [citation(law('安全生产法', '第七十条'))]

const unmet = {
  supply: '供电' as const,
  hazardUnit: unit,
  originDate: '2026-11-02',
  originDoc: '现场处理措施决定书（（青）应急现决〔2026〕12号）',
  originContent: '暂时停止1号熔炼炉和深井铸造机的生产作业，撤出作业人员',
  danger: '深井铸造机仍在浇铸，冷却水流量低于规程限值',
  measure: '断开10千伏铸造专线，保留消防、应急照明和冷却水系统用电',
  startAt: '2026-11-25 10:00',
  urgent: false,
  noticedAt: '2026-11-24 09:30',
  basis: forced,
}

export const samples: { readonly [Key in FormKey]: FormInput<Key> } = {
  siteRecord: {
    party: unit,
    address: '南宁市青秀区示例大道东段188号五象示范工业园三期B区12栋',
    legalRep: '黄示例',
    legalRepTitle: '总经理',
    phone: '0771-0000000',
    place: '铸造车间、熔炼炉、2号循环水池',
    from: '2026-11-02 09:10',
    to: '2026-11-02 11:45',
    agency,
    officers,
    findings: `查阅隐患排查治理台账、有限空间作业票和设备检修记录，检查铸造车间及附属设施。发现：\n${problems.map((p, i) => `${i + 1}. ${p}`).join('\n')}\n以上情况已拍照取证，现场负责人在场。`,
    refusal: null,
  },
  siteDecision: {
    party: unit,
    checkDate: '2026-11-02',
    problems,
    basis: [powers],
    decisions: ['立即从铸造车间危险区域撤出作业人员。', '暂时停止使用1号熔炼炉和深井铸造机。'],
    ...remedy,
    officers,
    agency,
  },
  rectificationOrder: {
    party: unit,
    problems,
    items: [1, 2],
    deadline: '2026-12-15',
    basis: [citation(law('安全生产法', '第六十五条第一款第二项')), citation(policy('二十二'))],
    riskBefore: { label: '黄', explanation: '2026年3月评估为一般风险。' },
    riskAfter: { label: '红', explanation: '深井铸造冷却水无监测联锁，符合重大事故隐患判定情形，风险等级升为重大风险。' },
    ...remedy,
    officers,
    agency,
  },
  recheckOpinion: {
    party: unit,
    originDate: '2026-11-02',
    originDoc: order,
    opinions: [
      { item: problems[0] ?? '', result: '已整改', note: '已安装温度、流量监测装置并与浇铸联锁，现场试验有效。' },
      { item: problems[1] ?? '', result: '部分整改', note: '积水已清理，防水围堰尚未完工。' },
      { item: problems[2] ?? '', result: '未整改' },
    ],
    conclusion: '整改不到位，不予通过复查。',
    officers,
    agency,
  },
  coercionApproval: {
    caseName: '示例恒丰公司拒不执行停产决定案',
    partyKind: 'org',
    party: unit,
    partyCode: '91450100MA00000000',
    legalRep: '黄示例',
    legalRepTitle: '总经理',
    address: '南宁市青秀区示例大道东段188号',
    postcode: '530000',
    phone: '0771-0000000',
    caseBrief:
      '2026年11月2日检查发现当事人存在重大事故隐患，本机关作出现场处理措施决定，当事人逾期未执行，11月20日复查时深井铸造机仍在生产。',
    measure: '停止向铸造专线供电。',
    reason: '当事人拒不执行停产决定，冷却水系统缺陷未消除，有发生铝液爆炸的现实危险。',
    basis: forced,
    kind: '停止供电',
    period: '自2026年11月25日10时起至隐患消除并经核实之日止',
    officers,
  },
  sealDecision: {
    party: unit,
    place: '五象示范工业园三期B区12栋铸造车间',
    problems: problems.slice(0, 2),
    basis: [citation(law('安全生产法', '第六十五条第一款第四项')), citation(law('行政强制法', '第二十五条'))],
    measure: '查封1号熔炼炉和深井铸造机各一台。',
    from: '2026-11-20',
    to: '2026-12-20',
    ...remedy,
    officers,
    agency,
  },
  powerCutNotice: { to: '示例电网有限责任公司南宁青秀供电局', ...unmet, agency },
  powerCutDecision: { party: unit, ...unmet, ...remedy, officers, agency },
  powerRestoreNotice: {
    to: '示例电网有限责任公司南宁青秀供电局',
    supply: '供电',
    stoppedUnit: unit,
    stopDate: '2026-11-25',
    stopDoc: '（青）应急停供决〔2026〕1号',
    doneDate: '2026-12-10',
    resumeAt: '2026-12-11 08:00',
    basis: forced,
    agency,
  },
  deliveryReceipt: {
    caseName: '示例恒丰公司重大事故隐患案',
    to: unit,
    rows: [
      {
        doc: '责令限期整改指令书',
        no: '（青）应急责改〔2026〕31号',
        receiver: '黄示例',
        place: '当事人办公楼一层会议室',
        at: '2026-11-02 15:20',
        mode: '直接送达',
        by: '韦示例、欧阳示范',
      },
      { doc: '现场处理措施决定书', no: '（青）应急现决〔2026〕12号', place: '当事人办公楼', mode: '留置送达', by: '韦示例、欧阳示范' },
    ],
    remark: '第2份文书收件人拒绝签收，由园区管委会工作人员见证，留置送达。',
    agency,
  },
  listingNotice: {
    addressee: '青秀区人民政府、五象示范工业园管理委员会',
    cc: ['市应急管理局', '市工业和信息化局', unit],
    unit,
    hazard: '铸造车间深井铸造结晶器冷却水系统未设置进出水温度、流量监测和报警装置，冷却水中断时不能联锁停止浇铸。',
    criterion: '工贸企业重大事故隐患判定标准中冶金、有色企业有关深井铸造冷却水系统的情形。',
    basis: [citation(law('安全生产法', '第四十一条第三款')), citation(policy('二十二'))],
    requirements: [
      '由企业主要负责人组织制定治理方案，落实责任、措施、资金、时限和预案。',
      '治理期间停止深井铸造作业，在厂区显著位置公示挂牌督办信息。',
      '治理完成后委托无利害关系的第三方机构评估，形成评估报告。',
    ],
    deadline: '2027-01-31',
    organ: '南宁市安全生产委员会办公室',
    progressCycle: '自本通知印发之日起，每月5日前报送治理进展，直至摘牌。',
    delisting: ['第三方评估结论为合格。', '属地应急管理部门复查合格。', '企业提出摘牌申请并经督办机关核准。'],
    contact: '覃示例，0771-0000001',
  },
}
