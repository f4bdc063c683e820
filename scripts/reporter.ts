/** What node:test tells, as lines of scripts/test.ts: `RESULT {json}` for it to keep, and text for people. */
import { inspect } from 'node:util'
import { relative } from 'node:path'
import type { TestEvent } from 'node:test/reporters'
import type { Result } from './results.ts'
import { root } from './tree.ts'

/** Marks a line that is a result and not text. */
export const mark = 'RESULT '

type Ending = Extract<TestEvent, { type: 'test:pass' | 'test:fail' }>

/**
 * A test is a leaf when none beneath it reported before it did; the others only lend their names.
 * A parent that fails by itself, not through those beneath it, counts as one more failed test.
 */
export default async function* report(source: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  const open: string[] = []
  let parents = new Set<number>()
  for await (const event of source) {
    if (event.type === 'test:start') open[event.data.nesting] = event.data.name
    if (event.type !== 'test:pass' && event.type !== 'test:fail') continue
    const { nesting } = event.data
    const parent = parents.has(nesting)
    parents = new Set([...parents].filter((level) => level < nesting))
    for (let level = 0; level < nesting; level += 1) parents.add(level)
    const own = event.type === 'test:fail' && failureOf(event) !== 'subtestsFailed'
    if ((parent || event.data.details.type === 'suite') && !own) continue
    const name = [...open.slice(0, nesting), event.data.name].join(' › ')
    yield* lines(event, name)
  }
}

function* lines(event: Ending, name: string): Generator<string> {
  const { skip, todo, file, details } = event.data
  const put = skip !== undefined || todo !== undefined
  const status = put ? 'skipped' : event.type === 'test:pass' ? 'passed' : 'failed'
  const reason = [skip, todo].find((one) => typeof one === 'string') ?? '未说明理由'
  const result: Result = { name, file: placeOf(file), status, ms: Math.round(details.duration_ms), ...(put ? { reason } : {}) }
  yield `\n${mark}${JSON.stringify(result)}\n`
  if (status === 'skipped') yield `- 略过 ${name}:${reason}\n`
  if (status === 'failed') yield `✗ ${name}\n    ${placeOf(file)}:${event.data.line ?? 0}\n${causeOf(event)}\n`
}

const placeOf = (file: string | undefined): string => (file === undefined ? '' : relative(root, file).replaceAll('\\', '/'))

const errorOf = (event: Ending): unknown => ('error' in event.data.details ? event.data.details.error : undefined)

function failureOf(event: Ending): unknown {
  const error = errorOf(event)
  return typeof error === 'object' && error !== null && 'failureType' in error ? error.failureType : undefined
}

/** The assertion itself, without the runner's wrapping. */
function causeOf(event: Ending): string {
  const error = errorOf(event)
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error
  const text = cause instanceof Error ? (cause.stack ?? cause.message) : inspect(cause)
  return text
    .split('\n')
    .filter((line) => !/node:internal|node_modules/.test(line))
    .map((line) => `    ${line}`)
    .join('\n')
}
