import { also, art, checklist, cite, must } from './list.ts'

const licensed = art('安全生产法', '第三十条')
const training = art('安全生产法', '第二十八条')
const triage = art('安全生产法', '第四十一条')
const equipment = cite('《安全生产法》第三十六条')
const protective = cite('《安全生产法》第四十五条')
const ammonia = art('工贸重大事故隐患判定标准', '第十二条')
const refrigeration = cite('GB 28009《冷库安全规程》')
const dust = (item: string) => art('工贸重大事故隐患判定标准', `第十一条第${item}项`)
const site = '房屋市政工程重大事故隐患判定标准(2024)'

/** 分行业、分场所的检查表。 */
export const forTrades = [
  checklist(
    {
      key: 'ammonia.daily',
      version: 1,
      title: '液氨制冷日查',
      kind: 'daily',
      trades: ['light_industry', 'commerce', 'special_equipment'],
      postTitle: '冷库操作工',
      cycle: { n: 1, unit: 'day' },
    },
    must('机房、设备间没有氨味,氨气浓度报警器在线正常', 'hazchem', refrigeration),
    must('事故排风机试启动正常,手动按钮没有遮挡', 'hazchem', refrigeration),
    must('包装、分割、产品整理间没有采用氨直接蒸发的空调', 'hazchem', ammonia),
    must('快速冻结装置在单独作业间内,作业间不超过 9 人', 'hazchem', ammonia),
    must('压力表、安全阀、液位计完好,在检验有效期内', 'special', cite('《特种设备安全法》第三十九条')),
    must('管道、阀门、法兰没有渗漏,保温层没有破损结冰', 'hazchem', refrigeration),
    must('紧急泄氨器、喷淋和洗眼装置可用', 'hazchem', refrigeration),
    must('防毒面具、空气呼吸器、橡胶手套在位可用', 'management', protective),
    must('冷库门能从里面打开,有人被困的呼救装置有效', 'structure', refrigeration),
    must('制冷操作人员持证上岗,运行记录按时填写', 'management', licensed, art('工贸重大事故隐患判定标准', '第三条第二项')),
    also('冷库内的照明、电缆没有破损,临时用电已拆除', 'electric', cite('《消防法》第二十七条')),
    must('库房疏散通道、安全出口畅通', 'fire', cite('《消防法》第二十八条')),
  ),
  checklist(
    {
      key: 'site.daily',
      version: 1,
      title: '建筑工地日查',
      kind: 'daily',
      trades: ['construction'],
      postTitle: '专职安全员',
      cycle: { n: 1, unit: 'day' },
    },
    must('专职安全员在岗,特种作业人员持证', 'management', art(site, '第四条')),
    must('危大工程按专项方案施工,验收合格才进入下道工序', 'structure', art(site, '第四条')),
    must('基坑、边坡没有裂缝、渗水、变形,周边没有超载堆物', 'structure', art(site, '第五条'), art(site, '第十四条')),
    must('模板支架基础没有沉降,没有超载', 'structure', art(site, '第六条')),
    must('脚手架连墙件齐全,基础没有沉降', 'height', art(site, '第七条')),
    must('塔机、施工升降机、物料提升机安全装置有效', 'special', art(site, '第八条')),
    must('吊篮没有超载,安全锁有效,安全绳独立悬挂', 'height', art(site, '第九条')),
    must('临边、洞口、电梯井有防护,防护门关好', 'height', art(site, '第九条')),
    must('配电箱、电缆符合要求,与外电线路保持安全距离', 'electric', art(site, '第十条')),
    must('有限空间作业有审批、通风、检测和监护', 'confined', art(site, '第十一条')),
    must('大风、暴雨等恶劣天气已停止吊装和高处作业', 'height', art(site, '第十五条')),
    must('动火有审批,看火人和灭火器材到位', 'fire', cite('《消防法》第二十一条')),
    must('作业人员戴好安全帽、系好安全带', 'height', protective),
  ),
  checklist(
    {
      key: 'dust.daily',
      version: 1,
      title: '粉尘涉爆日查',
      kind: 'daily',
      trades: ['light_industry', 'metallurgy'],
      postTitle: '除尘岗位操作工',
      cycle: { n: 1, unit: 'day' },
    },
    must('粉尘场所内没有设宿舍、会议、办公、休息区', 'dust', dust('一')),
    must('不同类粉尘没有共用除尘系统', 'dust', dust('二')),
    must('除尘器的泄爆、隔爆、抑爆装置完好', 'dust', dust('三')),
    must('木粉尘、金属粉尘管道的火花探测消除装置在线', 'dust', dust('四')),
    must('没有用重力沉降室、巷道式风道除尘', 'dust', dust('五')),
    must('锁气卸灰装置运转正常,没有漏灰', 'dust', dust('六')),
    must('除尘器、收尘仓的电气设备为防爆型,接线盒完好', 'electric', dust('七')),
    must('破碎、研磨、砂光设备前的除铁、除石装置有效', 'machine', dust('八')),
    also('镁、铝等遇湿自燃粉尘通风、防水存放', 'dust', dust('九')),
    must('按制度清扫,设备和地面没有明显积尘', 'dust', dust('十')),
    must('设备、管道静电接地和跨接完好', 'electric', equipment),
    must('清扫时没有使用压缩空气吹扫和产生火花的工具', 'dust', cite('GB 15577《粉尘防爆安全规程》')),
    must('现场没有动火、吸烟和非防爆手机', 'fire', triage),
    must('岗位人员经过粉尘防爆培训', 'management', training),
  ),
]
