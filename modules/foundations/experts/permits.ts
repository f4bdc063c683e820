import { any, isRole, no, type Permit, yes } from '#kernel/permit/permit.ts'
import type { Actor } from '#kernel/place/actor.ts'

/** The bodies and what ties them: officials, and a body about itself. */
export const canSeeEvaluators = (actor: Actor): Permit =>
  actor.scope === 'territory' || actor.role === 'evaluator' ? yes : no('第三方评估机构名册由监管部门查看')

/** 登记利害关系 of `organ` (undefined: of any): officials, or the body itself. */
export const canRegisterTie = (actor: Actor, organ?: string): Permit =>
  any(
    isRole(actor, ['inspector', 'bureauHead', 'committeeOffice']),
    actor.role !== 'evaluator'
      ? no('由执法人员、部门主要负责人、安委办登记,或由评估机构自行申报')
      : organ === undefined || actor.organ === organ
        ? yes
        : no('评估机构只申报本机构的利害关系'),
  )

/** 暂停抽取 and lifting it. */
export const canSuspend = (actor: Actor): Permit => isRole(actor, ['bureauHead', 'committeeOffice'])
