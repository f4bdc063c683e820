import { z } from 'zod'
import { id } from '#kernel/http/contract.ts'
import { lightNames } from './terms.ts'

/** 五到位 (clause 5): five lights computed from what is stored, never typed in. */
export const lightsOf = z.object({
  enterprise: id,
  lights: z.array(
    z.object({
      light: z.enum(lightNames.codes),
      label: z.string(),
      colour: z.enum(['green', 'amber', 'red', 'grey']),
      say: z.string(),
      rows: z
        .array(z.object({ say: z.string(), good: z.boolean().nullable().describe('null: nothing to judge by') }))
        .describe('what the light is made of'),
      opens: z.enum(['heads', 'papers', 'checks']).nullable().describe('the part of the file that shows it'),
    }),
  ),
  basis: z.string(),
})
