import { no, type Permit, yes } from '#kernel/permit/permit.ts'
import type { Actor } from '#kernel/place/actor.ts'

/** 属地: officials, and a unit about itself. */
export const canSeeJurisdiction = (actor: Actor): Permit =>
  actor.scope === 'territory' || actor.scope === 'enterprise' ? yes : no('单位属地由监管部门和本单位查看')

/** 矛盾清单 and 属地争议: the officials'. */
export const canSeeConflicts = (actor: Actor): Permit => (actor.scope === 'territory' ? yes : no('属地矛盾和争议由监管部门查看'))
