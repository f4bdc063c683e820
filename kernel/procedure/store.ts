import { sql } from 'kysely'
import type { Json } from '#kernel/evidence/row.ts'
import type { Tx } from '#kernel/store/transaction.ts'
import { type Procedure, stepRows } from './procedure.ts'

/** A case as a command works on it. */
export interface CaseRow {
  id: string
  no: number
  procedure: string
  version: number
  state: string
  rev: number
  title: string
  place: string
  county: string | null
  town: string | null
  trade: string | null
  enterprise: string | null
  supervising: string | null
  managing: string | null
  opened_at: string
  moved_at: string
  closed_at: string | null
  person: string
  inward: boolean
}

/**
 * Writes the typed tables to procedure_step, where the trigger on "case" reads them.
 * @throws Error when a version under which cases exist would change: a case in flight keeps its rules, a change is a new version
 */
export async function writeProcedures(tx: Tx, tables: readonly Procedure[]): Promise<void> {
  const wanted = sql`(select * from json_populate_recordset(null::procedure_step, ${JSON.stringify(tables.flatMap(rowsOf))}::json))`
  const same = sql`(w.procedure, w.version, w.from_state, w.step, w.to_state, w.roles, w.apart, w.needs, w.outward, w.ends) =
    (s.procedure, s.version, s.from_state, s.step, s.to_state, s.roles, s.apart, s.needs, s.outward, s.ends)`
  const { rows: broken } = await sql<{ procedure: string; version: number }>`
    with wanted as ${wanted}, changed as (
      select s.procedure, s.version from procedure_step s where not exists (select from wanted w where ${same})
      union select w.procedure, w.version from wanted w where not exists (select from procedure_step s where ${same}))
    select c.procedure, c.version from changed c
    where exists (select from "case" k where k.procedure = c.procedure and k.version = c.version)`.execute(tx)
  const [first] = broken
  if (first) throw new Error(`procedure ${first.procedure} v${first.version} is in use and has changed: give the change a new version`)
  await sql`delete from procedure_step s where not exists (select from ${wanted} w where ${same})`.execute(tx)
  await sql`
    insert into procedure_step select * from ${wanted} w
    on conflict (procedure, version, from_state, step) do update set title = excluded.title
    where procedure_step.title <> excluded.title`.execute(tx)
}

const rowsOf = (table: Procedure) =>
  stepRows(table).map((row) => ({
    procedure: table.name,
    version: table.version,
    from_state: row.from,
    step: row.step,
    to_state: row.to,
    title: row.title,
    roles: row.by,
    apart: row.apart,
    needs: row.needs,
    outward: row.outward,
    ends: row.ends,
  }))

/** The case, locked for this transaction; undefined when it is not there or not in scope. */
export async function lockCase(tx: Tx, id: string): Promise<CaseRow | undefined> {
  const { rows } = await sql<CaseRow>`select * from "case" where id = ${id} for update`.execute(tx)
  return rows[0]
}

/** All that deciding a step needs, as it stood when the case was locked. */
export interface Standing {
  kase: CaseRow
  done: { step: string; person: string }[]
  /** Organs named on the case. */
  parties: string[]
  facts: Record<string, Json>
  /** The last row of the case's stream, which the next one continues. */
  head: { seq: number; hash: string; at: string } | undefined
}

/**
 * Locks a case and reads all of this in one trip. Whoever waited for the lock may be shown moves and a head from before it:
 * the revision tells the first, and the unique sequence of the stream refuses the second, which is then tried again.
 */
export async function lockStanding(tx: Tx, id: string, table: string, now: string): Promise<Standing | undefined> {
  const names = await factColumnsOf(tx, table)
  // The stream is named by a parameter: c.id::text is a cast and not leakproof, and the row rules would then scan all evidence.
  const facts = sql.join(names.map((name) => sql`f.${sql.ref(name)} as ${sql.ref(`fact ${name}`)}`))
  const { rows } = await sql<
    CaseRow & Record<string, unknown> & { moves: Standing['done']; named: string[]; seq: number | null; hash: string; head_at: string }
  >`
    select c.*, ${facts}, h.seq, h.hash, h.at as head_at,
      (select coalesce(json_agg(json_build_object('step', m.step, 'person', m.person) order by m.rev), '[]') from case_move m where m.case_id = c.id) as moves,
      (select coalesce(json_agg(p.organ), '[]') from case_party p where p.case_id = c.id and (p.until is null or p.until >= ${now})) as named
    from "case" c join ${sql.table(table)} f on f.case_id = c.id
    left join lateral (select e.seq, e.hash, e.at from evidence e where e.stream_kind = 'case' and e.stream_id = ${id}::text order by e.seq desc limit 1) h on true
    where c.id = ${id} for update of c`.execute(tx)
  const [row] = rows
  if (!row) return undefined
  const head = row.seq === null ? undefined : { seq: row.seq, hash: row.hash, at: row.head_at }
  return {
    kase: row,
    done: row.moves,
    parties: row.named,
    facts: Object.fromEntries(names.map((name) => [name, row[`fact ${name}`] as Json])),
    head,
  }
}

/** Moves the case and lays down what the step has changed, in one statement. */
export async function moveCase(tx: Tx, table: string, move: Move, facts: Readonly<Record<string, Json>>): Promise<void> {
  const moved = sql`update "case" set state = ${move.state}, rev = ${move.rev}, step = ${move.step}, person = ${move.person},
    post = ${move.post}, moved_at = ${move.at} where id = ${move.id} returning id`
  if (Object.keys(facts).length === 0) {
    await moved.execute(tx)
    return
  }
  await sql`with moved as (${moved}) ${factsUpdate(table, facts)}`.execute(tx)
}

/** One move as the case row records it. */
export interface Move {
  id: string
  state: string
  rev: number
  step: string
  person: string
  post: string
  at: string
}

/** The case, only to be read. */
export async function readCase(tx: Tx, id: string): Promise<CaseRow | undefined> {
  const { rows } = await sql<CaseRow>`select * from "case" where id = ${id}`.execute(tx)
  return rows[0]
}

/** Who has done which step on the case, oldest first. */
export const movesOf = (tx: Tx, id: string): Promise<{ step: string; person: string }[]> =>
  tx.selectFrom('case_move').select(['step', 'person']).where('case_id', '=', id).orderBy('rev').execute()

/** Organs named on the case at that instant. */
export async function partiesOf(tx: Tx, id: string, now: string): Promise<string[]> {
  const { rows } = await sql<{ organ: string }>`
    select distinct organ from case_party where case_id = ${id} and (until is null or until >= ${now})`.execute(tx)
  return rows.map((row) => row.organ)
}

/** Names an organ on the case: its people see it from now on. Naming it again in the same part changes nothing. */
export async function nameParty(tx: Tx, caseId: string, organ: string, part: string): Promise<void> {
  await sql`
    insert into case_party (case_id, organ, part) values (${caseId}, ${organ}, ${part})
    on conflict (case_id, organ, part) do update set until = null where case_party.until is not null`.execute(tx)
}

/** An organ leaves the case: its people see it no more once this transaction is over. */
export async function leaveParty(tx: Tx, caseId: string, organ: string, part: string, at: string): Promise<void> {
  await sql`update case_party set until = ${at} where case_id = ${caseId} and organ = ${organ} and part = ${part} and until is null`.execute(
    tx,
  )
}

/**
 * Those of these needs that the case does not meet, in the order given: asked of `<procedure>_meets`, which the trigger asks too.
 */
export async function unmet(tx: Tx, procedure: string, caseId: string, needs: readonly string[]): Promise<string[]> {
  if (needs.length === 0) return []
  const { rows } = await sql<{ need: string }>`
    select need from unnest(${[...needs]}::text[]) with ordinality as n(need, no)
    where ${sql.raw(`${procedure.replaceAll(/\W/g, '')}_meets`)}(${caseId}, need) is not true order by no`.execute(tx)
  return rows.map((row) => row.need)
}

const columns = (facts: Readonly<Record<string, Json>>) => sql.join(Object.keys(facts).map((name) => sql.ref(name)))

/** Lays the facts of the opening into the module's own table. */
export async function insertFacts(tx: Tx, table: string, caseId: string, facts: Readonly<Record<string, Json>>): Promise<void> {
  const row = JSON.stringify({ ...facts, case_id: caseId })
  await sql`insert into ${sql.table(table)} (case_id, ${columns(facts)})
    select case_id, ${columns(facts)} from json_populate_record(null::${sql.table(table)}, ${row}::json)`.execute(tx)
}

/**
 * What is written here is what the evidence says: both come from one object. It waits for the row of the move, so that the
 * trigger judges the needs of a step by the facts before it.
 */
const factsUpdate = (table: string, facts: Readonly<Record<string, Json>>) => sql`
  update ${sql.table(table)} t set (${columns(facts)}) = (
    select ${columns(facts)} from json_populate_record(null::${sql.table(table)}, ${JSON.stringify(facts)}::json))
  where t.case_id = (select id from moved)`

const factColumns = new Map<string, string[]>()

/** The fact columns of a module's table: all but the key and what the database derives. */
async function factColumnsOf(tx: Tx, table: string): Promise<string[]> {
  const kept = factColumns.get(table)
  if (kept) return kept
  const { rows } = await sql<{ name: string }>`
    select attname as name from pg_attribute where attrelid = ${table}::regclass and attnum > 0 and not attisdropped
      and attgenerated = '' and attname <> 'case_id' order by attnum`.execute(tx)
  const names = rows.map((row) => row.name)
  factColumns.set(table, names)
  return names
}

/** The module's facts as JSON: instants as ISO text in UTC, as the evidence spells them. */
export async function readFacts(tx: Tx, table: string, caseId: string): Promise<Record<string, Json>> {
  const names = await factColumnsOf(tx, table)
  const { rows } = await sql<Record<string, Json>>`
    select ${sql.join(names.map((name) => sql.ref(name)))} from ${sql.table(table)} where case_id = ${caseId}`.execute(tx)
  return rows[0] ?? {}
}
