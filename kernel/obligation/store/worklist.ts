import { sql } from 'kysely'
import type { Actor } from '#kernel/place/actor.ts'
import { scopeHint } from '#kernel/place/hint.ts'
import type { Tx } from '#kernel/store/transaction.ts'
import type { Borders, Urgency } from '../words.ts'

/** An open obligation as a list shows it. */
export interface Stored {
  id: string
  case_id: string
  title: string
  owner_roles: string[]
  state: string
  due_at: string | null
  provisional: boolean
  procedure: string
  no: number
  opened_at: string
  case_title: string
  place_name: string
  enterprise_name: string | null
}

const open = sql`o.state in ('owed', 'overdue', 'paused')`
const isMine = (actor: Actor) => sql`(o.owner_roles @> array[${actor.role}] or o.escalated_to @> array[${actor.role}])`
/** Owed by somebody else, on a case this person has acted on. */
const isWaitedFor = (actor: Actor) => sql`(${open} and not ${isMine(actor)} and ${scopeHint(actor, 'o', 'case_id')}
  and exists (select from case_move m where m.person = ${actor.person} and m.case_id = o.case_id))`

const joined = sql`
  select o.id, o.case_id, o.title, o.owner_roles, o.state, o.due_at, o.provisional, c.procedure, c.no, c.opened_at,
    c.title as case_title, p.full_name as place_name, e.name as enterprise_name
  from obligation o join "case" c on c.id = o.case_id
  left join place p on p.code = c.division left join enterprise e on e.id = c.enterprise`

/** A page of a list: from after this due instant ('' = none) and id. */
export interface Asked {
  urgency?: Urgency | undefined
  after: readonly string[] | undefined
  limit: number
}

const from = (after: Asked['after']) =>
  after
    ? sql`and (coalesce(o.due_at, 'infinity'), o.id) > (coalesce(nullif(${after[0]}, '')::timestamptz, 'infinity'), ${after[1]}::uuid)`
    : sql``

/** What this post owes, or what has climbed to it; most urgent first, from `after` on. */
export async function mine(tx: Tx, actor: Actor, borders: Borders, { urgency, after, limit }: Asked): Promise<Stored[]> {
  const { rows } = await sql<Stored>`${joined}
    where ${open} and ${isMine(actor)} and ${scopeHint(actor, 'o', 'case_id')} and ${within(urgency, borders)} ${from(after)}
    order by coalesce(o.due_at, 'infinity'), o.id limit ${sql.lit(limit)}`.execute(tx)
  return rows
}

function within(urgency: Urgency | undefined, { now, today, soon }: Borders) {
  switch (urgency) {
    case 'overdue':
      return sql`o.due_at < ${now}`
    case 'today':
      return sql`o.due_at >= ${now} and o.due_at <= ${today}`
    case 'soon':
      return sql`o.due_at > ${today} and o.due_at <= ${soon}`
    case 'later':
      return sql`(o.due_at > ${soon} or o.due_at is null)`
    default:
      return sql`true`
  }
}

/** 等待他人: cases I have acted on whose next step is somebody else's. */
export async function waitingFor(tx: Tx, actor: Actor, { after, limit }: Asked): Promise<Stored[]> {
  const { rows } = await sql<Stored>`${joined}
    where ${isWaitedFor(actor)} ${from(after)}
    order by coalesce(o.due_at, 'infinity'), o.id limit ${sql.lit(limit)}`.execute(tx)
  return rows
}

/** How many there are of each urgency; counting stops at `cap`. */
export async function countUrgencies(
  tx: Tx,
  actor: Actor,
  { now, today, soon }: Borders,
  cap: number,
): Promise<Record<Urgency, number> | undefined> {
  const { rows } = await sql<Record<Urgency, number>>`
    select count(*) filter (where due_at < ${now}) as overdue,
      count(*) filter (where due_at >= ${now} and due_at <= ${today}) as today,
      count(*) filter (where due_at > ${today} and due_at <= ${soon}) as soon,
      count(*) filter (where due_at > ${soon} or due_at is null) as later,
      (select count(*) from (select from obligation o where ${isWaitedFor(actor)} limit ${sql.lit(cap)}) w) as waiting
    from (select o.due_at from obligation o where ${open} and ${isMine(actor)} and ${scopeHint(actor, 'o', 'case_id')}
      order by o.due_at limit ${sql.lit(cap)}) mine`.execute(tx)
  return rows[0]
}
