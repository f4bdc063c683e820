import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { movableClock } from '#kernel/clock/clock.ts'
import type { Typesetting } from '#kernel/document/typesetting.ts'
import { jcs } from '#kernel/evidence/row.ts'
import { tokenHash } from '#kernel/http/run.ts'
import { openDatabase } from '#kernel/store/database.ts'
import { lockFolder } from '#kernel/store/lock.ts'
import { asJob } from '#kernel/store/transaction.ts'
import { png } from '#test/png.ts'
import { assemble, serve, settled, tick } from '../../server/assemble.ts'
import { journey, type World } from './journey.ts'
import { type Letter, type Line, plan as planShape, receiptShape } from './outbox.ts'

/**
 * A program that works one major hazard after the other over its database: it says each command before sending it, and
 * each answer as soon as it has it. Whoever started it kills it when he likes; started again it first sends what was not
 * answered, under the same key.
 */

const [line] = (await once(createInterface({ input: process.stdin }), 'line')) as [string]
const began = performance.now()
const plan = planShape.parse(JSON.parse(line))
const say = (one: Line) => console.log(JSON.stringify(one))

/** Pages without a typesetter: what a sheet says, as bytes. Typst has its own tests, and a start without it is light. */
const plainPages: Typesetting = {
  set: async (sheet) => ({ pdf: new TextEncoder().encode(`%PDF-plain\n${jcs(sheet)}`), pages: 1 }),
  bundle: async (file) => ({ pdf: new TextEncoder().encode(`%PDF-plain\n${file.no}`), pages: 1 }),
  close: async () => undefined,
}

const release = plan.folder ? lockFolder(plan.folder) : () => undefined
const database = await openDatabase(plan.folder ? { folder: plan.folder } : { url: plan.url ?? '', size: 4 })
const clock = movableClock(new Date(plan.at), { frozen: true })
const kernel = await assemble(database, clock, plan.files, { typesetting: plainPages })
const app = await serve(kernel, false)
say({ say: 'started', ms: Math.round(performance.now() - began) })

let tokens = new Map<string, string>()
/** After the clock has been moved sessions have ended; signing in with eleven passwords would be most of a short life. */
async function signIn(): Promise<void> {
  const at = clock.now().toISOString()
  tokens = await asJob(database, 'city', clock.now(), async (tx) => {
    const rows = await tx
      .selectFrom('person')
      .innerJoin('tenure', 'tenure.person', 'person.id')
      .select(['person.login', 'person.id', 'tenure.id as tenure'])
      .where('tenure.until', 'is', null)
      .execute()
    const made = rows.map((row) => ({ ...row, token: randomUUID() }))
    const sessions = made.map((one) => ({
      token_hash: tokenHash(one.token),
      person: one.id,
      tenure: one.tenure,
      opened_at: at,
      seen_at: at,
    }))
    await tx.insertInto('session').values(sessions).execute()
    return new Map(made.map((one) => [one.login ?? '', one.token]))
  })
}

const cookies = (by: string) => ({ anlan_session: tokens.get(by) ?? '' })

async function read<T>(by: string, url: string): Promise<T> {
  const answer = await app.inject({ url, cookies: cookies(by) })
  if (answer.statusCode !== 200) throw new Error(`${by} read ${url}: ${answer.body}`)
  return answer.json<T>()
}

async function photo(by: string): Promise<string> {
  const form = new FormData()
  form.append('file', new Blob([png(Math.floor(Math.random() * 2 ** 24))], { type: 'image/png' }), '现场.png')
  const request = new Request('http://localhost/api/attachments', { method: 'POST', body: form })
  const headers = { 'content-type': request.headers.get('content-type') ?? '' }
  const payload = Buffer.from(await request.arrayBuffer())
  const answer = await app.inject({ method: 'POST', url: '/api/attachments', cookies: cookies(by), headers, payload })
  if (answer.statusCode !== 200) throw new Error(`${by} brought no photo: ${answer.body}`)
  return answer.json<{ id: string }>().id
}

/** Sends a command that has been said. Told to try again later (409.4, 500), the client does; any other refusal ends the journey. */
async function send(letter: Letter): Promise<void> {
  for (let tries = 5; ; tries--) {
    const answer = await app.inject({
      method: 'POST',
      url: letter.url,
      cookies: cookies(letter.by),
      headers: { 'idempotency-key': letter.key },
      payload: letter.body,
    })
    if (answer.statusCode === 200) {
      const receipt = receiptShape.parse(answer.json())
      answered.set(letter.act, receipt)
      return say({ say: 'answered', key: letter.key, receipt, tries: 6 - tries })
    }
    const later = answer.statusCode >= 500 || answer.json<{ problem: { no: string } }>().problem.no === '409.4'
    if (tries === 0 || !later) {
      say({ say: 'refused', key: letter.key, status: answer.statusCode, body: answer.body })
      throw new Error(`${letter.by} ${letter.url}: ${answer.body}`)
    }
  }
}

const answered = new Map(plan.answered)
const unit = (
  await asJob(database, 'city', clock.now(), (tx) =>
    tx.selectFrom('enterprise').select('id').where('name', 'like', '%邕水冷链%').executeTakeFirstOrThrow(),
  )
).id

const world: World = {
  get now() {
    return clock.now().toISOString()
  },
  unit,
  got: (name) => {
    const opened = answered.get(journey.findIndex((one) => one.name === name))
    if (!opened) throw new Error(`${name} has not been answered`)
    const about = [...answered].filter(([, one]) => one.id === opened.id).toSorted(([a], [b]) => a - b)
    return about.at(-1)?.[1] ?? opened
  },
  read,
  photo,
}

async function walk(number: number, from: number): Promise<void> {
  for (const [act, one] of journey.entries()) {
    if (act < from) continue
    if ('hours' in one) {
      clock.advance(one.hours * 3_600_000)
      say({ say: 'moved', journey: number, act, at: clock.now().toISOString() })
      await signIn()
      await tick(kernel)
    } else {
      const letter = { journey: number, act, key: randomUUID(), ...(await one.send(world)) } as Letter
      say({ say: 'sends', letter })
      await send(letter)
    }
  }
  answered.clear()
}

await signIn()
if (plan.pending) await send(plan.pending)
await tick(kernel)
await walk(plan.journey, plan.pending ? plan.pending.act + 1 : plan.act)
for (let number = plan.journey + 1; number <= plan.last; number++) await walk(number, 0)
await settled(kernel)
say({ say: 'done' })
await app.close()
await database.close()
release()
process.exit(0)
