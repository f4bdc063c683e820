import { sql } from 'kysely'
import type { z } from 'zod'
import { decodeCursor, encodeCursor } from '#kernel/http/cursor.ts'
import { caseNo } from '#kernel/procedure/case-kind.ts'
import { stateLabel } from '#kernel/procedure/procedure.ts'
import { type Actor, pathOf } from '#kernel/place/actor.ts'
import { scopeHint } from '#kernel/place/hint.ts'
import type { Tx } from '#kernel/store/transaction.ts'
import type { inspectionPage, inspectionQuery } from './contract.ts'
import { inspection } from './procedure.ts'
import type { Reason } from './terms.ts'

interface Stored {
  id: string
  no: number
  title: string
  state: string
  reason: Reason
  place_name: string
  enterprise: string
  enterprise_name: string
  origin_case: string | null
  findings: number
  opened_at: string
}

/** One page of visits, newest first. */
export async function inspections(tx: Tx, actor: Actor, asked: z.infer<typeof inspectionQuery>): Promise<z.infer<typeof inspectionPage>> {
  const after = asked.cursor ? decodeCursor(asked.cursor, 2) : undefined
  const { rows } = await sql<Stored>`
    select c.id, c.no, c.title, c.state, i.reason, p.full_name as place_name, c.enterprise, e.name as enterprise_name, i.origin_case,
      jsonb_array_length(i.findings) as findings, c.opened_at
    from "case" c join inspection i on i.case_id = c.id
    join enterprise e on e.id = c.enterprise left join place p on p.code = c.division
    where c.procedure = 'inspection' and ${scopeHint(actor, 'c')}
      ${asked.state ? sql`and c.state = ${asked.state}` : sql``}
      ${asked.county ? sql`and c.county = ${pathOf(asked.county).split('.').at(-1)}` : sql``}
      ${asked.enterprise ? sql`and c.enterprise = ${asked.enterprise}` : sql``}
      ${asked.originCase ? sql`and i.origin_case = ${asked.originCase}` : sql``}
      ${asked.since ? sql`and c.opened_at >= ${`${asked.since}T00:00:00+08:00`}` : sql``}
      ${after ? sql`and (c.opened_at, c.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql``}
    order by c.opened_at desc, c.id desc limit ${sql.lit(asked.limit + 1)}`.execute(tx)
  const shown = rows.slice(0, asked.limit).map(({ no, place_name, enterprise_name, origin_case, opened_at, ...row }) => ({
    ...row,
    no: caseNo('检查', no, opened_at),
    stateLabel: stateLabel(inspection, row.state),
    placeName: place_name,
    enterpriseName: enterprise_name,
    originCase: origin_case,
    openedAt: opened_at,
  }))
  const last = shown.at(-1)
  return { rows: shown, next: rows.length > asked.limit && last ? encodeCursor([last.openedAt, last.id]) : null }
}

/** The inspected unit as the documents of a visit name it. */
export interface Inspected {
  name: string
  address: string
  /** 法定代表人 in office that day; null when none is on file. */
  legal: string | null
}

/** The unit with its legal representative on that day (YYYY-MM-DD). */
export async function inspectedUnit(tx: Tx, enterprise: string, on: string): Promise<Inspected | undefined> {
  const { rows } = await sql<Inspected>`
    select e.name, e.address, (select h.name from enterprise_head h where h.enterprise = e.id and h.kind = 'legalRepresentative'
      and h.since <= ${on}::date and (h.until is null or h.until > ${on}::date) order by h.since desc limit 1) as legal
    from enterprise e where e.id = ${enterprise}`.execute(tx)
  return rows[0]
}

/** The county or city whose government answers for an organ's decisions: its own, or the county of a township's organ. */
export async function areaOf(tx: Tx, organ: string): Promise<{ code: string; name: string } | undefined> {
  const { rows } = await sql<{ code: string; name: string }>`
    select p.code, p.full_name as name from organ o join place p on p.code = rpad(substr(o.place, 1, 6), 12, '0')
    where o.key = ${organ}`.execute(tx)
  return rows[0]
}
