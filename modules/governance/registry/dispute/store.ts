import { sql } from 'kysely'
import { decodeCursor, encodeCursor } from '#kernel/http/cursor.ts'
import type { Tx } from '#kernel/store/transaction.ts'

/** A division as a dispute needs it. */
export interface Ground {
  code: string
  level: number
  path: string
  full_name: string
}

/** The present division of that code. */
export async function groundOf(tx: Tx, code: string): Promise<Ground | undefined> {
  const rows = tx.selectFrom('place').select(['code', 'level', 'path', 'full_name'])
  return rows.where('code', '=', code).where('until', 'is', null).executeTakeFirst()
}

/** A unit that may be disputed. */
export interface Disputable {
  id: string
  name: string
  uscc: string
  address: string
  place: string
  division: string
  trade: string
  supervising: string | null
  managing: string | null
  point: [number, number] | null
}

/** The unit of that whole code, in view or not: for a dispute alone. */
export async function disputable(tx: Tx, uscc: string): Promise<Disputable | undefined> {
  const { rows } = await sql<{ found: Disputable | null }>`select my.disputable(${uscc}) as found`.execute(tx)
  return rows[0]?.found ?? undefined
}

/** The code of a unit in view. */
export const usccOf = async (tx: Tx, id: string): Promise<string | undefined> =>
  (await tx.selectFrom('enterprise').select('uscc').where('id', '=', id).executeTakeFirst())?.uscc

/** The dispute about the unit that is under way, if any. */
export const underWay = (tx: Tx, unit: string): Promise<{ id: string } | undefined> =>
  tx
    .selectFrom('boundary_dispute')
    .select('case_id as id')
    .where('unit', '=', unit)
    .where('decision', 'is', null)
    .where('withdrawal', 'is', null)
    .executeTakeFirst()

export type Side = 'from' | 'to'
export type Position = 'keeps' | 'yields'

/** A dispute with what both sides have said, as whoever of them reads it. */
export interface DisputeRow {
  id: string
  unit: string
  unit_name: string
  unit_uscc: string
  address: string
  from_division: string
  to_division: string
  from_county: string
  to_county: string
  from_name: string
  to_name: string
  from_county_name: string
  to_county_name: string
  reason: string
  raised_by: string
  decision: 'stays' | 'moves' | null
  decided_name: string | null
  ground: string | null
  decided_at: string | null
  decided_by: string | null
  kase: { no: number; state: string; openedAt: string; closed: boolean; seen: boolean }
  statements: { side: Side; position: Position; text: string; by: string; at: string }[]
}

const selected = sql`
  select d.case_id as id, d.unit, d.unit_name, d.unit_uscc, d.address, d.from_division, d.to_division, d.from_county, d.to_county,
    f.full_name as from_name, t.full_name as to_name, fc.name as from_county_name, tc.name as to_county_name, d.reason, d.raised_by,
    d.decision, m.full_name as decided_name, d.ground, d.decided_at, d.decided_by, my.dispute_case(d.case_id) as kase,
    (select coalesce(json_agg(json_build_object('side', s.side, 'position', s.position, 'text', s.text,
      'by', s.post_title || ' ' || s.person_name, 'at', s.at) order by s.at, s.id), '[]') from boundary_statement s where s.case_id = d.case_id)
      as statements
  from boundary_dispute d join place f on f.code = d.from_division join place t on t.code = d.to_division
  join place fc on fc.code = rpad(substr(ltree2text(subpath(d.from_county, -1)), 2), 12, '0')
  join place tc on tc.code = rpad(substr(ltree2text(subpath(d.to_county, -1)), 2), 12, '0')
  left join place m on m.code = d.decided_division`

/** One dispute; undefined when neither the case nor one of the two counties is the reader's. */
export async function readDispute(tx: Tx, id: string): Promise<DisputeRow | undefined> {
  const { rows } = await sql<DisputeRow>`${selected} where d.case_id = ${id}`.execute(tx)
  return rows[0]
}

/** A page of disputes, the newest first: ids are made in the order of time. */
export async function listDisputes(
  tx: Tx,
  asked: { open?: boolean | undefined; cursor?: string | undefined; limit: number },
): Promise<{ rows: DisputeRow[]; next: string | null }> {
  const after = asked.cursor ? decodeCursor(asked.cursor, 1) : undefined
  const { rows } = await sql<DisputeRow>`
    ${selected} where ${asked.open ? sql`d.decision is null and d.withdrawal is null` : sql`true`}
      ${after ? sql`and d.case_id < ${after[0]}::uuid` : sql``}
    order by d.case_id desc limit ${sql.lit(asked.limit + 1)}`.execute(tx)
  const shown = rows.slice(0, asked.limit)
  const last = rows.length > asked.limit ? shown.at(-1) : undefined
  return { rows: shown, next: last ? encodeCursor([last.id]) : null }
}

/** What one side says. */
export interface Statement {
  id: string
  case_id: string
  side: Side
  position: Position
  text: string
  person: string
  person_name: string
  post_title: string
  organ: string | null
  at: string
}

export const insertStatement = async (tx: Tx, statement: Statement): Promise<void> =>
  void (await tx.insertInto('boundary_statement').values(statement).execute())

/** Holds the case, on whose stream the evidence goes. */
export const lockDispute = (tx: Tx, id: string): Promise<{ closed_at: string | null; rev: number } | undefined> =>
  tx.selectFrom('case').select(['closed_at', 'rev']).where('id', '=', id).forUpdate().executeTakeFirst()

/** Moves the unit; both bodies are to be settled anew by the county that receives it. */
export async function transfer(tx: Tx, unit: string, ground: Ground): Promise<number | undefined> {
  const { rows } = await sql<{ rev: number }>`
    update enterprise set division = ${ground.code}, place = ${ground.path}::ltree, zone = null, rev = rev + 1,
      supervising = null, supervising_basis = null, managing = null, managing_basis = null
    where id = ${unit} and division <> ${ground.code} returning rev`.execute(tx)
  return rows[0]?.rev
}
