import { type ChildProcess, execFile, fork } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { existsSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { DirectAsk } from './direct.ts'
import type { Slice } from './load.ts'

const run = promisify(execFile)

/** Work done inside a server's process: bare SQL (embedded database only), typesetting for so long, or what still waits to react. */
export type Inside = DirectAsk | { what: 'documents'; seconds: number } | { what: 'settle' }

/** A server in a process of its own. */
export interface Child {
  port: number
  pid: number
  /** Does a piece of work inside the process: bare SQL on its pool, or documents. */
  inside(ask: Inside): Promise<Slice>
  stop(): void
}

/** Starts bench/serve.ts, bench/thin.ts or bench/typst.ts and waits until it is ready. */
export async function start(script: 'serve' | 'thin' | 'typst', argument: string): Promise<Child> {
  const child = fork(new URL(`./${script}.ts`, import.meta.url), [argument], { stdio: ['ignore', 2, 2, 'ipc'] })
  const { port } = (await message(child)) as { port: number }
  return {
    port,
    pid: child.pid ?? 0,
    inside: async (ask) => {
      const answer = message(child)
      child.send(ask)
      return (await answer) as Slice
    },
    stop: () => void child.kill(),
  }
}

function message(child: ChildProcess): Promise<unknown> {
  const said = Promise.withResolvers<unknown>()
  const gone = (code: number | null) => said.reject(new Error(`the server ended (code ${code})`))
  child.once('message', said.resolve)
  child.once('exit', gone)
  return said.promise.finally(() => {
    child.off('exit', gone)
    child.off('message', said.resolve)
  })
}

const places = ['/usr/lib/postgresql/17/bin/pgbench', '/usr/lib/postgresql/16/bin/pgbench', '/usr/lib/postgresql/15/bin/pgbench']

/** Where pgbench is; undefined when this machine has none, and its columns then say so. */
export async function findPgbench(): Promise<string | undefined> {
  const known = await run('pgbench', ['--version']).then(
    () => 'pgbench',
    () => undefined,
  )
  return known ?? places.find((path) => existsSync(path))
}

/** Runs one pgbench script, statements prepared; answers scripts per second and their mean milliseconds. */
export async function pgbench(
  program: string,
  url: string,
  script: string,
  clients: number,
  seconds: number,
): Promise<{ rate: number; mean: number }> {
  const folder = mkdtempSync(join(tmpdir(), 'anlan-pgbench-'))
  try {
    const file = join(folder, 'script.sql')
    writeFileSync(file, script)
    const { hostname, port, username, pathname, password } = new URL(url)
    const where = ['-h', hostname, '-p', port || '5432', '-U', username || 'postgres']
    const load = ['-n', '-M', 'prepared', '-c', String(clients), '-j', '1', '-T', String(Math.max(1, Math.round(seconds))), '-f', file]
    const { stdout } = await run(program, [...where, ...load, pathname.slice(1)], { env: { ...process.env, PGPASSWORD: password } })
    const number = (pattern: RegExp) => Number(pattern.exec(stdout)?.[1])
    if (!/number of failed transactions: 0 /.test(stdout)) throw new Error(`pgbench failed:\n${stdout}`)
    return { rate: number(/tps = ([\d.]+)/), mean: number(/latency average = ([\d.]+)/) }
  } finally {
    rmSync(folder, { recursive: true })
  }
}
