import { addMonths, localDate } from '#kernel/clock/day.ts'
import { readTerms } from '#kernel/clock/store.ts'
import { newId } from '#kernel/evidence/chance.ts'
import { jcs, type Json } from '#kernel/evidence/row.ts'
import { asJob, type Tx } from '#kernel/store/transaction.ts'
import type { Kernel } from '#kernel/http/kernel.ts'
import { locate } from '../jurisdiction/store.ts'
import { type ClassInput, type ClassResult, classify, classVersion } from './rule.ts'
import { beginClasses, type ClassRow, moveDue, type NextClass, presentClasses } from './store/classes.ts'
import { claimRenewals, lockUnits, settleRenewals, type Standing, standings } from './store/inputs.ts'
import { tablesOf } from './tables.ts'

const inputOf = (one: Standing): ClassInput => ({
  trade: one.trade,
  risk: one.risk,
  standardization: one.grade ?? 'none',
  insured: one.insured,
  overdueHazards: one.overdue_hazards,
  majorHazards: one.major_hazards,
  overdueMajors: one.overdue_majors,
  coercions: one.coercions,
})

/** When the next visit is due: the span after the last one, or after the unit came on file. */
export function dueAfter(lastVisit: string | null, registeredOn: string, result: Pick<ClassResult, 'atLeast' | 'withinMonths'>): string {
  const from = lastVisit === null ? registeredOn : localDate(new Date(lastVisit))
  return addMonths(from, Math.max(1, Math.floor(result.withinMonths / result.atLeast)))
}

const same = (one: unknown, other: unknown): boolean => jcs(one as Json) === jcs(other as Json)
const sayOf = ({ class: of, focus, atLeast, withinMonths, atMost, reasons, inputs, version, confirmed }: Omit<ClassRow, 'until'>) => ({
  of,
  focus,
  atLeast,
  withinMonths,
  atMost,
  reasons,
  inputs,
  version,
  confirmed,
})

/**
 * Makes class and whereabouts of these units anew from what stands now; a stretch begins only where something differs.
 * To be run by a job of the program, which sees everything a class rests on. Runs twice as once.
 */
export async function renew(tx: Tx, units: readonly { enterprise: string; cause: string }[], now: string): Promise<void> {
  if (units.length === 0) return
  const today = localDate(new Date(now))
  const ids = units.map((one) => one.enterprise)
  const causes = new Map(units.map((one) => [one.enterprise, one.cause]))
  const { tables, confirmed } = tablesOf(await readTerms(tx))
  const before = new Map((await presentClasses(tx, ids)).map((row) => [row.enterprise, row]))
  const found = await standings(tx, ids, today, tables.record.months)
  const made = found.map((unit): NextClass => {
    const inputs = inputOf(unit)
    const result = classify(inputs, tables)
    const { county, town, trade } = unit
    const due = { lastVisit: unit.last_visit, dueOn: dueAfter(unit.last_visit, unit.registered_on, result) }
    const rule = { inputs, version: classVersion, confirmed, cause: causes.get(unit.id) ?? '' }
    return { id: newId(), enterprise: unit.id, ...result, ...rule, since: now, ...due, county, town, trade }
  })
  const differs = (one: NextClass): boolean => {
    const stood = before.get(one.enterprise)
    return !stood || !same(sayOf(stood), sayOf(one))
  }
  await beginClasses(tx, made.filter(differs))
  await moveDue(
    tx,
    made.filter((one) => !differs(one)),
  )
  await locate(tx, ids, now)
  await settleRenewals(
    tx,
    found.map((one) => ({ enterprise: one.id, onDay: one.changes_on })),
  )
}

/** One unit, at once. */
export async function renewOne(tx: Tx, enterprise: string, cause: string, now: string): Promise<void> {
  await lockUnits(tx, [enterprise])
  await renew(tx, [{ enterprise, cause }], now)
}

const batch = 500
/** Batches in one run: after a long list has been imported the clocks of everybody else go on between two runs. */
const rounds = 20

/**
 * Units that wait, some hundreds a transaction: killed at any moment, the next run goes on where the last commit stands.
 * @returns how many were made anew
 */
export async function renewDue(kernel: Pick<Kernel, 'database' | 'clock' | 'ending'>, most = rounds): Promise<number> {
  let done = 0
  for (let round = 0; round < most && !kernel.ending; round += 1) {
    const at = kernel.clock.now()
    const now = await asJob(kernel.database, 'sweep', at, async (tx) => {
      const claimed = await claimRenewals(tx, localDate(at), batch)
      await renew(tx, claimed, at.toISOString())
      return claimed.length
    })
    done += now
    if (now < batch) break
  }
  return done
}
