import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, rename, stat, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { fileTypeFromBuffer } from 'file-type'
import { v7 as uuidv7 } from 'uuid'
import type { Kernel } from '#kernel/http/kernel.ts'
import type { Photo } from '#kernel/http/contract.ts'
import { receivedFile } from '#kernel/http/received.ts'
import { enter, known } from '#kernel/http/entry.ts'
import { actorOf } from '#kernel/http/run.ts'
import { problems } from '#kernel/problem/problems.ts'
import type { TokenScope } from '#kernel/session/token.ts'
import { fileOf } from './export.ts'
import { likenessHash } from './likeness-hash.ts'

/** What the camera and the scanner make; told by the bytes, never by the name. */
const accepted = new Set(['image/jpeg', 'image/png', 'image/webp', 'image/heic', 'application/pdf'])

/** Purposes of a token for which photos are brought. */
const bringing: readonly TokenScope[] = ['checks.write', 'rectify']

/** Takes one upload: checked by its bytes, kept under its hash, owned by whoever brought it until an act carries it. */
export async function upload(kernel: Kernel, request: FastifyRequest): Promise<Photo> {
  const now = kernel.clock.now()
  known(kernel, request)
  // Refused before the body is read: whoever has no session does not get to send 20 MB.
  await enter(kernel, request, bringing, async (_tx, entered) => actorOf(entered))
  const { name: given, bytes } = await receivedFile(request)
  const name = given || 'photo'
  const type = await fileTypeFromBuffer(bytes)
  if (!type || !accepted.has(type.mime)) throw problems.wrongType({ name, found: type?.mime ?? '无法识别的格式' }, { field: 'file' })
  const photo = { id: uuidv7(), sha256: createHash('sha256').update(bytes).digest('hex'), name, mime: type.mime, bytes: bytes.length }
  await keep(fileOf(kernel.files, photo.sha256), bytes)
  const phash = await likenessHash(bytes, type.mime)
  return enter(kernel, request, bringing, async (tx, entered) => {
    const actor = actorOf(entered)
    await tx
      .insertInto('attachment')
      .values({ ...photo, phash, uploaded_at: now.toISOString(), uploaded_by: actor.person })
      .execute()
    return photo
  })
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
  known(kernel, request)
  const found = await enter(kernel, request, ['checks.read', 'hazards.read'], async (tx, entered) => {
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
