import { sql } from 'kysely'
import type { z } from 'zod'
import { decodeCursor, encodeCursor } from '#kernel/http/cursor.ts'
import type { Actor } from '#kernel/place/actor.ts'
import { scopeHint } from '#kernel/place/hint.ts'
import type { Tx } from '#kernel/store/transaction.ts'
import type { coordinationPage, coordinationQuery, coordinationRow } from './contract.ts'
import { coordination } from './procedure.ts'

type Row = z.infer<typeof coordinationRow>

/** The coordination that is under way on a hazard, if any: one overall date, hence one at a time. */
export const underWayOn = (tx: Tx, originCase: string) =>
  tx
    .selectFrom('coordination as k')
    .innerJoin('case as c', 'c.id', 'k.case_id')
    .select(['c.id', 'c.no', 'c.opened_at'])
    .where('k.origin_case', '=', originCase)
    .where('c.closed_at', 'is', null)
    .executeTakeFirst()

const labels = JSON.stringify(Object.fromEntries(Object.entries(coordination.states).map(([state, { label }]) => [state, label])))

/** Coordinations in view, the newest first, each with every department's measure. */
export async function listCoordinations(
  tx: Tx,
  actor: Actor,
  { originCase, cursor, limit }: z.infer<typeof coordinationQuery>,
  today: string,
): Promise<Pick<z.infer<typeof coordinationPage>, 'rows' | 'next'>> {
  const after = cursor ? decodeCursor(cursor, 2) : undefined
  const parts = [
    sql<boolean>`c.procedure = 'coordination'`,
    scopeHint(actor, 'c'),
    ...(originCase ? [sql<boolean>`k.origin_case = ${originCase}`] : []),
    ...(after ? [sql<boolean>`(c.opened_at, c.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`] : []),
  ]
  const { rows } = await sql<Row>`
    select c.id, '协调' || to_char(c.opened_at at time zone 'Asia/Shanghai', 'YYYY') || '-' || lpad(c.no::text, 6, '0') as no,
      c.title, c.state, ${labels}::jsonb ->> c.state as "stateLabel", k.origin_case as "originCase", k.lead, o.name as "leadName",
      k.problem, k.overall_by as "overallBy", k.next_by as "nextBy", k.measures, k.conclusion,
      (select count(*) from jsonb_array_elements(k.measures) m where m ->> 'doneAt' is not null) as done,
      c.closed_at is null and least(k.overall_by, k.next_by) < ${today}::date as overdue,
      c.opened_at as "openedAt", c.closed_at as "closedAt"
    from "case" c join coordination k on k.case_id = c.id join organ o on o.key = k.lead
    where ${sql.join(parts, sql` and `)} order by c.opened_at desc, c.id desc limit ${sql.lit(limit + 1)}`.execute(tx)
  const shown = rows.slice(0, limit)
  const last = rows.length > limit ? shown.at(-1) : undefined
  return { rows: shown, next: last ? encodeCursor([last.openedAt, last.id]) : null }
}
