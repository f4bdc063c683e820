import { spawn } from 'node:child_process'
import { delimiter } from 'node:path'
import { performance } from 'node:perf_hooks'
import { root } from './tree.ts'

/** How a child process ended. */
export interface Ended {
  code: number
  text: string
  ms: number
}

/**
 * Runs a program of the project (node, or one from node_modules/.bin) in its root.
 * @param see is given each whole line as it comes; all of it is in the answer too
 */
export function runProgram(
  program: string,
  args: readonly string[],
  options: { env?: NodeJS.ProcessEnv; see?: (line: string) => void } = {},
) {
  const begun = performance.now()
  const found = program === 'node' ? process.execPath : program
  const path = `${root}node_modules/.bin${delimiter}${process.env.PATH ?? ''}`
  return new Promise<Ended>((resolve) => {
    const child = spawn(found, args, {
      cwd: root,
      // Within a test, a child that runs tests must report as one that was started by hand.
      env: { ...process.env, NODE_TEST_CONTEXT: undefined, ...options.env, PATH: path },
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32' && program !== 'node',
    })
    let text = ''
    let rest = ''
    const take = (piece: string) => {
      text += piece
      const lines = (rest + piece).split('\n')
      rest = lines.pop() ?? ''
      for (const line of lines) options.see?.(line)
    }
    child.stdout.setEncoding('utf8').on('data', take)
    child.stderr.setEncoding('utf8').on('data', take)
    const end = (code: number) => {
      if (rest !== '') options.see?.(rest)
      resolve({ code, text, ms: Math.round(performance.now() - begun) })
    }
    child.on('error', (cause) => {
      take(`${cause.message}\n`)
      end(1)
    })
    child.on('close', (code) => end(code ?? 1))
  })
}

/** Does the jobs in their order, `width` at a time. */
export async function lanes<T>(width: number, jobs: readonly (() => Promise<T>)[]): Promise<T[]> {
  const done: T[] = []
  const queue = jobs.entries()
  const lane = async () => {
    for (const [index, job] of queue) done[index] = await job()
  }
  await Promise.all(Array.from({ length: width }, lane))
  return done
}
