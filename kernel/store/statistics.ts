import { sql } from 'kysely'
import type { Database } from './database.ts'

/**
 * Statistics of every table that holds rows. Triggers and foreign keys keep their plans for as long as a connection lives:
 * over a table counted as empty they scan it whole, however long it grows. So an empty one is left uncounted.
 */
export async function takeStatistics(database: Database): Promise<void> {
  const { rows } = await sql<{ names: string }>`
    select string_agg(format('%I', c.relname), ', ') as names from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname not like 'kysely%' and c.relname <> 'spatial_ref_sys'
      and pg_relation_size(c.oid) > 0`.execute(database.db)
  await sql.raw(`analyze ${rows[0]?.names ?? ''}`).execute(database.db)
}
