import { sql } from 'kysely'
import type { Photo } from '#kernel/http/contract.ts'
import type { Tx } from '#kernel/store/transaction.ts'

/** A photo that lies with a unit's own file. */
export interface KeptPhoto extends Photo {
  captured_at: string
  uploaded_at: string
  uploaded_by: string
  enterprise: string
}

/** Writes photos of units, as many as given, in one statement. */
export async function keepUnitPhotos(tx: Tx, photos: readonly KeptPhoto[]): Promise<void> {
  const columns = sql`id, sha256, name, mime, bytes, captured_at, uploaded_at, uploaded_by, enterprise`
  await sql`insert into attachment (${columns})
    select ${columns} from json_populate_recordset(null::attachment, ${JSON.stringify(photos)}::json)`.execute(tx)
}
