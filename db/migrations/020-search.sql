-- 检索: what can be found by its words. One narrow row for each unit, case and document, so that looking for one does not
-- burden writing the others: it is written with the thing, and again only when its words change.

-- One spelling for index and query: full width, case, spaces and punctuation make no difference.
create function my.plain(words text) returns text language sql immutable strict parallel safe as $$
  select lower(regexp_replace(normalize(words, NFKC), E'[\\s!-/:-@\\[-`{-~\u00a0-\u00bf\u2000-\u206f\u3000-\u303f\ufe30-\ufe4f]+', '', 'g'))
$$;
-- Every two neighbouring characters. '|' parts what does not belong together: nobody asks for it.
create function my.grams(plain text) returns text[] language sql immutable strict parallel safe as $$
  select array(select distinct substr(plain, i, 2) from generate_series(1, length(plain) - 1) i)
$$;

create table search_entry (
  kind text not null check (kind in ('unit', 'case', 'document')),
  id uuid not null,
  -- What it is found under: words in one spelling, parted by '|'.
  plain text not null,
  grams text[] not null,
  at timestamptz not null,
  -- Narrows a search to the ground of who asks; what he may see is judged on the thing itself.
  county text,
  town text,
  enterprise uuid,
  primary key (kind, id)
);
create index search_entry_grams on search_entry using gin (grams);
create index search_entry_newest on search_entry (kind, at desc);
create index search_entry_county on search_entry (kind, county, at desc);
create index search_entry_town on search_entry (kind, town, at desc);
create index search_entry_enterprise on search_entry (enterprise, kind, at desc) where enterprise is not null;
-- Read by my.find alone: an operator on arrays may not look at rows before the row rule has, so under it no index would serve.
call my.guard('search_entry', 'select');
create policy job on search_entry for select using ((select my.job_runs()));

-- One row as it is entered.
create function my.entry(kind text, id uuid, words text[], at timestamptz, place ltree, enterprise uuid) returns search_entry language sql immutable as $$
  select row(kind, id, said, my.grams(said), at, case when nlevel(place) >= 3 then ltree2text(subpath(place, 2, 1)) end,
    case when nlevel(place) >= 4 then ltree2text(subpath(place, 3, 1)) end, enterprise)::search_entry
  from (select string_agg(my.plain(word), '|') as said from unnest(words) word where word is not null) w
$$;

-- 单位: name, credit code, address, and the first letters of its pinyin, which the program writes beside the name.
alter table enterprise add column initials text not null default '';
create function my.unit_entry(e enterprise) returns search_entry language sql immutable as $$
  select my.entry('unit', e.id, array[e.name, e.uscc, e.address, e.initials], e.registered_at, e.place, e.id)
$$;
-- A statement at a time: an import writes a thousand.
create function enterprises_found() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into search_entry select f.* from fresh e cross join lateral my.unit_entry(e) f;
  return null;
end
$$;
create trigger enterprises_found after insert on enterprise referencing new table as fresh for each statement execute function enterprises_found();
create function enterprise_renamed() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from search_entry where kind = 'unit' and id = old.id;
  if tg_op = 'UPDATE' then
    insert into search_entry select * from my.unit_entry(new);
  end if;
  return null;
end
$$;
create trigger enterprise_renamed after delete or update of name, uscc, address, initials, place on enterprise
  for each row execute function enterprise_renamed();

-- 案件: number and title, and for procedures that say so one text of their facts (a hazard by its description): such a case is
-- entered with its facts, once.
create function my.case_entry(c "case", more text) returns search_entry language sql stable as $$
  select my.entry('case', c.id, array[to_char(c.opened_at at time zone 'Asia/Shanghai', 'YYYY') || lpad(c.no::text, 6, '0'), c.title, more],
    c.opened_at, c.place, c.enterprise)
$$;
create function case_found() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not exists (select from pg_trigger where tgrelid = to_regclass(quote_ident(new.procedure)) and tgname = 'facts_found') then
    insert into search_entry select * from my.case_entry(new, null);
  end if;
  return null;
end
$$;
create trigger case_found after insert on "case" for each row execute function case_found();
create function facts_found() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op = 'UPDATE' then
    delete from search_entry where kind = 'case' and id = new.case_id;
  end if;
  insert into search_entry select e.* from "case" c cross join lateral my.case_entry(c, to_jsonb(new) ->> tg_argv[0]) e where c.id = new.case_id;
  return null;
end
$$;
create procedure my.find_by(facts regclass, field text) language plpgsql as $$
begin
  execute format('create trigger facts_found after insert or update of %I on %s for each row execute function facts_found(%L)', field, facts, field);
end
$$;
call my.find_by('hazard', 'description');

-- 文书: number, name, and the title of its case.
create function document_found() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare c "case";
begin
  select * into strict c from "case" where id = new.case_id;
  insert into search_entry select * from my.entry('document', new.id, array[new.no, new.name, c.title], new.issued_at, c.place, c.enterprise);
  return null;
end
$$;
create trigger document_found after insert on document for each row execute function document_found();

-- Dear: asked last, after the words have been compared.
create function my.sees_found(kind text, which uuid) returns boolean language plpgsql stable cost 10000 security definer set search_path = public, pg_temp as $$
begin
  return case kind
    when 'unit' then my.sees_enterprise(which)
    when 'case' then my.sees_case(which)
    else exists (select from document d where d.id = which and my.sees_case(d.case_id)
      and (not d.internal or my.scope() in ('territory', 'system'))) end;
end
$$;
revoke all on function my.sees_found from public;

-- The newest `most` of a kind that contain the words and that this scope sees. A word that is common is found among the newest
-- few thousand, one that is rare by its grams: neither looks at everything.
create function my.find(wanted text, words text, most int) returns table (id uuid) language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  said text := my.plain(words);
  parts text[] := my.grams(said);
  own text := case my.scope()
    when 'territory' then case when nlevel(my.place()) >= 4 then 'town = ltree2text(subpath(my.place(), 3, 1))'
      when nlevel(my.place()) = 3 then 'county = ltree2text(subpath(my.place(), 2, 1))' else 'true' end
    when 'enterprise' then 'enterprise = my.enterprise()'
    when 'party' then 'kind = ''case'' and id in (select case_id from case_party where organ = my.organ())'
    else 'false' end;
  among text := format('select e.id, e.plain, e.at from search_entry e where e.kind = $1 and %s', own);
  -- Hits come sorted, and whether they are seen is asked one by one until there are enough.
  seen constant text := 'select array_agg(id) from (select n.id from (%s) n where position($2 in n.plain) > 0 and my.sees_found($1, n.id) order by n.at desc limit $3) f';
  found uuid[];
begin
  if said = '' then return; end if;
  execute format(seen, among || ' order by e.at desc limit 2000') into found using wanted, said, most;
  if coalesce(cardinality(found), 0) < most and cardinality(parts) > 0 then
    execute format(seen, among || ' and e.grams @> $4 and position($2 in e.plain) > 0 order by e.at desc offset 0') into found using wanted, said, most, parts;
  end if;
  return query select unnest(found);
end
$$;
grant execute on function my.find to anlan_app;
