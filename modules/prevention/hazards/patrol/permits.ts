import { all, isRole, no, type Permit, yes } from '#kernel/permit/permit.ts'
import type { Actor } from '#kernel/place/actor.ts'
import { patrollers } from './procedure.ts'

/** The list is read by officials on their own ground; a unit sees what it has been urged about, and no more. */
export const canSeePatrol = (actor: Actor): Permit => (actor.scope === 'territory' ? yes : no('线上巡查由监管部门使用'))

/** 巡查一次, 督促. */
export const canPatrol = (actor: Actor): Permit => all(canSeePatrol(actor), isRole(actor, patrollers))
