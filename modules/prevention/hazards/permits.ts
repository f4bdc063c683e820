import { all, no, type Permit, yes } from '#kernel/permit/permit.ts'
import type { Actor } from '#kernel/place/actor.ts'
import { type Origin, origins } from './terms.ts'

/** The occasion a role may name: an enterprise checks itself, a grid officer patrols, an officer inspects. */
const occasions: Partial<Record<Actor['role'], readonly Origin[]>> = {
  gridOfficer: ['patrol'],
  stationOfficer: ['inspection', 'patrol'],
  inspector: ['inspection'],
  zoneOfficer: ['inspection', 'patrol'],
  worker: ['selfCheck'],
  safetyManager: ['selfCheck'],
  principal: ['selfCheck'],
}

/** The origins a role may report under, for the form and the server alike. */
export const originsOf = (actor: Actor): readonly Origin[] => occasions[actor.role] ?? []

/** Does the stated origin fit who reports? */
export const fitsOrigin = (actor: Actor, origin: Origin): Permit =>
  originsOf(actor).includes(origin) ? yes : no(`${actor.postTitle}不能以「${origins.label(origin)}」为来源`)

/** An enterprise reports about itself only. */
export const aboutOwn = (actor: Actor, enterprise: string | null): Permit =>
  actor.scope !== 'enterprise' || actor.enterprise === enterprise ? yes : no('企业只能上报本单位的隐患')

/** Everything a report must satisfy besides the procedure table. */
export const canReport = (actor: Actor, report: { origin: Origin; enterprise: string | null }): Permit =>
  all(fitsOrigin(actor, report.origin), aboutOwn(actor, report.enterprise))
