import { sql } from 'kysely'
import type { Tx } from '#kernel/store/transaction.ts'
import type { Written } from '../register.ts'

/** Rows as they stand, by the columns that an update may change: kept before it, put back after it. */
export async function imagesOf(tx: Tx, { table, updated }: Written, ids: readonly string[]): Promise<Map<string, unknown>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ id: string; image: unknown }>`
    select id, image from my.images(${table}::regclass, ${[...updated]}::text[], ${[...ids]}::uuid[])`.execute(tx)
  return new Map(rows.map((row) => [row.id, row.image]))
}

/** A written row that somebody has since used or changed; `by` names the table, or 'rev'. */
export interface Used {
  row: number
  target: string
  name: string
  by: string
}

/** What stands in the way of taking an import back. */
export async function usedSince(tx: Tx, id: string, { table, parts, derived, stream }: Written): Promise<Used[]> {
  const own = [table, ...Object.keys(parts), ...derived]
  const { rows } = await sql<Used>`
    with made as materialized (select no, target, rev, outcome from import_row where import = ${id} and outcome in ('created', 'updated')),
    used as (
      select m.no, m.target, 'rev' as by from made m left join ${sql.table(table)} t on t.id = m.target where t.rev is distinct from m.rev
      union
      select m.no, m.target, u.by from made m join my.uses(${table}::regclass,
        (select coalesce(array_agg(target), '{}') from made where outcome = 'created'), ${own}::text[], ${stream}) u on u.id = m.target)
    select distinct on (u.no) u.no as row, u.target, coalesce(t.name, '') as name, u.by
    from used u left join ${sql.table(table)} t on t.id = u.target order by u.no, u.by desc`.execute(tx)
  return rows
}

/** Takes back what an import created and changed. The database lets nothing else delete from a register. */
export async function takeBackRows(tx: Tx, id: string, { table, parts }: Written): Promise<void> {
  await sql`select set_config('anlan.undo', ${id}, true)`.execute(tx)
  const created = sql`(select target from import_row where import = ${id} and outcome = 'created')`
  for (const [part, owner] of Object.entries(parts)) {
    await sql`delete from ${sql.table(part)} where ${sql.ref(owner)} in ${created}`.execute(tx)
  }
  await sql`delete from ${sql.table(table)} where id in ${created}`.execute(tx)
  await sql`select my.restore(${table}::regclass, (select coalesce(jsonb_agg(before), '[]') from import_row
    where import = ${id} and outcome = 'updated'))`.execute(tx)
  await sql`select set_config('anlan.undo', '', true)`.execute(tx)
}

/** The rows that were changed and now stand as before. */
export async function restoredRows(tx: Tx, id: string): Promise<{ target: string; before: { rev: number } }[]> {
  const { rows } = await sql<{ target: string; before: { rev: number } }>`
    select target, before from import_row where import = ${id} and outcome = 'updated' order by no`.execute(tx)
  return rows
}
