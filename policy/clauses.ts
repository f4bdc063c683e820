/**
 * The policy as data: 38 clauses in six parts, each with the modules that carry it out.
 * Source: 南宁市推进安全生产领域改革发展实施意见(三十八条). Titles are this project's own short words.
 *
 * Terms: a *clause* is one numbered paragraph; it is *served* by modules, or is `notSoftware` with the reason.
 */

/** The six parts, in order; `part` of a clause is 1-based into this list. */
export const parts = [
  { part: 1, title: '安全生产责任制' },
  { part: 2, title: '监管体制改革' },
  { part: 3, title: '依法治理' },
  { part: 4, title: '预防控制体系' },
  { part: 5, title: '基层基础保障' },
  { part: 6, title: '组织保障' },
] as const

export type PartNo = (typeof parts)[number]['part']

const rows = [
  {
    no: '一',
    n: 1,
    part: 1,
    title: '党委政府领导责任',
    served: ['responsibility/duties', 'governance/committees', 'responsibility/meetings'],
  },
  { no: '二', n: 2, part: 1, title: '行业部门监管责任', served: ['responsibility/duties'] },
  { no: '三', n: 3, part: 1, title: '支持保障部门责任', served: ['responsibility/duties', 'governance/committees'] },
  {
    no: '四',
    n: 4,
    part: 1,
    title: '属地管理责任',
    served: [
      'governance/registry',
      'responsibility/duties',
      'prevention/risk',
      'foundations/funds',
      'prevention/admission',
      'governance/emergency',
      'enforcement/inspections',
    ],
  },
  { no: '五', n: 5, part: 1, title: '企业主体责任', served: ['governance/registry', 'responsibility/assessment'] },
  {
    no: '六',
    n: 6,
    part: 1,
    title: '履职报告、督查与考核',
    served: ['responsibility/duties', 'governance/committees', 'responsibility/assessment'],
  },
  {
    no: '七',
    n: 7,
    part: 1,
    title: '责任追究与尽职免责',
    served: ['responsibility/accountability', 'foundations/credit'],
  },
  { no: '八', n: 8, part: 2, title: '安委会“1+X”协调体制', served: ['governance/committees'] },
  { no: '九', n: 9, part: 2, title: '监管机构与执法队伍', served: ['governance/organs', 'kernel'] },
  {
    no: '十',
    n: 10,
    part: 2,
    title: '重点行业监管分工',
    served: [
      'prevention/admission',
      'responsibility/duties',
      'enforcement/referrals',
      'prevention/city',
      'prevention/hazards',
      'foundations/grid',
    ],
  },
  { no: '十一', n: 11, part: 2, title: '功能区监管与授权委托', served: ['governance/zones'] },
  {
    no: '十二',
    n: 12,
    part: 2,
    title: '乡镇街道监管力量',
    served: ['governance/organs', 'governance/zones', 'enforcement/penalties', 'enforcement/inspections'],
  },
  { no: '十三', n: 13, part: 2, title: '应急救援管理体制', served: ['governance/emergency'] },
  { no: '十四', n: 14, part: 3, title: '地方法规与制度文件', served: ['enforcement/statutes'] },
  { no: '十五', n: 15, part: 3, title: '负面清单', served: ['enforcement/negative-list', 'organization/disclosure'] },
  {
    no: '十六',
    n: 16,
    part: 3,
    title: '执法保障与能力建设',
    served: ['governance/organs', 'foundations/funds', 'enforcement/inspections'],
  },
  {
    no: '十七',
    n: 17,
    part: 3,
    title: '计划执法、协作与打非',
    served: ['enforcement/statutes', 'enforcement/inspections', 'governance/registry', 'enforcement/referrals', 'enforcement/penalties'],
  },
  {
    no: '十八',
    n: 18,
    part: 3,
    title: '执法监督与信息公开',
    served: ['enforcement/oversight', 'enforcement/penalties', 'organization/disclosure'],
  },
  {
    no: '十九',
    n: 19,
    part: 3,
    title: '事故调查与整改评估',
    served: ['enforcement/accidents', 'organization/disclosure', 'responsibility/accountability'],
  },
  { no: '二十', n: 20, part: 4, title: '安全准入与项目论证', served: ['prevention/admission'] },
  { no: '二十一', n: 21, part: 4, title: '风险分级管控', served: ['prevention/risk'] },
  {
    no: '二十二',
    n: 22,
    part: 4,
    title: '隐患治理监督与强制',
    served: [
      'prevention/hazards',
      'enforcement/inspections',
      'enforcement/penalties',
      'enforcement/referrals',
      'responsibility/accountability',
    ],
  },
  {
    no: '二十三',
    n: 23,
    part: 4,
    title: '企业双重预防与闭环',
    served: ['prevention/risk', 'foundations/training', 'prevention/hazards', 'governance/emergency'],
  },
  { no: '二十四', n: 24, part: 4, title: '高危行业退出', served: ['prevention/exits'] },
  {
    no: '二十五',
    n: 25,
    part: 4,
    title: '城市运行安全',
    served: [
      'prevention/city',
      'enforcement/penalties',
      'governance/committees',
      'prevention/campaigns',
      'governance/emergency',
      'responsibility/assessment',
    ],
  },
  {
    no: '二十六',
    n: 26,
    part: 4,
    title: '重点领域专项工程',
    served: ['prevention/campaigns', 'prevention/monitoring'],
  },
  { no: '二十七', n: 27, part: 4, title: '职业病防治', served: ['prevention/health'] },
  { no: '二十八', n: 28, part: 5, title: '村社区网格化', served: ['foundations/grid', 'foundations/funds'] },
  { no: '二十九', n: 29, part: 5, title: '安全投入与专项资金', served: ['foundations/funds'] },
  {
    no: '三十',
    n: 30,
    part: 5,
    title: '科技支撑与专家',
    served: ['foundations/experts', 'foundations/training', 'prevention/monitoring'],
  },
  { no: '三十一', n: 31, part: 5, title: '标准化带动', served: ['foundations/standards', 'foundations/insurance'] },
  { no: '三十二', n: 32, part: 5, title: '社会化技术服务', served: ['foundations/agencies'] },
  {
    no: '三十三',
    n: 33,
    part: 5,
    title: '责任保险与诚信惩戒',
    served: ['foundations/insurance', 'foundations/credit'],
  },
  {
    no: '三十四',
    n: 34,
    part: 5,
    title: '宣传教育与举报投诉',
    served: ['foundations/training', 'foundations/hotline'],
  },
  { no: '三十五', n: 35, part: 6, title: '组织领导与任务分解', served: ['organization/tasks'] },
  { no: '三十六', n: 36, part: 6, title: '责任落实与配套制度', served: ['organization/tasks'] },
  { no: '三十七', n: 37, part: 6, title: '宣传引导与社会监督', served: ['organization/disclosure'] },
  {
    no: '三十八',
    n: 38,
    part: 6,
    title: '考核督办与通报问责',
    served: ['organization/tasks', 'responsibility/accountability', 'responsibility/assessment'],
  },
] as const

/** A clause's own number, as the policy prints it: '一' … '三十八'. */
export type ClauseNo = (typeof rows)[number]['no']

interface ClauseHead {
  readonly no: ClauseNo
  readonly n: number
  readonly part: PartNo
  /** Our own short title, at most 24 characters. */
  readonly title: string
}

/** A clause is carried out by modules (paths below `modules/`, or 'kernel'), or excused with a reason. */
export type Clause = ClauseHead &
  ({ readonly served: readonly string[]; readonly notSoftware?: never } | { readonly notSoftware: string; readonly served?: never })

/** All clauses in order, first to thirty-eighth. */
export const clauses: readonly Clause[] = rows
