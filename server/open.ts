import { accessSync, constants, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type Database, openDatabase } from '#kernel/store/database.ts'
import { lockFolder } from '#kernel/store/lock.ts'
import { migrate } from '#kernel/store/migrate.ts'
import { probeScope } from '#kernel/store/transaction.ts'
import { type Config, OperatorError } from './config.ts'

/** Where uploaded bytes lie. */
export const filesOf = (config: Pick<Config, 'data'>): string => join(config.data, 'files')

/**
 * Opens and migrates the database, and proves that nothing is visible without a scope.
 * @throws OperatorError for a folder in use or not writable, an unreachable server, a missing extension
 */
export async function openAndMigrate(config: Config, note: (text: string) => void): Promise<Database> {
  writable(config.data)
  const database = config.databaseUrl ? await openServer(config.databaseUrl) : await openEmbedded(config.data, note)
  try {
    const applied = await migrate(database.db)
    if (applied.length > 0) note(`数据库已升级(${applied.length} 步)`)
    await probeScope(database)
    if (!config.databaseUrl) writeFileSync(readyMark(join(config.data, 'pg')), '')
    return database
  } catch (cause) {
    await database.close()
    throw sayMissing(cause)
  }
}

/** A folder that never came to its first migrated state cannot be opened; it is kept beside, in case it is somebody's. */
function setAside(folder: string, note: (text: string) => void): void {
  if (!existsSync(folder) || existsSync(readyMark(folder))) return
  const aside = `${folder}.unfinished-${process.pid}`
  renameSync(folder, aside)
  note(`上次建立数据库时中断,原目录已移到 ${aside},现在重新建立`)
}

const readyMark = (folder: string): string => `${folder}.ready`

/** Throws away an embedded database whose demo was cut off while loading: everything in it was invented. */
export async function discard(database: Database, config: Config): Promise<void> {
  await database.close()
  const folder = join(config.data, 'pg')
  rmSync(readyMark(folder), { force: true })
  rmSync(folder, { recursive: true })
}

function writable(folder: string): void {
  try {
    makeFolder(folder)
    // The dot makes a file in its place fail too.
    accessSync(`${folder}/.`, constants.W_OK)
  } catch (cause) {
    throw new OperatorError(`数据目录不可写:${folder}(${(cause as NodeJS.ErrnoException).code ?? ''});请改用 ANLAN_DATA 指定可写的目录`)
  }
}

/** Level by level: `mkdir` with `recursive` never returns where the system refuses with ENOENT, as it does beneath /proc. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return
  makeFolder(dirname(folder))
  mkdirSync(folder)
}

async function openServer(url: string): Promise<Database> {
  const database = await openDatabase({ url })
  try {
    const client = await database.pool.connect()
    client.release()
    return database
  } catch (cause) {
    await database.close()
    throw new OperatorError(`连不上 DATABASE_URL 指定的数据库:${(cause as Error).message}`)
  }
}

async function openEmbedded(data: string, note: (text: string) => void): Promise<Database> {
  const folder = join(data, 'pg')
  const release = lock(folder)
  setAside(folder, note)
  note('打开内嵌数据库(首次约需十几秒)')
  const database = await openDatabase({ folder })
  return {
    ...database,
    close: async () => {
      await database.close()
      release()
    },
  }
}

function lock(folder: string): () => void {
  try {
    return lockFolder(folder)
  } catch (cause) {
    throw new OperatorError((cause as Error).message)
  }
}

/** A server without PostGIS or ltree fails the first migration; say which package is missing. */
export function sayMissing(cause: unknown): unknown {
  const text = cause instanceof Error ? cause.message : ''
  const denied = text.match(/permission denied to create (extension|role)(?: "(\w+)")?/)
  if (denied) {
    const what = denied[1] === 'role' ? '角色 anlan_app' : `扩展 ${denied[2]}`
    return new OperatorError(`DATABASE_URL 的账号无权创建${what};请由数据库管理员先行创建,或改用有权的账号`)
  }
  const missing = text.match(/extension "?(\w+)"? is not available|could not open extension control file ".*\/(\w+)\.control"/)
  return missing
    ? new OperatorError(`数据库缺少扩展 ${missing[1] ?? missing[2]};请安装 PostGIS(Debian:postgresql-15-postgis-3)和 contrib 后再启动`)
    : cause
}
