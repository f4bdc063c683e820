-- 指标汇总: what the leader's page shows, kept exact by triggers. A number is the sum over stored rows of what each row counts
-- for, so that it can be made anew from the rows at any time. A change lays down its difference in its own transaction, as
-- rows of its own: two officers never wait for each other because of a number. The worker folds differences into sums.

create table tally_delta (
  id bigint generated always as identity primary key,
  indicator text not null,
  -- What is counted within it: procedure, duty, status, colour.
  part text not null,
  -- The day in Asia/Shanghai to which the row itself puts it.
  day date not null,
  county text not null,
  town text not null,
  trade text not null,
  organ text not null,
  n int not null
);

-- grain: all = up to now (since is then -infinity), month and day = what that month or day has added or taken away.
create table tally (
  indicator text not null,
  grain text not null check (grain in ('all', 'month', 'day')),
  since date not null,
  part text not null,
  county text not null,
  town text not null,
  trade text not null,
  organ text not null,
  n int not null,
  primary key (indicator, grain, since, part, county, town, trade, organ)
);

-- A post that sees all of its place may be told its sums. One held to trades or to its own organ's units is not: its numbers
-- are counted from the rows it sees.
-- update: only to hold the rows that are being folded.
call my.guard('tally_delta', 'select, update, delete');
call my.guard('tally', 'select, insert, update, delete');
do $$
declare guarded text;
begin
  foreach guarded in array array['tally', 'tally_delta'] loop
    execute format($policy$create policy job on %s using ((select my.job_runs()))$policy$, guarded);
    -- The sub-selects are judged once a query; the columns alone are compared on each row.
    execute format($policy$create policy sums on %s for select using (
      (select my.scope() = 'territory' and my.trades() is null and not my.own_units_only())
      and case (select nlevel(my.place())) when 1 then true when 2 then true when 3 then county = (select ltree2text(subpath(my.place(), 2, 1)))
        when 4 then town = (select ltree2text(subpath(my.place(), 3, 1))) else false end)$policy$, guarded);
  end loop;
end
$$;

-- What a reader adds up: the sums, and what has not been folded into them yet.
create view tally_now with (security_invoker = true) as
  select indicator, grain, since, part, county, town, trade, organ, n from tally
  union all
  select d.indicator, g.grain, case g.grain when 'all' then '-infinity'::date when 'month' then date_trunc('month', d.day)::date else d.day end,
    d.part, d.county, d.town, d.trade, d.organ, d.n
  from tally_delta d cross join (values ('all'), ('month'), ('day')) g(grain);
grant select on tally_now to anlan_app;

/*
 * Declares what the rows of some tables count for. `counted` selects (indicator, part, at, n, county, town, trade, organ) from
 * tables named in braces; a change of one of them lays down its difference, with the others as they stand. For each table:
 * inserted: 'all' = a statement at a time, else the condition under which a new row counts; changed: the condition under which
 * a change may matter; deleted: where rows can be deleted (an import taken back). A statement that changes two of the tables
 * at once must not do it in ways that count on both; the page of sums and rows would show it.
 */
create procedure my.tally(name text, counted text, sources jsonb) language plpgsql as $$
declare
  source jsonb; other jsonb; own text; body text; event text; relation text; laid text;
  plain text := counted;
  lay constant text := 'insert into tally_delta (indicator, part, day, county, town, trade, organ, n)
    select t.indicator, t.part, (t.at at time zone ''Asia/Shanghai'')::date, coalesce(t.county, ''''), coalesce(t.town, ''''),
      coalesce(t.trade, ''''), coalesce(t.organ, ''''), sum(t.n) from (%s) t group by 1, 2, 3, 4, 5, 6, 7 having sum(t.n) <> 0';
  taken constant text := 'select indicator, part, at, -n as n, county, town, trade, organ from (%s) taken';
begin
  for source in select * from jsonb_array_elements(sources) loop
    own := source ->> 'table';
    body := counted;
    for other in select * from jsonb_array_elements(sources) where value ->> 'table' <> own loop
      body := replace(body, '{' || (other ->> 'table') || '}', quote_ident(other ->> 'table'));
    end loop;
    plain := replace(plain, '{' || own || '}', quote_ident(own));
    for event in select jsonb_object_keys(source - 'table') loop
      laid := format(lay, case event
        when 'inserted' then replace(body, '{' || own || '}', case source ->> event when 'all' then 'added' else '(select new.*)' end)
        when 'deleted' then format(taken, replace(body, '{' || own || '}', '(select old.*)'))
        else format(taken, replace(body, '{' || own || '}', '(select old.*)')) || ' union all ' || replace(body, '{' || own || '}', '(select new.*)') end);
      relation := format('tally_%s_%s_%s', name, own, event);
      execute format('create function %I() returns trigger language plpgsql security definer set search_path = public, pg_temp as $body$ begin %s; return null; end $body$', relation, laid);
      execute format('create trigger %I after %s on %I %s execute function %I()', relation,
        case event when 'inserted' then 'insert' when 'changed' then 'update' else 'delete' end, own,
        case source ->> event when 'all' then 'referencing new table as added for each statement'
          else format('for each row when (%s)', source ->> event) end, relation);
    end loop;
  end loop;
  -- The same over all rows: what the sums are made anew from.
  execute format('create view tally_rows_%s with (security_invoker = true) as %s', name, plain);
end
$$;

-- Cases by procedure: open now, opened by kind, ended by how they ended.
call my.tally('case', $$
  select k.indicator, k.part, k.at, k.n, c.county, c.town, c.trade, c.supervising as organ from {case} c cross join lateral (values
    ('open', c.procedure, c.opened_at, 1), ('opened', c.procedure, c.opened_at, 1),
    ('open', c.procedure, c.closed_at, -1), ('ended', c.procedure || '.' || c.state, c.closed_at, 1)) k(indicator, part, at, n)
  where k.at is not null$$,
  '[{"table": "case", "inserted": "all", "changed": "(old.closed_at, old.county, old.town, old.trade, old.supervising) is distinct from (new.closed_at, new.county, new.town, new.trade, new.supervising)"}]');

-- 重大 from its confirmation until it is closed; 挂牌 from listing until delisting.
call my.tally('hazard', $$
  select k.indicator, 'hazard' as part, k.at, k.n, c.county, c.town, c.trade, c.supervising as organ from {hazard} h join {case} c on c.id = h.case_id
  cross join lateral (select coalesce((select max(m.at) from case_move m where m.case_id = h.case_id and m.step = 'confirmMajor'), c.opened_at) as at
    where h.level = 'major' union all select null where h.level <> 'major') major
  cross join lateral (values ('major', major.at, 1), ('major', case when h.level = 'major' then c.closed_at end, -1),
    ('listed', h.listed_at, 1), ('listed', h.delisted_at, -1)) k(indicator, at, n)
  where k.at is not null$$,
  '[{"table": "hazard", "inserted": "new.level = ''major'' or new.listed_at is not null", "changed": "(old.level, old.listed_at, old.delisted_at) is distinct from (new.level, new.listed_at, new.delisted_at)"},
    {"table": "case", "changed": "new.procedure = ''hazard'' and (old.closed_at, old.county, old.town, old.trade, old.supervising) is distinct from (new.closed_at, new.county, new.town, new.trade, new.supervising)"}]');

-- 强制措施 from the start until it is undone.
call my.tally('coercion', $$
  select 'inForce' as indicator, k.measure as part, k.at, k.n, c.county, c.town, c.trade, c.supervising as organ
  from (select f.*, coalesce(f.restored_at, c.closed_at) as undone_at from {coercion} f join {case} c on c.id = f.case_id) f join {case} c on c.id = f.case_id
  cross join lateral (values (f.measure, f.started_at, 1), (f.measure, case when f.started_at is not null then f.undone_at end, -1)) k(measure, at, n)
  where k.at is not null$$,
  '[{"table": "coercion", "inserted": "new.started_at is not null", "changed": "(old.measure, old.started_at, old.restored_at) is distinct from (new.measure, new.started_at, new.restored_at)"},
    {"table": "case", "changed": "new.procedure = ''coercion'' and (old.closed_at, old.county, old.town, old.trade, old.supervising) is distinct from (new.closed_at, new.county, new.town, new.trade, new.supervising)"}]');

-- 逾期 by duty, from the day it fell due until it was met.
call my.tally('obligation', $$
  select 'overdue' as indicator, c.procedure || '.' || o.duty as part, k.at, k.n, c.county, c.town, c.trade, c.supervising as organ
  from {obligation} o join {case} c on c.id = o.case_id
  cross join lateral (values (o.due_at, 1), (case when o.state = 'met' then o.met_at end, -1)) k(at, n)
  where k.at is not null and o.due_at is not null and (o.state = 'overdue' or o.state = 'met' and o.met_at > o.due_at)$$,
  '[{"table": "obligation", "inserted": "new.state in (''overdue'', ''met'')", "changed": "(old.state = ''overdue'' or new.state = ''overdue'' or new.met_at > new.due_at) and (old.state, old.due_at, old.met_at) is distinct from (new.state, new.due_at, new.met_at)"},
    {"table": "case", "changed": "(old.county, old.town, old.trade, old.supervising) is distinct from (new.county, new.town, new.trade, new.supervising)"}]');

-- Units by status, and by the colour they stand at.
call my.tally('enterprise', $$
  select 'unit' as indicator, e.status as part, e.registered_at as at, 1 as n, e.county, e.town, e.trade, e.supervising as organ from {enterprise} e$$,
  '[{"table": "enterprise", "inserted": "all", "deleted": "true", "changed": "(old.status, old.county, old.town, old.trade, old.supervising) is distinct from (new.status, new.county, new.town, new.trade, new.supervising)"}]');
call my.tally('colour', $$
  select 'colour' as indicator, r.level as part, k.at, k.n, e.county, e.town, e.trade, e.supervising as organ
  from {risk_level} r join {enterprise} e on e.id = r.enterprise cross join lateral (values (r.since, 1), (r.until, -1)) k(at, n)
  where k.at is not null and r.level is not null$$,
  '[{"table": "risk_level", "inserted": "all", "deleted": "true", "changed": "(old.level, old.since, old.until) is distinct from (new.level, new.since, new.until)"},
    {"table": "enterprise", "changed": "(old.county, old.town, old.trade, old.supervising) is distinct from (new.county, new.town, new.trade, new.supervising)"}]');

-- 逾期事项 as a list: the longest overdue first.
create index obligation_late on obligation (due_at, id) where state = 'overdue';
create index obligation_late_county on obligation (county, due_at, id) where state = 'overdue';
create index obligation_late_town on obligation (town, due_at, id) where state = 'overdue';

-- Everything anew from the rows: after a restored copy, after loading with the triggers off, and once here.
create function my.recount() returns void language plpgsql as $$
declare
  name text;
begin
  -- Whoever is writing ends first; who begins now waits.
  lock table tally_delta in share row exclusive mode;
  delete from tally_delta;
  delete from tally;
  for name in select relname from pg_class where relname like 'tally\_rows\_%' and relkind = 'v' loop
    execute format('insert into tally (indicator, grain, since, part, county, town, trade, organ, n)
      select r.indicator, g.grain, case g.grain when ''all'' then ''-infinity''::date when ''month'' then date_trunc(''month'', r.day)::date else r.day end,
        r.part, r.county, r.town, r.trade, r.organ, sum(r.n)
      from (select indicator, part, (at at time zone ''Asia/Shanghai'')::date as day, coalesce(county, '''') as county, coalesce(town, '''') as town,
        coalesce(trade, '''') as trade, coalesce(organ, '''') as organ, sum(n) as n from %I group by 1, 2, 3, 4, 5, 6, 7) r
      cross join (values (''all''), (''month''), (''day'')) g(grain) group by 1, 2, 3, 4, 5, 6, 7, 8 having sum(r.n) <> 0', name);
  end loop;
end
$$;
select my.recount();
