import { sql } from 'kysely'
import type { z } from 'zod'
import { decodeCursor, encodeCursor } from '#kernel/http/cursor.ts'
import { type Actor } from '#kernel/place/actor.ts'
import { scopeHint } from '#kernel/place/hint.ts'
import { caseNo } from '#kernel/procedure/case-kind.ts'
import { stateLabel } from '#kernel/procedure/procedure.ts'
import type { Tx } from '#kernel/store/transaction.ts'
import type { coercionPage, coercionQuery } from './contract.ts'
import { coercion } from './procedure.ts'
import type { Ground, Measure } from './terms.ts'

/** Stands before the number of a measure's case. */
export const prefix = '强制'

/** The number of an open measure of that kind on the hazard; undefined when there is none. */
export async function openMeasure(tx: Tx, originCase: string, measure: Measure): Promise<string | undefined> {
  const { rows } = await sql<{ no: number; opened_at: string }>`
    select c.no, c.opened_at from coercion k join "case" c on c.id = k.case_id
    where k.origin_case = ${originCase} and k.measure = ${measure} and c.closed_at is null limit 1`.execute(tx)
  const [row] = rows
  return row && caseNo(prefix, row.no, row.opened_at)
}

/** Is the rectification of this major hazard owed and past its limit? Asked of the clock, which knows suspensions and rest days. */
export async function rectificationOverdue(tx: Tx, originCase: string, now: string): Promise<boolean> {
  const { rows } = await sql<{ late: boolean }>`
    select exists (select from obligation where case_id = ${originCase} and duty = 'rectifyMajor'
      and state in ('owed', 'overdue') and due_at < ${now}) as late`.execute(tx)
  return rows[0]?.late ?? false
}

/** What the papers of a measure say of the unit. */
export interface Party {
  name: string
  uscc: string
  address: string | null
  legalRep: string | null
}

/** The unit with its legal representative of today. */
export async function partyOf(tx: Tx, enterprise: string): Promise<Party | undefined> {
  const { rows } = await sql<Party>`
    select e.name, e.uscc, e.address, (select h.name from enterprise_head h
      where h.enterprise = e.id and h.kind = 'legalRepresentative' and h.until is null order by h.since desc limit 1) as "legalRep"
    from enterprise e where e.id = ${enterprise}`.execute(tx)
  return rows[0]
}

/** The area of an organ: its 12-digit code and full name. */
export async function areaOf(tx: Tx, organ: string): Promise<{ code: string; fullName: string } | undefined> {
  const { rows } = await sql<{ code: string; fullName: string }>`
    select p.code, p.full_name as "fullName" from organ o join place p on p.code = o.place where o.key = ${organ}`.execute(tx)
  return rows[0]
}

/** The newest valid document of a form on a case. */
export const paperOf = (tx: Tx, caseId: string, form: string): Promise<{ name: string; no: string; date: string } | undefined> =>
  tx
    .selectFrom('document')
    .select(['name', 'no', 'date'])
    .where('case_id', '=', caseId)
    .where('form', '=', form)
    .where('voided_at', 'is', null)
    .orderBy('issued_at', 'desc')
    .limit(1)
    .executeTakeFirst()

/** The organ whose officer asked for the measure. */
export async function askingOrgan(tx: Tx, caseId: string): Promise<string | null> {
  const { rows } = await sql<{ organ: string | null }>`
    select p.organ from case_move m join post p on p.id = m.post where m.case_id = ${caseId} and m.rev = 1`.execute(tx)
  return rows[0]?.organ ?? null
}

interface Stored {
  id: string
  no: number
  title: string
  state: string
  measure: Measure
  ground: Ground
  place_name: string | null
  enterprise: string | null
  enterprise_name: string | null
  origin_case: string
  started_at: string | null
  released_at: string | null
  opened_at: string
}

/** One page of measures, newest first. A power supplier sees those that name it, but no unit's file: then without the unit's name. */
export async function measuresPage(tx: Tx, actor: Actor, asked: z.infer<typeof coercionQuery>): Promise<z.infer<typeof coercionPage>> {
  const after = asked.cursor ? decodeCursor(asked.cursor, 2) : undefined
  const { rows } = await sql<Stored>`
    select c.id, c.no, c.title, c.state, k.measure, k.ground, p.full_name as place_name, c.enterprise, e.name as enterprise_name,
      k.origin_case, k.started_at, k.released_at, c.opened_at
    from "case" c join coercion k on k.case_id = c.id
    left join enterprise e on e.id = c.enterprise left join place p on p.code = c.division
    where c.procedure = 'coercion' and ${scopeHint(actor, 'c')}
      ${asked.state === 'standing' ? sql`and c.state in ('inForce', 'releasing')` : asked.state ? sql`and c.state = ${asked.state}` : sql``}
      ${asked.measure ? sql`and k.measure = ${asked.measure}` : sql``}
      ${asked.originCase ? sql`and k.origin_case = ${asked.originCase}` : sql``}
      ${asked.enterprise ? sql`and c.enterprise = ${asked.enterprise}` : sql``}
      ${after ? sql`and (c.opened_at, c.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql``}
    order by c.opened_at desc, c.id desc limit ${sql.lit(asked.limit + 1)}`.execute(tx)
  const shown = rows.slice(0, asked.limit).map(rowOf)
  const last = shown.at(-1)
  return { rows: shown, next: rows.length > asked.limit && last ? encodeCursor([last.openedAt, last.id]) : null }
}

const rowOf = (row: Stored) => ({
  id: row.id,
  no: caseNo(prefix, row.no, row.opened_at),
  title: row.title,
  state: row.state,
  stateLabel: stateLabel(coercion, row.state),
  measure: row.measure,
  ground: row.ground,
  placeName: row.place_name ?? '',
  enterprise: row.enterprise,
  enterpriseName: row.enterprise_name,
  originCase: row.origin_case,
  startedAt: row.started_at,
  releasedAt: row.released_at,
  openedAt: row.opened_at,
})
