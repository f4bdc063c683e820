import { sql } from 'kysely'
import type { z } from 'zod'
import type { Tx } from '#kernel/store/transaction.ts'
import type { tokenRow } from '../token.ts'

/** A token as it is written: its digest, never itself. */
interface TokenWritten {
  id: string
  token_hash: string
  enterprise: string
  person: string
  tenure: string
  person_name: string
  post_title: string
  name: string
  scopes: string[]
  created_at: string
  expires_at: string
}

/** Writes a token; false when one of that digest is there. */
export async function insertToken(tx: Tx, row: TokenWritten): Promise<boolean> {
  // Whose token it is, another enterprise is not told: hence no look, but the write that does nothing.
  const written = await tx
    .insertInto('api_token')
    .values(row)
    .onConflict((conflict) => conflict.column('token_hash').doNothing())
    .executeTakeFirst()
  return Number(written.numInsertedOrUpdatedRows ?? 0) === 1
}

/** The token in the actor's scope, locked. */
export const lockToken = (tx: Tx, id: string) =>
  tx.selectFrom('api_token').select(['id', 'name', 'enterprise', 'revoked_at']).where('id', '=', id).forUpdate().executeTakeFirst()

/** From this instant on the token opens nothing. */
export async function revokeToken(tx: Tx, id: string, at: string, by: string): Promise<void> {
  await tx.updateTable('api_token').set({ revoked_at: at, revoked_by: by }).where('id', '=', id).execute()
}

/** The stream of a unit's file hangs on its row. */
export async function lockEnterprise(tx: Tx, id: string): Promise<void> {
  await tx.selectFrom('enterprise').select('id').where('id', '=', id).forUpdate().execute()
}

/** Tokens of the actor's enterprise, newest first. */
export async function listTokens(tx: Tx): Promise<z.infer<typeof tokenRow>[]> {
  const { rows } = await sql<z.infer<typeof tokenRow>>`
    select k.id, k.name, k.scopes, k.person_name as "personName", k.post_title as "postTitle", k.created_at as "createdAt",
      to_char((k.expires_at - interval '1 millisecond') at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as until,
      k.last_used_at as "lastUsedAt", k.revoked_at as "revokedAt", k.revoked_by as "revokedBy",
      case when k.revoked_at is not null then 'revoked' when k.expires_at <= my.now() then 'expired'
        when exists (select from tenure t where t.id = k.tenure and t.since <= my.now() and (t.until is null or t.until > my.now())) then 'valid'
        else 'idle' end as state
    from api_token k
    order by k.created_at desc, k.id desc limit 200`.execute(tx)
  return rows
}
