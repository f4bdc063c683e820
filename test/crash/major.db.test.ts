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
const kills = Number(process.env.ANLAN_KILLS ?? (engine === 'postgres' ? 200 : 12))
const seed = Number(process.env.ANLAN_KILL_SEED ?? 20_260_921)

/** Where one city lies, and how it is looked at when all is over. */
interface Lane {
  where: { url: string } | { folder: string }
  reopen(): Promise<Database>
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
      { where: { url: urlOf('main') }, reopen: async () => ({ ...city.database, close: async () => undefined }) },
      { where: { url: urlOf('kills') }, reopen: async () => second },
    ]
  }
  const folder = join(home, 'pg')
  const copy = await openDatabase({ folder, template: await (city.database.pool as PglitePool).dump() })
  await sql`checkpoint`.execute(copy.db)
  await copy.close()
  return [{ where: { folder }, reopen: () => openDatabase({ folder }) }]
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

story('C0.4 C22.8', `重大隐患全程被反复杀死(${kills} 次):回执一条不丢,命令一条不重,字号、提醒、公示、账本都对得上`, async (city) => {
  const home = mkdtempSync(join(tmpdir(), 'anlan-kills-'))
  const files = join(home, 'files')
  const die = dice(seed)
  const all = await lanes(city, home)
  try {
    const share = Math.ceil(kills / all.length)
    const begin = firstDay.toISOString()
    const memories = await Promise.all(
      all.map(({ where }) => liveAndDie({ ...where, files, cache: join(home, 'cache') }, begin, share, dice(die() * 2 ** 32))),
    )
    const said: Awaited<ReturnType<typeof judged>>[] = []
    for (const [index, { reopen }] of all.entries()) {
      const database = await reopen()
      try {
        said.push(await judged(database, memories[index] ?? assert.fail(), files))
      } finally {
        await database.close()
      }
    }
    report(memories, said)
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
})

function report(memories: readonly Memory[], said: readonly Awaited<ReturnType<typeof judged>>[]): void {
  const sum = (of: (memory: Memory) => number) => memories.reduce((total, one) => total + of(one), 0)
  const killed = sum((one) => one.kills)
  const acknowledged = sum((one) => one.receipts.length)
  const unanswered = sum((one) => one.unanswered)
  const starts = memories.flatMap((one) => one.starts).toSorted((a, b) => a - b)
  const rungs = said.reduce((total, one) => total + one.trial.fired.evidenced.length, 0)
  const closed = said.flatMap((one) => one.trial.evidence).filter((row) => row.event === 'hazard.close').length
  const papers = said.flatMap((one) => Object.values(one.trial.series)).reduce((total, one) => total + one.length, 0)
  const [lost, doubled] = (['lost', 'doubled'] as const).map((kind) => said.reduce((total, one) => total + one.found[kind].length, 0))
  console.log(
    `kills: ${killed}, acknowledged: ${acknowledged}, lost: ${lost}, doubled: ${doubled} ` +
      `(in flight when killed: ${unanswered}, cases closed: ${closed}, documents: ${papers}, rungs: ${rungs}, ` +
      `evidence: ${said.reduce((total, one) => total + one.rows, 0)}, restart median ${starts[Math.floor(starts.length / 2)]} ms, ` +
      `seed ${seed}) [${engine}]`,
  )
  assert.ok(killed >= kills, `only ${killed} kills`)
  assert.ok(acknowledged > killed, 'the lives were long enough to do something')
  assert.ok(unanswered > 0, 'some kills fell between a command and its answer')
  assert.ok(rungs > 0 && closed > 0 && papers > 0, 'the whole journey was walked')
}
