import { open, mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { JsonObject } from '#kernel/evidence/row.ts'
import type { Kernel } from '#kernel/http/kernel.ts'

/** A row that passed the check, ready to be written. */
export interface Ready {
  no: number
  value: JsonObject
  /** May already be in the register: waits for a choice. */
  doubtful: boolean
}

const folderOf = (kernel: Pick<Kernel, 'files'>): string => join(kernel.files, 'imports')
/** Where the list lies as it was brought. */
export const listFile = (kernel: Pick<Kernel, 'files'>, one: { id: string; format: string }): string =>
  join(folderOf(kernel), `${one.id}.${one.format}`)
/** Where its checked rows wait, a batch a line, so that carrying out begins where it stopped without reading the list again. */
const spoolFile = (kernel: Pick<Kernel, 'files'>, id: string): string => join(folderOf(kernel), `${id}.rows`)

export const makeFolder = (kernel: Pick<Kernel, 'files'>): Promise<unknown> => mkdir(folderOf(kernel), { recursive: true })
export const dropSpool = (kernel: Pick<Kernel, 'files'>, id: string): Promise<void> => rm(spoolFile(kernel, id), { force: true })

/** Begins the checked rows anew. */
export async function writeSpool(kernel: Pick<Kernel, 'files'>, id: string) {
  const file = await open(spoolFile(kernel, id), 'w')
  return {
    add: (batch: readonly Ready[]) => file.appendFile(`${JSON.stringify(batch)}\n`),
    /** On the disk before anybody is told that they are there. */
    seal: () => file.sync(),
    close: () => file.close(),
  }
}

const piece = 1 << 18

/** The batch that begins there and where the next one does; undefined at the end. */
export async function readSpool(
  kernel: Pick<Kernel, 'files'>,
  id: string,
  at: number,
): Promise<{ batch: Ready[]; next: number } | undefined> {
  const file = await open(spoolFile(kernel, id), 'r')
  try {
    const pieces: Buffer[] = []
    for (let from = at; ; from += piece) {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(piece), 0, piece, from)
      const end = buffer.subarray(0, bytesRead).indexOf(10)
      pieces.push(buffer.subarray(0, end < 0 ? bytesRead : end))
      if (end >= 0) return { batch: JSON.parse(Buffer.concat(pieces).toString()) as Ready[], next: from + end + 1 }
      if (bytesRead < piece) return undefined
    }
  } finally {
    await file.close()
  }
}
