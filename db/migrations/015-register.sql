-- Registers: lists brought in from files and taken back again (C0.10).

create table import (
  id uuid primary key,
  register text not null,
  file_name text not null,
  format text not null check (format in ('xlsx', 'csv')),
  sha256 text not null,
  bytes int not null,
  person uuid not null references person,
  organ text not null references organ,
  created_at timestamptz not null,
  -- Who ordered the work in hand: it goes on under his row rules, as his post then stands.
  by_person uuid not null references person,
  by_tenure uuid not null references tenure,
  state text not null check (state in ('read', 'checking', 'checked', 'running', 'cancelling', 'undoing', 'done', 'cancelled', 'undone', 'failed')),
  -- As the file was found; and as the person ordered the check.
  inspection jsonb not null,
  options jsonb,
  -- The headers of the sheet, so that the next list with the same ones is mapped as this one was.
  headers text,
  -- Rows read or written so far, and where in the checked rows the next batch begins: moved with what the batch writes.
  done int not null default 0,
  total int,
  spool_at bigint not null default 0,
  counts jsonb not null default '{}',
  warnings jsonb not null default '[]',
  problem jsonb,
  used jsonb not null default '[]',
  -- Which process works on it, and when it was last heard of: another one takes over when it has fallen silent.
  worker uuid,
  beat_at timestamptz,
  tries int not null default 0,
  finished_at timestamptz
);
create index import_newest on import (organ, created_at desc, id desc);
create index import_headers on import (organ, register, headers, created_at desc) where options is not null;
create index import_at_work on import (id) where state in ('checking', 'running', 'cancelling', 'undoing');
call my.guard('import', 'select, insert, update');
-- The organ that brought the list in, and the program's own jobs. A post held to trades or to its organ's own units is not shown
-- what others of the organ have brought in: their lists name units it does not see.
create policy of_organ on import using ((select my.scope()) = 'territory' and organ = (select my.organ())
  and (person = (select my.person()) or ((select my.trades()) is null and not (select my.own_units_only()))));
create policy job on import using ((select my.job_runs()));

create table import_row (
  import uuid not null references import,
  -- The line of the sheet, the first being 1.
  no int not null,
  bad boolean not null default false,
  duplicate boolean not null default false,
  warned boolean not null default false,
  -- What was read and what is to be said of it; null for rows of which nothing is to be said.
  cells jsonb,
  problems jsonb,
  warnings jsonb,
  candidates jsonb,
  choice text check (choice in ('skip', 'create', 'update')),
  outcome text check (outcome in ('created', 'updated', 'skipped')),
  -- What the row became, the revision it was left at, the digest of what was written, and what stood there before.
  target uuid,
  rev int,
  digest text,
  before jsonb,
  primary key (import, no)
);
create index import_row_bad on import_row (import, no) where bad;
create index import_row_duplicate on import_row (import, no) where duplicate;
create index import_row_warned on import_row (import, no) where warned;
create index import_row_target on import_row (target) where target is not null;
call my.guard('import_row', 'select, insert, update, delete');
create policy of_import on import_row using (exists (select from import i where i.id = import));

create policy of_import on evidence for select using (
  stream_kind = 'import' and exists (select from import i where i.id::text = stream_id));

-- Nothing of a register is deleted but by taking back the import that made it; whoever is connected and with whatever tool.
-- The argument names the column that holds the id of what was made.
create function undone_only() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  undone uuid := nullif(current_setting('anlan.undo', true), '')::uuid;
  other boolean;
begin
  -- Set against each other as a whole: row by row, fifty thousand would be looked for one after the other.
  execute format('select exists (select %I from gone except select r.target from import_row r join import i on i.id = r.import
    where r.import = $1 and r.outcome = ''created'' and i.state in (''undoing'', ''cancelling''))', tg_argv[0]) into other using undone;
  if other then
    raise exception using errcode = 'AN011', message = tg_table_name || ' is deleted by undoing an import only';
  end if;
  return null;
end
$$;

create procedure my.guard_undo(guarded regclass, target text) language plpgsql as $$
begin
  execute format('grant delete on %s to anlan_app', guarded);
  execute format('create trigger %I after delete on %s referencing old table as gone for each statement execute function undone_only(%L)',
    guarded || '_undone_only', guarded, target);
end
$$;

-- Deleting a unit looks for its heads, past ones too.
create index enterprise_head_of on enterprise_head (enterprise);
call my.guard_undo('enterprise', 'id');
call my.guard_undo('enterprise_head', 'enterprise');

-- Some columns of rows as they stand, for putting them back exactly: geometries as their bytes.
create function my.images(of regclass, columns text[], ids uuid[]) returns table (id uuid, image jsonb) language plpgsql stable as $$
declare listed text;
begin
  select string_agg(format('%L, t.%I%s', attname, attname, case when atttypid = 'geometry'::regtype then '::text' else '' end), ', ')
    into listed from pg_attribute where attrelid = of and attname = any (columns || array['id']);
  return query execute format('select t.id, jsonb_build_object(%s) from %s t where t.id = any ($1)', listed, of) using ids;
end
$$;

-- Puts rows back as their images say; what no image names stays as it is.
create function my.restore(of regclass, images jsonb) returns int language plpgsql as $$
declare columns text; restored int;
begin
  select string_agg(format('%1$I = r.%1$I', attname), ', ') into columns from pg_attribute
    where attrelid = of and not attisdropped and attname <> 'id' and (images -> 0) ? attname::text;
  if columns is null then
    return 0;
  end if;
  execute format('update %1$s t set %2$s from jsonb_array_elements($1) as i(image), jsonb_populate_record(null::%1$s, i.image) r
    where t.id = r.id', of, columns) using images;
  get diagnostics restored = row_count;
  return restored;
end
$$;

-- Which of these are already used by others: named by a foreign key of any table but the own ones, or with a history of their own.
-- Looks past the row rules, because what somebody else cannot be shown still stands in the way; answers the table and no more.
create function my.uses(of regclass, ids uuid[], own text[], stream text) returns table (id uuid, by text)
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare link record;
begin
  for link in select r.relname as name, a.attname from pg_constraint c join pg_class r on r.oid = c.conrelid
    join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    where c.contype = 'f' and c.confrelid = of and r.relname <> all (own)
  loop
    return query execute format('select distinct %1$I, %2$L::text from %2$I where %1$I = any ($1)', link.attname, link.name) using ids;
  end loop;
  return query select distinct e.stream_id::uuid, 'evidence' from evidence e where e.stream_kind = stream and e.stream_id = any (ids::text[]);
end
$$;
revoke all on function my.uses from public;
grant execute on function my.uses to anlan_app;

-- From which import something comes, for whoever sees it: file, moment and person, not the list.
create function my.origin(which uuid) returns table (import uuid, file_name text, at timestamptz, person_name text, organ_name text)
language sql stable security definer set search_path = public, pg_temp as $$
  select i.id, i.file_name, coalesce(i.finished_at, i.created_at), p.name, o.name from import_row r
  join import i on i.id = r.import join person p on p.id = i.person join organ o on o.key = i.organ
  where r.target = which and r.outcome = 'created' and i.state in ('running', 'done') and my.scope() is not null
$$;
revoke all on function my.origin from public;
grant execute on function my.origin to anlan_app;

-- A unit's name without what lists leave out or write otherwise: the kind of company, brackets, the place before it.
-- modules/governance/registry/likeness.ts says the same for rows of one file.
create function my.plain_name(name text) returns text language sql immutable as $$
  select regexp_replace(regexp_replace(regexp_replace(normalize(name, NFKC), E'[\\s()\\[\\]{}"''.,\u00b7\u2013\u2014\u2018-\u201d\u3000-\u3011-]', '', 'g'),
    '(股份有限公司|有限责任公司|有限公司|责任公司|公司)$', ''), '^(广西壮族自治区|广西省|广西)?(南宁市|南宁)?', '')
$$;
create index enterprise_plain_name on enterprise (my.plain_name(name));

-- What in the register may be the same as these rows [{no, uscc, name, lon, lat}]: by code, by name, by less than 100 metres.
-- Reads past the row rules for the sake of the indexes, and answers what lies out of view as taken code only.
create function enterprise_alike(given json) returns table (no int, id uuid, name text, by text, lon float8, lat float8)
language sql stable security definer set search_path = public, pg_temp as $$
  with r as (select * from json_to_recordset(given) as x(no int, uscc text, name text, lon float8, lat float8)),
  found as (
    select r.no, e.id, 'code' as by from r join enterprise e on e.uscc = r.uscc
    union all
    select r.no, e.id, 'name' from r cross join lateral (
      select * from enterprise e where my.plain_name(e.name) = my.plain_name(r.name) and my.plain_name(r.name) <> '' limit 10) e
      where e.uscc <> r.uscc
    union all
    select r.no, e.id, 'distance' from r cross join lateral (
      select * from enterprise e where e.point && st_expand(st_setsrid(st_point(r.lon, r.lat), 4326), 0.001) limit 30) e
      where r.lon is not null and e.uscc <> r.uscc and my.plain_name(e.name) <> my.plain_name(r.name)
  ), judged as (select f.*, my.sees_enterprise(f.id) as seen from found f)
  select j.no, case when j.seen then e.id end, case when j.seen then e.name end, j.by,
    case when j.seen then st_x(e.point) end, case when j.seen then st_y(e.point) end
  from judged j join enterprise e on e.id = j.id where j.seen or j.by = 'code'
$$;
revoke all on function enterprise_alike from public;
grant execute on function enterprise_alike to anlan_app;
