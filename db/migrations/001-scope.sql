-- Who acts, and what he may see: the scope of one transaction, set with set_config(..., true) and read here.
-- nullif everywhere: a setting that an earlier transaction has used comes back as '' instead of null,
-- and '' as an ltree is the root that contains every place.

create extension if not exists ltree;
create extension if not exists postgis;

do $$
begin
  if not exists (select from pg_roles where rolname = 'anlan_app') then
    create role anlan_app nologin nobypassrls;
  end if;
  execute format('grant anlan_app to %I', current_user);
end
$$;

create schema my;
grant usage on schema my to anlan_app;

-- territory | enterprise | party | public | system; null when nothing is set, which shows nothing.
create function my.scope() returns text language sql stable as $$ select nullif(current_setting('anlan.scope', true), '') $$;
-- The named job of a system scope: session, sweep, anchor, city, migrate …
create function my.job() returns text language sql stable as $$ select nullif(current_setting('anlan.job', true), '') $$;
-- A job of the program, not a person in a system post: administrators keep the house and see no case by it.
create function my.job_runs() returns boolean language sql stable as $$ select coalesce(my.scope() = 'system' and my.job() not like 'post:%', false) $$;
create function my.person() returns uuid language sql stable as $$ select nullif(current_setting('anlan.person', true), '')::uuid $$;
create function my.post() returns uuid language sql stable as $$ select nullif(current_setting('anlan.post', true), '')::uuid $$;
create function my.role() returns text language sql stable as $$ select nullif(current_setting('anlan.role', true), '') $$;
create function my.place() returns ltree language sql stable as $$ select nullif(current_setting('anlan.place', true), '')::ltree $$;
create function my.trades() returns text[] language sql stable as $$ select nullif(current_setting('anlan.trades', true), '')::text[] $$;
-- The organ of this post, and whether the post sees only units its organ supervises or manages.
create function my.organ() returns text language sql stable as $$ select nullif(current_setting('anlan.organ', true), '') $$;
create function my.own_units_only() returns boolean language sql stable as $$ select coalesce(nullif(current_setting('anlan.own_units', true), '')::boolean, true) $$;
create function my.enterprise() returns uuid language sql stable as $$ select nullif(current_setting('anlan.enterprise', true), '')::uuid $$;
-- The transaction's time. SQL never reads now(): tests and the demo move the clock.
create function my.now() returns timestamptz language sql stable as $$ select nullif(current_setting('anlan.now', true), '')::timestamptz $$;

-- Named on the case as a party. A function the planner does not open: opened, case_party's own row rule would be planned
-- again wherever a case is looked at, also for the many who are no party.
create function my.party_to(which uuid) returns boolean language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return exists (select from case_party p where p.case_id = which and p.organ = my.organ() and (p.until is null or p.until >= my.now()));
end
$$;

-- The one row rule for everything that lies in a place: territory = place x trade x own units (or named on the case);
-- enterprise = its own; party = named on the case; system = a named job. What is still inward the last two do not see. Sub-selects make each setting one evaluation a query instead of one a row.
-- The same text also makes my.sees_<table>(id), for the tables that hang on it: a call the planner does not open, so that
-- a statement on a grandchild does not carry the whole rule once for every ancestor. There the row is read first and the rule
-- judged as plain expressions: it is called for every row of every such table, and a query with sub-selects costs three times as much.
create procedure my.guard_placed(guarded regclass, party_case text, inward text) language plpgsql as $$
declare
  name text := (select relname from pg_class where oid = guarded);
  -- %1$s the row, %2$s the case it may be a party to, %3$s whether it is inward.
  rule text := $rule$
      case (select my.scope())
        when 'territory' then %1$s.place <@ (select my.place())
          and (((select my.trades()) is null or %1$s.trade = any ((select my.trades())::text[]))
            and (not (select my.own_units_only()) or (select my.organ()) in (%1$s.supervising, %1$s.managing))
            or my.party_to(%2$s))
        when 'enterprise' then %1$s.enterprise = (select my.enterprise()) and not %3$s
        when 'party' then my.party_to(%2$s) and not %3$s
        when 'system' then (select my.job_runs())
        else false
      end$rule$;
begin
  execute format('create policy placed on %s using (%s)', guarded, format(rule, quote_ident(name), party_case, inward));
  execute format($function$
    create function my.sees_%1$s(which uuid) returns boolean language plpgsql stable security definer set search_path = public, pg_temp as $body$
    declare r record;
    begin
      select id, place, trade, supervising, managing, enterprise, %3$s as party_case, %4$s as inward into r from %2$s where id = which;
      return found and coalesce(%5$s, false);
    end
    $body$
  $function$, name, guarded, party_case, inward,
    regexp_replace(format(rule, 'r', 'r.party_case', 'r.inward'), '\(select (my\.\w+\(\))\)', '\1', 'g'));
end
$$;

-- Row-level security, forced, and the rights of the application role, for one table.
create procedure my.guard(guarded regclass, rights text) language plpgsql as $$
begin
  execute format('alter table %s enable row level security', guarded);
  execute format('alter table %s force row level security', guarded);
  execute format('grant %s on %s to anlan_app', rights, guarded);
  -- The owner runs the trigger functions and migrations; he is not the application role and sees all.
  execute format('create policy owner on %s to %I using (true) with check (true)', guarded, current_user);
end
$$;

-- Reference data: readable under any scope, and under none not at all.
create procedure my.guard_reference(guarded regclass) language plpgsql as $$
begin
  call my.guard(guarded, 'select, insert, update, delete');
  execute format('create policy anyone on %s for select using ((select my.scope()) is not null)', guarded);
  execute format($policy$create policy job on %s using ((select my.job_runs()))$policy$, guarded);
end
$$;

-- The directory of people and posts: officials see it, everybody else sees himself in it.
create procedure my.guard_directory(guarded regclass, himself text) language plpgsql as $$
begin
  call my.guard(guarded, 'select, insert, update');
  execute format($policy$create policy directory on %s for select using ((select my.scope()) = 'territory' or %s)$policy$, guarded, himself);
  execute format($policy$create policy job on %s using ((select my.job_runs()))$policy$, guarded);
end
$$;
