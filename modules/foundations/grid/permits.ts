import { all, isRole, no, type Permit, yes } from '#kernel/permit/permit.ts'
import { type Actor, beneath } from '#kernel/place/actor.ts'

/** 划分网格、定人、发布 in the territory of the post; without a town, whether the post does it at all. */
export const canKeepGrid = (actor: Actor, town?: { path: string; fullName: string }): Permit =>
  all(
    isRole(actor, ['stationOfficer', 'committeeOffice', 'bureauHead']),
    town === undefined || (actor.path !== null && beneath(town.path, actor.path)) ? yes : no(`${town.fullName}不在您的辖区内`),
  )

/** 网格台账 is the officials'. */
export const canSeeGrids = (actor: Actor): Permit => (actor.scope === 'territory' ? yes : no('网格台账由监管部门查看'))

/** Who answers for a spot or a unit: officials anywhere in view, a unit for itself. */
export const canAskGrid = (actor: Actor): Permit =>
  actor.scope === 'territory' || actor.scope === 'enterprise' ? yes : no('网格员由监管部门和本单位查看')
