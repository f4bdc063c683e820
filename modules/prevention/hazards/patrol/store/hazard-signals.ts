import { sql } from 'kysely'
import { caseNo } from '#kernel/procedure/case-kind.ts'
import type { Tx } from '#kernel/store/transaction.ts'
import type { Seen } from '../rules.ts'
import type { Overdue } from '../rules/owed.ts'
import { type Ground, patrolled } from './ground.ts'

interface HazardRow {
  id: string
  no: number
  opened_at: string
}

/** A hazard by its number, as the reasons name it. */
export const hazardRef = ({ id, no, opened_at }: HazardRow): Seen => ({
  kind: 'case',
  id,
  label: caseNo('隐患', no, opened_at),
  at: new Date(opened_at).toISOString(),
})

/** Rectifications whose last day has passed; while an extension stands, its date is the one that counts. */
export async function overdueHazards(tx: Tx, ground: Ground, now: string): Promise<Overdue[]> {
  const { rows } = await sql<HazardRow & { enterprise: string; due_on: string }>`
    select c.enterprise, c.id, c.no, c.opened_at, to_char(o.due_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as due_on
    from obligation o join "case" c on c.id = o.case_id join enterprise e on e.id = c.enterprise
    where o.duty in ('rectify', 'rectifyMajor') and o.state in ('owed', 'overdue') and o.due_at < ${now}
      and c.procedure = 'hazard' and ${patrolled(ground)}`.execute(tx)
  return rows.map(({ enterprise, due_on, ...row }) => {
    const { at: _, ...hazard } = hazardRef(row)
    return { enterprise, hazard, dueOn: due_on }
  })
}
