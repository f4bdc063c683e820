import { sql } from 'kysely'
import { decodeCursor, encodeCursor } from '#kernel/http/cursor.ts'
import type { Actor } from '#kernel/place/actor.ts'
import { scopeHint } from '#kernel/place/hint.ts'
import type { Tx } from '#kernel/store/transaction.ts'

/** The county a point lies in; when it lies on the line of two, that of the code goes first, else the smaller code. */
const countyOf = sql`left join lateral (
    select a.code, p.path from place_area a join place p on p.code = a.code and p.until is null
    where st_intersects(a.area, e.point)
    order by (ltree2text(subpath(p.path, -1)) = e.county) desc, a.code limit 1) f on true
  left join lateral (
    select round(st_distancesphere(st_closestpoint(a.area, e.point), e.point))::int as metres
    from place_area a where a.code = rpad(substr(e.county, 2), 12, '0')
      and f.code is distinct from a.code and e.point is not null) d on true`

/** Whether the point of a unit lies where its code says; no point, and nothing disagrees. */
const agrees = sql`(e.point is null or e.county is null or coalesce(ltree2text(subpath(f.path, -1)) = e.county, false))`

/** Writes down where the points of these units lie. */
export const locate = async (tx: Tx, ids: readonly string[], now: string): Promise<void> =>
  void (await sql`
    insert into enterprise_location (enterprise, county, town, point_county, metres, agrees, checked_at)
    select e.id, e.county, e.town, ltree2text(subpath(f.path, -1)), d.metres, ${agrees}, ${now}::timestamptz
    from enterprise e ${countyOf} where e.id = any (${[...ids]}::uuid[])
    on conflict (enterprise) do update set county = excluded.county, town = excluded.town, point_county = excluded.point_county,
      metres = excluded.metres, agrees = excluded.agrees, checked_at = excluded.checked_at`.execute(tx))

/** A unit with where its point lies now. */
export interface Whereabouts {
  place: string
  trade: string
  supervising: string | null
  managing: string | null
  division: string
  has_point: boolean
  point_source: string | null
  point_county: string | null
  metres: number | null
  agrees: boolean
}

/** Where the unit and its point lie; undefined when it is not in scope. */
export async function whereabouts(tx: Tx, id: string): Promise<Whereabouts | undefined> {
  const { rows } = await sql<Whereabouts>`
    select e.place, e.trade, e.supervising, e.managing, e.division, e.point is not null as has_point, e.point_source,
      f.code as point_county, d.metres, ${agrees} as agrees
    from enterprise e ${countyOf} where e.id = ${id}`.execute(tx)
  return rows[0]
}

/** From when each of these divisions is valid. */
export async function validSince(tx: Tx, codes: readonly string[]): Promise<Map<string, string | null>> {
  const rows = await tx
    .selectFrom('place')
    .select(['code', 'since'])
    .where('code', 'in', [...codes])
    .execute()
  return new Map(rows.map((row) => [row.code, row.since]))
}

/** Disputes about the unit, the newest first, as far as the reader sees them. */
export async function disputesAbout(tx: Tx, unit: string) {
  const { rows } = await sql<{ id: string; kase: { no: number; state: string; openedAt: string } }>`
    select d.case_id as id, k.answer as kase from boundary_dispute d cross join lateral (select my.dispute_case(d.case_id) as answer) k
    where d.unit = ${unit} order by k.answer ->> 'openedAt' desc limit 20`.execute(tx)
  return rows
}

interface Conflict {
  id: string
  name: string
  place_name: string
  county: string
  point_county: string | null
  metres: number | null
  disputed: boolean
}

/** A page of units whose point and code disagree, by unit. */
export async function listConflicts(
  tx: Tx,
  actor: Actor,
  asked: { county?: string | undefined; cursor?: string | undefined; limit: number },
): Promise<{ rows: Conflict[]; next: string | null }> {
  const after = asked.cursor ? decodeCursor(asked.cursor, 1) : undefined
  const { rows } = await sql<Conflict>`
    select e.id, e.name, p.full_name as place_name, l.county, l.point_county, l.metres,
      exists (select from boundary_dispute d where d.unit = e.id and d.decision is null and d.withdrawal is null) as disputed
    from enterprise_location l join enterprise e on e.id = l.enterprise join place p on p.code = e.division
    where not l.agrees and ${scopeHint(actor, 'l')}
      ${asked.county ? sql`and l.county = ${asked.county}` : sql``}
      ${after ? sql`and l.enterprise > ${after[0]}::uuid` : sql``}
    order by l.enterprise limit ${sql.lit(asked.limit + 1)}`.execute(tx)
  const shown = rows.slice(0, asked.limit)
  const last = rows.length > asked.limit ? shown.at(-1) : undefined
  return { rows: shown, next: last ? encodeCursor([last.id]) : null }
}
