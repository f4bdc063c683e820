import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { type Database, openDatabase } from '#kernel/store/database.ts'
import type { PglitePool } from '#kernel/store/pglite-pool.ts'
import { type City, story } from '#test/city.ts'
import { engine } from '#test/database.ts'
import { Bringing, headers, unitLine, workbook } from '#test/imports.ts'

/** The embedded database takes seconds to open: there fewer rows and fewer lives. */
const [rows, lives] = engine === 'postgres' ? [6000, 4] : [3000, 2]
const program = new URL('../../../../test/crash/importer.ts', import.meta.url).pathname

/** Lets the importer live until it has said two moments, and a little longer: then SIGKILL, wherever it is. Answers whether it ended by itself. */
async function live(where: string, files: string, at: string, killed: boolean): Promise<boolean> {
  const child = spawn(process.execPath, [program, where, files, at], { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = once(child, 'exit')
  let said = 0
  let done = false
  for await (const line of createInterface({ input: child.stdout })) {
    if (line === 'done') done = true
    said += 1
    if (killed && said === 2) setTimeout(() => child.kill('SIGKILL'), Math.random() * 200)
  }
  await ended
  return done
}

const count = async (database: Database, what: string): Promise<number> =>
  Number((await sql.raw<{ n: string }>(`select count(*) as n from ${what}`).execute(database.db)).rows[0]?.n)

/** Where a process of its own finds the same city. */
async function copyOf(city: City): Promise<{ where: string; drop(): void }> {
  if (engine === 'postgres') {
    const url = new URL(process.env.DATABASE_URL ?? '')
    url.pathname = `/anlan_test_main_${process.pid}`
    return { where: url.href, drop: () => undefined }
  }
  const home = mkdtempSync(join(tmpdir(), 'anlan-import-'))
  const where = join(home, 'pg')
  const database = await openDatabase({ folder: where, template: await (city.database.pool as PglitePool).dump() })
  await sql`checkpoint`.execute(database.db)
  await database.close()
  return { where, drop: () => rmSync(home, { recursive: true, force: true }) }
}

story('', `导入途中进程被杀死 ${lives} 次:重启后从停下的地方继续,每行恰好一次,只有一条完成的留痕`, async (city) => {
  const qin = await city.person('qin')
  const list = await Bringing.upload(city, qin, await workbook([headers, ...Array.from({ length: rows }, (_, n) => unitLine(n))]))
  assert.equal((await list.check()).counts.good, rows)
  // Ordered, and left to the processes to come.
  city.kernel.ending = true
  await qin.post(list.path('/run'), {})
  const copy = await copyOf(city)
  let kills = 0
  for (let life = 0, done = false; !done; life += 1) {
    const at = new Date(city.clock.now().getTime() + life * 120_000).toISOString()
    done = await live(copy.where, city.files, at, life < lives)
    if (!done) kills += 1
  }
  assert.ok(kills > 0, 'it was never killed')
  const database = engine === 'postgres' ? city.database : await openDatabase({ folder: copy.where })
  try {
    assert.equal(await count(database, "enterprise where name like '示例%'"), rows)
    assert.equal(await count(database, "import_row where outcome = 'created'"), rows)
    assert.equal(await count(database, "import where state = 'done' and done = total and counts ->> 'created' = total::text"), 1)
    assert.equal(await count(database, "evidence where event = 'import.done'"), 1)
    assert.equal(await count(database, "enterprise_head where source like '导入名录%'"), rows)
  } finally {
    if (engine !== 'postgres') await database.close()
    copy.drop()
  }
})

story('', '导入途中取消:已经写入的全部收回', async (city) => {
  const qin = await city.person('qin')
  const before = await count(city.database, 'enterprise')
  const list = await Bringing.upload(city, qin, await workbook([headers, ...Array.from({ length: 5000 }, (_, n) => unitLine(n))]))
  await list.check()
  await qin.post(list.path('/run'), {})
  let written = 0
  while (written === 0) {
    await pause(20)
    written = (await list.view()).counts.created
  }
  await qin.post(list.path('/cancel'), {})
  await city.settled()
  const view = await list.view()
  assert.deepEqual([view.state, view.problem], ['cancelled', null])
  assert.ok(written < 5000, 'it was done before it could be cancelled')
  assert.equal(await count(city.database, 'enterprise'), before)
  assert.equal(await count(city.database, "enterprise_head where source like '导入名录%'"), 0)
})
