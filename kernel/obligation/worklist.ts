import { sql } from 'kysely'
import type { z } from 'zod'
import { readTerms } from '#kernel/clock/store.ts'
import { decodeCursor, encodeCursor } from '#kernel/http/cursor.ts'
import type { worklistRow, worklistShape } from '#kernel/http/contract.ts'
import { type Kernel, kindOf } from '#kernel/http/kernel.ts'
import { scopeHint } from '#kernel/place/hint.ts'
import type { Actor } from '#kernel/place/actor.ts'
import { roles } from '#kernel/place/roles.ts'
import { caseNo } from '#kernel/procedure/case-kind.ts'
import type { Tx } from '#kernel/store/transaction.ts'
import { type Borders, bordersOf, remainingText, urgencies, type Urgency, urgencyOf } from './words.ts'

type Row = z.infer<typeof worklistRow>

const page = 50
/** Counting stops here: nobody works through more in a day, and the count stays cheap. */
const cap = 1000

interface Stored {
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

/** 待办: what this post owes, by when, and what it waits for; most urgent first. */
export async function worklist(
  kernel: Kernel,
  tx: Tx,
  actor: Actor,
  now: Date,
  asked: { urgency?: Urgency | undefined; cursor?: string | undefined },
): Promise<z.infer<typeof worklistShape>> {
  const { calendar } = await readTerms(tx)
  const borders = bordersOf(now, calendar)
  const groups = await countGroups(tx, actor, borders)
  const waiting = asked.urgency === 'waiting'
  const found = waiting ? await waitingFor(tx, actor, asked.cursor) : await mine(tx, actor, borders, asked)
  const rows = found.slice(0, page).map(
    (row): Row => ({
      obligation: row.id,
      caseId: row.case_id,
      procedure: row.procedure,
      no: caseNo(kindOf(kernel, row.procedure).prefix, row.no, row.opened_at),
      verb: row.title,
      title: row.case_title,
      placeName: row.place_name,
      enterpriseName: row.enterprise_name,
      dueAt: row.due_at,
      remaining: remainingText(row.state, row.due_at, now, calendar),
      urgency: waiting ? 'waiting' : urgencyOf(row.due_at, borders),
      provisional: row.provisional,
      escalated: !row.owner_roles.includes(actor.role),
      ownerLabel: row.owner_roles.map((role) => roles.label(role)).join('、'),
    }),
  )
  const last = found.length > page ? found[page - 1] : undefined
  return { groups, rows, next: last ? encodeCursor([last.due_at ?? '', last.id]) : null }
}

const open = sql`o.state in ('owed', 'overdue', 'paused')`
const isMine = (actor: Actor) => sql`(o.owner_roles @> array[${actor.role}] or o.escalated_to @> array[${actor.role}])`

const joined = sql`
  select o.id, o.case_id, o.title, o.owner_roles, o.state, o.due_at, o.provisional, c.procedure, c.no, c.opened_at,
    c.title as case_title, p.full_name as place_name, e.name as enterprise_name
  from obligation o join "case" c on c.id = o.case_id
  left join place p on p.code = c.division left join enterprise e on e.id = c.enterprise`

async function mine(
  tx: Tx,
  actor: Actor,
  borders: Borders,
  asked: { urgency?: Urgency | undefined; cursor?: string | undefined },
): Promise<Stored[]> {
  const after = asked.cursor ? decodeCursor(asked.cursor, 2) : undefined
  const from = after
    ? sql`and (coalesce(o.due_at, 'infinity'), o.id) > (coalesce(nullif(${after[0]}, '')::timestamptz, 'infinity'), ${after[1]}::uuid)`
    : sql``
  const { rows } = await sql<Stored>`${joined}
    where ${open} and ${isMine(actor)} and ${scopeHint(actor, 'o')} and ${within(asked.urgency, borders)} ${from}
    order by coalesce(o.due_at, 'infinity'), o.id limit ${sql.lit(page + 1)}`.execute(tx)
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
async function waitingFor(tx: Tx, actor: Actor, cursor: string | undefined): Promise<Stored[]> {
  const after = cursor ? decodeCursor(cursor, 2) : undefined
  const { rows } = await sql<Stored>`${joined}
    where ${open} and not ${isMine(actor)}
      and o.case_id in (select m.case_id from case_move m where m.person = ${actor.person})
      ${after ? sql`and (coalesce(o.due_at, 'infinity'), o.id) > (coalesce(nullif(${after[0]}, '')::timestamptz, 'infinity'), ${after[1]}::uuid)` : sql``}
    order by coalesce(o.due_at, 'infinity'), o.id limit ${sql.lit(page + 1)}`.execute(tx)
  return rows
}

async function countGroups(tx: Tx, actor: Actor, { now, today, soon }: Borders): Promise<z.infer<typeof worklistShape>['groups']> {
  const { rows } = await sql<Record<Urgency, number>>`
    select count(*) filter (where due_at < ${now}) as overdue,
      count(*) filter (where due_at >= ${now} and due_at <= ${today}) as today,
      count(*) filter (where due_at > ${today} and due_at <= ${soon}) as soon,
      count(*) filter (where due_at > ${soon} or due_at is null) as later,
      (select count(*) from (select from obligation o where ${open} and not ${isMine(actor)}
        and o.case_id in (select m.case_id from case_move m where m.person = ${actor.person}) limit ${sql.lit(cap)}) w) as waiting
    from (select o.due_at from obligation o where ${open} and ${isMine(actor)} and ${scopeHint(actor, 'o')}
      order by o.due_at limit ${sql.lit(cap)}) mine`.execute(tx)
  const counts = rows[0]
  return urgencies.map(({ code, title }) => ({ urgency: code, title, count: counts?.[code] ?? 0, capped: (counts?.[code] ?? 0) >= cap }))
}
