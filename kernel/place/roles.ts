import { terms, type Code } from '#kernel/terms/terms.ts'

/** 岗位角色. The scope a post has in the database follows from its role. */
export const roles = terms([
  { code: 'gridOfficer', label: '网格员' },
  { code: 'stationOfficer', label: '乡镇安监站人员' },
  { code: 'inspector', label: '执法人员' },
  { code: 'bureauHead', label: '部门主要负责人' },
  { code: 'deputyLeader', label: '政府分管领导' },
  { code: 'tradeSupervisor', label: '行业主管部门人员' },
  { code: 'committeeOffice', label: '安委办' },
  { code: 'zoneOfficer', label: '功能区管委会人员' },
  { code: 'principal', label: '企业主要负责人' },
  { code: 'safetyManager', label: '企业安全管理员' },
  { code: 'worker', label: '岗位员工' },
  { code: 'workersCongress', label: '职代会/工会' },
  { code: 'evaluator', label: '第三方评估' },
  { code: 'powerSupplier', label: '供电企业' },
  { code: 'systemAdmin', label: '系统管理员' },
  { code: 'securityAdmin', label: '安全管理员' },
  { code: 'auditAdmin', label: '审计管理员' },
])
export type Role = Code<typeof roles>

/** What rows a post is shown; one scope a post. */
export type Scope = 'territory' | 'enterprise' | 'party' | 'public' | 'system'

const enterpriseRoles: readonly Role[] = ['principal', 'safetyManager', 'worker']
const partyRoles: readonly Role[] = ['workersCongress', 'evaluator', 'powerSupplier']
const systemRoles: readonly Role[] = ['systemAdmin', 'securityAdmin', 'auditAdmin']

/** The scope that goes with a role (glossary, "Role codes"). */
export function scopeOf(role: Role): Scope {
  if (enterpriseRoles.includes(role)) return 'enterprise'
  if (partyRoles.includes(role)) return 'party'
  if (systemRoles.includes(role)) return 'system'
  return 'territory'
}
