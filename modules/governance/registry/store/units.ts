import { sql } from 'kysely'
import { initialsOf } from '#kernel/search/initials.ts'
import type { Tx } from '#kernel/store/transaction.ts'
import type { HeadKind, Level } from '../terms.ts'

/** A unit as it is written; `place` is the ltree path of `division`, `point` [lon, lat] WGS84. */
export interface UnitRow {
  id: string
  name: string
  uscc: string
  industry: string
  trade: string
  place: string
  division: string
  address: string
  point: readonly [number, number] | null
  point_source: string | null
  zone: string | null
  level: Level | null
  supervising: string | null
  supervising_basis: string | null
  managing: string | null
  managing_basis: string | null
  registered_at: string
}

/** 第一责任人 as written; half-open [since, until). */
export interface HeadRow {
  id: string
  enterprise: string
  kind: HeadKind
  name: string
  phone: string | null
  since: string
  source: string
}

/** What other modules need to know of a unit. */
export interface Unit {
  id: string
  name: string
  /** ltree path. */
  place: string
  division: string
  trade: string
  /** GB/T 4754 code. */
  industry: string
  enterprise: string
  supervising: string | null
  managing: string | null
}

/**
 * Writes units, as many as given, in one statement.
 * @returns the ids written; a unit whose credit code is taken, visibly or not, is left out
 */
export async function insertUnits(tx: Tx, units: readonly UnitRow[]): Promise<string[]> {
  const wire = units.map(({ point, ...unit }) => ({
    ...unit,
    initials: initialsOf(unit.name),
    lon: point?.[0] ?? null,
    lat: point?.[1] ?? null,
  }))
  const { rows } = await sql<{ id: string }>`
    insert into enterprise (id, name, initials, uscc, industry, trade, place, division, address, point, point_source, zone, level,
      supervising, supervising_basis, managing, managing_basis, registered_at)
    select id, name, initials, uscc, industry, trade, place, division, address,
      case when lon is not null then st_setsrid(st_point(lon, lat), 4326) end, point_source, zone, level,
      supervising, supervising_basis, managing, managing_basis, registered_at
    from json_to_recordset(${JSON.stringify(wire)}::json) as r(id uuid, name text, initials text, uscc text, industry text, trade text,
      place ltree, division text, address text, lon float8, lat float8, point_source text, zone text, level text,
      supervising text, supervising_basis text, managing text, managing_basis text, registered_at timestamptz)
    on conflict (uscc) do nothing returning id`.execute(tx)
  return rows.map((row) => row.id)
}

/** Writes heads that hold from now on, as many as given. */
export async function insertHeads(tx: Tx, heads: readonly HeadRow[]): Promise<void> {
  await sql`
    insert into enterprise_head (id, enterprise, kind, name, phone, since, source)
    select id, enterprise, kind, name, phone, since, source
    from json_populate_recordset(null::enterprise_head, ${JSON.stringify(heads)}::json)`.execute(tx)
}

const unitColumns = ['id', 'name', 'place', 'division', 'trade', 'industry', 'id as enterprise', 'supervising', 'managing'] as const

/** The unit of that id in the actor's scope. */
export const findUnit = (tx: Tx, id: string): Promise<Unit | undefined> =>
  tx.selectFrom('enterprise').select(unitColumns).where('id', '=', id).executeTakeFirst()

/** The unit that holds a credit code, when it is in scope. */
export const unitByCode = (tx: Tx, uscc: string): Promise<{ id: string; name: string } | undefined> =>
  tx.selectFrom('enterprise').select(['id', 'name']).where('uscc', '=', uscc).executeTakeFirst()

/** A unit locked for a change. */
export interface LockedUnit extends Unit {
  status: string
  rev: number
}

/** Locks the unit for this transaction, which also keeps its evidence stream in order; undefined when not in scope. */
export const lockUnit = (tx: Tx, id: string): Promise<LockedUnit | undefined> =>
  tx
    .selectFrom('enterprise')
    .select([...unitColumns, 'status', 'rev'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()

/** Who acted last on the file. */
export async function lastHand(tx: Tx, id: string): Promise<string | null> {
  const rows = tx.selectFrom('evidence').select('person_name').where('stream_kind', '=', 'enterprise').where('stream_id', '=', id)
  return (await rows.orderBy('seq', 'desc').limit(1).executeTakeFirst())?.person_name ?? null
}

/** Those of the keys that name no organ. */
export async function unknownOrgans(tx: Tx, keys: readonly string[]): Promise<string[]> {
  if (keys.length === 0) return []
  const known = await tx
    .selectFrom('organ')
    .select('key')
    .where('key', 'in', [...keys])
    .execute()
  return keys.filter((key) => !known.some((one) => one.key === key))
}

/** The function zone a place lies in by its code; the innermost when several do. */
export async function zoneOf(tx: Tx, path: string): Promise<string | null> {
  const { rows } = await sql<{ key: string }>`
    select z.key from zone z join place p on p.code = z.place where p.path @> ${path}::ltree
    order by nlevel(p.path) desc limit 1`.execute(tx)
  return rows[0]?.key ?? null
}

/** The facts of a unit that one change sets, under their column names. */
type BodiesChange = Pick<UnitRow, 'level' | 'supervising' | 'supervising_basis' | 'managing' | 'managing_basis'>

/**
 * Sets level and bodies, and lets the unit's open cases follow them (their row rule looks at the two bodies).
 * @returns how many cases followed
 */
export async function changeBodies(tx: Tx, id: string, rev: number, change: BodiesChange): Promise<number> {
  await tx
    .updateTable('enterprise')
    .set({ ...change, rev })
    .where('id', '=', id)
    .execute()
  const { supervising, managing } = change
  const followed = await sql`
    update "case" set supervising = ${supervising}, managing = ${managing}
    where enterprise = ${id} and closed_at is null
      and (supervising, managing) is distinct from (${supervising}::text, ${managing}::text)`.execute(tx)
  return Number(followed.numAffectedRows ?? 0)
}

/** The head of that kind who holds now. */
export const presentHead = (tx: Tx, id: string, kind: HeadKind): Promise<{ id: string; name: string; since: string } | undefined> =>
  tx
    .selectFrom('enterprise_head')
    .select(['id', 'name', 'since'])
    .where('enterprise', '=', id)
    .where('kind', '=', kind)
    .where('until', 'is', null)
    .executeTakeFirst()

/** Ends the present head's time on the day the next one's begins (C5.3: the former one stays on file) and writes the next. */
export async function changeHead(tx: Tx, rev: number, next: HeadRow, former: string | undefined): Promise<void> {
  if (former) await tx.updateTable('enterprise_head').set({ until: next.since }).where('id', '=', former).execute()
  await insertHeads(tx, [next])
  await tx.updateTable('enterprise').set({ rev }).where('id', '=', next.enterprise).execute()
}
