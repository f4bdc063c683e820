/**
 * The forms in use: the forms of enforcement documents of 2016 with later law applied, and the project's own 挂牌督办通知书.
 * Wording is the project's own; fields and infixes are facts of the forms.
 */
import { law } from '../basis.ts'
import { formData } from './data.ts'
import type { Form } from './form.ts'

const numbered = '（{region}）{body}{infix}〔{year}〕{n}号'

// What changed in every form, and in those that can be challenged.
const everywhere = [
  '机构改革后由应急管理部门作出,机关名称由数据填写',
  '行政处罚法(2021修订)第四十二条、第五十五条:执法人员不少于两人并出示执法证件',
]
const reviewed = '行政复议法(2023修订):向本级人民政府申请行政复议,不再列上一级主管部门'
const article70 = '安全生产法(2021修正):原第六十七条改为第七十条'

const remedies = [law('行政复议法', '第二十条'), law('行政诉讼法', '第四十六条')]
const powers = law('安全生产法', '第六十五条')
const forced = law('安全生产法', '第七十条')

// The day from which all law a form rests on is in force.
const since2021 = '2021-09-01'
const since2024 = '2024-01-01'
const since2026 = '2026-02-01'

export const forms: readonly Form[] = [
  {
    key: 'siteRecord',
    no: 3,
    name: '现场检查记录',
    infix: '检记',
    number: numbered,
    kind: 'record',
    version: 1,
    since: since2021,
    basis: [powers, law('安全生产法', '第六十七条'), law('安全生产法', '第六十八条'), law('行政处罚法', '第五十五条')],
    template: 'siteRecord',
    data: formData.siteRecord,
    changes: everywhere,
  },
  {
    key: 'siteDecision',
    no: 4,
    name: '现场处理措施决定书',
    infix: '现决',
    number: numbered,
    kind: 'decision',
    version: 1,
    since: since2024,
    basis: [law('安全生产法', '第六十五条第一款第三项'), ...remedies],
    template: 'siteDecision',
    data: formData.siteDecision,
    changes: [...everywhere, reviewed],
  },
  {
    key: 'rectificationOrder',
    no: 5,
    name: '责令限期整改指令书',
    infix: '责改',
    number: numbered,
    kind: 'decision',
    version: 1,
    since: since2024,
    basis: [law('安全生产法', '第六十五条第一款第二项'), ...remedies],
    template: 'rectificationOrder',
    data: formData.rectificationOrder,
    changes: [...everywhere, reviewed],
  },
  {
    key: 'recheckOpinion',
    no: 6,
    name: '整改复查意见书',
    infix: '复查',
    number: numbered,
    kind: 'decision',
    version: 1,
    since: since2026,
    basis: [powers, law('安全生产违法行为行政处罚办法', '全文')],
    template: 'recheckOpinion',
    data: formData.recheckOpinion,
    changes: [...everywhere, '安全生产违法行为行政处罚办法(应急管理部令第18号)自2026年2月1日起取代旧办法'],
  },
  {
    key: 'coercionApproval',
    no: 7,
    name: '行政强制审批表',
    infix: '强审',
    number: numbered,
    kind: 'internal',
    version: 1,
    since: since2021,
    basis: [powers, law('行政强制法', '第十九条')],
    template: 'coercionApproval',
    data: formData.coercionApproval,
    changes: everywhere,
  },
  {
    key: 'sealDecision',
    no: 8,
    name: '查封扣押决定书',
    infix: '查扣',
    number: numbered,
    kind: 'decision',
    version: 1,
    since: since2024,
    basis: [law('安全生产法', '第六十五条第一款第四项'), law('行政强制法', '第二十五条'), ...remedies],
    template: 'sealDecision',
    data: formData.sealDecision,
    changes: [...everywhere, reviewed],
  },
  {
    key: 'powerCutNotice',
    no: 12,
    name: '停止供电（供应民用爆炸物品）通知书',
    infix: '停供通',
    number: numbered,
    kind: 'decision',
    version: 1,
    since: since2021,
    basis: [forced],
    template: 'powerCutNotice',
    data: formData.powerCutNotice,
    changes: [...everywhere, article70],
  },
  {
    key: 'powerCutDecision',
    no: 13,
    name: '停止供电（供应民用爆炸物品）决定书',
    infix: '停供决',
    number: numbered,
    kind: 'decision',
    version: 1,
    since: since2024,
    basis: [forced, ...remedies],
    template: 'powerCutDecision',
    data: formData.powerCutDecision,
    changes: [...everywhere, article70, reviewed],
  },
  {
    key: 'powerRestoreNotice',
    no: 14,
    name: '恢复供电（供应民用爆炸物品）通知书',
    infix: '恢复通',
    number: numbered,
    kind: 'decision',
    version: 1,
    since: since2021,
    basis: [forced],
    template: 'powerRestoreNotice',
    data: formData.powerRestoreNotice,
    changes: [...everywhere, article70],
  },
  {
    key: 'deliveryReceipt',
    no: 40,
    name: '文书送达回执',
    infix: '回',
    number: numbered,
    kind: 'record',
    version: 1,
    since: since2021,
    basis: [law('行政处罚法', '第六十一条')],
    template: 'deliveryReceipt',
    data: formData.deliveryReceipt,
    changes: [...everywhere, '行政处罚法(2021修订)第六十一条:经当事人同意并签订确认书,可以电子送达'],
  },
  {
    key: 'listingNotice',
    no: null,
    name: '重大事故隐患挂牌督办通知书',
    infix: '安委督',
    number: '{region}{infix}〔{year}〕{n}号',
    kind: 'official',
    version: 1,
    since: since2021,
    basis: [law('安全生产法', '第四十一条第三款')],
    template: 'listingNotice',
    data: formData.listingNotice,
    changes: [],
  },
]
