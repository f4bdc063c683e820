import { sql } from 'kysely'
import type { Tx } from '#kernel/store/transaction.ts'
import type { ClassInput } from '../rule.ts'
import type { Grade } from '../terms.ts'

/** A unit as the rule needs it, with what holds now and when time alone will change something. */
export interface Standing {
  id: string
  trade: string
  county: string | null
  town: string | null
  registered_on: string
  risk: ClassInput['risk']
  grade: Grade | null
  insured: boolean
  overdue_hazards: number
  major_hazards: number
  overdue_majors: number
  coercions: number
  last_visit: string | null
  /** The next day on which an entered fact ends or a measure leaves the window; null when none will. */
  changes_on: string | null
}

/** The inputs of these units, as the program itself sees them: what a class rests on does not depend on who asks. */
export async function standings(tx: Tx, ids: readonly string[], today: string, months: number): Promise<Standing[]> {
  const { rows } = await sql<Standing>`
    select e.id, e.trade, e.county, e.town, (e.registered_at at time zone 'Asia/Shanghai')::date as registered_on,
      r.level as risk, g.value as grade, coalesce(i.value not in ('none', '未投保'), false) as insured,
      h.overdue as overdue_hazards, h.majors as major_hazards, h.overdue_majors, k.times as coercions, v.at as last_visit,
      least(g.valid_until + 1, i.valid_until + 1, k.leaves) as changes_on
    from enterprise e
    left join risk_level r on r.enterprise = e.id and r.until is null
    left join enterprise_fact g on g.enterprise = e.id and g.kind = 'standardization' and g.replaced_at is null
      and (g.valid_until is null or g.valid_until >= ${today}::date)
    left join enterprise_fact i on i.enterprise = e.id and i.kind = 'insurance' and i.replaced_at is null
      and (i.valid_until is null or i.valid_until >= ${today}::date)
    cross join lateral (
      select (count(*) filter (where o.late))::int as overdue, (count(*) filter (where z.level = 'major'))::int as majors,
        (count(*) filter (where o.late and z.level = 'major'))::int as overdue_majors
      from "case" c join hazard z on z.case_id = c.id
      cross join lateral (select exists (select from obligation b where b.case_id = c.id and b.state = 'overdue'
        and b.owner_roles && array['principal', 'safetyManager', 'worker']) as late) o
      where c.enterprise = e.id and c.procedure = 'hazard' and c.closed_at is null) h
    cross join lateral (
      select count(*)::int as times, (min(m.approved_at) at time zone 'Asia/Shanghai' + make_interval(months => ${months}))::date + 1 as leaves
      from "case" c join coercion m on m.case_id = c.id
      where c.enterprise = e.id and c.procedure = 'coercion' and c.state <> 'withdrawn'
        and m.approved_at > (${today}::date - make_interval(months => ${months})) at time zone 'Asia/Shanghai') k
    left join lateral (select s.recorded_at as at from "case" c join inspection s on s.case_id = c.id
      where c.enterprise = e.id and c.procedure = 'inspection' and s.recorded_at is not null
      order by s.recorded_at desc limit 1) v on true
    where e.id = any (${[...ids]}::uuid[])`.execute(tx)
  return rows
}

/** Locks these units against each other's changes; in order, so that two never wait for one another. */
export const lockUnits = async (tx: Tx, ids: readonly string[]): Promise<void> =>
  void (await sql`select id from enterprise where id = any (${[...ids]}::uuid[]) order by id for update`.execute(tx))

/** Units that wait to be made anew today; those another transaction holds are left to the next run. */
export async function claimRenewals(tx: Tx, today: string, most: number): Promise<{ enterprise: string; cause: string }[]> {
  const { rows } = await sql<{ enterprise: string; cause: string }>`
    select r.enterprise, r.cause from enterprise_renewal r join enterprise e on e.id = r.enterprise
    where r.on_day <= ${today}::date order by r.on_day limit ${sql.lit(most)} for update of r, e skip locked`.execute(tx)
  return rows
}

/** When each is looked at again: on its own day, or only when something changes. */
export async function settleRenewals(tx: Tx, next: readonly { enterprise: string; onDay: string | null }[]): Promise<void> {
  await sql`delete from enterprise_renewal where enterprise = any (${next.map((one) => one.enterprise)}::uuid[])`.execute(tx)
  const dated = next.filter((one) => one.onDay !== null)
  if (dated.length === 0) return
  await sql`
    insert into enterprise_renewal (enterprise, on_day, cause)
    select enterprise, "onDay", '到期变化' from json_to_recordset(${JSON.stringify(dated)}::json) as r(enterprise uuid, "onDay" date)`.execute(
    tx,
  )
}

/** All units are to be made anew: a table they rest on has been confirmed. */
export const renewAll = async (tx: Tx, today: string, cause: string): Promise<void> =>
  void (await sql`
    insert into enterprise_renewal (enterprise, on_day, cause) select id, ${today}::date, ${cause} from enterprise
    on conflict (enterprise) do update set on_day = excluded.on_day, cause = excluded.cause`.execute(tx))
