import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { verifyLedger } from '#kernel/evidence/ledger.ts'
import { sweep } from '#kernel/obligation/sweep.ts'
import { type Database, openDatabase, over } from '#kernel/store/database.ts'
import { openPglite, type PglitePool } from '#kernel/store/pglite-pool.ts'
import { asJob } from '#kernel/store/transaction.ts'
import { type City, story } from '#test/city.ts'
import { live } from '#test/crash/killed.ts'
import { ticksOf } from '#test/crash/ticks.ts'
import { engine } from '#test/database.ts'
import { HazardCase, view } from '#test/hazard.ts'

const cases = 32
/** The embedded database takes seconds to start: there the orders fall due two a day, and the story is shorter. */
const [aDay, days] = engine === 'postgres' ? [1, 45] : [2, 28]
const ticks = ticksOf('2026-09-24', days)
const kills = engine === 'postgres' ? 26 : 8
const at = (local: string) => new Date(`${local}+08:00`).toISOString()

/**
 * 32 registered cases whose orders fall due day after day over the holiday: 64 obligations, 320 rungs.
 * The order of the first is paused and stays so; that of the second was paused for three days.
 */
async function prepare(city: City): Promise<string> {
  const [wei, lu, qin] = await city.people('wei', 'lu', 'qin')
  const ids: string[] = []
  for (let index = 0; index < cases; index++) {
    const one = await HazardCase.report(wei, city.unit('cold'))
    const day = new Date(Date.parse('2026-09-28T00:00:00Z') + Math.floor(index / aDay) * 86_400_000).toISOString().slice(0, 10)
    await one.register(lu, day)
    ids.push(one.id)
  }
  const orders = await Promise.all(
    ids.slice(0, 2).map(async (id) => (await view(qin, id)).obligations.find((one) => one.duty === 'rectify')?.id ?? ''),
  )
  for (const id of orders) await qin.post(`/api/obligations/${id}/pause`, { reason: '等待鉴定' })
  city.clock.set(new Date(at('2026-09-24T08:00:00')))
  const later = await city.person('qin')
  await later.post(`/api/obligations/${orders[1]}/resume`, {})
  return orders[0] ?? ''
}

/** How the city ends: every obligation with its rungs, by number of its case, without the moments of firing. */
async function endOf(database: Database): Promise<string[]> {
  const { rows } = await sql<{ say: string }>`
    select dense_rank() over (order by c.no) || ' ' || o.duty || ' ' || o.state || ' ' || coalesce(o.due_at::text, '-') || ' '
      || array_to_string(array(select unnest(o.escalated_to) order by 1), ',') || ' '
      || (select string_agg(r.rung || ' ' || (r.fired_at is not null) || coalesce(r.at::text, '-') || (r.stopped_at is null), ';' order by r.rung)
        from rung r where r.obligation = o.id) as say
    from obligation o join "case" c on c.id = o.case_id order by c.no, o.duty`.execute(database.db)
  return rows.map((row) => row.say)
}

/** Evidence of firings, one line each: case, duty and rung. */
async function firings(database: Database): Promise<{ key: string; fired: string; planned: string }[]> {
  const { rows } = await sql<{ case_id: string; at: string; data: string }>`
    select case_id, at, data from evidence where event in ('obligation.reminded', 'obligation.overdue', 'obligation.escalated')`.execute(
    database.db,
  )
  return rows.map((row) => {
    const data = JSON.parse(row.data) as { duty: string; rung: string; at: string }
    return { key: `${row.case_id} ${data.duty} ${data.rung}`, fired: row.at, planned: data.at }
  })
}

/** The same end, reached without a break: for comparison with the one that was killed. */
async function uninterrupted(city: City): Promise<string[]> {
  const database = engine === 'postgres' ? city.database : over(await openPglite('memory://', await dumpOf(city)))
  if (engine === 'postgres') await keep(city)
  for (const tick of ticks) await sweep(database, new Date(tick))
  const end = await endOf(database)
  if (engine === 'postgres') await bringBack(city)
  else await database.close()
  return end
}

async function copyTo(folder: string, template: Uint8Array<ArrayBuffer>): Promise<void> {
  const database = await openDatabase({ folder, template })
  await sql`checkpoint`.execute(database.db)
  await database.close()
}

const dumpOf = (city: City) => (city.database.pool as PglitePool).dump()
const swept = ['obligation', 'rung', 'evidence', 'evidence_fresh', 'setting']

/** On a server the trial runs in the city itself, which is then put back row by row. */
async function keep(city: City): Promise<void> {
  for (const table of swept) await sql.raw(`create table kysely_kept_${table} as table ${table}`).execute(city.database.db)
}

async function bringBack(city: City): Promise<void> {
  const steps = swept.flatMap((table) => [
    `delete from ${table}`,
    `insert into ${table} select * from kysely_kept_${table}`,
    `drop table kysely_kept_${table}`,
  ])
  await sql.raw(`begin; set local session_replication_role = replica; ${steps.join('; ')}; commit`).execute(city.database.db)
}

story('C0.4', `进程在期限上被反复杀死(${kills} 次):重启后每一级恰好发一次,中止的不发,不早发,结果与不中断的相同`, async (city) => {
  const paused = await prepare(city)
  const before = await endOf(city.database)
  assert.equal(before.filter((line) => / (owed|paused) /.test(line)).length, cases * 2)
  const wanted = await uninterrupted(city)
  assert.deepEqual(await endOf(city.database), before, 'the trial run has left nothing')

  const home = mkdtempSync(join(tmpdir(), 'anlan-crash-'))
  const folder = join(home, 'pg')
  const url = new URL(process.env.DATABASE_URL ?? 'postgres://none')
  url.pathname = `/anlan_test_main_${process.pid}`
  const where = engine === 'postgres' ? { url: url.href } : { folder }
  if (engine === 'pglite') await copyTo(folder, await dumpOf(city))

  let from = 0
  let killed = 0
  for (let done = false; !done; ) {
    // So many ticks a life that the last kill still falls on a running clock.
    const share = Math.floor((ticks.length - from) / (kills - killed + 1))
    const ticksToLive = killed < kills ? 1 + Math.floor(Math.random() * Math.max(1, Math.min(share - 1, 6))) : Number.POSITIVE_INFINITY
    const life = await live({ ...where, ticks, from }, ticksToLive, Math.random() * 40)
    done = life.done
    if (done) break
    killed += 1
    // 停机期间时钟照走:有时错过几个时刻才重启。
    from = life.tick + Math.floor(Math.random() * 2)
    if (engine === 'pglite') assert.equal(Number(readFileSync(`${folder}.lock`, 'utf8')), life.pid, 'the dead one still holds the lock')
  }
  assert.ok(killed >= kills, `only ${killed} kills`)
  assert.equal(existsSync(`${folder}.lock`), false)

  const database = engine === 'postgres' ? city.database : await openDatabase({ folder })
  try {
    assert.deepEqual(await endOf(database), wanted)
    const fired = await firings(database)
    assert.equal(new Set(fired.map((one) => one.key)).size, fired.length, 'no rung has two rows of evidence')
    assert.ok(
      fired.every((one) => one.fired >= one.planned),
      'nothing fired early',
    )
    const rungs = await sql<{ obligation: string; key: string; fired_at: string | null; at: string | null; stopped_at: string | null }>`
      select r.obligation, o.case_id || ' ' || o.duty || ' ' || r.rung as key, r.fired_at, r.at, r.stopped_at
      from rung r join obligation o on o.id = r.obligation`.execute(database.db)
    const owed = rungs.rows.filter((rung) => rung.obligation !== paused && rung.stopped_at === null)
    assert.equal(owed.length, (cases - 1) * 5 + cases * 4, 'a plan has no reminder before it is owed')
    assert.ok(owed.every((rung) => rung.fired_at !== null && rung.at !== null && rung.fired_at >= rung.at))
    assert.ok(
      rungs.rows.filter((rung) => rung.obligation === paused).every((rung) => rung.fired_at === null),
      'paused: silent',
    )
    assert.deepEqual(fired.map((one) => one.key).toSorted(), owed.map((rung) => rung.key).toSorted())
    assert.ok(
      owed.some((rung) => rung.at === at('2026-10-10T09:00:00')),
      'a make-up working day counts',
    )
    assert.ok(!owed.some((rung) => rung.key.includes('escalate') && /2026-10-0[1-7]/.test(rung.at ?? '')), 'nobody is told on a holiday')
    const check = await asJob(database, 'verify', new Date(ticks.at(-1) ?? ''), (tx) => verifyLedger(tx, null))
    assert.deepEqual(check.findings, [])
    assert.ok(check.rows > fired.length)
  } finally {
    if (database !== city.database) await database.close()
    rmSync(home, { recursive: true, force: true })
  }
})
