import { sql } from 'kysely'
import { decodeCursor, encodeCursor } from '#kernel/http/cursor.ts'
import type { Actor } from '#kernel/place/actor.ts'
import { scopeHint } from '#kernel/place/hint.ts'
import type { Tx } from '#kernel/store/transaction.ts'
import type { UnitClass } from '../terms.ts'

/** Filters as the indexes know them: `county` and `town` are path labels. */
interface Wanted {
  county?: string | undefined
  town?: string | undefined
  trade?: string | undefined
  class?: UnitClass | undefined
  focus?: boolean | undefined
  due?: boolean | undefined
  cursor?: string | undefined
  limit: number
}

interface Listed {
  id: string
  name: string
  place_name: string
  trade: string
  class: UnitClass
  focus: boolean
  at_least: number
  within_months: number
  at_most: number | null
  last_visit: string | null
  due_on: string
  confirmed: boolean
}

/** A page of units by the day their next visit is due, the earliest first. */
export async function listClasses(tx: Tx, actor: Actor, asked: Wanted, today: string): Promise<{ rows: Listed[]; next: string | null }> {
  const after = asked.cursor ? decodeCursor(asked.cursor, 2) : undefined
  const wanted = [
    sql`k.until is null`,
    scopeHint(actor, 'k'),
    ...(asked.county ? [sql`k.county = ${asked.county}`] : []),
    ...(asked.town ? [sql`k.town = ${asked.town}`] : []),
    ...(asked.trade ? [sql`k.trade = ${asked.trade}`] : []),
    ...(asked.class ? [sql`k.class = ${asked.class}`] : []),
    ...(asked.focus === undefined ? [] : [sql`k.focus = ${asked.focus}`]),
    ...(asked.due ? [sql`k.due_on <= ${today}::date`] : []),
    ...(after ? [sql`(k.due_on, k.enterprise) > (${after[0]}::date, ${after[1]}::uuid)`] : []),
  ]
  const { rows } = await sql<Listed>`
    select e.id, e.name, p.full_name as place_name, k.trade, k.class, k.focus, k.at_least, k.within_months, k.at_most, k.last_visit,
      k.due_on, k.confirmed
    from enterprise_class k join enterprise e on e.id = k.enterprise join place p on p.code = e.division
    where ${sql.join(wanted, sql` and `)} order by k.due_on, k.enterprise limit ${sql.lit(asked.limit + 1)}`.execute(tx)
  const shown = rows.slice(0, asked.limit)
  const last = rows.length > asked.limit ? shown.at(-1) : undefined
  return { rows: shown, next: last ? encodeCursor([last.due_on, last.id]) : null }
}
