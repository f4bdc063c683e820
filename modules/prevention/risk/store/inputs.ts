import { sql } from 'kysely'
import { newId } from '#kernel/evidence/chance.ts'
import type { Tx } from '#kernel/store/transaction.ts'
import type { RiskInput } from '../inputs.ts'
import type { FactKind } from '../terms.ts'

/** A general hazard of a unit past its date: what the raise for overdue ones counts, and what its figure opens. */
const overdue = sql`
  obligation o join "case" c on c.id = o.case_id join hazard h on h.case_id = c.id
  where o.enterprise = e.id and o.state = 'overdue' and o.duty = 'rectify' and c.procedure = 'hazard' and c.closed_at is null and h.level = 'general'`

/** What is known of each of the units on that day, by unit, in one statement however many they are. */
export async function readInputs(tx: Tx, units: readonly string[], on: string): Promise<Map<string, RiskInput>> {
  const { rows } = await sql<Omit<RiskInput, 'on'> & { id: string }>`
    select e.id, e.trade, f.installation, f.score, coalesce(f.undesigned, false) as "noDesign", coalesce(f.accidents, '[]'::json) as accidents,
      (select json_build_object('red', p.red, 'orange', p.orange, 'yellow', p.yellow, 'blue', p.blue) from risk_points p
        where p.enterprise = e.id order by p.reported_at desc, p.id desc limit 1) as points,
      (select count(*)::int from ${overdue}) as overdue
    from enterprise e
    left join lateral (
      select (min(figure) filter (where kind = 'installation'))::int as installation,
        (min(figure) filter (where kind = 'score'))::float8 as score, bool_or(kind = 'noDesign') as undesigned,
        json_agg(json_build_object('on', happened_on, 'deaths', figure::int) order by happened_on, id) filter (where kind = 'accident') as accidents
      from risk_fact where enterprise = e.id and until is null) f on true
    where e.id = any (${[...units]}::uuid[])`.execute(tx)
  return new Map(rows.map(({ id, ...known }) => [id, { on, ...known }]))
}

/** 风险点申报 as it is kept. */
export interface PointsRow {
  enterprise: string
  red: number
  orange: number
  yellow: number
  blue: number
  assessed_on: string
  source: string
}

/** The newest report of risk points with who made it. */
export async function lastPoints(tx: Tx, enterprise: string): Promise<(PointsRow & { reported_at: string }) | undefined> {
  const rows = tx.selectFrom('risk_points').selectAll().where('enterprise', '=', enterprise)
  return rows.orderBy('reported_at', 'desc').orderBy('id', 'desc').limit(1).executeTakeFirst()
}

/** Keeps reports, as many as given, in one statement. */
export async function insertPoints(
  tx: Tx,
  reports: readonly (PointsRow & { id: string; reported_at: string; person: string })[],
): Promise<void> {
  await sql`insert into risk_points select * from json_populate_recordset(null::risk_points, ${JSON.stringify(reports)}::json)`.execute(tx)
}

/** An entered fact that holds. */
export interface FactRow {
  id: string
  kind: FactKind
  figure: number
  happened_on: string
  source: string
  entered_at: string
}

/** The facts entered about a unit that hold now, the newest first. */
export async function presentFacts(tx: Tx, enterprise: string): Promise<FactRow[]> {
  const { rows } = await sql<FactRow>`
    select id, kind, figure::float8 as figure, happened_on, source, entered_at from risk_fact
    where enterprise = ${enterprise} and until is null order by happened_on desc, id desc limit 100`.execute(tx)
  return rows
}

/** Enters a fact; of a kind of which there is one only, the one before gives way. */
export async function insertFact(
  tx: Tx,
  fact: Omit<FactRow, 'id'> & { enterprise: string; person: string },
  replaces: boolean,
): Promise<string> {
  const { enterprise, kind, entered_at: at } = fact
  if (replaces) {
    await tx
      .updateTable('risk_fact')
      .set({ until: at, reason: '有更新的登记' })
      .where('enterprise', '=', enterprise)
      .where('kind', '=', kind)
      .where('until', 'is', null)
      .execute()
  }
  const id = newId()
  await tx
    .insertInto('risk_fact')
    .values({ id, ...fact, figure: String(fact.figure) })
    .execute()
  return id
}

/** Withdraws a fact that holds; undefined when the unit has no such one. */
export const withdrawFact = (tx: Tx, enterprise: string, id: string, until: string, reason: string) =>
  tx
    .updateTable('risk_fact')
    .set({ until, reason })
    .where('id', '=', id)
    .where('enterprise', '=', enterprise)
    .where('until', 'is', null)
    .returning(['kind', 'figure', 'happened_on', 'source'])
    .executeTakeFirst()
