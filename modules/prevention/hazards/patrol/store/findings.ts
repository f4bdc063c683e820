import { sql } from 'kysely'
import { dayMs } from '#kernel/clock/day.ts'
import { newId } from '#kernel/evidence/chance.ts'
import type { Tx } from '#kernel/store/transaction.ts'
import { type Found, lookBack } from '../rules.ts'
import type { Rule } from '../terms.ts'
import { type Ground, onGround } from './ground.ts'

/** What a run has changed. */
export interface Outcome {
  found: number
  fresh: number
  resolved: number
}

/** One patrol at a time, so that two that meet find the same and write it once. */
export const lockPatrol = (tx: Tx) => sql`select pg_advisory_xact_lock(hashtext('anlan.patrol'))`.execute(tx)

/**
 * Lays down what was found on a ground: what stands there still is refreshed, what is new is entered, and what no longer
 * has a reason is ended. Then the units are ranked anew. Three statements, however much there is.
 */
export async function keepFindings(tx: Tx, ground: Ground, all: readonly Found[], now: string): Promise<Outcome> {
  const wire = JSON.stringify(all.map((one) => ({ id: newId(), ...one, found_at: now, seen_at: now, urged: 0 })))
  const found = sql`(select * from json_populate_recordset(null::patrol_finding, ${wire}::json))`
  const { rows: kept } = await sql<{ fresh: boolean }>`
    insert into patrol_finding select * from ${found} f
    on conflict (enterprise, rule, subject) where resolved_at is null do update set version = excluded.version, since = excluded.since,
      points = excluded.points, say = excluded.say, rows = excluded.rows, reference = excluded.reference, seen_at = excluded.seen_at
    returning id in (select id from ${found} w) as fresh`.execute(tx)
  const { rows: ended } = await sql`
    update patrol_finding p set resolved_at = ${now} from enterprise e
    where e.id = p.enterprise and ${onGround(ground)} and p.resolved_at is null
      and not exists (select from ${found} f where (f.enterprise, f.rule, f.subject) = (p.enterprise, p.rule, p.subject)) returning p.id`.execute(
    tx,
  )
  await rank(tx, ground, now)
  return { found: kept.length, fresh: kept.filter((one) => one.fresh).length, resolved: ended.length }
}

/** When an officer last settled what a rule had found about a unit, as far back as anything is looked at. */
export async function settledAt(tx: Tx, ground: Ground, now: string): Promise<(enterprise: string, rule: Rule) => string | undefined> {
  const since = new Date(Date.parse(now) - Math.max(...Object.values(lookBack)) * dayMs).toISOString()
  const { rows } = await sql<{ enterprise: string; rule: string; at: string }>`
    select p.enterprise, p.rule, max(p.settled_at) as at from patrol_finding p join enterprise e on e.id = p.enterprise
    where p.settled_at >= ${since} and ${onGround(ground)} group by 1, 2`.execute(tx)
  const known = new Map(rows.map((row) => [`${row.enterprise} ${row.rule}`, row.at]))
  return (enterprise, rule) => known.get(`${enterprise} ${rule}`)
}

/** The order of the list: what the open findings of a unit weigh together; a unit without any leaves it. */
async function rank(tx: Tx, ground: Ground, now: string): Promise<void> {
  await sql`
    insert into patrol_unit (enterprise, score, findings, county, town, seen_at)
    select e.id, coalesce(sum(p.points), 0), count(p.id), e.county, e.town, ${now}
    from enterprise e left join patrol_finding p on p.enterprise = e.id and p.resolved_at is null
    where ${onGround(ground)} group by e.id having count(p.id) > 0 or exists (select from patrol_unit u where u.enterprise = e.id)
    on conflict (enterprise) do update set score = excluded.score, findings = excluded.findings, county = excluded.county,
      town = excluded.town, seen_at = excluded.seen_at`.execute(tx)
}

/** What is remembered of a run. */
export interface RunRow extends Outcome {
  id: string
  at: string
  place: string
  person: string | null
  /** The rules with their versions and thresholds. */
  rules: object
}

/** Has the program itself gone over the city since then? */
export async function patrolledSince(tx: Tx, since: string): Promise<boolean> {
  const { rows } = await sql`select id from patrol_run where person is null and at >= ${since} limit 1`.execute(tx)
  return rows.length > 0
}

export async function keepRun(tx: Tx, { rules, ...run }: RunRow): Promise<void> {
  await tx
    .insertInto('patrol_run')
    .values({ ...run, rules: JSON.stringify(rules) })
    .execute()
}
