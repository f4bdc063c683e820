import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { openPglite } from './pglite-pool.ts'

/** One question on the one connection; an error answers undefined. */
async function asked(pool: Awaited<ReturnType<typeof openPglite>>, text: string): Promise<unknown> {
  const one = await pool.connect()
  try {
    return (await one.query(text)).rows[0]
  } catch {
    return undefined
  } finally {
    one.release()
  }
}

for (const where of ['memory', 'folder'] as const) {
  test(`内嵌数据库出错两千五百次后照常回答,数据还在(${where === 'memory' ? '内存' : '目录'})`, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'anlan-renew-'))
    const pool = await openPglite(where === 'memory' ? 'memory://' : join(folder, 'pg'))
    try {
      await asked(pool, 'create table kept (n int)')
      await asked(pool, 'insert into kept values (7)')
      for (let n = 0; n < 2500; n += 1) assert.equal(await asked(pool, 'select 1 / 0'), undefined)
      assert.deepEqual(await asked(pool, 'select n from kept'), { n: 7 })
    } finally {
      await pool.end()
      rmSync(folder, { recursive: true })
    }
  })
}
