/** What people most often have to say about a thing, so that a gloved thumb need not type; each may be added to. */
const common = ['损坏', '缺失', '脏污堵塞', '松动变形', '过期未检'] as const

const byCategory: Readonly<Record<string, readonly string[]>> = {
  fire: ['通道被堵', '出口上锁', '灭火器失压', '指示灯不亮', '消火栓被遮挡'],
  electric: ['线路破损', '箱门未关', '私拉乱接', '插座发热', '接地松脱'],
  hazchem: ['跑冒滴漏', '标识不清', '混放', '容器未盖', '报警器不响'],
  machine: ['防护罩缺失', '急停失灵', '异响', '漏油', '警示标志缺失'],
  special: ['检验过期', '仪表失准', '安全附件失效', '无证操作', '异响'],
  height: ['未系安全带', '护栏缺失', '洞口未盖', '脚手板松动', '无人监护'],
  confined: ['未通风检测', '无人监护', '未办审批', '警示标志缺失', '应急器材缺失'],
  dust: ['积尘未清', '除尘未开', '明火作业', '静电接地松脱', '锁气卸灰失灵'],
  traffic: ['车辆带病', '超载', '占道停放', '灯光失灵', '无证驾驶'],
  structure: ['墙体开裂', '地面湿滑', '顶棚渗漏', '堆放过高', '照明不足'],
  management: ['没有记录', '没有培训', '没有审批', '责任人不明', '记录不全'],
}

/** Phrases for a fault of this category. */
export const faultPhrases = (category: string | null): readonly string[] => byCategory[category ?? ''] ?? common

/** What was done about it on the spot. */
export const fixPhrases = ['已清理搬走', '已更换', '已修好', '已关闭上锁', '已补齐'] as const

/** Why an item does not apply today. */
export const idlePhrases = ['今天没有这项作业', '设备停用', '本岗位没有这项'] as const

/** A phrase put behind what stands there; one that stands there already is not said twice. */
export function addPhrase(text: string, phrase: string): string {
  const before = text.trim()
  if (before === '') return phrase
  return before.includes(phrase) ? before : `${before},${phrase}`
}
