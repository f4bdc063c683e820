import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { z } from 'zod'
import { root } from './tree.ts'

const result = z.object({
  name: z.string(),
  file: z.string(),
  status: z.enum(['passed', 'failed', 'skipped']),
  engine: z.string().optional(),
  ms: z.number(),
  reason: z.string().optional(),
})
const results = z.object({ at: z.string(), partial: z.boolean(), tests: z.array(result) })

/** One test that has no tests beneath it; `name` begins with the names of those above it. */
export type Result = z.infer<typeof result>
export type Results = z.infer<typeof results>

const folder = `${root}.anlan`
const whole = `${folder}/test-results.json`

/** Keeps the results: a run of some of the tests beside the last run of all, never over it. */
export function keep(found: Results): void {
  mkdirSync(folder, { recursive: true })
  const file = found.partial ? `${folder}/test-results.partial.json` : whole
  writeFileSync(file, `${JSON.stringify(found, null, 1)}\n`)
}

/** The last run of all tests, or undefined when there was none. */
export const lastWhole = (): Results | undefined => (existsSync(whole) ? results.parse(JSON.parse(readFileSync(whole, 'utf8'))) : undefined)
