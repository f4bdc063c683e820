import { readFile } from 'node:fs/promises'
import { parentPort, workerData } from 'node:worker_threads'
import { type Photo, typesetter } from './typeset.ts'
import { printable } from './typeset-photos.ts'
import type { Answer, Ask, Filed, FiledPhoto, Places } from './typesetting.ts'

const port = parentPort
if (!port) throw new Error('typesetting-worker runs in a worker thread only')

const { templates, fonts } = workerData as Places
const setter = typesetter(templates, fonts)

// One after the other: photos of two files at once would be twice the memory.
let last: Promise<unknown> = Promise.resolve()
port.on('message', (ask: Ask) => {
  last = inTurn(last, ask)
})

async function inTurn(before: Promise<unknown>, ask: Ask): Promise<void> {
  await before
  port?.postMessage(await answer(ask))
}

async function answer({ id, what }: Ask): Promise<Answer> {
  try {
    return { id, done: 'sheet' in what ? setter.set(what.sheet) : setter.bundle({ ...what.file, photos: await photosOf(what.file) }) }
  } catch (cause) {
    return { id, problem: cause instanceof Error ? cause.message : String(cause) }
  }
}

/** One photo at a time, made small before the next is read. */
async function photosOf(file: Filed): Promise<Photo[]> {
  const photos: Photo[] = []
  for (const one of file.photos) photos.push(...(await printable([await read(one)])))
  return photos
}

/** A file that is not there is listed by name and digest, and does not fail the rest. */
async function read({ path, ...photo }: FiledPhoto): Promise<Photo> {
  const bytes = path === null ? new Uint8Array() : await readFile(path).catch(() => new Uint8Array())
  return { ...photo, bytes }
}
