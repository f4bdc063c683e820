import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'
import { sql } from 'kysely'
import { type Database, openDatabase } from '#kernel/store/database.ts'
import { migrate } from '#kernel/store/migrate.ts'
import { asJob, type Tx } from '#kernel/store/transaction.ts'
import { nanning } from '#cities/nanning/index.ts'
import { type DemoAccount, loadDemo } from '../server/demo/index.ts'
import { loadCity } from '../server/load-city.ts'

/** The day the demo of the tests shows. */
export const demoDay = '2026-03-20'
export const demoNow = new Date(`${demoDay}T02:00:00Z`)

/** A demo city that has been loaded. */
export interface Demo {
  database: Database
  accounts: DemoAccount[]
  files: string
  /** Reads as the system does. */
  read<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  rows<T>(query: string): Promise<T[]>
  /** Rows of `from …`. */
  count(from: string): Promise<number>
}

/** Loads a demo city of 60 units; the same seed every time. Whoever asks closes its database. */
export async function freshDemo(files: string): Promise<Demo> {
  const database = await openDatabase({ folder: 'memory://' })
  await migrate(database.db)
  await loadCity(database, nanning, demoNow)
  const { accounts } = await loadDemo(database, nanning, { seed: 7, asOf: demoDay, units: 60, now: demoNow, files })
  const read: Demo['read'] = (work) => asJob(database, 'verify', demoNow, work)
  const rows = async <T>(query: string): Promise<T[]> => (await read((tx) => sql.raw<T>(query).execute(tx))).rows
  const count = async (from: string) => (await rows<{ n: number }>(`select count(*) as n from ${from}`))[0]?.n ?? -1
  return { database, accounts, files, read, rows, count }
}

let shared: Promise<Demo> | undefined

/** The demo city that all tests of a process look at; they only read it. */
export function demo(): Promise<Demo> {
  shared ??= mkdtemp(join(tmpdir(), 'anlan-demo-')).then(freshDemo)
  return shared
}

after(async () => {
  const made = await shared?.catch(() => undefined)
  await made?.database.close()
  if (made) await rm(made.files, { recursive: true, force: true })
})
