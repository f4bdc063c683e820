import { sql } from 'kysely'
import type { Tx } from '#kernel/store/transaction.ts'
import type { HeadKind, Level } from '../terms.ts'

/** The file of a unit as read, in the names of the contract, but for its place. */
interface FileRow {
  id: string
  name: string
  uscc: string
  industry: string
  trade: string
  division: string
  placeName: string
  /** ltree path. */
  place: string
  address: string
  point: [number, number] | null
  zone: string | null
  level: Level | null
  supervising: string | null
  supervisingName: string | null
  supervisingBasis: string | null
  managing: string | null
  managingName: string | null
  managingBasis: string | null
  status: 'operating' | 'stopped' | 'closed'
  registeredAt: string
  rev: number
}

/** The unit with the names of its place, zone and bodies; undefined when it is not there or not in scope. */
export async function readUnit(tx: Tx, id: string): Promise<FileRow | undefined> {
  const { rows } = await sql<FileRow>`
    select e.id, e.name, e.uscc, e.industry, e.trade, e.division, p.full_name as "placeName", e.place, e.address,
      case when e.point is not null then json_build_array(st_x(e.point), st_y(e.point)) end as point, z.name as zone,
      e.level, e.supervising, s.name as "supervisingName", e.supervising_basis as "supervisingBasis",
      e.managing, m.name as "managingName", e.managing_basis as "managingBasis",
      e.status, e.registered_at as "registeredAt", e.rev
    from enterprise e
    join place p on p.code = e.division
    left join zone z on z.key = e.zone
    left join organ s on s.key = e.supervising
    left join organ m on m.key = e.managing
    where e.id = ${id}`.execute(tx)
  return rows[0]
}

/** Present and past heads, newest first. */
export async function readHeads(tx: Tx, id: string) {
  const heads = tx.selectFrom('enterprise_head').select(['id', 'kind', 'name', 'phone', 'since', 'until', 'source'])
  const rows = await heads.where('enterprise', '=', id).orderBy('since', 'desc').orderBy('kind').execute()
  return rows.map((row) => ({ ...row, kind: row.kind as HeadKind }))
}

/** The newest 50 cases about the unit that are in scope. */
export const readCases = (tx: Tx, id: string) =>
  tx
    .selectFrom('case')
    .select(['id', 'no', 'procedure', 'title', 'state', 'opened_at', 'closed_at'])
    .where('enterprise', '=', id)
    .orderBy('opened_at', 'desc')
    .orderBy('id', 'desc')
    .limit(50)
    .execute()
