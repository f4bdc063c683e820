import { also, art, checklist, cite, must } from './list.ts'

const fireDuty = cite('《消防法》第十六条')
const fireExits = cite('《消防法》第二十八条')
const fireRounds = cite('《机关、团体、企业、事业单位消防安全管理规定》第二十五条')
const electricUse = cite('《消防法》第二十七条')
const warning = cite('《安全生产法》第三十五条')
const equipment = cite('《安全生产法》第三十六条')
const protective = cite('《安全生产法》第四十五条')
const hazardousWork = cite('《安全生产法》第四十三条')
const [triage, training, licensed] = [
  art('安全生产法', '第四十一条'),
  art('安全生产法', '第二十八条'),
  art('安全生产法', '第三十条'),
] as const
const general = (item: string) => art('工贸重大事故隐患判定标准', `第三条第${item}项`)
const confined = art('工贸重大事故隐患判定标准', '第十三条')

/** 各行业通用的检查表。 */
export const everywhere = [
  checklist(
    {
      key: 'post.daily',
      version: 1,
      title: '岗位安全日查',
      kind: 'daily',
      trades: [],
      postTitle: '生产岗位',
      cycle: { n: 1, unit: 'day' },
    },
    must('作业区通道畅通,地面无积水、油污和绊脚物', 'structure', cite('GB/T 12801《生产过程安全卫生要求总则》')),
    must('疏散通道、安全出口没有堆物、上锁', 'fire', fireExits),
    must('灭火器、消火栓在原位,压力正常,没有被遮挡', 'fire', fireDuty),
    must('设备防护罩、联锁、急停完好,没有被拆除或短接', 'machine', equipment),
    must('电气线路没有破损、私拉乱接,配电箱门关好', 'electric', electricUse),
    must('安全警示标志齐全、清楚', 'management', warning),
    must('人员正确佩戴劳动防护用品', 'management', protective),
    must('特种作业由持证人员操作', 'management', licensed, general('二')),
    also('危险化学品、易燃物按规定存放,没有超量', 'hazchem', cite('《危险化学品安全管理条例》第二十四条')),
    must('新员工、转岗人员经过培训后上岗', 'management', training),
    must('上一班次报告的问题已经处理', 'management', triage),
  ),
  checklist(
    {
      key: 'electric.weekly',
      version: 1,
      title: '用电安全专项检查',
      kind: 'special',
      trades: [],
      postTitle: '电工',
      cycle: { n: 1, unit: 'week' },
    },
    must('配电室、配电箱周围没有堆放可燃物和杂物', 'electric', electricUse),
    must('配电箱内接线牢固,没有过热、烧焦痕迹', 'electric', electricUse),
    must('剩余电流动作保护器(漏电保护)试跳正常', 'electric', cite('GB/T 13955')),
    must('线路没有老化破损、私拉乱接,穿管保护完好', 'electric', electricUse),
    must('用电设备外壳接地(接零)可靠', 'electric', cite('GB 50169')),
    must('没有超负荷用电,插线板没有串接', 'electric', electricUse),
    must('电动车没有在室内、楼道停放和充电', 'electric', cite('《高层民用建筑消防安全管理规定》第三十七条')),
    must('临时用电经过审批,到期已拆除', 'electric', hazardousWork),
    also('爆炸危险场所的电气设备为防爆型', 'electric', art('工贸重大事故隐患判定标准', '第十一条第七项')),
    must('电工持有效的特种作业操作证', 'electric', licensed, general('二')),
    must('绝缘手套、绝缘靴、验电器在检验有效期内', 'electric', protective),
  ),
  checklist(
    {
      key: 'risky-work.before',
      version: 1,
      title: '动火和有限空间作业检查',
      kind: 'special',
      trades: [],
      postTitle: '作业负责人',
      cycle: { n: 1, unit: 'week' },
    },
    must('动火、有限空间作业办理了审批,票证在现场', 'management', hazardousWork, confined),
    must('动火点 10 米内没有可燃物,或已隔离、浇湿', 'fire', cite('《消防法》第二十一条')),
    must('动火人持有焊接与热切割作业证', 'management', licensed, general('二')),
    must('现场配备了灭火器材,有专人看火', 'fire', cite('《消防法》第二十一条')),
    must('气瓶直立固定,氧气瓶与乙炔瓶、明火的间距符合要求', 'hazchem', cite('GB 9448')),
    must('有限空间已经辨识,有台账,入口有警示标志', 'confined', confined),
    must('进入前先通风、再检测,检测合格才作业', 'confined', confined),
    must('有限空间外有专人监护,与里面保持联系', 'confined', confined),
    must('配备了气体检测仪、通风机、呼吸防护和救援器材', 'confined', cite('《工贸企业有限空间作业安全规定》')),
    must('作业人员经过有限空间专项培训', 'confined', training),
    must('承包单位的作业由本单位统一协调管理', 'management', general('一')),
    must('作业结束后清点人员、熄灭余火,关闭气源电源', 'fire', hazardousWork),
  ),
  checklist(
    {
      key: 'fire.exits',
      version: 1,
      title: '人员密集场所安全出口检查',
      kind: 'daily',
      trades: ['building_fire', 'commerce'],
      postTitle: '消防安全巡查员',
      cycle: { n: 1, unit: 'day' },
    },
    must('营业期间安全出口全部打开,没有上锁', 'fire', fireExits),
    must('疏散通道、楼梯间没有堆物和占用', 'fire', fireExits),
    must('外窗没有影响逃生的广告牌、铁栅栏', 'fire', fireExits),
    must('疏散指示标志、应急照明完好', 'fire', fireDuty),
    must('常闭式防火门关闭,闭门器完好', 'fire', fireRounds),
    must('防火卷帘下面没有堆放物品', 'fire', fireRounds),
    must('消火栓、灭火器没有被遮挡、挪用', 'fire', fireRounds),
    must('消防控制室有人值班,系统没有故障和被关闭', 'fire', cite('《消防法》第十六条第二项')),
    must('没有违规使用、储存、销售易燃易爆危险品', 'hazchem', art('重大火灾隐患判定规则', '全文')),
    must('没有违规动火、用电,厨房油烟管道按时清洗', 'fire', cite('《消防法》第二十一条')),
    must('消防车通道畅通,没有被占用', 'fire', fireExits),
    must('员工知道怎样报警、疏散和使用灭火器', 'management', training),
  ),
  checklist(
    {
      key: 'season.flood-heat',
      version: 1,
      title: '汛期和高温季节检查',
      kind: 'seasonal',
      trades: [],
      postTitle: '安全管理员',
      cycle: { n: 1, unit: 'season' },
    },
    must('排水沟、集水井、水泵通畅可用', 'structure', triage),
    must('边坡、围墙、挡土墙没有裂缝、鼓胀', 'structure', triage),
    must('棚架、广告牌、高处物件固定牢靠', 'height', triage),
    must('防雷装置在检测有效期内', 'electric', cite('《防雷减灾管理办法》第十九条')),
    must('配电室、电缆沟没有进水,设备离地', 'electric', electricUse),
    must('低洼处和地下场所有挡水板、沙袋', 'structure', triage),
    must('遇湿反应的化学品垫高、防水存放', 'hazchem', cite('《危险化学品安全管理条例》第二十条')),
    must('气瓶、易燃品有遮阳降温措施', 'hazchem', cite('《危险化学品安全管理条例》第二十条')),
    must('高温时段调整室外和有限空间作业', 'management', cite('《防暑降温措施管理办法》第八条')),
    must('应急物资、值班人员和联系电话落实', 'management', triage),
  ),
]
