import { movableClock } from '#kernel/clock/clock.ts'
import { fold } from '#kernel/indicator/tally.ts'
import type { Database } from '#kernel/store/database.ts'
import { dice as throwDice } from './dice.ts'
import { layGrids, proposeLevels } from './grid.ts'
import { playPatrol } from './patrol.ts'
import { playRegistry } from './registry.ts'
import type { Grading } from './risk.ts'

type Watch = Parameters<typeof playPatrol>[1] & Parameters<typeof playRegistry>[1] & { gradings: readonly Grading[] }

/** What the program itself has made of it all: the morning's patrol, grids, proposed levels, classes and visits, sums. */
export async function playWatch(database: Database, watch: Watch): Promise<void> {
  const { seed, ground, staff, gradings, until, now } = watch
  await playPatrol(database, watch)
  await layGrids({ database }, { dice: throwDice(seed + 11), ground, staff, until }, now)
  const kernel = { database, clock: movableClock(now, { frozen: true }) }
  await proposeLevels(kernel, { dice: throwDice(seed + 12), gradings, until }, now)
  await playRegistry(database, watch)
  // Seventeen thousand differences wait by now: the first look at the leader's page should not have to add them up.
  await fold(database, now)
}
