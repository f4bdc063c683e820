import { type Kysely, sql } from 'kysely'
import type { Database } from './database.ts'
import type { Tables } from './tables.ts'

/** One transaction in one scope. Everything read or written in it passes the row rules of that scope. */
export type Tx = Kysely<Tables>

/** The named jobs of the program itself; each runs under the system scope and says who it is. */
export type Job = 'patrol' | 'session' | 'sweep' | 'react' | 'anchor' | 'city' | 'start' | 'verify' | 'clock' | 'people' | 'import'

/** How long a session lives: 30 minutes idle, 12 hours in all (GB/T 22239 asks for both; the numbers are ours). */
export const sessionLimits = { idle: '30 minutes', absolute: '12 hours' } as const

const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`

/**
 * Runs `work` as a named job of the system.
 * @param at the transaction's time; SQL reads it as my.now()
 */
export function asJob<T>(database: Database, job: Job, at: Date, work: (tx: Tx) => Promise<T>): Promise<T> {
  const settings = `set_config('anlan.scope', 'system', true), set_config('anlan.job', ${quoted(job)}, true), set_config('anlan.now', ${quoted(at.toISOString())}, true)`
  return transact(database, `select ${settings}`, async (tx) => work(tx))
}

/** Runs `work` as anybody without an account: published rows only. */
export function asPublic<T>(database: Database, at: Date, work: (tx: Tx) => Promise<T>): Promise<T> {
  const settings = `set_config('anlan.scope', 'public', true), set_config('anlan.now', ${quoted(at.toISOString())}, true)`
  return transact(database, `select ${settings}`, async (tx) => work(tx))
}

/**
 * Runs `work` as whoever holds this session: checks it, sets his scope and answers who he is, in one trip.
 * `entered` is null without a valid session.
 */
export function asSession<T>(
  database: Database,
  tokenHash: string,
  at: Date,
  work: (tx: Tx, entered: Record<string, unknown> | null) => Promise<T>,
): Promise<T> {
  const call = `select my.enter(${quoted(tokenHash)}, ${quoted(at.toISOString())}, ${quoted(sessionLimits.idle)}, ${quoted(sessionLimits.absolute)}) as entered`
  return transact(database, call, (tx, rows) => work(tx, enteredOf(rows)))
}

/** Runs `work` as whoever made this token of an enterprise's system; `entered` is null when it is unknown, revoked or expired. */
export function asToken<T>(
  database: Database,
  tokenHash: string,
  at: Date,
  work: (tx: Tx, entered: Record<string, unknown> | null) => Promise<T>,
): Promise<T> {
  const call = `select my.enter_token(${quoted(tokenHash)}, ${quoted(at.toISOString())}) as entered`
  return transact(database, call, (tx, rows) => work(tx, enteredOf(rows)))
}

const enteredOf = (rows: readonly Record<string, unknown>[]): Record<string, unknown> | null =>
  (rows.map((row) => row.entered).find((one) => one !== undefined) ?? null) as Record<string, unknown> | null

/**
 * Runs `work` in the scope of a person who is not there: a long piece of work he ordered (an import) goes on under his own row
 * rules, as his post stands now. `entered` has no post when his term is over.
 */
export function asPerson<T>(
  database: Database,
  { person, tenure }: { person: string; tenure: string },
  at: Date,
  work: (tx: Tx, entered: Record<string, unknown>) => Promise<T>,
): Promise<T> {
  return asJob(database, 'people', at, async (tx) => {
    const { rows } = await sql<{
      entered: Record<string, unknown>
    }>`select my.act_for(${person}::uuid, ${tenure}::uuid, ${at.toISOString()}::timestamptz) as entered`.execute(tx)
    return work(tx, rows[0]?.entered ?? {})
  })
}

/**
 * Goes on as a named job within the transaction of a person whose permit was judged: an administrator's page counts clocks or
 * checks the ledger without his post being shown a single case.
 */
export async function elevate(tx: Tx, job: Job): Promise<void> {
  await sql`select set_config('anlan.scope', 'system', true), set_config('anlan.job', ${job}, true)`.execute(tx)
}

/** Without any scope: sees nothing. The start-up probe and the tests use it to prove that. */
export const unscoped = <T>(database: Database, work: (tx: Tx) => Promise<T>): Promise<T> =>
  transact(database, 'select 1 as nothing', async (tx) => work(tx))

const following = new WeakMap<Tx, (() => void)[]>()

/** What is to be set going once this transaction has been committed; nothing when it is rolled back. */
export function afterCommit(tx: Tx, follow: () => void): void {
  following.set(tx, [...(following.get(tx) ?? []), follow])
}

/**
 * Begin, the application role and the scope go in one script, so that no statement can run before the scope is set.
 * PGlite's and a local PostgreSQL's user is a superuser whom policies do not bind: hence the role, every time.
 */
async function transact<T>(
  database: Database,
  enter: string,
  work: (tx: Tx, entered: Record<string, unknown>[]) => Promise<T>,
): Promise<T> {
  return database.db.connection().execute(async (tx) => {
    const { rows } = await sql.raw<Record<string, unknown>>(`begin; set local role anlan_app; ${enter}`).execute(tx)
    try {
      const result = await work(tx, rows)
      await sql.raw('commit').execute(tx)
      for (const follow of following.get(tx) ?? []) follow()
      return result
    } catch (cause) {
      await sql
        .raw('rollback')
        .execute(tx)
        .catch(() => undefined)
      throw cause
    }
  })
}

/**
 * Refuses to go on when a transaction without scope is shown any row of any table: a leak, not a warning.
 * @throws Error naming the tables that leak or lack forced row-level security
 */
export async function probeScope(database: Database): Promise<void> {
  const tables = await sql<{ name: string; forced: boolean }>`
    select c.relname as name, c.relrowsecurity and c.relforcerowsecurity as forced from pg_class c
    join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
    where c.relkind in ('r', 'p') and c.relname not like 'kysely%' and c.relname <> 'spatial_ref_sys'`.execute(database.db)
  const bare = tables.rows.filter((table) => !table.forced).map((table) => table.name)
  if (bare.length > 0) throw new Error(`tables without forced row-level security: ${bare.join(', ')}`)
  const asked = tables.rows.map(({ name }) => `select ${quoted(name)} as name where exists (select from "${name}")`)
  const seen = await unscoped(database, (tx) => sql.raw<{ name: string }>(asked.join(' union all ')).execute(tx))
  if (seen.rows.length > 0) throw new Error(`rows are visible without a scope: ${seen.rows.map((row) => row.name).join(', ')}`)
}
