import { openDatabase } from '#kernel/store/database.ts'
import { lockFolder } from '#kernel/store/lock.ts'
import { sweep } from '#kernel/obligation/sweep.ts'
import { readPlan } from './ticks.ts'

/**
 * A program that does nothing but wind the clocks: it opens the city, sweeps at one moment after another, and says
 * each moment before it sweeps. Whoever started it kills it when he likes.
 */
const plan = readPlan(process.argv[2] ?? '')
const release = plan.folder ? lockFolder(plan.folder) : () => undefined
const database = await openDatabase(plan.folder ? { folder: plan.folder } : { url: plan.url ?? '', size: 2 })
for (const [index, at] of plan.ticks.entries()) {
  if (index < plan.from) continue
  console.log(index)
  await sweep(database, new Date(at))
}
console.log('done')
await database.close()
release()
