import type { z } from 'zod'
import type { Facts } from '#kernel/procedure/case-kind.ts'
import { hazardFacts } from '../contract.ts'

/** The facts of a hazard with their types. */
export type HazardFacts = z.infer<typeof hazardFacts>

/** What the case says so far, typed. */
export const said = (facts: Facts): HazardFacts => hazardFacts.parse(facts)
