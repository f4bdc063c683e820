import { sql } from 'kysely'
import { dayMs, localMinute } from '#kernel/clock/day.ts'
import { caseNo } from '#kernel/procedure/case-kind.ts'
import type { Tx } from '#kernel/store/transaction.ts'
import type { Cycle } from '../../checklists/cycle.ts'
import { lookBack, mostRows, type RowRef, type Seen } from '../rules.ts'
import { type Contradiction, marks, type Quick, shortestText, type Timed, type Together } from '../rules/done.ts'
import type { Silence } from '../rules/owed.ts'
import { type Ground, patrolled } from './ground.ts'
import { hazardRef } from './hazard-signals.ts'

interface CheckRow {
  id: string
  at: string
  post_title: string
}

const checkRef = ({ id, at, post_title }: CheckRow): Seen => ({
  kind: 'check',
  id,
  label: `${localMinute(Date.parse(at))} ${post_title}自查`,
  at: new Date(at).toISOString(),
})
const assignmentRef = (one: { id: string; post_title: string }): RowRef => ({ kind: 'assignment', id: one.id, label: one.post_title })

const daysAgo = (now: string, days: number): string => new Date(Date.parse(now) - days * dayMs).toISOString()

/** Assignments whose next check is past its day. */
export async function lateAssignments(tx: Tx, ground: Ground, today: string) {
  const { rows } = await sql<{ enterprise: string; id: string; post_title: string; next_due: string } & { n: number; unit: Cycle['unit'] }>`
    select a.enterprise, a.id, a.post_title, a.next_due, a.cycle_n as n, a.cycle_unit as unit
    from unit_checklist a join enterprise e on e.id = a.enterprise
    where a.until is null and a.next_due < ${today}::date and ${patrolled(ground)}`.execute(tx)
  return rows.map(({ enterprise, next_due, n, unit, ...row }) => ({
    enterprise,
    assignment: assignmentRef(row),
    dueOn: next_due,
    cycle: { n, unit } as Cycle,
  }))
}

/** Hazards that officials found at units, by unit. */
export async function officersHazards(tx: Tx, ground: Ground, now: string): Promise<Map<string, Seen[]>> {
  const { rows } = await sql<{ enterprise: string; id: string; no: number; opened_at: string }>`
    select c.enterprise, c.id, c.no, c.opened_at from "case" c join hazard h on h.case_id = c.id join enterprise e on e.id = c.enterprise
    where c.procedure = 'hazard' and h.origin in ('patrol', 'inspection') and c.opened_at >= ${daysAgo(now, lookBack.allNormal)}
      and ${patrolled(ground)} order by c.opened_at desc`.execute(tx)
  const grouped = Map.groupBy(rows, (row) => row.enterprise)
  return new Map([...grouped].map(([unit, list]) => [unit, list.map(hazardRef)]))
}

/** The checks of these units since the last that found a fault, the newest first. */
export async function normalRuns(tx: Tx, units: readonly string[], now: string): Promise<Map<string, Seen[]>> {
  const { rows } = await sql<CheckRow & { enterprise: string }>`
    select enterprise, id, at, post_title from (
      select k.enterprise, k.id, k.submitted_at as at, k.post_title,
        row_number() over (partition by k.enterprise order by k.submitted_at desc, k.id desc) as nth
      from self_check k
      where k.enterprise = any (${[...units]}::uuid[]) and k.faults = 0 and k.submitted_at >= ${daysAgo(now, lookBack.allNormal)}
        and not exists (select from self_check f where f.enterprise = k.enterprise and f.faults > 0 and f.submitted_at >= k.submitted_at)) run
    where nth <= ${sql.lit(mostRows)} order by enterprise, nth`.execute(tx)
  const grouped = Map.groupBy(rows, (row) => row.enterprise)
  return new Map([...grouped].map(([unit, list]) => [unit, list.map(checkRef)]))
}

interface Use {
  kind: 'check' | 'case'
  id: string
  no: number | null
  opened_at: string
  at: string
  post_title: string | null
}

/** Texts of some length that a unit has written in more than one check or rectification, whatever their spaces and marks. */
export async function sameTexts(tx: Tx, ground: Ground, now: string) {
  const since = daysAgo(now, lookBack.copiedText)
  const { rows } = await sql<{ enterprise: string; digest: string; text: string; uses: Use[] }>`
    with texts as (
      select k.enterprise, 'check' as kind, k.id, null::bigint as no, k.submitted_at as opened_at, k.submitted_at as at, k.post_title, r.text
      from self_check k cross join lateral unnest(k.remarks) r(text) where k.submitted_at >= ${since}
      union all
      select c.enterprise, 'case', c.id, c.no, c.opened_at, h.rectified_at, null, h.rectification
      from hazard h join "case" c on c.id = h.case_id where h.rectified_at >= ${since} and c.enterprise is not null),
    keyed as (
      select distinct on (t.enterprise, key, t.kind, t.id) t.*, key
      from texts t join enterprise e on e.id = t.enterprise
      cross join lateral (select translate(lower(normalize(t.text, nfkc)), ${marks}, '') as key) k
      where length(key) >= ${sql.lit(shortestText)} and ${patrolled(ground)} order by t.enterprise, key, t.kind, t.id, t.at)
    select enterprise, md5(key) as digest, min(text) as text, json_agg(json_build_object('kind', kind, 'id', id, 'no', no,
      'opened_at', opened_at, 'at', at, 'post_title', post_title) order by at desc) as uses
    from keyed group by enterprise, key having count(*) > 1`.execute(tx)
  return rows.map(({ uses, ...row }) => ({ ...row, uses: uses.slice(0, mostRows).map(useRef) }))
}

/** A rectification is named by its hazard, and counts from the day it was reported. */
const useRef = ({ kind, id, no, opened_at, at, post_title }: Use): Seen =>
  kind === 'check'
    ? checkRef({ id, at, post_title: post_title ?? '' })
    : { kind, id, label: caseNo('隐患', no ?? 0, opened_at), at: new Date(at).toISOString() }

/** Checks of one unit with the same answers that came in the same second. */
export async function sameSeconds(tx: Tx, ground: Ground, now: string): Promise<Together[]> {
  const { rows } = await sql<{ enterprise: string; second: string; checks: CheckRow[] }>`
    with met as (
      select k.enterprise, date_trunc('second', k.submitted_at) as second from self_check k join enterprise e on e.id = k.enterprise
      where k.submitted_at >= ${daysAgo(now, lookBack.copiedText)} and ${patrolled(ground)} group by 1, 2 having count(*) > 1)
    select m.enterprise, m.second, json_agg(json_build_object('id', k.id, 'at', k.submitted_at, 'post_title', k.post_title)) as checks
    from met m join self_check k on k.enterprise = m.enterprise and k.submitted_at >= m.second and k.submitted_at < m.second + interval '1 second'
    group by m.enterprise, m.second, md5(k.answers::text) having count(*) > 1`.execute(tx)
  return rows.map(({ enterprise, second, checks }) => ({ enterprise, at: new Date(second).toISOString(), checks: checks.map(checkRef) }))
}

/** Checks of ten items and more that took next to no time, by assignment. What a unit's own system posts is not timed. */
export async function quickChecks(tx: Tx, ground: Ground, now: string, seconds: number): Promise<Quick[]> {
  const { rows } = await sql<CheckRow & { enterprise: string; assignment: string; items: number; seconds: number }>`
    select k.enterprise, k.assignment, k.id, k.submitted_at as at, k.post_title, t.items, t.seconds
    from self_check k join enterprise e on e.id = k.enterprise
    cross join lateral (select k.ok + k.not_applicable + k.faults as items, round(extract(epoch from k.ended_at - k.started_at))::int as seconds) t
    where k.submitted_at >= ${daysAgo(now, lookBack.tooFast)} and k.via is null and t.items >= 10 and t.seconds * 10 < ${seconds}::int * t.items
      and ${patrolled(ground)} order by k.submitted_at desc`.execute(tx)
  return [...Map.groupBy(rows, (row) => row.assignment).values()].flatMap((list) => {
    const [first] = list
    if (!first) return []
    const checks = list.map((row): Timed => ({ ...checkRef(row), items: row.items, seconds: row.seconds }))
    return [{ enterprise: first.enterprise, assignment: assignmentRef({ id: first.assignment, post_title: first.post_title }), checks }]
  })
}

/** Hazards found by officials whose category the unit's last check before had found in order. */
export async function contradictions(tx: Tx, ground: Ground, now: string, days: number): Promise<Contradiction[]> {
  const { rows } = await sql<{ enterprise: string; id: string; no: number; opened_at: string; item: string | null } & { check: CheckRow }>`
    select distinct on (c.id) c.enterprise, c.id, c.no, c.opened_at,
      json_build_object('id', k.id, 'at', k.submitted_at, 'post_title', k.post_title) as check,
      (select i ->> 'text' from checklist l cross join lateral jsonb_array_elements(l.items) i
        where l.key = k.checklist and l.version = k.version and i ->> 'category' = h.category limit 1) as item
    from "case" c join hazard h on h.case_id = c.id join enterprise e on e.id = c.enterprise
    join self_check k on k.enterprise = c.enterprise and h.category = any (k.normal_categories) and k.submitted_at < c.opened_at
      and k.submitted_at >= c.opened_at - make_interval(days => ${days + 1}::int)
    where c.procedure = 'hazard' and h.origin in ('patrol', 'inspection') and c.opened_at >= ${daysAgo(now, lookBack.contradiction)}
      and c.state <> 'dismissed' and ${patrolled(ground)} order by c.id, k.submitted_at desc`.execute(tx)
  return rows.map(({ enterprise, item, check, ...hazard }) => ({
    enterprise,
    item: item ?? '同类项目',
    check: checkRef(check),
    hazard: hazardRef(hazard),
  }))
}

/** Units with checks assigned where nobody has signed in or checked since that instant. */
export async function silentUnits(tx: Tx, ground: Ground, since: string): Promise<(Omit<Silence, 'lastOn'> & { lastAt: string })[]> {
  const { rows } = await sql<{ enterprise: string; last_at: string; ever: boolean; assignments: { id: string; post_title: string }[] }>`
    select a.enterprise, greatest(max(a.last_at), max(s.at), min(a.created_at)) as last_at,
      max(a.last_at) is not null or max(s.at) is not null as ever,
      json_agg(json_build_object('id', a.id, 'post_title', a.post_title) order by a.next_due, a.id) as assignments
    from unit_checklist a join enterprise e on e.id = a.enterprise left join my.units_last_seen() s on s.enterprise = a.enterprise
    where a.until is null and ${patrolled(ground)} group by a.enterprise
    having greatest(max(a.last_at), max(s.at), min(a.created_at)) < ${since}::timestamptz`.execute(tx)
  return rows.map(({ enterprise, last_at, ever, assignments }) => ({
    enterprise,
    lastAt: last_at,
    ever,
    assignments: assignments.map(assignmentRef),
  }))
}
