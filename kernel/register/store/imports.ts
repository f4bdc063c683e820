import { sql } from 'kysely'
import type { z } from 'zod'
import { decodeCursor, encodeCursor } from '#kernel/http/cursor.ts'
import type { Tx } from '#kernel/store/transaction.ts'
import type { checkInput, countsShape, importView, inspectionShape } from '../contract.ts'
import type { ImportState } from '../terms.ts'

export type Counts = z.infer<typeof countsShape>
export type Inspection = z.infer<typeof inspectionShape>
export type Options = z.infer<typeof checkInput>

/** An import as it is stored. */
export interface Import {
  id: string
  register: string
  file_name: string
  format: 'xlsx' | 'csv'
  sha256: string
  bytes: number
  person: string
  by_person: string
  by_tenure: string
  organ: string
  created_at: string
  state: ImportState
  inspection: Inspection
  options: Options | null
  headers: string | null
  done: number
  total: number | null
  spool_at: number
  counts: Counts
  warnings: string[]
  problem: { no: string; say: string } | null
  used: z.infer<typeof importView>['used']
  worker: string | null
  finished_at: string | null
}

export const noCounts: Counts = { total: 0, good: 0, bad: 0, duplicate: 0, warned: 0, created: 0, updated: 0, skipped: 0 }

type New = Pick<
  Import,
  'id' | 'register' | 'file_name' | 'format' | 'sha256' | 'bytes' | 'person' | 'by_tenure' | 'organ' | 'created_at'
> & {
  inspection: Inspection
}

export async function insertImport(tx: Tx, one: New): Promise<void> {
  const row = { ...one, by_person: one.person, state: 'read', inspection: JSON.stringify(one.inspection), counts: JSON.stringify(noCounts) }
  await tx.insertInto('import').values(row).execute()
}

const typed = (row: unknown): Import => {
  const one = row as Import & { spool_at: string | number }
  return { ...one, spool_at: Number(one.spool_at) }
}

/** The import, in the scope of its organ. */
export async function findImport(tx: Tx, id: string): Promise<Import | undefined> {
  const row = await tx.selectFrom('import').selectAll().where('id', '=', id).executeTakeFirst()
  return row && typed(row)
}

/** The same, locked: what is ordered and what is being done take turns. */
export async function lockImport(tx: Tx, id: string): Promise<Import | undefined> {
  const row = await tx.selectFrom('import').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  return row && typed(row)
}

type Change = Partial<
  Pick<
    Import,
    | 'state'
    | 'options'
    | 'headers'
    | 'done'
    | 'total'
    | 'spool_at'
    | 'counts'
    | 'warnings'
    | 'problem'
    | 'used'
    | 'by_person'
    | 'by_tenure'
    | 'finished_at'
    | 'worker'
  >
> & { beat_at?: string; tries?: number }

const json = new Set(['options', 'counts', 'warnings', 'problem', 'used'])

export async function changeImport(tx: Tx, id: string, change: Change): Promise<void> {
  const set = Object.entries(change).map(([key, value]) => [key, json.has(key) && value !== null ? JSON.stringify(value) : value])
  await tx.updateTable('import').set(Object.fromEntries(set)).where('id', '=', id).execute()
}

/** What this organ last mapped under the same headers. */
export async function rememberedOptions(tx: Tx, register: string, organ: string, headers: string) {
  const row = await tx
    .selectFrom('import as i')
    .innerJoin('person as p', 'p.id', 'i.by_person')
    .select(['i.options', 'i.created_at as at', 'p.name as personName'])
    .where('i.organ', '=', organ)
    .where('i.register', '=', register)
    .where('i.headers', '=', headers)
    .where('i.options', 'is not', null)
    .orderBy('i.created_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && { ...row, options: row.options as unknown as Options }
}

/** The imports of the actor's organ, newest first. */
export async function listImports(
  tx: Tx,
  { register, cursor, limit }: { register?: string | undefined; cursor?: string | undefined; limit: number },
) {
  const [at, id] = cursor ? decodeCursor(cursor, 2) : []
  const { rows } = await sql<Import & { personName: string; sort: string }>`
    select i.id, i.register, i.file_name, i.state, i.created_at, i.counts, p.name as "personName",
      to_char(i.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as sort
    from import i join person p on p.id = i.person
    where ${register ? sql`i.register = ${register}` : sql`true`}
      and ${at ? sql`(i.created_at, i.id) < (${at}::timestamptz, ${id}::uuid)` : sql`true`}
    order by i.created_at desc, i.id desc limit ${sql.lit(limit + 1)}`.execute(tx)
  const shown = rows.slice(0, limit)
  const last = rows.length > limit ? shown.at(-1) : undefined
  return { rows: shown, next: last ? encodeCursor([last.sort, last.id]) : null }
}

/** Who uploaded it. */
export const nameOf = async (tx: Tx, person: string): Promise<string> =>
  (await tx.selectFrom('person').select('name').where('id', '=', person).executeTakeFirst())?.name ?? ''

/** An import that waits for work: of a process that has fallen silent for a minute, or of none. `alone`: there is no other process. */
export async function claimImport(tx: Tx, worker: string, alone: boolean, except: readonly string[]): Promise<Import | undefined> {
  const { rows } = await sql`
    update import set worker = ${worker}, beat_at = my.now() where id = (
      select id from import where state in ('checking', 'running', 'cancelling', 'undoing') and id <> all (${[...except]}::uuid[])
        and (${alone} or worker is null or worker = ${worker} or beat_at < my.now() - interval '1 minute')
      order by id limit 1 for update skip locked) returning *`.execute(tx)
  return rows[0] === undefined ? undefined : typed(rows[0])
}

const patience = 5

/** What nobody foresaw: it is tried again, and given up after some times, with a word to the person. */
export async function noteFailure(tx: Tx, id: string, say: string): Promise<void> {
  const problem = JSON.stringify({ no: '500.1', say })
  await sql`update import set tries = tries + 1, worker = null, state = case when tries + 1 >= ${patience} then 'failed' else state end,
    problem = case when tries + 1 >= ${patience} then ${problem}::jsonb else problem end where id = ${id}`.execute(tx)
}
