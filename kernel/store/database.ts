import { Kysely, PostgresDialect, type PostgresPool } from 'kysely'
import type { PglitePool } from './pglite-pool.ts'
import { openPglite } from './pglite-pool.ts'
import type { Pool } from './pool.ts'
import { openPostgres } from './postgres-pool.ts'
import type { Tables } from './tables.ts'

/** The open database: one query builder over either engine. */
export interface Database {
  engine: Pool['engine']
  db: Kysely<Tables>
  pool: Pool
  close(): Promise<void>
}

/** Opens PostgreSQL at `url`, or the embedded database in `folder` (from `template` when the folder is new). */
export async function openDatabase(
  where: { url: string; size?: number } | { folder: string; template?: Uint8Array<ArrayBuffer> },
): Promise<Database> {
  return 'url' in where ? over(openPostgres(where.url, where.size)) : over(await openPglite(where.folder, where.template))
}

/** The query builder over a pool: both engines speak PostgreSQL, so one dialect serves. */
export function over(pool: Pool | PglitePool): Database {
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: pool as unknown as PostgresPool }) })
  let closed: Promise<void> | undefined
  // Kysely ends a pool only once it has used it; an unused one would keep its folder.
  const close = () => (closed ??= db.destroy().then(() => pool.end().catch(() => undefined)))
  return { engine: pool.engine, db, pool, close }
}
