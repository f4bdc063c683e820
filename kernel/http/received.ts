import type { FastifyRequest } from 'fastify'
import { problems } from '#kernel/problem/problems.ts'
import type { BroughtFile } from './route.ts'

/**
 * The one file of the request. What the parser cannot make sense of, a cut line too, is the sender's to send again.
 * @param limit the largest taken, in bytes; the server's own limit when left out
 */
export async function receivedFile(request: FastifyRequest, limit?: number): Promise<BroughtFile> {
  const missing = (cause?: unknown) => {
    const code = (cause as { code?: unknown } | undefined)?.code
    if (limit && code === 'FST_REQ_FILE_TOO_LARGE') return problems.tooLarge({ limit: `${limit / 2 ** 20} MB` }, { field: 'file' })
    if (typeof code === 'string') return cause
    return problems.badInput({ say: '没有收到完整的文件,请重新选择' }, { field: 'file' })
  }
  const limits = limit ? { limits: { fileSize: limit } } : {}
  const part = await request.file(limits).catch((cause: unknown) => Promise.reject(missing(cause)))
  if (!part) throw missing()
  const bytes = await part.toBuffer().catch((cause: unknown) => Promise.reject(missing(cause)))
  return { name: part.filename.slice(0, 200), bytes }
}
