import { Worker } from 'node:worker_threads'
import type { CaseFile, Photo, Rendered, Sheet } from './typeset.ts'

/** A photo that the thread reads from its file; without a path it is only listed. */
export type FiledPhoto = Omit<Photo, 'bytes'> & { readonly path: string | null }
/** A case to be filed, its photos still in their files. */
export type Filed = Omit<CaseFile, 'photos'> & { readonly photos: readonly FiledPhoto[] }

/** Where the thread finds templates and the site's fonts. */
export interface Places {
  templates: string
  fonts: string | null
}
/** What the thread is asked, and what it answers. */
export type Ask = { id: number; what: { sheet: Sheet } | { file: Filed } }
export type Answer = { id: number; done: Rendered; problem?: undefined } | { id: number; done?: undefined; problem: string }

/** Typesetting beside the event loop. Both answers throw an Error with Typst's diagnostics. */
export interface Typesetting {
  set(sheet: Sheet): Promise<Rendered>
  bundle(file: Filed): Promise<Rendered>
  /** Ends the threads; what is still asked of them fails. The next question starts a new one. */
  close(): Promise<void>
}

/** How long a thread without work is kept: it holds some 200 MB. */
const idle = 60_000
/** How long one answer may take: beyond it something is wrong with the template, and the thread is ended. */
const patience = 180_000

/**
 * Two threads, each started when it is first asked: single documents are not to wait behind a thick case file.
 * @param templates folder of the templates
 * @param fonts the site's own fonts, which need not exist
 */
export function typesetting(templates: string, fonts: string | null, keep = idle): Typesetting {
  const places = { templates, fonts }
  const sheets = lane(places, keep)
  const files = lane(places, keep)
  return {
    set: (sheet) => sheets.ask({ sheet }),
    bundle: (file) => files.ask({ file }),
    close: async () => void (await Promise.all([sheets.close(), files.close()])),
  }
}

interface Lane {
  ask(what: Ask['what']): Promise<Rendered>
  close(): Promise<void>
}

/** One thread at most, one question after the other; it ends when it has had nothing to do for a while. */
function lane(places: Places, keep: number): Lane {
  let thread: Thread | undefined
  let rest: NodeJS.Timeout | undefined
  let asked = 0
  const end = async () => {
    const ending = thread
    thread = undefined
    await ending?.end()
  }
  const ask = async (what: Ask['what']) => {
    clearTimeout(rest)
    asked += 1
    if (!thread?.alive()) thread = startThread(places)
    try {
      return await thread.ask(what)
    } finally {
      asked -= 1
      if (asked === 0) rest = setTimeout(() => void end(), keep).unref()
    }
  }
  const close = () => {
    clearTimeout(rest)
    return end()
  }
  return { ask, close }
}

interface Thread {
  ask(what: Ask['what']): Promise<Rendered>
  alive(): boolean
  end(): Promise<unknown>
}

/** The thread and the questions that wait for it, paired with their answers by number. */
function startThread(places: Places): Thread {
  const worker = new Worker(new URL('./typesetting-worker.ts', import.meta.url), { workerData: places })
  const waiting = new Map<number, PromiseWithResolvers<Rendered>>()
  let next = 1
  let dead = false
  const fail = (cause: Error) => {
    dead = true
    for (const one of waiting.values()) one.reject(cause)
    waiting.clear()
  }
  worker.on('message', (answer: Answer) => {
    const one = waiting.get(answer.id)
    waiting.delete(answer.id)
    if (answer.done) one?.resolve(answer.done)
    else one?.reject(new Error(answer.problem))
  })
  worker.on('error', fail)
  worker.on('exit', () => fail(new Error('排版线程已停止')))
  // A thread at rest does not keep the process alive; the alarm of a question does.
  worker.unref()
  const ask = async (what: Ask['what']) => {
    const id = next++
    const one = Promise.withResolvers<Rendered>()
    waiting.set(id, one)
    worker.postMessage({ id, what } satisfies Ask)
    const alarm = setTimeout(() => void worker.terminate(), patience)
    return one.promise.finally(() => clearTimeout(alarm))
  }
  return { ask, alive: () => !dead, end: () => worker.terminate() }
}
