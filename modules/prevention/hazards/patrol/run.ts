import { hourMs, localDate, startOfDay } from '#kernel/clock/day.ts'
import { lockCity, readTerms } from '#kernel/clock/store.ts'
import { newId } from '#kernel/evidence/chance.ts'
import type { EvidenceRow, Json, JsonObject } from '#kernel/evidence/row.ts'
import { append } from '#kernel/evidence/store.ts'
import type { Kernel } from '#kernel/http/kernel.ts'
import type { Actor } from '#kernel/place/actor.ts'
import { signature } from '#kernel/place/signature.ts'
import type { Acting, Receipt } from '#kernel/procedure/commands.ts'
import { asJob, elevate, type Tx } from '#kernel/store/transaction.ts'
import { findAll } from './find.ts'
import { ruleBook } from './rules.ts'
import { keepFindings, keepRun, lockPatrol, type Outcome, patrolledSince } from './store/findings.ts'
import { cityGround, type Ground, groundOf } from './store/ground.ts'
import { rules } from './terms.ts'
import { type Thresholds, thresholdsOf } from './thresholds.ts'

/** The morning's patrol begins at six. */
const hour = 6

/**
 * The morning's patrol over the whole city, once a day from six o'clock on; asked again, it has been done already.
 * @returns what it changed; null when there was nothing to do
 */
export const patrolMorning = (kernel: Pick<Kernel, 'database' | 'clock' | 'city'>): Promise<Outcome | null> => {
  const now = kernel.clock.now()
  const morning = new Date(startOfDay(localDate(now)) + hour * hourMs)
  return asJob(kernel.database, 'patrol', now, async (tx) => {
    await lockPatrol(tx)
    if (now < morning || (await patrolledSince(tx, morning.toISOString()))) return null
    return (await patrol(tx, cityGround(kernel.city.code), now.toISOString(), null)).outcome
  })
}

/** 巡查一次: an officer has the rules run over his own ground now. */
export async function patrolNow({ tx, actor, now }: Acting): Promise<Receipt & Outcome> {
  const ground = groundOf(actor)
  // What is found must not depend on who asks: the program looks, on the officer's ground alone.
  await elevate(tx, 'patrol')
  await lockPatrol(tx)
  const { id, outcome, row } = await patrol(tx, ground, now, actor)
  return { id, state: null, rev: null, evidence: { seq: row.seq, hash: row.hash, at: row.at }, ...outcome }
}

/** Runs every rule over a ground in a transaction of the program, and leaves the evidence with which thresholds. */
async function patrol(
  tx: Tx,
  ground: Ground,
  now: string,
  actor: Actor | null,
): Promise<{ id: string; outcome: Outcome; row: EvidenceRow }> {
  const terms = await readTerms(tx)
  const thresholds = thresholdsOf(terms)
  const found = await findAll({ tx, ground, thresholds, calendar: terms.calendar, now, today: localDate(new Date(now)) })
  const outcome = await keepFindings(tx, ground, found, now)
  const used = usedRules(thresholds)
  const id = newId()
  const person = actor?.person ?? null
  await keepRun(tx, { id, at: now, place: ground.path, person, rules: used, ...outcome })
  await lockCity(tx)
  const [row] = await append(tx, [
    {
      streamKind: 'config',
      streamId: 'city',
      at: now,
      capturedAt: null,
      event: 'patrol.run',
      ...(actor ? signature(actor) : nobody),
      caseId: null,
      rev: null,
      data: { ground: { ...ground } as JsonObject, rules: used, ...outcome },
      attachments: [],
    },
  ])
  if (!row) throw new Error('a patrol left no evidence')
  return { id, outcome, row }
}

const nobody = { person: null, personName: null, post: null, postTitle: null, standInFor: null, place: null }

const usedRules = (thresholds: Thresholds): Json[] =>
  rules.codes.map((rule) => ({ rule, version: ruleBook[rule].version, n: thresholds[rule].n, confirmed: thresholds[rule].confirmed }))
