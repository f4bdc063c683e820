import { sql } from 'kysely'
import type { Tx } from '#kernel/store/transaction.ts'

/** The path and name of a division in scope; undefined for an unknown or former code. */
export const divisionPath = (tx: Tx, code: string) =>
  tx.selectFrom('place').select(['path', 'name']).where('code', '=', code).where('until', 'is', null).executeTakeFirst()

/** An earlier hazard of the same unit. */
export interface Earlier {
  id: string
  no: number
  title: string
  opened_at: string
  closed_at: string
}

/** What makes two hazards of a unit the same kind: the criterion, or else the category. */
export interface SameKind {
  caseId: string
  enterprise: string
  category: string
  criterion: string | null
  /** ISO instant: closed from then on. */
  since: string
}

/** Earlier hazards are named up to this many. */
const most = 20

/** Hazards of the unit of the same kind that were put right and closed within the window, the latest first. */
export async function earlierOfKind(tx: Tx, { caseId, enterprise, category, criterion, since }: SameKind): Promise<Earlier[]> {
  const { rows } = await sql<Earlier>`
    select c.id, c.no, c.title, c.opened_at, c.closed_at from "case" c join hazard h on h.case_id = c.id
    where c.procedure = 'hazard' and c.enterprise = ${enterprise} and c.id <> ${caseId} and c.state = 'closed'
      and c.closed_at >= ${since}::timestamptz and (h.category = ${category} or h.criterion = ${criterion})
    order by c.closed_at desc, c.id desc limit ${sql.lit(most)}`.execute(tx)
  return rows
}

/** Those of these files that belong to a case or to a unit's file already: they were handed in before. */
export async function handedInBefore(tx: Tx, ids: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from attachment where id = any (${[...ids]}::uuid[]) and (case_id is not null or enterprise is not null)`.execute(tx)
  return rows.map((row) => row.id)
}

/** The valid document of that form issued last on the case: its name, number and date. */
export const lastDocument = (tx: Tx, caseId: string, form: string) =>
  tx
    .selectFrom('document')
    .select(['name', 'no', 'date'])
    .where('case_id', '=', caseId)
    .where('form', '=', form)
    .where('voided_at', 'is', null)
    .orderBy('issued_at', 'desc')
    .orderBy('serial', 'desc')
    .executeTakeFirst()

/** The county or city an organ belongs to, with the office of its work-safety committee. */
export interface Area {
  /** 12-digit code. */
  code: string
  name: string
  committee: string | null
  committeeName: string | null
}

/** The area whose government answers for an organ: its own, or the county of a township's organ. */
export async function areaOf(tx: Tx, organ: string): Promise<Area | undefined> {
  const { rows } = await sql<Area>`
    select p.code, p.full_name as name, k.key as committee, k.name as "committeeName"
    from organ o join place p on p.code = rpad(substr(o.place, 1, 6), 12, '0')
    left join lateral (select key, name from organ where kind = 'committeeOffice' and place = p.code order by key limit 1) k on true
    where o.key = ${organ}`.execute(tx)
  return rows[0]
}
