import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { type Database, openDatabase } from '#kernel/store/database.ts'
import type { PglitePool } from '#kernel/store/pglite-pool.ts'
import { anotherCity, type City, story } from '#test/city.ts'
import { engine, firstDay } from '#test/database.ts'
import { judge } from './judge.ts'
import { findingsOf, leftOver, trialOf } from './ledger.ts'
import { dice, liveAndDie, type Memory } from './lives.ts'

/** Two cities at once on a server; the embedded database takes seconds to start, so there it is one and fewer kills. */
const kills = Number(process.env.ANLAN_KILLS ?? (engine === 'postgres' ? 200 : 8))
const seed = Number(process.env.ANLAN_KILL_SEED ?? 20_260_921)

/** Where one city lies, and how it is looked at when all is over. */
interface Lane {
  where: { url: string } | { folder: string }
  reopen(): Promise<Database>
  /** Leaves nothing on the server, however the run ended. */
  end(): Promise<void>
}

const urlOf = (name: string) => {
  const url = new URL(process.env.DATABASE_URL ?? 'postgres://none')
  url.pathname = `/anlan_test_${name}_${process.pid}`
  return url.href
}

async function lanes(city: City, home: string): Promise<Lane[]> {
  if (engine === 'postgres') {
    const second = await anotherCity('kills')
    return [
      {
        where: { url: urlOf('main') },
        reopen: async () => ({ ...city.database, close: async () => undefined }),
        end: async () => undefined,
      },
      { where: { url: urlOf('kills') }, reopen: async () => second, end: second.close },
    ]
  }
  const folder = join(home, 'pg')
  const copy = await openDatabase({ folder, template: await (city.database.pool as PglitePool).dump() })
  await sql`checkpoint`.execute(copy.db)
  await copy.close()
  return [{ where: { folder }, reopen: () => openDatabase({ folder }), end: async () => undefined }]
}

/** Nothing that was acknowledged is gone, nothing was done twice, and the ledger says the same. */
async function judged(database: Database, memory: Memory, files: string) {
  const { rows, findings } = await findingsOf(database, memory, files)
  assert.deepEqual(findings, [])
  assert.deepEqual(await leftOver(database, memory), [])
  const trial = await trialOf(database, memory)
  const found = judge(trial)
  assert.deepEqual(found, { lost: [], doubled: [], wrong: [] })
  assert.deepEqual(trial.sent.length, trial.log.length, 'every command that was sent was done in the end')
  return { rows, trial, found }
}

/** Fifty at a time, so that each part stays within a test's time on a busy machine. */
const parts = Array.from({ length: Math.max(1, Math.ceil(kills / 50)) }, (_, index) => index + 1)
const share = Math.ceil(kills / parts.length)
const told: Tally[] = []

for (const [index, part] of parts.entries()) {
  const title = `重大隐患全程被反复杀死(第 ${part} 批,${share} 次):回执一条不丢,命令一条不重,字号、提醒、公示、账本都对得上`
  story('C0.4', title, async (city, { signal }) => {
    told.push(await killed(city, share, seed + index, signal))
    report(told)
  })
}

/** One part: its cities are walked and killed side by side, then judged. */
async function killed(city: City, count: number, from: number, signal: AbortSignal): Promise<Tally> {
  const home = mkdtempSync(join(tmpdir(), 'anlan-kills-'))
  const files = join(home, 'files')
  const die = dice(from)
  const all = await lanes(city, home)
  try {
    const each = Math.ceil(count / all.length)
    const begin = firstDay.toISOString()
    const walked = await Promise.allSettled(
      all.map(({ where }) => liveAndDie({ ...where, files, cache: join(home, 'cache') }, begin, each, dice(die() * 2 ** 32), signal)),
    )
    const tallies: Tally[] = []
    for (const [index, one] of walked.entries()) {
      if (one.status === 'rejected') throw one.reason
      const database = await all[index]?.reopen()
      assert.ok(database)
      tallies.push(tallyOf(one.value, await judged(database, one.value, files)))
      await database.close()
    }
    const sum = added(tallies)
    assert.ok(sum.kills >= count, `only ${sum.kills} kills`)
    assert.ok(sum.acknowledged > sum.kills, 'the lives were long enough to do something')
    assert.ok(sum.unanswered > 0, 'some kills fell between a command and its answer')
    assert.ok(sum.rungs > 0 && sum.closed > 0 && sum.papers > 0, 'the whole journey was walked')
    return sum
  } finally {
    for (const { end } of all) await end()
    rmSync(home, { recursive: true, force: true })
  }
}

/** What a run comes to, to be printed. */
interface Tally {
  kills: number
  acknowledged: number
  lost: number
  doubled: number
  unanswered: number
  busy: number
  closed: number
  papers: number
  rungs: number
  rows: number
  starts: number[]
}

const tallyOf = (memory: Memory, { trial, found, rows }: Awaited<ReturnType<typeof judged>>): Tally => ({
  kills: memory.kills,
  acknowledged: memory.receipts.length,
  lost: found.lost.length,
  doubled: found.doubled.length,
  unanswered: memory.unanswered,
  busy: memory.busy,
  closed: trial.evidence.filter((row) => row.event === 'hazard.close').length,
  papers: Object.values(trial.series).flat().length,
  rungs: trial.fired.evidenced.length,
  rows,
  starts: memory.starts,
})

const added = (all: readonly Tally[]): Tally =>
  all.reduce((a, b) => {
    const keys = Object.keys(a).filter((key): key is Exclude<keyof Tally, 'starts'> => key !== 'starts')
    return { ...a, ...Object.fromEntries(keys.map((key) => [key, a[key] + b[key]])), starts: [...a.starts, ...b.starts] }
  })

function report(all: readonly Tally[]): void {
  const { kills: count, acknowledged, lost, doubled, unanswered, closed, papers, rungs, busy, rows, starts } = added(all)
  const median = starts.toSorted((a, b) => a - b)[Math.floor(starts.length / 2)]
  console.log(
    `kills: ${count}, acknowledged: ${acknowledged}, lost: ${lost}, doubled: ${doubled} (in flight when killed: ${unanswered}, ` +
      `cases closed: ${closed}, documents: ${papers}, rungs: ${rungs}, told to try again: ${busy}, evidence: ${rows}, ` +
      `restart median ${median} ms, seed ${seed}) [${engine}]`,
  )
}
