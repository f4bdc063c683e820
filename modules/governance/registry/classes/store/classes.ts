import { sql } from 'kysely'
import type { Tx } from '#kernel/store/transaction.ts'
import type { ClassInput, ClassResult } from '../rule.ts'
import type { FactKind } from '../terms.ts'

/** A stretch of a unit's class, [since, until). */
export interface ClassRow extends ClassResult {
  enterprise: string
  inputs: ClassInput
  version: string
  confirmed: boolean
  cause: string
  since: string
  until: string | null
  lastVisit: string | null
  dueOn: string
}

const columns = sql`enterprise, class, focus, at_least as "atLeast", within_months as "withinMonths", at_most as "atMost", reasons, inputs,
  version, confirmed, cause, since, until, last_visit as "lastVisit", due_on as "dueOn"`

/** The stretches that hold now, of as many units as asked. */
export async function presentClasses(tx: Tx, ids: readonly string[]): Promise<ClassRow[]> {
  const { rows } = await sql<ClassRow>`
    select ${columns} from enterprise_class where enterprise = any (${[...ids]}::uuid[]) and until is null`.execute(tx)
  return rows
}

/** Every stretch of one unit, the newest first. */
export async function classHistory(tx: Tx, enterprise: string): Promise<ClassRow[]> {
  const { rows } = await sql<ClassRow>`
    select ${columns} from enterprise_class where enterprise = ${enterprise} order by since desc, until desc nulls first limit 100`.execute(
    tx,
  )
  return rows
}

/** What is written of a unit whose class is another than before. */
export interface NextClass extends Omit<ClassRow, 'until'> {
  id: string
  county: string | null
  town: string | null
  trade: string
}

/** Ends the present stretches and begins the next ones, as many as given. */
export async function beginClasses(tx: Tx, rows: readonly NextClass[]): Promise<void> {
  if (rows.length === 0) return
  const wire = JSON.stringify(rows)
  await sql`
    update enterprise_class c set until = greatest(n.since, c.since)
    from json_to_recordset(${wire}::json) as n(enterprise uuid, since timestamptz)
    where c.enterprise = n.enterprise and c.until is null`.execute(tx)
  await sql`
    insert into enterprise_class (id, enterprise, class, focus, at_least, within_months, at_most, inputs, reasons, version, confirmed,
      cause, since, last_visit, due_on, county, town, trade)
    select id, n.enterprise, class, focus, "atLeast", "withinMonths", "atMost", inputs, reasons, version, confirmed, cause,
      greatest(n.since, p.until), "lastVisit", "dueOn", county, town, trade
    from json_to_recordset(${wire}::json) as n(id uuid, enterprise uuid, class text, focus boolean, "atLeast" int, "withinMonths" int,
      "atMost" int, inputs jsonb, reasons jsonb, version text, confirmed boolean, cause text, since timestamptz, "lastVisit" timestamptz,
      "dueOn" date, county text, town text, trade text)
    left join (select enterprise, max(until) as until from enterprise_class group by enterprise) p on p.enterprise = n.enterprise`.execute(
    tx,
  )
}

/** The class stays; the visit and what is due after it move. */
export async function moveDue(tx: Tx, rows: readonly Pick<ClassRow, 'enterprise' | 'lastVisit' | 'dueOn'>[]): Promise<void> {
  if (rows.length === 0) return
  await sql`
    update enterprise_class c set last_visit = n."lastVisit", due_on = n."dueOn"
    from json_to_recordset(${JSON.stringify(rows)}::json) as n(enterprise uuid, "lastVisit" timestamptz, "dueOn" date)
    where c.enterprise = n.enterprise and c.until is null and (c.last_visit, c.due_on) is distinct from (n."lastVisit", n."dueOn")`.execute(
    tx,
  )
}

/** The last visit with a record that the reader sees, and the planned ones of the year. */
export async function visitsOf(tx: Tx, enterprise: string, year: string) {
  const { rows } = await sql<{ id: string; no: number; opened_at: string; recorded_at: string; counts: boolean }>`
    select c.id, c.no, c.opened_at, s.recorded_at,
      s.reason = 'planned' and to_char(s.recorded_at at time zone 'Asia/Shanghai', 'YYYY') = ${year} as counts
    from "case" c join inspection s on s.case_id = c.id
    where c.enterprise = ${enterprise} and c.procedure = 'inspection' and s.recorded_at is not null
    order by s.recorded_at desc limit 100`.execute(tx)
  return rows
}

/** A fact as entered; the newest of its kind holds. */
export interface FactRow {
  id: string
  enterprise: string
  kind: FactKind
  value: string
  valid_until: string | null
  source: string
  entered_at: string
  entered_by: string | null
  entered_name: string
}

/** Puts the fact in the place of the one before, which stays on file. */
export async function enterFact(tx: Tx, fact: FactRow): Promise<void> {
  const before = tx.updateTable('enterprise_fact').set({ replaced_at: fact.entered_at })
  await before.where('enterprise', '=', fact.enterprise).where('kind', '=', fact.kind).where('replaced_at', 'is', null).execute()
  await tx.insertInto('enterprise_fact').values(fact).execute()
}

/** The facts that stand. */
export async function presentFacts(tx: Tx, enterprise: string): Promise<FactRow[]> {
  const { rows } = await sql<FactRow>`
    select id, enterprise, kind, value, valid_until, source, entered_at, entered_by, entered_name
    from enterprise_fact where enterprise = ${enterprise} and replaced_at is null order by kind`.execute(tx)
  return rows
}

/** Writes facts of units that have none yet, as many as given: the loader of a demo city. */
export const insertFacts = async (tx: Tx, facts: readonly FactRow[]): Promise<void> =>
  void (await sql`
    insert into enterprise_fact (id, enterprise, kind, value, valid_until, source, entered_at, entered_by, entered_name)
    select id, enterprise, kind, value, valid_until, source, entered_at, entered_by, entered_name
    from json_populate_recordset(null::enterprise_fact, ${JSON.stringify(facts)}::json)`.execute(tx))
