import { sql } from 'kysely'
import type { Tx } from '#kernel/store/transaction.ts'

/** A unit as a hit. */
export interface UnitHit {
  id: string
  name: string
  uscc: string
  placeName: string
  address: string
}

/** A case as a hit. */
export interface CaseHit {
  id: string
  no: number
  procedure: string
  state: string
  title: string
  openedAt: string
  placeName: string
}

/** A document as a hit. */
export interface DocumentHit {
  id: string
  caseId: string
  no: string
  name: string
  title: string
  date: string
}

/** `my.find` answers ids in order, each judged by the row rules; the rows themselves are read under the rules once more. */
const hits = (kind: 'unit' | 'case' | 'document', q: string, limit: number) =>
  sql`(select id, row_number() over () as rank from my.find(${kind}, ${q}, ${limit})) hit`

/** Units found, the newest first. */
export async function findUnits(tx: Tx, q: string, limit: number): Promise<UnitHit[]> {
  const { rows } = await sql<UnitHit>`
    select e.id, e.name, e.uscc, e.address, p.full_name as "placeName" from ${hits('unit', q, limit)}
    join enterprise e using (id) left join place p on p.code = e.division order by hit.rank`.execute(tx)
  return rows
}

/** Cases found, the newest first. */
export async function findCases(tx: Tx, q: string, limit: number): Promise<CaseHit[]> {
  const { rows } = await sql<CaseHit>`
    select c.id, c.no, c.procedure, c.state, c.title, c.opened_at as "openedAt", coalesce(p.full_name, '') as "placeName"
    from ${hits('case', q, limit)} join "case" c using (id) left join place p on p.code = c.division order by hit.rank`.execute(tx)
  return rows
}

/** Documents found, the newest first. */
export async function findDocuments(tx: Tx, q: string, limit: number): Promise<DocumentHit[]> {
  const { rows } = await sql<DocumentHit>`
    select d.id, d.case_id as "caseId", d.no, d.name, c.title, d.date from ${hits('document', q, limit)}
    join document d using (id) join "case" c on c.id = d.case_id order by hit.rank`.execute(tx)
  return rows
}
