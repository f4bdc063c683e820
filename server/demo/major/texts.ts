import type { Category } from '../hazard-texts.ts'
import type { TradeCode } from '#law/index.ts'

/** A major hazard as an officer, the unit and the evaluator would write about it. */
export interface MajorText {
  /** Trades in whose units it is told. */
  trades: readonly TradeCode[]
  /** Lines of industry, where only some have it. */
  lines?: readonly string[]
  /** 判定标准, by its key. */
  criterion: string
  category: Category
  spot: string
  description: string
  proposal: string
  demand: string
  goal: string
  measure: string
  done: string
  cause: string
  harm: string
}

/** The quick freezer in the open packing hall: the major hazard of the named enterprise. */
export const freezer: MajorText = {
  trades: ['light_industry'],
  lines: ['C1361', 'C1353'],
  criterion: 'mh.gm.12#2',
  category: 'hazchem',
  spot: '氨制冷车间一号包装间',
  description: '液氨快速冻结装置设在开敞的包装间内，未设单独作业间，现场当班作业 14 人',
  proposal: '速冻装置未设在单独作业间，同一空间作业 14 人，超过 9 人，液氨一旦泄漏将造成群死群伤',
  demand: '立即将包装作业人员减至 9 人以内，将速冻装置隔入单独作业间，增设氨气检测报警和事故通风',
  goal: '速冻装置设在单独作业间，作业间人数不超过 9 人，氨气报警与事故通风联锁',
  measure: '砌筑耐火隔墙形成单独作业间，包装工位外移，安装氨气检测报警和事故排风',
  done: '单独作业间已建成，包装工位已外移，氨气检测报警和事故排风联调合格',
  cause: '扩产时为便于传送，把包装线接到速冻装置出料口，没有按标准隔开',
  harm: '液氨泄漏可造成作业人员群体中毒，隔墙施工需停产约一周，治理难度中等',
}

/** One for each kind of unit in which the demo tells major hazards. */
export const majorTexts: readonly MajorText[] = [
  freezer,
  {
    trades: ['light_industry'],
    lines: ['C2021', 'C2110'],
    criterion: 'mh.gm.11#10',
    category: 'dust',
    spot: '砂光车间除尘管道和地面',
    description: '木粉尘作业场所没有落实清扫制度，设备、管道和地面积尘严重，局部厚度超过 3 毫米',
    proposal: '现场木粉尘大面积沉积，清扫记录中断两个月，具备粉尘爆炸条件',
    demand: '立即停止砂光作业并撤出人员，彻底清扫积尘，恢复每班清扫和检查记录',
    goal: '作业场所无可见积尘，清扫制度落实到班组并有记录',
    measure: '停产清扫，更换破损集尘罩，制定每班清扫责任表，配备防爆吸尘设备',
    done: '积尘已全部清除，集尘罩已更换，清扫责任表已上墙并运行两周',
    cause: '订单集中，清扫岗位被抽调到生产线，集尘罩破损后没有及时更换',
    harm: '粉尘云遇火源可发生爆炸，波及整个车间，停产清扫即可开始治理',
  },
  {
    trades: ['light_industry', 'metallurgy'],
    criterion: 'mh.gm.13#2',
    category: 'confined',
    spot: '污水处理站调节池',
    description: '外委人员进入调节池清淤，未办理有限空间作业审批，未先通风再检测，现场无监护人',
    proposal: '有限空间作业未审批、未通风检测且无人监护，硫化氢浓度不明',
    demand: '立即停止清淤作业，完善审批、通风、检测、监护措施后方可恢复',
    goal: '有限空间作业全部经审批，先通风再检测后作业，全程有人监护',
    measure: '重新编制作业审批制度，配备四合一气体检测仪和送风设备，培训监护人员',
    done: '作业审批制度已实施，检测和送风设备已到位，监护人员培训合格',
    cause: '清淤作业外包后以包代管，企业没有把外委作业纳入审批',
    harm: '池内有害气体可致人员中毒窒息并引发盲目施救，治理需购置设备并培训',
  },
  {
    trades: ['light_industry', 'metallurgy', 'commerce'],
    criterion: 'mh.gm.3#2',
    category: 'management',
    spot: '高低压配电室和焊接工位',
    description: '5 名电工、焊工没有特种作业操作证，已连续上岗作业三个月',
    proposal: '特种作业人员未经培训取证上岗，人数较多且时间较长',
    demand: '立即停止无证人员的电工、焊接作业，由持证人员替换，未取证前不得上岗',
    goal: '特种作业人员全部持证上岗，证书台账完整有效',
    measure: '外聘持证人员顶岗，安排 5 人参加培训考核，建立证书到期提醒台账',
    done: '无证人员已全部调离，持证人员到岗，证书台账已建立',
    cause: '原持证人员离职后，企业为赶工期安排未取证人员顶岗',
    harm: '易引发触电、火灾和爆炸事故，培训取证周期约一个月',
  },
  {
    trades: ['light_industry', 'commerce'],
    criterion: 'mh.gm.3#1',
    category: 'management',
    spot: '厂区三号出租库房',
    description: '将库房出租给 4 家单位，没有统一协调管理，半年内没有进行过安全检查',
    proposal: '对承租单位没有统一协调、管理，没有定期安全检查，承租区用电混乱',
    demand: '立即与承租单位签订安全管理协议，统一协调管理并逐户检查整改',
    goal: '承租单位全部纳入统一管理，每月检查一次并有记录',
    measure: '签订安全管理协议，明确各方责任，成立联合检查组，统一改造用电线路',
    done: '安全管理协议已全部签订，联合检查已开展两轮，线路改造完成',
    cause: '只收租金不管安全，出租合同没有约定安全管理职责',
    harm: '多家单位交叉作业，一处起火即会蔓延，协调治理难度较大',
  },
  {
    trades: ['construction'],
    criterion: 'mh.jz.8#4',
    category: 'special',
    spot: '二号塔式起重机',
    description: '塔式起重机力矩限制器被短接，起升高度限位器失效，仍在吊装作业',
    proposal: '起重机械安全装置被违规拆除并失效，吊装作业下方有人员施工',
    demand: '立即停止使用二号塔式起重机，恢复全部安全装置并经检测合格',
    goal: '塔式起重机安全装置齐全有效，检测合格后投入使用',
    measure: '更换力矩限制器和高度限位器，由检测机构重新检验，对司机和信号工再培训',
    done: '安全装置已更换并经检测合格，操作人员再培训完成',
    cause: '为加快吊装进度，租赁单位维修人员短接了力矩限制器',
    harm: '超载可致塔机倾覆，危及下方作业人员和相邻道路，治理需停机检修',
  },
  {
    trades: ['construction'],
    criterion: 'mh.jz.7#2',
    category: 'structure',
    spot: '三号楼西侧落地脚手架',
    description: '落地脚手架第六层连墙件整层缺失，架体已出现明显外倾',
    proposal: '脚手架连墙件整层缺失，架体外倾，架上仍有抹灰作业',
    demand: '立即撤出架上人员，停止使用该脚手架，按方案补设连墙件并验收',
    goal: '脚手架连墙件按方案设置齐全，验收合格后使用',
    measure: '加设临时支撑，逐层补设连墙件，请监理和第三方联合验收',
    done: '连墙件已补齐，架体校正并经联合验收合格',
    cause: '外墙抹灰班组为方便施工擅自拆除连墙件，项目部没有巡查',
    harm: '架体可能整体坍塌，架上和下方人员均受威胁，加固约需十天',
  },
  {
    trades: ['building_fire'],
    criterion: 'mh.fire.summary#10',
    category: 'structure',
    spot: '后院员工宿舍楼',
    description: '员工宿舍采用泡沫夹芯彩钢板搭建，芯材为可燃材料，住宿 23 人',
    proposal: '人员密集场所的居住场所采用彩钢夹芯板，芯材燃烧性能低于 A 级',
    demand: '立即搬离住宿人员，停止使用该宿舍，拆除可燃夹芯彩钢板建筑',
    goal: '住宿人员全部搬离，可燃彩钢板建筑拆除，不再住人',
    measure: '另行租用合规宿舍安置员工，拆除彩钢板建筑并清理场地',
    done: '住宿人员已全部搬离，彩钢板宿舍已拆除',
    cause: '旺季用工增加，企业自行搭建临时宿舍，没有办理任何手续',
    harm: '起火后燃烧快、毒烟大，夜间疏散困难，安置和拆除约需三周',
  },
  {
    trades: ['hazchem'],
    criterion: 'mh.hc.121#12',
    category: 'hazchem',
    spot: '甲类仓库和装卸区',
    description: '甲类仓库未设可燃气体检测报警装置，库内使用普通照明灯具和开关',
    proposal: '可燃气体可能泄漏的场所未设检测报警，爆炸危险场所电气不防爆',
    demand: '立即停止装卸和出入库作业，增设可燃气体报警，更换防爆电气',
    goal: '可燃气体检测报警全覆盖，爆炸危险场所电气全部防爆',
    measure: '委托设计单位出具整改设计，安装可燃气体报警并接入值班室，更换防爆灯具开关',
    done: '检测报警已投用并接入值班室，防爆电气更换完成并经验收',
    cause: '仓库改造时没有经过正规设计，沿用了普通电气设备',
    harm: '易燃蒸气积聚遇电火花可发生爆炸，需停用仓库约三周',
  },
]
