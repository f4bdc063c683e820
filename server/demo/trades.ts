import type { TradeCode } from '#law/index.ts'
import type { Category } from './hazard-texts.ts'

/** What a trade's invented units are called, what they do, how many there are and what is wrong with them. */
export interface TradeProfile {
  readonly trade: TradeCode
  /** Share among all units, in no unit. */
  readonly weight: number
  /** GB/T 4754 class, and the words that stand in the name. */
  readonly lines: readonly (readonly [industry: string, words: string])[]
  readonly categories: readonly Category[]
}

/** Skewed as a city is: many shops and workshops, few pits and powder works. */
export const profiles: readonly TradeProfile[] = [
  {
    trade: 'commerce',
    weight: 26,
    categories: ['fire', 'electric', 'structure', 'management', 'special'],
    lines: [
      ['F5212', '超市'],
      ['F5211', '百货'],
      ['H6210', '餐饮管理'],
      ['F5132', '服饰'],
      ['F5271', '家电'],
      ['F5286', '建材'],
      ['H6220', '快餐'],
    ],
  },
  {
    trade: 'light_industry',
    weight: 20,
    categories: ['machine', 'electric', 'confined', 'dust', 'fire', 'management', 'special'],
    lines: [
      ['C1361', '水产冷冻食品'],
      ['C1353', '肉类加工'],
      ['C2021', '胶合板'],
      ['C2110', '木质家具'],
      ['C2239', '纸制品'],
      ['C1819', '服装'],
      ['C2927', '塑料制品'],
      ['C3311', '机械制造'],
      ['C1340', '制糖'],
      ['C1411', '糕点食品'],
      ['C3360', '金属表面处理'],
      ['C3021', '水泥制品'],
    ],
  },
  {
    trade: 'building_fire',
    weight: 18,
    categories: ['fire', 'fire', 'electric', 'structure', 'management'],
    lines: [
      ['H6110', '大酒店'],
      ['P8310', '幼儿园'],
      ['P8321', '小学校'],
      ['Q8411', '医院'],
      ['R9011', '歌舞娱乐'],
      ['R8760', '影城'],
      ['R9013', '网络服务'],
    ],
  },
  {
    trade: 'construction',
    weight: 9,
    categories: ['height', 'structure', 'electric', 'machine', 'management'],
    lines: [
      ['E4710', '住宅建设'],
      ['E4790', '建筑工程'],
      ['E4813', '市政工程'],
      ['E4819', '路桥工程'],
      ['E5011', '装饰工程'],
    ],
  },
  {
    trade: 'transport',
    weight: 8,
    categories: ['traffic', 'traffic', 'management', 'fire'],
    lines: [
      ['G5431', '货运'],
      ['G5421', '客运'],
      ['G5413', '出租汽车'],
      ['G5523', '内河航运'],
    ],
  },
  {
    trade: 'gas',
    weight: 4,
    categories: ['hazchem', 'fire', 'special', 'management'],
    lines: [
      ['D4512', '液化气供应站'],
      ['D4511', '燃气'],
    ],
  },
  {
    trade: 'special_equipment',
    weight: 4,
    categories: ['special', 'special', 'machine', 'management'],
    lines: [
      ['C3411', '锅炉设备'],
      ['L7222', '商业管理'],
      ['K7020', '物业服务'],
    ],
  },
  {
    trade: 'hazchem',
    weight: 4,
    categories: ['hazchem', 'hazchem', 'fire', 'confined', 'management'],
    lines: [
      ['F5265', '加油站'],
      ['C2661', '化学试剂'],
      ['C2641', '涂料'],
      ['G5942', '危险品仓储'],
      ['C2632', '生物农药'],
    ],
  },
  {
    trade: 'fishery',
    weight: 1.5,
    categories: ['traffic', 'electric', 'management'],
    lines: [
      ['A0412', '水产养殖场'],
      ['A0422', '捕捞合作社'],
    ],
  },
  {
    trade: 'power',
    weight: 1.5,
    categories: ['electric', 'height', 'management'],
    lines: [
      ['D4413', '水电'],
      ['D4416', '光伏发电'],
      ['D4420', '配售电'],
    ],
  },
  {
    trade: 'metallurgy',
    weight: 1.5,
    categories: ['machine', 'confined', 'special', 'hazchem'],
    lines: [
      ['C3252', '铝业'],
      ['C3130', '钢材'],
      ['C3140', '铁合金'],
    ],
  },
  {
    trade: 'mining',
    weight: 1.2,
    categories: ['structure', 'machine', 'traffic', 'management'],
    lines: [
      ['B1012', '石材'],
      ['B1011', '石灰石矿'],
      ['B1019', '砂石场'],
    ],
  },
  { trade: 'fireworks', weight: 0.6, categories: ['hazchem', 'fire', 'management'], lines: [['C2672', '烟花厂']] },
  { trade: 'civil_explosive', weight: 0.3, categories: ['hazchem', 'management'], lines: [['C2671', '民爆器材']] },
]
