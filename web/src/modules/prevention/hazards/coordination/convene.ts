import type { z } from 'zod'
import type { conveneInput } from '#modules/prevention/hazards/coordination/contract.ts'

/** A department's row while it is typed; the key stays with it when another is taken out. */
export interface Typed {
  key: string
  organ: string | null
  organName: string
  measure: string
  by: string
}
export interface Convening {
  problem: string
  overallBy: string
  lead: string | null
  measures: Typed[]
}

/** The departments named so far, for choosing who leads. */
export const departments = (measures: readonly Typed[]): { code: string; label: string }[] => [
  ...new Map(
    measures.flatMap((one) => (one.organ === null ? [] : [[one.organ, { code: one.organ, label: one.organName }] as const])),
  ).values(),
]

/** The contract's input; who leads must be one of the departments still named. */
export function toInput({ measures, lead, ...rest }: Convening, hazard: string): z.input<typeof conveneInput> {
  const named = departments(measures).some((one) => one.code === lead)
  return {
    ...rest,
    originCase: hazard,
    lead: (named ? lead : null) as string,
    measures: measures.map(({ organ, measure, by }) => ({ organ: organ as string, measure, by })),
  }
}
