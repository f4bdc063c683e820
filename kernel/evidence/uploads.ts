import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, rename, stat, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { fileTypeFromBuffer } from 'file-type'
import { v7 as uuidv7 } from 'uuid'
import type { Kernel } from '#kernel/http/kernel.ts'
import type { Photo } from '#kernel/http/contract.ts'
import { actorOf, sessionCookie, tokenHash } from '#kernel/http/run.ts'
import { problems } from '#kernel/problem/problems.ts'
import { asSession } from '#kernel/store/transaction.ts'
import { fileOf } from './export.ts'
import { likenessHash } from './likeness-hash.ts'

/** What the camera and the scanner make; told by the bytes, never by the name. */
const accepted = new Set(['image/jpeg', 'image/png', 'image/webp', 'image/heic', 'application/pdf'])

/** Takes one upload: checked by its bytes, kept under its hash, owned by whoever brought it until an act carries it. */
export async function upload(kernel: Kernel, request: FastifyRequest): Promise<Photo> {
  const now = kernel.clock.now()
  const hash = tokenHash(request.cookies[sessionCookie] ?? '')
  // Refused before the body is read: whoever has no session does not get to send 20 MB.
  await asSession(kernel.database, hash, now, async (_tx, entered) => actorOf(entered))
  const { name, bytes } = await received(request)
  const type = await fileTypeFromBuffer(bytes)
  if (!type || !accepted.has(type.mime)) throw problems.wrongType({ name, found: type?.mime ?? '无法识别的格式' }, { field: 'file' })
  const photo = { id: uuidv7(), sha256: createHash('sha256').update(bytes).digest('hex'), name, mime: type.mime, bytes: bytes.length }
  await keep(fileOf(kernel.files, photo.sha256), bytes)
  const phash = await likenessHash(bytes, type.mime)
  return asSession(kernel.database, hash, now, async (tx, entered) => {
    const actor = actorOf(entered)
    await tx
      .insertInto('attachment')
      .values({ ...photo, phash, uploaded_at: now.toISOString(), uploaded_by: actor.person })
      .execute()
    return photo
  })
}

/** The one file of the request. What the parser cannot make sense of, a cut line too, is the sender's to send again. */
async function received(request: FastifyRequest): Promise<{ name: string; bytes: Buffer }> {
  const missing = (cause?: unknown) => {
    if (typeof (cause as { code?: unknown } | undefined)?.code === 'string') return cause
    return problems.badInput({ say: '没有收到完整的文件,请重新选择' }, { field: 'file' })
  }
  const part = await request.file().catch((cause: unknown) => Promise.reject(missing(cause)))
  if (!part) throw missing()
  const bytes = await part.toBuffer().catch((cause: unknown) => Promise.reject(missing(cause)))
  return { name: part.filename.slice(0, 200) || 'photo', bytes }
}

/** Written beside and renamed: a power cut leaves no half file under a hash. */
export async function keep(file: string, bytes: Uint8Array): Promise<void> {
  if (
    await stat(file).then(
      () => true,
      () => false,
    )
  )
    return
  await mkdir(dirname(file), { recursive: true })
  const beside = `${file}.${uuidv7()}`
  await writeFile(beside, bytes)
  await rename(beside, file)
}

/** Sends an attachment to whoever may see its case. */
export async function download(kernel: Kernel, request: FastifyRequest, reply: FastifyReply, id: string): Promise<FastifyReply> {
  const hash = tokenHash(request.cookies[sessionCookie] ?? '')
  const found = await asSession(kernel.database, hash, kernel.clock.now(), async (tx, entered) => {
    actorOf(entered)
    return tx.selectFrom('attachment').select(['sha256', 'mime', 'name']).where('id', '=', id).executeTakeFirst()
  })
  if (!found) throw problems.notFound({ what: '这个附件' })
  return reply
    .type(found.mime)
    .header('cache-control', 'private, max-age=31536000, immutable')
    .header('x-content-type-options', 'nosniff')
    .header('content-disposition', `inline; filename*=UTF-8''${encodeURIComponent(found.name)}`)
    .send(createReadStream(fileOf(kernel.files, found.sha256)))
}
