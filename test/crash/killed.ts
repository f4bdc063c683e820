import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import type { SweepPlan } from './ticks.ts'

const program = new URL('./sweeper.ts', import.meta.url).pathname

/** How one life of the sweeper ended: at which tick it was, and whether it came to the end by itself. */
export interface Life {
  pid: number
  tick: number
  done: boolean
}

/**
 * Lets the sweeper live until it has said `lives` moments, and a little longer: then SIGKILL, wherever it is.
 * @param lives how many ticks it may begin; Infinity = to the end
 * @param lateMs how long after that it is killed
 */
export async function live(plan: SweepPlan, lives: number, lateMs: number): Promise<Life> {
  const child = spawn(process.execPath, [program, JSON.stringify(plan)], { stdio: ['ignore', 'pipe', 'pipe'] })
  const ended = once(child, 'exit')
  let wrong = ''
  child.stderr.on('data', (part: Buffer) => (wrong += part.toString()))
  let tick = plan.from
  let seen = 0
  let done = false
  for await (const line of createInterface({ input: child.stdout })) {
    if (line === 'done') done = true
    else tick = Number(line)
    seen += 1
    if (seen === lives) setTimeout(() => child.kill('SIGKILL'), lateMs)
  }
  const [code, signal] = (await ended) as [number | null, string | null]
  if (code !== 0 && signal !== 'SIGKILL') throw new Error(`the sweeper ended with code ${code}: ${wrong}`)
  return { pid: child.pid ?? 0, tick, done: done && code === 0 }
}
