import { type RawBuilder, sql } from 'kysely'
import type { Indicator } from '#kernel/indicator/indicator.ts'
import type { Actor } from '#kernel/place/actor.ts'
import { scopeHint } from '#kernel/place/hint.ts'
import type { Tx } from '#kernel/store/transaction.ts'

/** Counting stops here; the page says 超过 10,000. */
const countCap = 10_000

/** Filters as the columns know them: labels of places, organ '' for none. */
export interface LateFilter {
  /** 'procedure.duty', any of them. */
  duties?: readonly string[] | undefined
  organ?: string | undefined
  county?: string | undefined
  town?: string | undefined
  after?: readonly string[] | undefined
  limit: number
}

/** An obligation past its date and not met. */
export interface LateRow {
  id: string
  case_id: string
  title: string
  owner_roles: string[]
  due_at: string
  procedure: string
  no: number
  opened_at: string
  case_title: string
  place_name: string
  enterprise_name: string | null
  organ_name: string | null
}

function conditions(actor: Actor, filter: LateFilter): RawBuilder<unknown> {
  const { duties, organ, county, town, after } = filter
  return sql.join(
    [
      sql`o.state = 'overdue'`,
      scopeHint(actor, 'o', 'case_id'),
      ...(duties ? [sql`c.procedure || '.' || o.duty = any (${[...duties]})`] : []),
      ...(organ === undefined ? [] : [organ === '' ? sql`c.supervising is null` : sql`c.supervising = ${organ}`]),
      ...(county ? [sql`o.county = ${county}`] : []),
      ...(town ? [sql`o.town = ${town}`] : []),
      ...(after ? [sql`(o.due_at, o.id) > (${after[0]}::timestamptz, ${after[1]}::uuid)`] : []),
    ],
    sql` and `,
  )
}

/** A page of what is overdue, the longest overdue first. */
export async function latePage(tx: Tx, actor: Actor, filter: LateFilter): Promise<LateRow[]> {
  const { rows } = await sql<LateRow>`
    select o.id, o.case_id, o.title, o.owner_roles, o.due_at,
      c.procedure, c.no, c.opened_at, c.title as case_title, p.full_name as place_name, e.name as enterprise_name, s.short as organ_name
    from obligation o join "case" c on c.id = o.case_id
    left join place p on p.code = c.division left join enterprise e on e.id = c.enterprise left join organ s on s.key = c.supervising
    where ${conditions(actor, filter)} order by o.due_at, o.id limit ${sql.lit(filter.limit)}`.execute(tx)
  return rows
}

/** How many there are; counting stops at the cap. */
export async function countLate(tx: Tx, actor: Actor, filter: LateFilter): Promise<{ count: number; capped: boolean }> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (select from obligation o join "case" c on c.id = o.case_id
      where ${conditions(actor, filter)} limit ${sql.lit(countCap + 1)}) found`.execute(tx)
  const count = rows[0]?.count ?? 0
  return { count: Math.min(count, countCap), capped: count > countCap }
}

/** 逾期未办: every duty of every procedure that is past its date. */
export const overdueIndicator = (basis: Indicator['basis']): Indicator => ({
  key: 'overdue',
  name: '逾期未办事项',
  unit: '项',
  meaning: '已过期限、尚未办结的各项法定和责令事项,企业和部门的都算;一件案卷可有多项',
  basis,
  kind: 'standing',
  lead: true,
  counts: [{ indicator: 'overdue' }],
  live: (actor) =>
    sql`select o.county, o.town from obligation o where o.state = 'overdue' and ${actor ? scopeHint(actor, 'o', 'case_id') : sql`true`}`,
  opens: () => ({ page: '/obligations', query: {} }),
})
