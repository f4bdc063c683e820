import { z } from 'zod'
import type { Terms } from '#kernel/clock/store.ts'
import { classes } from './terms.ts'

const times = z.number().int().positive()

/** At most so many visits a year, by trades and class; `by` says what the class of these trades starts from. */
export const ceilingTable = z.object({
  groups: z.array(
    z.object({
      name: z.string(),
      trades: z.array(z.string()),
      by: z.enum(['risk', 'standardization']),
      times: z.record(z.enum(classes.codes), times),
    }),
  ),
})
const floorRow = z.object({ n: times, months: times })
/** At least so many visits within so many months. */
export const floorTable = z.object({ focus: floorRow, ordinary: floorRow })
/** What makes a focus unit, and what makes a unit one class stricter; `months` is how far back coercion counts. */
export const recordTable = z.object({
  overdueHazards: times,
  majorHazards: times,
  coercions: times,
  months: times,
  uninsured: z.boolean(),
  focusRisk: z.array(z.enum(['red', 'orange', 'yellow', 'blue'])),
})

export const tablesShape = z.object({ ceiling: ceilingTable, floor: floorTable, record: recordTable })
export type Tables = z.infer<typeof tablesShape>

/** The city parameters that hold the tables. */
export const tableKeys = {
  ceiling: 'registry.class.ceiling',
  floor: 'registry.class.floor',
  record: 'registry.class.record',
} as const

/** The tables as the city pack gives them, and whether a person has confirmed every one of them. */
export function tablesOf(terms: Terms): { tables: Tables; confirmed: boolean } {
  const found = Object.entries(tableKeys).map(([name, key]) => [name, terms.parameters.get(key)] as const)
  const tables = tablesShape.parse(Object.fromEntries(found.map(([name, one]) => [name, one?.value])))
  return { tables, confirmed: found.every(([, one]) => one?.confirmedAt != null) }
}
