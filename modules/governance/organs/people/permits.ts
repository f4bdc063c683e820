import { all, isRole, no, type Permit, yes } from '#kernel/permit/permit.ts'
import type { Actor } from '#kernel/place/actor.ts'

/** 三员分立: who enters is not who gives, and who checks does neither. A principal does both for his own unit alone. */
export const canEnterPeople = (actor: Actor): Permit => isRole(actor, ['systemAdmin'])

/** Who gives posts of the administration. */
export const canGivePosts = (actor: Actor): Permit => isRole(actor, ['securityAdmin'])

/** Who enters and appoints the staff of his own unit. */
export const canStaff = (actor: Actor): Permit => isRole(actor, ['principal'])

/** Who is shown accounts: the three administrators, and a principal those of his unit. */
export const canSeeAccounts = (actor: Actor): Permit => isRole(actor, ['systemAdmin', 'securityAdmin', 'auditAdmin', 'principal'])

/** Who reads posts to choose from. */
export const canSeePosts = (actor: Actor): Permit =>
  isRole(actor, ['systemAdmin', 'securityAdmin', 'auditAdmin', 'principal', 'safetyManager'])

/** Who ends terms: the system administrator, a principal those of his staff. */
export const canEndTerms = (actor: Actor, term?: { role: string; enterprise: string | null }): Permit => {
  const role = isRole(actor, ['systemAdmin', 'principal'])
  if (!role.yes || actor.role === 'systemAdmin' || term === undefined) return role
  const staff = term.enterprise === actor.enterprise && (term.role === 'safetyManager' || term.role === 'worker')
  return staff ? yes : no('只能结束本单位安全管理员和岗位员工的任职')
}

/** Who opens, resets and bars an account: never his own. */
export const canKeepAccount = (actor: Actor, person?: { id: string; enterprise: string | null }): Permit => {
  const role = isRole(actor, ['securityAdmin', 'principal'])
  if (!role.yes || person === undefined) return role
  const own = actor.role === 'securityAdmin' || person.enterprise === actor.enterprise
  return all(
    person.id === actor.person ? no('自己的密码请在「我」里修改,自己的账号由另一名管理员办理') : yes,
    own ? yes : no('账号由市级管理员开通,请联系安全管理员'),
  )
}
