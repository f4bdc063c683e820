import { createServer } from 'node:net'
import { mkdirSync } from 'node:fs'
import { movableClock, systemClock } from '#kernel/clock/clock.ts'
import { localDate } from '#kernel/clock/day.ts'
import { anchor } from '#kernel/evidence/anchors.ts'
import { joinProcesses } from '#kernel/obligation/live.ts'
import { sweep } from '#kernel/obligation/sweep.ts'
import { asJob } from '#kernel/store/transaction.ts'
import type { Database } from '#kernel/store/database.ts'
import { nanning } from '#cities/nanning/index.ts'
import { foundAdministrators, type Opened } from '#modules/governance/organs/index.ts'
import { assemble, serve, settled, version } from './assemble.ts'
import { type Config, OperatorError } from './config.ts'
import { type DemoAccount, loadDemo } from './demo/index.ts'
import { loadCity } from './load-city.ts'
import { discard, filesOf, openAndMigrate } from './open.ts'
import { servePages } from './pages.ts'
import { startWorker } from './worker.ts'

/** Starts everything and says how far it is; returns how to stop it. */
export async function start(config: Config, note: (text: string) => void): Promise<{ url: string; stop(): Promise<void> }> {
  await portFree(config)
  const database = await openWhole(config, note)
  const accounts = await prepare(database, config, note)
  const opened = await asJob(database, 'city', systemClock.now(), (tx) => foundAdministrators(tx, systemClock.now()))
  const clock = movableClock()
  const kernel = await assemble(database, clock, filesOf(config), config.publicUrl ? { publicUrl: config.publicUrl } : {})
  const app = await serve(kernel, { level: process.env.LOG_LEVEL ?? 'warn' })
  await servePages(app)
  await app.listen({ port: config.port, host: config.host })
  const listening = app.server.address()
  const url = `http://${config.host}:${typeof listening === 'object' && listening ? listening.port : config.port}`
  // Before anything is typeset: the address stands in the QR code for good.
  kernel.publicUrl = config.publicUrl ?? url
  const leaveProcesses = await joinProcesses(database)
  const stopWorker = await startWorker(kernel, note)
  const fired = await sweep(kernel.database, kernel.clock.now(), kernel.reactionNames)
  // A demo city begins with some hundred papers to be typeset: nobody waits for that.
  kernel.kick()
  if (fired > 0) note(`停机期间到期的 ${fired} 次提醒已补发`)
  note(`安澜 ${version} 已启动:${url}(${database.engine === 'pglite' ? '内嵌数据库' : 'PostgreSQL'})`)
  if (accounts.length > 0) printAccounts(accounts, note)
  if (opened.length > 0) printOpened(opened, note)
  const stop = async () => {
    await app.close()
    await stopWorker()
    await leaveProcesses()
    kernel.ending = true
    await settled(kernel)
    await kernel.typesetting.close()
    await database.close()
  }
  return { url, stop }
}

/** A demo whose loading was cut off starts over: the embedded folder is made anew, a server's database is the operator's to drop. */
async function openWhole(config: Config, note: (text: string) => void): Promise<Database> {
  const database = await openAndMigrate(config, note)
  const cut = await asJob(database, 'start', systemClock.now(), (tx) =>
    tx.selectFrom('setting').select('key').where('key', '=', 'demo.loading').executeTakeFirst(),
  )
  if (!cut) return database
  if (config.databaseUrl) {
    await database.close()
    throw new OperatorError('上次载入演示数据时中断,数据不完整;请重建 DATABASE_URL 指定的数据库后再启动')
  }
  note('上次载入演示数据时中断,现在重新载入')
  await discard(database, config)
  return openAndMigrate(config, note)
}

/** Loads the city pack, and a demo city when the database holds no people of its own yet. */
export async function prepare(database: Database, config: Config, note: (text: string) => void): Promise<readonly DemoAccount[]> {
  const now = systemClock.now()
  mkdirSync(filesOf(config), { recursive: true })
  const known = await asJob(database, 'start', now, (tx) =>
    tx.selectFrom('setting').selectAll().where('key', 'in', ['city', 'demo']).execute(),
  )
  const value = (key: string) => known.find((one) => one.key === key)?.value
  if (value('demo')) return (value('demo') as { accounts: DemoAccount[] }).accounts
  if (value('city') === undefined) await loadCity(database, nanning, now, note)
  if (!config.demo.on) return []
  const { seed, asOf, units } = config.demo
  const options = { seed, units, now, asOf: asOf ?? localDate(now), files: filesOf(config) }
  await asJob(database, 'city', now, (tx) =>
    tx
      .insertInto('setting')
      .values({ key: 'demo.loading', value: JSON.stringify(now.toISOString()) })
      .execute(),
  )
  const { accounts } = await loadDemo(database, nanning, options, note)
  await asJob(database, 'city', now, (tx) => tx.deleteFrom('setting').where('key', '=', 'demo.loading').execute())
  await anchor(database, now)
  return accounts
}

/** Said before the slow steps, not after them. */
function portFree({ port, host }: Config): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', (cause: NodeJS.ErrnoException) => {
      const why = cause.code === 'EADDRINUSE' ? '已被占用' : `不能监听(${cause.code})`
      reject(new OperatorError(`端口 ${port} ${why};请设置 PORT 改用其他端口`))
    })
    probe.listen(port, host, () => probe.close(() => resolve()))
  })
}

/** Said once: a password lost is made anew by `npm run anlan -- admin`. */
export function printOpened(opened: readonly Opened[], note: (text: string) => void): void {
  note('一次性密码(只显示这一次,七天内有效,首次登录须改密码):')
  for (const { login, password, title } of opened) note(`  ${login.padEnd(10)} ${password}   ${title}`)
  note('先由系统管理员录入机构、人员和岗位,再由安全管理员任职、发放密码;密码遗失可运行 npm run anlan -- admin <账号>')
}

function printAccounts(accounts: readonly DemoAccount[], note: (text: string) => void): void {
  note('演示账号(人物均为虚构):')
  for (const { login, password, name, title } of accounts) note(`  ${login.padEnd(14)} ${password}   ${name} · ${title}`)
}
