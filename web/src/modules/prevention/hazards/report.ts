import type { z } from 'zod'
import { isRole } from '#kernel/permit/permit.ts'
import type { reportInput } from '#modules/prevention/hazards/contract.ts'
import { originsOf } from '#modules/prevention/hazards/permits.ts'
import { hazard } from '#modules/prevention/hazards/procedure.ts'
import type { Category, Origin } from '#modules/prevention/hazards/terms.ts'
import type { Unit } from '../../kit/UnitPicker.tsx'
import type { Actor } from '../../shell.ts'

/** What the reporting form holds while it is typed. */
export interface Report {
  photos: string[]
  category: Category | null
  description: string
  spot: string
  /** A unit, or a place where no unit is known. */
  by: 'unit' | 'place'
  unit: Unit | null
  division: string | null
  divisionName: string
  origin: Origin
  foundAt: string
  point: [number, number] | null
}

/** May this post report at all? The table of the procedure answers. */
export const mayReport = (actor: Actor) => isRole(actor, hazard.opens.report?.by ?? [])

export const emptyReport = (actor: Actor, now: Date): Report => ({
  photos: [],
  category: null,
  description: '',
  spot: '',
  by: 'unit',
  unit: null,
  division: null,
  divisionName: '',
  origin: originsOf(actor)[0] ?? 'patrol',
  foundAt: now.toISOString(),
  point: null,
})

/** The contract's input: exactly one of unit and place; '' where it is still to be chosen, so that the form says so. */
export const toInput = (value: Report): z.input<typeof reportInput> => ({
  enterprise: value.by === 'unit' ? (value.unit?.id ?? '') : null,
  division: value.by === 'place' ? (value.division ?? '') : null,
  origin: value.origin,
  originCase: null,
  category: value.category as Category,
  description: value.description,
  spot: value.spot,
  point: value.point,
  foundAt: value.foundAt,
  photos: value.photos,
})
