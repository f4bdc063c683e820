import type { Role } from '#kernel/place/roles.ts'

/** One invented person of the test city and his post. */
export interface Cast {
  key: string
  name: string
  title: string
  role: Role
  organ: string | null
  /** Key of an enterprise below. */
  unit?: string
  place: string | null
  trades?: readonly string[]
  ownUnits?: boolean
}

const qingxiu = '450103000000'
/** 青秀区新竹街道 and one of its communities; 武鸣区 is the county next door. */
export const street = '450103001000'
export const community = '450103001005'
const wuming = '450110000000'

/** The people who speak in the tests. All are invented. */
export const cast: readonly Cast[] = [
  { key: 'wei', name: '韦小禾', title: '新竹社区网格员', role: 'gridOfficer', organ: 'station.450103001', place: community },
  { key: 'lu', name: '陆安民', title: '新竹街道安监站站员', role: 'stationOfficer', organ: 'station.450103001', place: street },
  { key: 'qin', name: '覃正', title: '青秀区应急管理局执法员', role: 'inspector', organ: 'emergency.450103', place: qingxiu },
  { key: 'huang', name: '黄复明', title: '青秀区应急管理局执法员', role: 'inspector', organ: 'emergency.450103', place: qingxiu },
  { key: 'tan', name: '谭守成', title: '青秀区应急管理局局长', role: 'bureauHead', organ: 'emergency.450103', place: qingxiu },
  { key: 'ou', name: '区伯言', title: '青秀区分管副区长', role: 'deputyLeader', organ: 'emergency.450103', place: qingxiu },
  { key: 'committee', name: '梁统筹', title: '市安委办干事', role: 'committeeOffice', organ: 'emergency.450100', place: '450100000000' },
  {
    key: 'mo',
    name: '莫建',
    title: '青秀区住建局干部',
    role: 'tradeSupervisor',
    organ: 'housing.450103',
    place: qingxiu,
    trades: ['construction'],
    ownUnits: true,
  },
  { key: 'stranger', name: '蒙远山', title: '武鸣区应急管理局执法员', role: 'inspector', organ: 'emergency.450110', place: wuming },
  { key: 'nong', name: '农细心', title: '邕水冷链安全管理员', role: 'safetyManager', organ: null, unit: 'cold', place: null },
  { key: 'ma', name: '马当家', title: '邕水冷链主要负责人', role: 'principal', organ: null, unit: 'cold', place: null },
  { key: 'meng', name: '蒙班长', title: '邕水冷链岗位员工', role: 'worker', organ: null, unit: 'cold', place: null },
  { key: 'rival', name: '容他人', title: '朱槿五金安全管理员', role: 'safetyManager', organ: null, unit: 'hardware', place: null },
  { key: 'congress', name: '黎工友', title: '邕水冷链工会主席', role: 'workersCongress', organ: 'union.cold', place: null },
  { key: 'otherCongress', name: '甘工友', title: '朱槿五金工会主席', role: 'workersCongress', organ: 'union.hardware', place: null },
  { key: 'evaluator', name: '冯评估', title: '衡岳安全评价评估师', role: 'evaluator', organ: 'evaluator.a', place: null },
  { key: 'secondEvaluator', name: '闭评估', title: '青桂安全技术评估师', role: 'evaluator', organ: 'evaluator.b', place: null },
  { key: 'power', name: '宁供电', title: '南宁供电局用电检查员', role: 'powerSupplier', organ: 'power.nanning', place: null },
  { key: 'admin', name: '苏系统', title: '系统管理员', role: 'systemAdmin', organ: null, place: null },
  { key: 'audit', name: '余审计', title: '审计管理员', role: 'auditAdmin', organ: null, place: null },
  { key: 'security', name: '关安全', title: '安全管理员', role: 'securityAdmin', organ: null, place: null },
]

/** Units of the test city, by key. */
export const units = [
  {
    key: 'cold',
    name: '南宁邕水冷链食品有限公司',
    division: community,
    industry: 'C1353',
    trade: 'light_industry',
    org: 'MA5YK001',
    supervising: 'emergency.450103',
    managing: 'station.450103001',
    lonLat: [108.3665, 22.817],
  },
  {
    key: 'hardware',
    name: '南宁朱槿五金经营部',
    division: community,
    industry: 'F5271',
    trade: 'commerce',
    org: 'MA5YK002',
    supervising: 'emergency.450103',
    managing: null,
    lonLat: [108.37, 22.815],
  },
  {
    key: 'site',
    name: '青秀凤凰花园二期工程项目部',
    division: street,
    industry: 'E4710',
    trade: 'construction',
    org: 'MA5YK003',
    supervising: 'emergency.450103',
    managing: 'housing.450103',
    lonLat: [108.38, 22.81],
  },
  {
    key: 'far',
    name: '武鸣灵水木业有限公司',
    division: '450110100000',
    industry: 'C2011',
    trade: 'light_industry',
    org: 'MA5YK004',
    supervising: 'emergency.450110',
    managing: 'emergency.450110',
    lonLat: [108.27, 23.16],
  },
] as const
export type UnitKey = (typeof units)[number]['key']

/** Organs of the test city that no pack lists: unions, evaluating bodies, the power supplier. All are invented. */
export const organs = [
  { key: 'union.cold', name: '南宁邕水冷链食品有限公司工会', short: '邕水工会', kind: 'union', unit: 'cold' },
  { key: 'union.hardware', name: '南宁朱槿五金经营部工会', short: '朱槿工会', kind: 'union', unit: 'hardware' },
  { key: 'evaluator.a', name: '广西衡岳安全评价有限公司', short: '衡岳评价', kind: 'evaluator', unit: null },
  { key: 'evaluator.b', name: '广西青桂安全技术有限公司', short: '青桂安技', kind: 'evaluator', unit: null },
  { key: 'power.nanning', name: '南宁供电局(测试)', short: '南宁供电', kind: 'powerSupplier', unit: null },
] as const
