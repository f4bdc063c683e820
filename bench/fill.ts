import { sql } from 'kysely'
import type { Database } from '#kernel/store/database.ts'
import type { Actor } from './people.ts'

/** States of the open tenth, by turns, with the duty each owes. */
const owed = `case n % 4 when 0 then 'found' when 1 then 'registered' when 2 then 'rectifying' else 'rectified' end`

/** What the triggers would have entered for the search, the index made anew when all is there. */
const searched = `drop index search_entry_grams;
    insert into search_entry select e.* from "case" c join hazard h on h.case_id = c.id cross join lateral my.case_entry(c, h.description) e;
    create index search_entry_grams on search_entry using gin (grams);`

/**
 * `size` hazards in bulk: two years of them, power law over the units (and with them over the counties), a tenth open with
 * an obligation and four rungs. One row of evidence each, NOT sealed (its hash is a filler): the triggers are off while it is written.
 * @returns where later pages of the county 450103 begin
 */
export async function fill(database: Database, size: number, actors: readonly Actor[]): Promise<{ pages: [string, string][] }> {
  const { person, post } = actors.find((one) => one.key === 'inspector') ?? { person: '', post: '' }
  const script = `set session_replication_role = replica;
    create temp table u as select *, row_number() over (order by md5(id::text)) - 1 as k, count(*) over () as all_units from enterprise;
    create temp table g as
      select n, n % 10 = 0 as open, floor(power(random(), 2.5) * (select max(all_units) from u))::int as k,
        now() - (1 + random() * 730 * 86400) * interval '1 second' as at, md5(n || 'a' || random()) as r
      from generate_series(1, ${size}) n;
    create temp table h as
      select (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '7' || substr(r, 1, 3) || '8' || substr(r, 4, 15))::uuid as id,
        g.n, g.open, g.at, u.id as unit, u.name, u.place, u.trade, u.supervising, case when g.open then ${owed.replaceAll('n %', '(g.n / 10) %')} else 'closed' end as state
      from g join u using (k);
    insert into "case" (id, procedure, version, state, rev, title, place, trade, enterprise, supervising, managing, opened_at, step, person, post, moved_at, closed_at)
      select id, 'hazard', 1, state, 1, name || ':电气·第' || n || '处', place, trade, unit, supervising, null, at, 'report', '${person}', '${post}', at,
        case when not open then at + interval '20 days' end from h order by at;
    insert into hazard (case_id, origin, category, description, spot, found_at, rectify_by)
      select id, 'inspection', 'electric', (array['配电箱门未关闭,线路裸露','安全出口被货物堵塞','灭火器压力不足','氨气报警器未检定','粉尘清扫记录缺失','临边防护缺失'])[1 + n % 6] || ',第' || n || '项', '第' || n || '处', at, (at + interval '15 days')::date from h order by at;
    insert into case_move select id, 1, 'report', '', state, '${person}', '${post}', at from h;
    insert into evidence (stream_kind, stream_id, seq, at, event, person, person_name, case_id, rev, data, attachments, prev_hash, algo, payload_hash, hash)
      select 'case', id::text, 1, at, 'hazard.report', '${person}', '丙执法', id, 1, '{"facts":{},"state":"found"}', '[]', md5('') || md5(''), 'sha256',
        md5(id::text) || md5(''), md5(id::text) || md5('') from h;
    insert into obligation (id, case_id, duty, title, opened_rev, owner_roles, enterprise, county, town, served_on, span, calendar, basis, state, due_at, steps)
      select gen_random_uuid(), id, 'recheck', '复查', 1, '{inspector}', unit, ltree2text(subpath(place, 2, 1)), ltree2text(subpath(place, 3, 1)), at::text,
        '{"n":2,"unit":"workingDay"}', 'nanning', '[]', case when random() < 0.2 then 'overdue' else 'owed' end,
        now() + (random() * 30 - 5) * interval '1 day', '[]' from h where open;
    insert into rung (obligation, rung, kind, at, to_roles)
      select o.id, 'rung-' || i, 'remind', o.due_at + i * interval '1 day', '{inspector}' from obligation o, generate_series(1, 4) i;
    reset session_replication_role; drop table u, g, h;
    ${searched}`
  await database.db.connection().execute(async (one) => {
    await sql.raw(script).execute(one)
    // pg keeps the role of a broken script; the pool is closed after the fill in any case.
    await sql.raw('select my.recount()').execute(one)
    await sql.raw('vacuum analyze').execute(one)
  })
  const { rows } = await sql<{ opened_at: string; id: string }>`
    select opened_at, id from "case" where procedure = 'hazard' and county = 'p450103' and closed_at is null
    order by md5(id::text) limit 300`.execute(database.db)
  return { pages: rows.map((row) => [row.opened_at, row.id]) }
}

/**
 * Equal tables without triggers, row security or foreign keys, with the same indexes, for the ceilings to write to.
 * @returns how many open cases bare.pick numbers
 */
export async function bareTables(database: Database): Promise<number> {
  const tables = ['"case"', 'hazard', 'evidence', 'obligation', 'document']
  const copies = tables.map((name) => {
    const overriding = name === '"case"' ? ' overriding system value' : ''
    const columns = { '"case"': caseColumns, hazard: hazardColumns }[name] ?? '*'
    const into = columns === '*' ? '' : ` (${columns})`
    return `create table bare.${name} (like public.${name} including all);
      insert into bare.${name}${into}${overriding} select ${columns} from public.${name};`
  })
  await sql
    .raw(`create schema bare; ${copies.join('\n')}
    create table bare.pick (n int primary key, id uuid not null);
    insert into bare.pick select row_number() over (), id from bare."case" where closed_at is null;`)
    .execute(database.db)
  await sql.raw('vacuum analyze').execute(database.db)
  const { rows } = await sql<{ open: number }>`select count(*) as open from bare.pick`.execute(database.db)
  return rows[0]?.open ?? 0
}

const caseColumns =
  'id, no, procedure, version, state, rev, title, place, trade, enterprise, supervising, managing, opened_at, step, person, post, moved_at, closed_at'
const hazardColumns = 'case_id, level, origin, category, description, spot, found_at, rectify_by'
