import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { type Letter, type Line, lineShape, type Plan, type Receipt } from './outbox.ts'

const program = new URL('./walker.ts', import.meta.url).pathname

/** Everything that was said in all lives together, as a client would remember it. */
export interface Memory {
  letters: Letter[]
  receipts: { key: string; receipt: Receipt }[]
  kills: number
  /** Kills that fell between a command and its answer. */
  unanswered: number
  /** Answers that came only after the client had been told to try again. */
  busy: number
  /** How long each start took, to the first word, in milliseconds. */
  starts: number[]
  at: string
}

/** A seeded die: the same moments for the same seed, as far as the machine's pace allows. */
export function dice(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

/** A program that has loaded and waits to be told its plan: a restart is not the loading of files. */
function ready(cache: string): ChildProcess {
  return spawn(process.execPath, [program], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, NODE_COMPILE_CACHE: cache },
  })
}

interface Place {
  url?: string
  folder?: string
  files: string
  cache: string
}

/**
 * Lets journey after journey be walked, and kills the program at random moments; each next life goes on where the client's
 * memory stands. After the last kill the journey that is under way is brought to its end.
 * @throws when a command is refused, or the program ends by itself before its time
 */
export async function liveAndDie(place: Place, begin: string, kills: number, die: () => number, signal: AbortSignal): Promise<Memory> {
  const memory: Memory = { letters: [], receipts: [], kills: 0, unanswered: 0, busy: 0, starts: [], at: begin }
  let spare = ready(place.cache)
  let now: Plan = { ...place, at: begin, journey: 0, act: 0, answered: [], pending: null, last: 1_000_000 }
  try {
    for (;;) {
      signal.throwIfAborted()
      const child = spare
      const last = memory.kills >= kills
      const asked = last ? { ...now, last: now.journey } : now
      if (!last) spare = ready(place.cache)
      const ended = await oneLife(child, asked, last ? null : { lines: Math.floor(die() * die() * 60), lateMs: die() * 40 }, memory)
      if (last) return memory
      memory.kills += 1
      if (ended.pending) memory.unanswered += 1
      now = ended
    }
  } finally {
    spare.kill('SIGKILL')
  }
}

/** One life, up to SIGKILL so many lines and milliseconds on; null = to the end. */
async function oneLife(child: ChildProcess, plan: Plan, death: { lines: number; lateMs: number } | null, memory: Memory): Promise<Plan> {
  const { stdin, stdout, stderr } = child
  if (!stdin || !stdout || !stderr) throw new Error('the program has no pipes')
  const exited = once(child, 'exit')
  let wrong = ''
  stderr.on('data', (part: Buffer) => (wrong += part.toString()))
  stdin.on('error', () => undefined)
  stdin.end(`${JSON.stringify(plan)}\n`)
  let now = plan
  let heard = 0
  let done = false
  const dies = () => setTimeout(() => child.kill('SIGKILL'), death?.lateMs)
  if (death?.lines === 0) dies()
  try {
    for await (const text of createInterface({ input: stdout })) {
      heard += 1
      const line = lineOf(text)
      if (line) now = follow(now, line, memory)
      done ||= line?.say === 'done'
      if (heard === death?.lines) dies()
    }
  } finally {
    if (!done) child.kill('SIGKILL')
  }
  const [code, signal] = (await exited) as [number | null, string | null]
  if (signal !== 'SIGKILL' && !(done && code === 0)) throw new Error(`the program ended with code ${code}: ${wrong}`)
  if (death === null && !done) throw new Error(`the last life did not come to its end: ${wrong}`)
  return now
}

/** Death may cut the last line short: what it would have said is not known. */
function lineOf(text: string): Line | undefined {
  try {
    return lineShape.parse(JSON.parse(text))
  } catch (cause) {
    if (cause instanceof SyntaxError) return undefined
    throw cause
  }
}

/** What the client knows after this line. */
function follow(now: Plan, line: Line, memory: Memory): Plan {
  switch (line.say) {
    case 'started':
      memory.starts.push(line.ms)
      return now
    case 'sends': {
      memory.letters.push(line.letter)
      const { journey, act } = line.letter
      return { ...now, journey, act, pending: line.letter, answered: journey === now.journey ? now.answered : [] }
    }
    case 'answered':
      memory.receipts.push({ key: line.key, receipt: line.receipt })
      if (line.tries > 1) memory.busy += 1
      return { ...now, pending: null, act: now.act + 1, answered: [...now.answered, [now.pending?.act ?? -1, line.receipt]] }
    case 'moved':
      memory.at = line.at
      return { ...now, at: line.at, journey: line.journey, act: line.act + 1 }
    case 'refused':
      throw new Error(`refused with ${line.status}: ${line.body}`)
    case 'done':
      return now
  }
}
