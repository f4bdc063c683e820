import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import { decodeCursor, encodeCursor } from '#kernel/http/cursor.ts'
import { type Actor, pathOf } from '#kernel/place/actor.ts'
import { scopeHint } from '#kernel/place/hint.ts'
import { caseNo } from '#kernel/procedure/case-kind.ts'
import { stateLabel } from '#kernel/procedure/procedure.ts'
import type { Tx } from '#kernel/store/transaction.ts'
import type { finding, patrolPage, patrolQuery } from '../contract.ts'
import { urging } from '../procedure.ts'
import { gravestFirst } from '../rules.ts'

type Asked = z.infer<typeof patrolQuery>
type Finding = z.infer<typeof finding>
type Page = z.infer<typeof patrolPage>
/** The count stops here: the page says "1000+", and the work stays the same. */
const countCap = 1000

const lastLabel = (code: string) => pathOf(code).split('.').at(-1) ?? ''

/** Units with at least one finding that fits; a finding being urged no longer waits for anybody. */
function filters(actor: Actor, { state, rule, county, town, enterprise }: Asked): RawBuilder<boolean> {
  const wanted = [
    sql`p.enterprise = u.enterprise and p.resolved_at is null`,
    ...(rule ? [sql`p.rule = ${rule}`] : []),
    ...(state === 'open' ? [sql`p.urging is null`] : state === 'urged' ? [sql`p.urging is not null`] : []),
  ]
  const parts = [
    sql<boolean>`u.findings > 0`,
    scopeHint(actor, 'u', 'enterprise'),
    ...(county ? [sql<boolean>`u.county = ${lastLabel(county)}`] : []),
    ...(town ? [sql<boolean>`u.town = ${lastLabel(town)}`] : []),
    ...(enterprise ? [sql<boolean>`u.enterprise = ${enterprise}`] : []),
    sql<boolean>`exists (select from patrol_finding p where ${sql.join(wanted, sql` and `)})`,
  ]
  return sql.join(parts, sql` and `)
}

/** One page of units, those that weigh most first. */
export async function patrolUnits(tx: Tx, actor: Actor, asked: Asked): Promise<Pick<Page, 'rows' | 'next'>> {
  const after = asked.cursor ? decodeCursor(asked.cursor, 2) : undefined
  const { rows } = await sql<{ enterprise: string; score: number; name: string; place_name: string | null }>`
    select u.enterprise, u.score, e.name, p.full_name as place_name
    from (select * from patrol_unit u where ${filters(actor, asked)}
      ${after ? sql`and (u.score, u.enterprise) < (${Number(after[0])}::int, ${after[1]}::uuid)` : sql``}
      order by u.score desc, u.enterprise desc limit ${sql.lit(asked.limit + 1)}) u
    join enterprise e on e.id = u.enterprise left join place p on p.code = e.division
    order by u.score desc, u.enterprise desc`.execute(tx)
  const shown = rows.slice(0, asked.limit)
  const found = await openFindings(
    tx,
    shown.map((one) => one.enterprise),
  )
  const last = rows.length > asked.limit ? shown.at(-1) : undefined
  return {
    rows: shown.map(({ enterprise, score, name, place_name }) => ({
      enterprise,
      name,
      placeName: place_name,
      score,
      findings: gravestFirst(found.get(enterprise) ?? []),
    })),
    next: last ? encodeCursor([String(last.score), last.enterprise]) : null,
  }
}

type Stored = Omit<Finding, 'urging'> & { enterprise: string; urging: string | null; no: number; state: string; opened_at: string }

/** All open findings of these units, each with the urging under way. */
async function openFindings(tx: Tx, units: readonly string[]): Promise<Map<string, Finding[]>> {
  const { rows } = await sql<Stored>`
    select f.enterprise, f.id, f.rule, f.since, f.points, f.say, f.rows, f.reference, f.urged, f.urging, c.no, c.state, c.opened_at
    from patrol_finding f left join "case" c on c.id = f.urging
    where f.enterprise = any (${[...units]}::uuid[]) and f.resolved_at is null`.execute(tx)
  const grouped = Map.groupBy(rows, (row) => row.enterprise)
  const shown = ({ enterprise: _, urging: id, no, state, opened_at, ...one }: Stored): Finding => ({
    ...one,
    urging: id === null ? null : { id, no: caseNo('督促', no, opened_at), stateLabel: stateLabel(urging, state) },
  })
  return new Map([...grouped].map(([unit, list]) => [unit, list.map(shown)]))
}

/** How many units the same filters find. */
export async function countPatrol(tx: Tx, actor: Actor, asked: Asked): Promise<{ count: number; capped: boolean }> {
  const { rows } = await sql<{ count: number }>`
    select count(*) from (select from patrol_unit u where ${filters(actor, asked)} limit ${sql.lit(countCap + 1)}) found`.execute(tx)
  const count = rows[0]?.count ?? 0
  return { count: Math.min(count, countCap), capped: count > countCap }
}

/** The latest patrol that went over all of this post's place. */
export async function lastPatrol(tx: Tx, actor: Actor): Promise<Page['last']> {
  const { rows } = await sql<{ at: string; found: number }>`
    select at, found from patrol_run where place @> ${actor.path ?? ''}::ltree order by at desc limit 1`.execute(tx)
  return rows[0] ?? null
}
