import { z } from 'zod'

/** What a sweeper is told: where the city lies, the moments to sweep at, and at which of them to begin. */
export const planShape = z.object({
  folder: z.string().optional(),
  url: z.string().optional(),
  ticks: z.array(z.iso.datetime()),
  from: z.number().int(),
})
export type SweepPlan = z.infer<typeof planShape>

export const readPlan = (text: string): SweepPlan => planShape.parse(JSON.parse(text))

/** Moments twice a day: when offices open, and at midnight. */
export function ticksOf(from: string, days: number): string[] {
  const begin = Date.parse(`${from}T01:00:00Z`)
  return Array.from({ length: days }, (_, day) =>
    [0, 15].map((hour) => new Date(begin + (day * 24 + hour) * 3_600_000).toISOString()),
  ).flat()
}
