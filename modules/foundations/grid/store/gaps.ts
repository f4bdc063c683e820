import { sql } from 'kysely'
import type { Tx } from '#kernel/store/transaction.ts'
import type { GapKind } from '../terms.ts'

interface Gap {
  kind: GapKind
  count: number
  rows: { town: string; townName: string; what: string }[]
}

/** Shapes that touch along their border share no ground: less than this many square metres is drawing, not overlap. */
const slack = 100

/**
 * Blanks and overlaps beneath a place, in one statement: villages in no grid or in two, shapes that overlap, grids nobody answers
 * for. Whoever asks is shown the grids of his place by the row rules, and villages are public knowledge.
 */
export async function readGaps(tx: Tx, path: string): Promise<{ grids: number; villages: number; covered: number; gaps: Gap[] }> {
  const { rows } = await sql<{ grids: number; villages: number; covered: number; gaps: Gap[] }>`
    with town as materialized (select code, full_name from place where level = 4 and until is null and path <@ ${path}::ltree),
    village as materialized (
      select v.code, v.name, v.parent, count(g.id) as grids, string_agg(g.name, '、' order by g.name) as names
      from place v join town t on t.code = v.parent
      left join grid_village m on m.village = v.code and m.until is null
      left join grid g on g.id = m.grid and g.until is null
      where v.level = 5 and v.until is null group by v.code, v.name, v.parent),
    own as materialized (
      select g.id, g.name, g.town, g.shape, g.published_at is not null as published,
        (select o.post from grid_officer o where o.grid = g.id and o.part = 'officer' and o.until is null) as post
      from grid g join town t on t.code = g.town where g.until is null),
    found (kind, town, what) as (
      select 'noGrid', parent, name from village where grids = 0
      union all select 'twice', parent, name || ':' || names from village where grids > 1
      union all select 'overlap', a.town, a.name || '与' || b.name || '重叠 '
          || round((st_area(st_intersection(a.shape, b.shape)::geography) / 10000)::numeric, 2) || ' 公顷'
        from own a join (select id, name, shape from grid where until is null and shape is not null) b
          on a.shape is not null and a.id < b.id and a.shape && b.shape and st_area(st_intersection(a.shape, b.shape)::geography) > ${slack}
      union all select 'noOfficer', town, name from own where post is null
      union all select 'vacant', town, name from own where post is not null and not exists (
        select from tenure x where x.post = own.post and x.since <= my.now() and (x.until is null or x.until > my.now()))
      union all select 'unpublished', town, name from own where not published),
    numbered as (select *, row_number() over (partition by kind order by town, what) as n, count(*) over (partition by kind) as total from found)
    select (select count(*)::int from own) as grids, (select count(*)::int from village) as villages,
      (select count(*)::int from village where grids > 0) as covered,
      coalesce((select json_agg(json_build_object('kind', k.kind, 'count', k.n, 'rows', k.rows)) from (
        select f.kind, max(f.total)::int as n, json_agg(json_build_object('town', f.town, 'townName', t.full_name, 'what', f.what)
          order by f.town, f.what) as rows
        from numbered f join town t on t.code = f.town where f.n <= 100 group by f.kind) k), '[]') as gaps`.execute(tx)
  return rows[0] ?? { grids: 0, villages: 0, covered: 0, gaps: [] }
}
