import { sql } from 'kysely'
import type { Tx } from '#kernel/store/transaction.ts'
import type { Cycle } from '../../checklists/cycle.ts'
import type { Kind } from '../../checklists/terms.ts'

/** An assignment with its list as in use and who is responsible. */
export interface Assignment {
  id: string
  code: string
  enterprise: string
  enterprise_name: string
  post_title: string
  post: string | null
  responsible_title: string | null
  responsible_name: string | null
  checklist: string
  version: number
  title: string
  kind: Kind
  count: number
  cycle_n: number
  cycle_unit: Cycle['unit']
  since: string
  until: string | null
  next_due: string
  last_check: string | null
  last_at: string | null
  last_by: string | null
  rev: number
}

/** Which assignments: of a unit, one by its code or id, those in use alone, those due by a day, those of a post or of nobody. */
export interface Which {
  enterprise?: string | undefined
  code?: string | undefined
  id?: string | undefined
  checklist?: string | undefined
  /** YYYY-MM-DD: neither ended nor ahead on that day. */
  runningOn?: string | undefined
  post?: string | undefined
}

/** A unit has some dozens of posts. */
const most = 500

/** Those overdue longest first. */
export async function listAssignments(tx: Tx, which: Which): Promise<Assignment[]> {
  const parts = [
    ...(which.enterprise ? [sql`a.enterprise = ${which.enterprise}`] : []),
    ...(which.code ? [sql`a.code = ${which.code}`] : []),
    ...(which.id ? [sql`a.id = ${which.id}`] : []),
    ...(which.checklist ? [sql`a.checklist = ${which.checklist}`] : []),
    ...(which.runningOn ? [sql`a.since <= ${which.runningOn} and (a.until is null or a.until > ${which.runningOn})`] : []),
    ...(which.post ? [sql`(a.post is null or a.post = ${which.post})`] : []),
  ]
  const { rows } = await sql<Assignment>`
    select a.id, a.code, a.enterprise, e.name as enterprise_name, a.post_title, a.post, p.title as responsible_title,
      h.name as responsible_name, a.checklist, c.version, c.title, c.kind, jsonb_array_length(c.items) as count,
      a.cycle_n, a.cycle_unit, a.since, a.until, a.next_due, a.last_check, a.last_at, a.last_by, a.rev
    from unit_checklist a join enterprise e on e.id = a.enterprise
    cross join lateral (select * from checklist c where c.key = a.checklist order by c.version desc limit 1) c
    left join post p on p.id = a.post
    left join lateral (
      select n.name from tenure t join person n on n.id = t.person
      where t.post = a.post and t.since <= my.now() and (t.until is null or t.until > my.now()) order by t.since desc limit 1) h on true
    where ${sql.join(parts, sql` and `)} order by (a.until is not null), a.next_due, a.post_title, a.id limit ${sql.lit(most)}`.execute(tx)
  return rows
}

/** An assignment as it is written. */
export interface AssignmentWritten {
  id: string
  code: string
  enterprise: string
  checklist: string
  post_title: string
  post: string | null
  cycle_n: number
  cycle_unit: string
  since: string
  next_due: string
  created_at: string
}

/** The last check at a post. */
interface LastCheck {
  last_check: string
  last_at: string
  last_by: string
}

/** Writes assignments, as many as given, in one statement; those of an invented city have been checked already. */
export async function insertAssignments(tx: Tx, rows: readonly (AssignmentWritten & Partial<LastCheck>)[]): Promise<void> {
  const columns = sql`id, code, enterprise, checklist, post_title, post, cycle_n, cycle_unit, since, next_due, created_at, last_check, last_at, last_by`
  await sql`insert into unit_checklist (${columns})
    select ${columns} from json_populate_recordset(null::unit_checklist, ${JSON.stringify(rows)}::json)`.execute(tx)
}

type Change = Partial<Pick<AssignmentWritten, 'checklist' | 'post_title' | 'post' | 'cycle_n' | 'cycle_unit' | 'next_due'>> & {
  until?: string
}

/** Changes an assignment, whose unit is locked. */
export async function changeAssignment(tx: Tx, id: string, rev: number, change: Change): Promise<void> {
  await tx
    .updateTable('unit_checklist')
    .set({ ...change, rev })
    .where('id', '=', id)
    .execute()
}

/** A check was made: the next one is due on that day. The revision stays, so that whoever edits the assignment is not in its way. */
export async function noteCheck(tx: Tx, id: string, check: { check: string; at: string; by: string; nextDue: string }): Promise<void> {
  await tx
    .updateTable('unit_checklist')
    .set({ last_check: check.check, last_at: check.at, last_by: check.by, next_due: check.nextDue })
    .where('id', '=', id)
    .execute()
}

/** Posts of the actor's unit with whoever holds them now. */
export async function postsOfUnit(tx: Tx, enterprise: string): Promise<{ post: string; title: string; personName: string | null }[]> {
  const { rows } = await sql<{ post: string; title: string; personName: string | null }>`
    select p.id as post, p.title, h.name as "personName" from post p
    left join lateral (
      select n.name from tenure t join person n on n.id = t.person
      where t.post = p.id and t.since <= my.now() and (t.until is null or t.until > my.now()) order by t.since desc limit 1) h on true
    where p.enterprise = ${enterprise} order by p.title, p.id limit ${sql.lit(most)}`.execute(tx)
  return rows
}
