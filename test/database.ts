import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { nanning } from '#cities/nanning/index.ts'
import { movableClock } from '#kernel/clock/clock.ts'
import { type Database, openDatabase, over } from '#kernel/store/database.ts'
import { migrate } from '#kernel/store/migrate.ts'
import { openPglite } from '#kernel/store/pglite-pool.ts'
import { loadCity } from '../server/load-city.ts'

/** The engines a database test runs on: always the embedded one, and a PostgreSQL when DATABASE_URL names one. */
export const engine = process.env.ANLAN_TEST_ENGINE === 'postgres' ? 'postgres' : 'pglite'

/** The day on which every test city lives, unless the test moves it: a Monday with holidays ahead. */
export const firstDay = new Date('2026-09-21T02:00:00.000Z')

/** A fresh migrated database with the Nanning pack; on PGlite from a cached template, so that it opens in seconds. */
export async function freshDatabase(name = 'main'): Promise<Database> {
  return engine === 'postgres' ? onPostgres(name) : onPglite()
}

async function onPostgres(name: string): Promise<Database> {
  const url = new URL(process.env.DATABASE_URL ?? '')
  const database = `anlan_test_${name}_${process.pid}`
  const admin = await openDatabase({ url: url.href, size: 1 })
  await sql.raw(`drop database if exists ${database}`).execute(admin.db)
  await sql.raw(`create database ${database}`).execute(admin.db)
  await admin.close()
  url.pathname = `/${database}`
  const fresh = await openDatabase({ url: url.href })
  await fill(fresh)
  // The server keeps nothing of a test run.
  const close = async () => {
    await fresh.close()
    const last = await openDatabase({ url: process.env.DATABASE_URL ?? '', size: 1 })
    await sql.raw(`drop database if exists ${database} with (force)`).execute(last.db)
    await last.close()
  }
  return { ...fresh, close }
}

const cache = new URL('../.anlan/', import.meta.url)

/** The template is named by what it was made from: a changed migration or pack makes a new one. */
function templateFile(): URL {
  const folders = ['../db/migrations/', '../cities/nanning/', '../cities/', '../server/load-city.ts', '../package-lock.json']
  const sum = createHash('sha256')
  for (const path of folders) {
    const at = new URL(path, import.meta.url)
    const files = path.endsWith('/')
      ? readdirSync(at, { withFileTypes: true })
          .filter((one) => one.isFile())
          .map((one) => new URL(one.name, at))
      : [at]
    for (const file of files) sum.update(readFileSync(file))
  }
  return new URL(`template-${sum.digest('hex').slice(0, 16)}.tar.gz`, cache)
}

async function onPglite(): Promise<Database> {
  const file = templateFile()
  if (existsSync(file)) return over(await openPglite('memory://', new Uint8Array(readFileSync(file))))
  const pool = await openPglite('memory://')
  const database = over(pool)
  await fill(database)
  mkdirSync(cache, { recursive: true })
  writeFileSync(file, await pool.dump())
  return database
}

async function fill(database: Database): Promise<void> {
  await migrate(database.db)
  await loadCity(database, nanning, movableClock(firstDay, { frozen: true }).now())
}
