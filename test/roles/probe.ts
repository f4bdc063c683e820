import assert from 'node:assert/strict'
import type { FastifyInstance, LightMyRequestResponse } from 'fastify'
import { unzipSync } from 'fflate'
import { openBundle } from '#kernel/evidence/bundle.ts'
import type { User } from './actors.ts'
import { type Known, shown } from './oracle.ts'
import type { Reading } from './requests.ts'

/** What a run came to. */
export interface Verdict {
  requests: number
  /** Things recognised in answers, each compared with the rule. */
  rows: number
  foreign: string[]
  /** What one may see, and did not get. */
  withheld: string[]
}

const parallel = 50

/**
 * Everybody asks for everything, fifty at a time, in an order that mixes people.
 * @param share one in so many of what is asked by id or by a filter, plain lists always; each user has other ones
 */
export async function probe(
  app: FastifyInstance,
  users: readonly User[],
  readings: readonly Reading[],
  known: Known,
  share = 1,
): Promise<Verdict> {
  const asked = readings.flatMap((reading, at) =>
    users.flatMap((user, who) => (isPlain(reading) || (at + who) % share === 0 ? [{ user, reading }] : [])),
  )
  const verdict: Verdict = { requests: 0, rows: 0, foreign: [], withheld: [] }
  for (let at = 0; at < asked.length; at += parallel) {
    await Promise.all(asked.slice(at, at + parallel).map(({ user, reading }) => ask(app, user, reading, known, verdict)))
  }
  return verdict
}

const isPlain = ({ url, target }: Reading): boolean => target === null && !url.includes('?')

async function ask(app: FastifyInstance, user: User, { url, target, held }: Reading, known: Known, verdict: Verdict): Promise<void> {
  const answer = await app.inject({ url, ...identity(user) })
  assert.ok(
    answer.statusCode < 500 && answer.statusCode !== 429,
    `${user.name} ${url} answered ${answer.statusCode} ${answer.body.slice(0, 300)}`,
  )
  verdict.requests += 1
  const found = shown(contentOf(answer), known).filter((one) => !held?.includes(one) && !url.includes(one))
  verdict.rows += found.length
  const foreign = found.filter((one) => !known.rules.get(one)?.(user.actor))
  verdict.foreign.push(...foreign.map((one) => `${user.name} ${url}: ${one}`))
  if (target === null) return
  verdict.rows += 1
  const may = known.opens.get(target)?.(user.actor) ?? false
  const given = answer.statusCode === 200
  if (given && !may) verdict.foreign.push(`${user.name} ${url} answered 200`)
  // A list may be for other posts; a case, its papers and its files are there for whoever sees the case.
  if (!given && may && !user.tokens && /^\/api\/(cases|documents|attachments)\//.test(url)) {
    verdict.withheld.push(`${user.name} ${url} answered ${answer.statusCode}`)
  }
}

let calls = 0
const identity = ({ cookie, tokens }: User) =>
  tokens
    ? { headers: { authorization: `Bearer ${tokens[calls++ % tokens.length]}` } }
    : cookie
      ? { cookies: { anlan_session: cookie } }
      : {}

/** What an answer says, an exported case and a workbook unpacked: a foreign name does not hide in a zip. */
function contentOf({ headers, rawPayload, body }: LightMyRequestResponse): string {
  const type = String(headers['content-type'])
  if (!/zip|spreadsheetml/.test(type)) return body
  const bytes = new Uint8Array(rawPayload)
  const parts = type === 'application/zip' ? [...openBundle(bytes).values()] : Object.values(unzipSync(bytes))
  return parts.map((part) => Buffer.from(part).toString()).join('\n')
}
