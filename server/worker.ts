import { PgBoss } from 'pg-boss'
import { anchor } from '#kernel/evidence/anchors.ts'
import type { Kernel } from '#kernel/http/kernel.ts'
import { takeStatistics } from '#kernel/store/statistics.ts'
import { patrolMorning } from '#modules/prevention/hazards/index.ts'
import { renewAll } from '#modules/prevention/risk/index.ts'
import { tick } from './assemble.ts'

/** The program's own schedule, by cron in UTC. The clocks themselves are rows: a missed tick loses nothing. */
const schedule = {
  sweep: '* * * * *',
  anchor: '7 * * * *',
  patrol: '*/10 * * * *',
  statistics: '23 19 * * *',
  risk: '41 18 * * *',
} as const

/** Background work in the same database: pg-boss keeps the schedule and lets one process do each tick. */
export async function startWorker(kernel: Kernel, log: (text: string) => void): Promise<() => Promise<void>> {
  const boss = new PgBoss({
    db: { executeSql: (text: string, values?: unknown[]) => execute(kernel, text, values) },
    ...(kernel.database.engine === 'pglite' ? { backend: 'pglite' as const } : {}),
  })
  boss.on('error', (cause) => log(`后台任务出错:${cause.message}`))
  await boss.start()
  const jobs: Record<keyof typeof schedule, () => Promise<unknown>> = {
    sweep: () => tick(kernel),
    anchor: () => anchor(kernel.database, kernel.clock.now()),
    // Asked often, done once a morning: a program that was off at six patrols when it is on again.
    patrol: () => patrolMorning(kernel),
    // The embedded database has no autovacuum: once a night (03:23 in Nanning) it looks at its tables anew.
    statistics: () => (kernel.database.engine === 'pglite' ? takeStatistics(kernel.database) : Promise.resolve()),
    // Proposed risk levels move with time alone too: an accident grows old, a parameter was confirmed.
    risk: () => renewAll(kernel),
  }
  for (const name of ['sweep', 'anchor', 'patrol', 'statistics', 'risk'] as const) {
    await boss.createQueue(name, { policy: 'singleton' })
    await boss.schedule(name, schedule[name])
    await boss.work(name, { pollingIntervalSeconds: 5 }, async () => void (await jobs[name]()))
  }
  return () => boss.stop({ graceful: true, timeout: 5000 })
}

/** pg-boss expects a pool: an error on one statement must not poison the next. */
async function execute(kernel: Kernel, text: string, values?: unknown[]): Promise<{ rows: Record<string, unknown>[] }> {
  const client = await kernel.database.pool.connect()
  try {
    return await client.query(text, values)
  } catch (cause) {
    await client.query('rollback').catch(() => undefined)
    throw cause
  } finally {
    client.release()
  }
}
