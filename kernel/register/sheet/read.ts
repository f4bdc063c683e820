import { Worker } from 'node:worker_threads'
import type { Refusal } from '#kernel/problem/problem.ts'
import { registerProblems } from '../problems.ts'
import type { SheetRow } from './cell.ts'
import { type FaultCode, mostRows, SheetFault, threadMemory } from './limits.ts'
import type { Ask, Said } from './reading-worker.ts'

/** What the first bytes say a file is: the name says nothing. */
export function formatOf(bytes: Uint8Array): 'xlsx' | 'csv' {
  const start = Buffer.from(bytes.subarray(0, 8))
  if (start.toString('hex').startsWith('d0cf11e0')) throw refusalOf(new SheetFault(isEncrypted(bytes) ? 'encrypted' : 'oldExcel'))
  if (start.toString('latin1').startsWith('PK')) return 'xlsx'
  const text = Buffer.from(bytes.subarray(0, 512)).toString('latin1').trimStart().toLowerCase()
  const found = [
    ['<!doctype html', '网页'],
    ['<html', '网页'],
    ['<?xml', 'XML 文件'],
    ['%pdf', 'PDF'],
    ['\u0089png', '图片'],
    ['\u00ff\u00d8', '图片'],
  ].find(([mark = '']) => text.startsWith(mark))
  if (found) throw refusalOf(new SheetFault('notASheet', found[1]))
  return 'csv'
}

/** An encrypted workbook is a container of the old kind, with the new one sealed inside. */
const isEncrypted = (bytes: Uint8Array): boolean => Buffer.from(bytes).includes(Buffer.from('EncryptedPackage', 'utf16le'))

type Head = Extract<Said, { head: unknown }>

/** The first lines of a sheet and what it is. @throws the refusals of problems.ts */
export async function readHead(path: string, sheet: number): Promise<Head> {
  for await (const said of listen({ path, sheet, below: null })) if ('head' in said) return said
  throw registerProblems.damaged({ why: '没有内容' })
}

/** All lines below the header, in batches, read in a thread that waits for each batch to be worked off. */
export async function* readRows(path: string, sheet: number, header: number): AsyncGenerator<SheetRow[]> {
  for await (const said of listen({ path, sheet, below: header })) if ('rows' in said) yield said.rows
}

async function* listen(ask: Ask): AsyncGenerator<Said> {
  const worker = new Worker(new URL('./reading-worker.ts', import.meta.url), {
    workerData: ask,
    resourceLimits: { maxOldGenerationSizeMb: threadMemory, maxYoungGenerationSizeMb: 16 },
  })
  const said: Said[] = []
  let wake = Promise.withResolvers<void>()
  let ended: unknown
  worker.on('message', (one: Said) => {
    said.push(one)
    wake.resolve()
  })
  worker.on('error', (cause: Error & { code?: string }) => {
    ended = cause.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new SheetFault('bomb', `${threadMemory} MB`) : cause
    wake.resolve()
  })
  worker.on('exit', () => {
    ended ??= true
    wake.resolve()
  })
  try {
    for (worker.postMessage('next'); ; ) {
      const one = said.shift()
      if (one === undefined) {
        if (ended !== undefined) break
        await wake.promise
        wake = Promise.withResolvers<void>()
        continue
      }
      if ('fault' in one) throw refusalOf(new SheetFault(one.fault, one.detail))
      yield one
      worker.postMessage('next')
    }
    if (ended !== true) throw ended instanceof SheetFault ? refusalOf(ended) : ended
  } finally {
    await worker.terminate()
  }
}

const words: Record<FaultCode, (detail: string) => Refusal> = {
  oldExcel: () => registerProblems.oldExcel(undefined, { field: 'file' }),
  encrypted: () => registerProblems.encrypted(undefined, { field: 'file' }),
  notASheet: (found) => registerProblems.notASheet({ found }, { field: 'file' }),
  bomb: (size) => registerProblems.bomb({ size }, { field: 'file' }),
  tooLong: (rows) => registerProblems.tooLong({ rows, limit: mostRows.toLocaleString('zh-CN') }, { field: 'file' }),
  empty: (sheet) => registerProblems.empty({ sheet }, { field: 'file' }),
  gone: () => registerProblems.fileGone(),
  damaged: (why) => registerProblems.damaged({ why }, { field: 'file' }),
}
const refusalOf = ({ code, detail }: SheetFault): Refusal => words[code](detail)
