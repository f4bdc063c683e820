import { sql } from 'kysely'
import type { Photo } from '#kernel/http/contract.ts'
import type { Json } from './row.ts'
import { problems } from '#kernel/problem/problems.ts'
import type { Tx } from '#kernel/store/transaction.ts'

/**
 * Photos uploaded before, in the order asked for: the actor's own, and not yet part of another case.
 * @throws 422.1 naming `field` otherwise
 */
export async function readPhotos(tx: Tx, ids: readonly string[], person: string, caseId: string, field: string): Promise<Photo[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<Photo>`
    select id, sha256, name, mime, bytes from attachment
    where id = any (${[...ids]}::uuid[]) and uploaded_by = ${person}
      and (case_id is null or case_id = ${caseId}) and enterprise is null`.execute(tx)
  const found = new Map(rows.map((row) => [row.id, row]))
  return ids.map((id) => {
    const photo = found.get(id)
    if (!photo) throw problems.gaps({ say: '有照片未上传成功、已用于其他案件或不是您上传的,请删除后重新拍摄' }, { field })
    return photo
  })
}

/** Photos become part of the case whose act carries them. */
export async function bindPhotos(tx: Tx, photos: readonly Photo[], caseId: string): Promise<void> {
  if (photos.length === 0) return
  await sql`update attachment set case_id = ${caseId} where id = any (${photos.map((one) => one.id)}::uuid[])`.execute(tx)
}

/** Photos as a fact of a case: what is named of each, and no more. */
export const photoFacts = (photos: readonly Photo[]): Json =>
  photos.map(({ id, sha256, name, mime, bytes }) => ({ id, sha256, name, mime, bytes }))
