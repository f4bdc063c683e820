import { sql } from 'kysely'
import { holdStream } from '#kernel/evidence/store.ts'
import type { z } from 'zod'
import { newId } from '#kernel/evidence/chance.ts'
import type { Tx } from '#kernel/store/transaction.ts'
import type { evaluatorRow } from './contract.ts'
import type { Body } from './draw.ts'
import type { TieKind } from './terms.ts'

/** 利害关系 as it is written; half-open [since, until), YYYY-MM-DD. */
export interface TieRow {
  organ: string
  enterprise: string
  kind: TieKind
  note: string
  since: string
  until?: string | null
  /** Who says so. */
  source: string
}

/**
 * Every evaluating body with its ties to the unit and what its present people have to do with it on that day.
 * To be asked by an official who sees the unit, or a job: ties to units out of view are not shown.
 */
export async function bodiesFor(tx: Tx, enterprise: string, on: string): Promise<Body[]> {
  const { rows } = await sql<Body>`
    select e.organ, o.name, e.trades, e.licensed_until as "licensedUntil", e.suspended_until as "suspendedUntil",
      (select coalesce(json_agg(json_build_object('kind', k.kind, 'since', k.since, 'until', k.until) order by k.since, k.id), '[]')
        from evaluator_tie k where k.organ = e.organ and k.enterprise = ${enterprise}) as ties,
      (select coalesce(json_agg(json_build_object('name', n.name, 'kind', d.kind, 'detail', d.detail) order by n.name, d.kind, d.detail), '[]')
        from post p join tenure t on t.post = p.id and t.since <= my.now() and (t.until is null or t.until > my.now())
        join person n on n.id = t.person
        cross join lateral my.person_ties(n.id, ${enterprise}, ${on}::date) d
        where p.organ = e.organ and d.kind in ('post', 'head')) as people
    from evaluator e join organ o on o.key = e.organ and o.kind = 'evaluator'
    order by e.organ`.execute(tx)
  return rows
}

/** What ties the person to the unit on that day: asked of oneself or by an official. */
export async function tiesOfPerson(tx: Tx, person: string, enterprise: string, on: string) {
  const { rows } = await sql<{ name: string; kind: string; detail: string }>`
    select n.name, d.kind, d.detail from person n cross join lateral my.person_ties(n.id, ${enterprise}, ${on}::date) d
    where n.id = ${person} order by d.kind desc, d.detail`.execute(tx)
  return rows
}

/** Writes a tie and answers its id. */
export async function insertTie(tx: Tx, tie: TieRow): Promise<string> {
  const id = newId()
  await tx
    .insertInto('evaluator_tie')
    .values({ id, until: null, ...tie })
    .execute()
  return id
}

/** Whether there is a unit of that id, in view or not. */
export async function unitExists(tx: Tx, enterprise: string): Promise<boolean> {
  const { rows } = await sql<{ known: boolean }>`select my.unit_exists(${enterprise}) as known`.execute(tx)
  return rows[0]?.known ?? false
}

export const findEvaluator = (tx: Tx, organ: string) =>
  tx
    .selectFrom('evaluator as e')
    .innerJoin('organ as o', 'o.key', 'e.organ')
    .select(['e.organ', 'o.name', 'e.suspended_until as suspendedUntil'])
    .where('e.organ', '=', organ)
    .executeTakeFirst()

/** Suspends through that day; null lifts it. */
export async function suspend(tx: Tx, organ: string, until: string | null, reason: string | null): Promise<void> {
  await tx.updateTable('evaluator').set({ suspended_until: until, suspension_reason: reason }).where('organ', '=', organ).execute()
}

/** One act at a time on a body's history; whoever waits reads on after the other's commit. */
export const lockBody = (tx: Tx, organ: string) => holdStream(tx, 'organ', organ)

type EvaluatorRow = z.infer<typeof evaluatorRow>

/** The bodies in view with their ties to units in view, and how often each was drawn on cases in view. */
export async function listEvaluators(tx: Tx): Promise<EvaluatorRow[]> {
  const { rows } = await sql<EvaluatorRow>`
    select e.organ, o.name, e.trades, e.licence, e.licensed_until as "licensedUntil", e.suspended_until as "suspendedUntil",
      e.suspension_reason as "suspensionReason",
      (select coalesce(json_agg(json_build_object('id', k.id, 'enterprise', k.enterprise, 'enterpriseName', coalesce(u.name, '(单位名称不在您的可见范围内)'),
          'kind', k.kind, 'note', k.note, 'since', k.since, 'until', k.until, 'source', k.source) order by k.since desc, k.id desc), '[]')
        from evaluator_tie k left join enterprise u on u.id = k.enterprise where k.organ = e.organ) as ties,
      (select count(*) from case_party p where p.organ = e.organ and p.part = 'evaluator') as drawn
    from evaluator e join organ o on o.key = e.organ order by e.organ`.execute(tx)
  return rows
}
