import { Worker } from 'node:worker_threads'
import { bind, type Client, type Pool, type QueryResult } from './pool.ts'
import type { Answer, Ask } from './pglite-worker.ts'

/** How long a caller waits for the one connection before it is told so: a nested transaction would wait for ever. */
const patience = 120_000

/**
 * After so many refused statements the engine is opened anew, between two transactions: PGlite 0.5.8 loses a little of its
 * stack with every error, and after some 1,900 of them answers nothing but "stack depth limit exceeded".
 */
const errorsBorne = 1000

/** The embedded database: PGlite in a worker thread, one connection behind one first-come-first-served lock. */
export interface PglitePool extends Pool {
  /** The data folder as a gzip tar, for the template cache and for backups. */
  dump(): Promise<Uint8Array<ArrayBuffer>>
}

/**
 * Starts PGlite in a worker thread, so that a long query never stalls the event loop.
 * @param dataDir folder of the cluster, or `memory://` for tests
 * @param template a dump to start a new folder from (seconds instead of initdb)
 */
export async function openPglite(dataDir: string, template?: Uint8Array<ArrayBuffer>): Promise<PglitePool> {
  const worker = new Worker(new URL('./pglite-worker.ts', import.meta.url), {
    workerData: { dataDir, template: template?.buffer },
  })
  const wire = talk(worker)
  await wire.started
  const turn = turnstile()
  let ended: Promise<void> | undefined
  const stop = async () => {
    await turn()
    await wire.ask({ id: 0, end: true })
    await worker.terminate()
  }
  return {
    engine: 'pglite',
    connect: async () => {
      const release = await turn()
      if (wire.errors() >= errorsBorne) await wire.renew()
      return client(wire.ask, release)
    },
    dump: async () => {
      const release = await turn()
      try {
        const answer = await wire.ask({ id: 0, dump: true })
        return new Uint8Array(answer.dump ?? new ArrayBuffer(0))
      } finally {
        release()
      }
    },
    end: () => (ended ??= stop()),
  }
}

type AskWorker = (ask: Ask) => Promise<Answer>

function client(ask: AskWorker, release: () => void): Client {
  return {
    query: async (sql, parameters = []): Promise<QueryResult> => {
      const answer = await ask({ id: 0, sql, parameters: parameters.map(bind) })
      return { command: sql.trimStart().slice(0, 6).trim().toUpperCase(), rowCount: answer.rowCount ?? 0, rows: answer.rows ?? [] }
    },
    release,
  }
}

/** Pairs each question with its answer by number. */
function talk(worker: Worker): { ask: AskWorker; started: Promise<unknown>; errors(): number; renew(): Promise<void> } {
  let next = 1
  let errors = 0
  const waiting = new Map<number, PromiseWithResolvers<Answer>>()
  const started = Promise.withResolvers<Answer>()
  waiting.set(0, started)
  worker.on('message', (answer: Answer) => {
    const asked = waiting.get(answer.id)
    waiting.delete(answer.id)
    if (answer.error) errors += 1
    if (answer.error) asked?.reject(Object.assign(new Error(answer.error.message), answer.error))
    else asked?.resolve(answer)
  })
  const fail = (cause: unknown) => {
    for (const asked of waiting.values()) asked.reject(cause)
    waiting.clear()
  }
  worker.on('error', fail)
  worker.on('exit', (code) => fail(new Error(`the embedded database stopped (code ${code})`)))
  const ask: AskWorker = (question) => {
    const id = next++
    const asked = Promise.withResolvers<Answer>()
    waiting.set(id, asked)
    worker.postMessage({ ...question, id })
    return asked.promise
  }
  const renew = async () => {
    await ask({ id: 0, renew: true })
    errors = 0
  }
  return { ask, started: started.promise, errors: () => errors, renew }
}

/** First come, first served; the returned function lets the next one in, once. */
function turnstile(): () => Promise<() => void> {
  let tail: Promise<void> = Promise.resolve()
  return async () => {
    const mine = Promise.withResolvers<void>()
    const before = tail
    tail = before.then(() => mine.promise)
    const timer = Promise.withResolvers<never>()
    const alarm = setTimeout(() => timer.reject(new Error('the embedded database was busy for too long')), patience)
    try {
      await Promise.race([before, timer.promise])
    } catch (cause) {
      mine.resolve()
      throw cause
    } finally {
      clearTimeout(alarm)
    }
    return () => mine.resolve()
  }
}
