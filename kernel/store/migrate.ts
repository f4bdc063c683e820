import { readdir, readFile } from 'node:fs/promises'
import { Kysely, sql } from 'kysely'
import { Migrator, type Migration, type MigrationProvider } from 'kysely/migration'
import type { Tables } from '#kernel/store/tables.ts'

const folder = new URL('../../db/migrations/', import.meta.url)

/** Hand-written SQL, in order of name; each file is one migration in one transaction. */
const files: MigrationProvider = {
  async getMigrations() {
    const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
    const migrations = names.map(async (name): Promise<[string, Migration]> => {
      const text = await readFile(new URL(name, folder), 'utf8')
      return [name.replace('.sql', ''), { up: async (db) => void (await sql.raw(text).execute(db)) }]
    })
    return Object.fromEntries(await Promise.all(migrations))
  },
}

/**
 * Brings the database to this version of the program.
 * @returns the names of the migrations that were applied now
 */
export async function migrate(db: Kysely<Tables>): Promise<string[]> {
  const { error, results } = await new Migrator({ db, provider: files }).migrateToLatest()
  const failed = results?.find((one) => one.status === 'Error')
  if (error) throw new Error(`migration ${failed?.migrationName ?? ''} failed: ${(error as Error).message}`, { cause: error })
  return (results ?? []).map((one) => one.migrationName)
}
