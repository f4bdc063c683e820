import type { Calendar } from '#kernel/clock/calendar.ts'
import { dayMs, localDate } from '#kernel/clock/day.ts'
import type { Tx } from '#kernel/store/transaction.ts'
import { missedCycles } from '../checklists/cycle.ts'
import { type Found, fresh } from './rules.ts'
import { allNormal, contradiction, copiedText, sameSecond, tooFast } from './rules/done.ts'
import { missingCheck, overdue, silent } from './rules/owed.ts'
import {
  contradictions,
  lateAssignments,
  normalRuns,
  officersHazards,
  quickChecks,
  sameSeconds,
  sameTexts,
  silentUnits,
} from './store/check-signals.ts'
import { settledAt } from './store/findings.ts'
import type { Ground } from './store/ground.ts'
import { overdueHazards } from './store/hazard-signals.ts'
import type { Thresholds } from './thresholds.ts'

interface Looking {
  tx: Tx
  ground: Ground
  thresholds: Thresholds
  calendar: Calendar
  now: string
  today: string
}

/** Runs every rule over a ground: one look into the database a rule, and the rule judges what comes back. */
export async function findAll(looking: Looking): Promise<Found[]> {
  return [...(await whatIsOwed(looking)), ...(await whatWasDone(looking))]
}

const among = <One>(all: readonly One[], judge: (one: One) => Found | null): Found[] => all.flatMap((one) => judge(one) ?? [])

/** What stands until it is done: late rectifications, checks not made, units that are silent. */
async function whatIsOwed({ tx, ground, thresholds, calendar, now, today }: Looking): Promise<Found[]> {
  const late = await overdueHazards(tx, ground, now)
  const missing = await lateAssignments(tx, ground, today)
  const before = new Date(Date.parse(now) - (thresholds.silent.n - 1) * dayMs).toISOString()
  const quiet = await silentUnits(tx, ground, before)
  return [
    ...among(late, (one) => overdue(one, today)),
    ...among(missing, ({ cycle, ...one }) =>
      missingCheck({ ...one, missed: missedCycles(cycle, one.dueOn, today, calendar) }, thresholds.missingCheck),
    ),
    ...among(quiet, ({ lastAt, ...one }) => silent({ ...one, lastOn: localDate(new Date(lastAt)) }, thresholds.silent, today)),
  ]
}

/** What was done and looks wrong; what an officer has looked into already is left out. */
async function whatWasDone({ tx, ground, thresholds, now }: Looking): Promise<Found[]> {
  const settled = await settledAt(tx, ground, now)
  const hazards = await officersHazards(tx, ground, now)
  const runs = await normalRuns(tx, [...hazards.keys()], now)
  const texts = await sameTexts(tx, ground, now)
  const met = await sameSeconds(tx, ground, now)
  const quick = await quickChecks(tx, ground, now, thresholds.tooFast.n)
  const wrong = await contradictions(tx, ground, now, thresholds.contradiction.n)
  return [
    ...among([...runs], ([enterprise, checks]) => {
      const before = settled(enterprise, 'allNormal')
      return allNormal(
        { enterprise, checks: fresh(checks, before), hazards: fresh(hazards.get(enterprise) ?? [], before) },
        thresholds.allNormal,
      )
    }),
    ...among(texts, (one) => copiedText({ ...one, uses: fresh(one.uses, settled(one.enterprise, 'copiedText')) }, thresholds.copiedText)),
    ...among(met, (one) => sameSecond({ ...one, checks: fresh(one.checks, settled(one.enterprise, 'copiedText')) })),
    ...among(quick, (one) => tooFast({ ...one, checks: fresh(one.checks, settled(one.enterprise, 'tooFast')) }, thresholds.tooFast)),
    ...among(wrong, (one) =>
      fresh([one.hazard], settled(one.enterprise, 'contradiction')).length > 0 ? contradiction(one, thresholds.contradiction) : null,
    ),
  ]
}
