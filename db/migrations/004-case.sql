-- 程序: every case of every procedure is one row here, and one trigger checks every move, whoever connects.

-- The typed procedure tables, written at migration. from_state '' opens a case.
create table procedure_step (
  procedure text not null,
  version int not null,
  from_state text not null,
  step text not null,
  to_state text not null,
  title text not null,
  roles text[] not null,
  -- Steps of the same case that must have been done by somebody else (销号与整改分离, clause 23).
  apart text[] not null default '{}',
  -- What must stand before, each judged by the function <procedure>_meets(case, need).
  needs text[] not null default '{}',
  -- The unit and the parties see the case from here on.
  outward boolean not null default false,
  ends boolean not null default false,
  primary key (procedure, version, from_state, step)
);
call my.guard_reference('procedure_step');

create table "case" (
  id uuid primary key,
  no bigint generated always as identity,
  procedure text not null,
  version int not null,
  state text not null,
  rev int not null default 1,
  title text not null,
  place ltree not null,
  -- For indexes: a ledger of a county or a township reads its own range.
  county text generated always as (case when nlevel(place) >= 3 then ltree2text(subpath(place, 2, 1)) end) stored,
  town text generated always as (case when nlevel(place) >= 4 then ltree2text(subpath(place, 3, 1)) end) stored,
  -- The 12-digit code of its place: ltree = is not leakproof, so under the row rules a place is joined by its code.
  division text generated always as (rpad(substr(ltree2text(subpath(place, -1)), 2), 12, '0')) stored,
  trade text,
  enterprise uuid,
  supervising text references organ,
  managing text references organ,
  opened_at timestamptz not null,
  -- The last move: which step, by whom, when.
  step text not null,
  person uuid not null references person,
  post uuid not null references post,
  moved_at timestamptz not null,
  closed_at timestamptz,
  -- 未对外: not yet to be seen by the unit it is about. Set and lifted by the procedure alone.
  inward boolean not null default false
);
create index case_newest on "case" (procedure, opened_at desc, id desc);
create index case_county on "case" (procedure, county, opened_at desc, id desc);
create index case_town on "case" (procedure, town, opened_at desc, id desc);
create index case_enterprise on "case" (enterprise, opened_at desc, id desc);
-- What the row rule looks at rides along, so that open cases are counted without reading their rows.
create index case_open on "case" (procedure, opened_at desc, id desc) include (place, trade, supervising, managing, enterprise, inward) where closed_at is null;
create index case_open_county on "case" (procedure, county, opened_at desc, id desc) include (place, trade, supervising, managing, enterprise, inward) where closed_at is null;
create index case_open_town on "case" (procedure, town, opened_at desc, id desc) include (place, trade, supervising, managing, enterprise, inward) where closed_at is null;

call my.guard('case', 'select, insert, update');
call my.guard_placed('case', '"case".id', '"case".inward');

create table case_party (
  case_id uuid not null references "case",
  organ text not null references organ,
  part text not null,
  -- Recused or replaced: sees the case no more from then on.
  until timestamptz,
  primary key (case_id, organ, part)
);
create index case_party_organ on case_party (organ, case_id);
call my.guard('case_party', 'select, insert, update');
create policy by_case on case_party for insert with check (
  (select my.scope()) = 'system' or ((select my.scope()) = 'territory' and my.sees_case(case_id)));
-- Its own leave, or that an official gives it; the rest of the row stays.
create policy leaves on case_party for update using (
  (select my.scope()) in ('territory', 'system') and my.sees_case(case_id) or organ = (select my.organ()));
create function party_guard() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if (new.case_id, new.organ, new.part) is distinct from (old.case_id, old.organ, old.part)
    or (old.until is not null and my.scope() not in ('territory', 'system')) then
    raise exception using errcode = 'AN004', message = 'a party may leave a case, and only an official brings it back';
  end if;
  return new;
end
$$;
create trigger party_leaves before update on case_party for each row execute function party_guard();
create policy known on case_party for select using (organ = (select my.organ()) or (select my.job_runs()) or ((select my.scope()) = 'territory' and my.sees_case(case_id)));


-- Every move, written by the trigger alone.
create table case_move (
  case_id uuid not null references "case",
  rev int not null,
  step text not null,
  from_state text not null,
  to_state text not null,
  person uuid not null,
  post uuid not null,
  at timestamptz not null,
  primary key (case_id, rev)
);
-- 等待他人 asks which open cases a person has had a hand in: by person and case, however long the history.
create index case_move_person on case_move (person, case_id);
call my.guard('case_move', 'select');
create policy by_case on case_move for select using (my.sees_case(case_id));

create function case_guard() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  old_state text := case tg_op when 'INSERT' then '' else old.state end;
  s procedure_step;
  role_of_post text;
  need text;
  met boolean;
begin
  if tg_op = 'DELETE' then
    raise exception using errcode = 'AN006', message = 'a case is never deleted';
  end if;
  if tg_op = 'UPDATE' and new.rev = old.rev then
    -- Not a move: only the two bodies may follow the unit.
    -- county, town and division are derived after this trigger, so they are null here and left out.
    if (new.supervising, new.managing) is distinct from (old.supervising, old.managing)
      and to_jsonb(new) - '{supervising,managing,county,town,division}'::text[] = to_jsonb(old) - '{supervising,managing,county,town,division}'::text[] then
      return new;
    end if;
    raise exception using errcode = 'AN004', message = 'a case changes by steps only: rev must rise by one';
  end if;
  if (tg_op = 'INSERT' and new.rev <> 1) or (tg_op = 'UPDATE' and new.rev <> old.rev + 1) then
    raise exception using errcode = 'AN004', message = 'a case changes by steps only: rev must rise by one';
  end if;
  if tg_op = 'UPDATE' and (new.id, new.procedure, new.version, new.opened_at) is distinct from (old.id, old.procedure, old.version, old.opened_at) then
    raise exception using errcode = 'AN004', message = 'a case keeps its procedure, version and opening';
  end if;
  select * into s from procedure_step
    where procedure = new.procedure and version = new.version and from_state = old_state and step = new.step;
  if not found or s.to_state <> new.state then
    raise exception using errcode = 'AN001', message = format('illegal step %s: %s -> %s', new.step, old_state, new.state);
  end if;
  -- The actor must be the one of this transaction; only a named job may write for others (loading a city).
  if my.scope() is distinct from 'system' and (new.person is distinct from my.person() or new.post is distinct from my.post()) then
    raise exception using errcode = 'AN002', message = 'the actor of a step is the actor of the transaction';
  end if;
  select p.role into role_of_post from tenure t join post p on p.id = t.post
    where t.post = new.post and t.person = new.person and t.since <= new.moved_at and (t.until is null or t.until > new.moved_at)
    limit 1;
  if role_of_post is null or not role_of_post = any (s.roles) then
    raise exception using errcode = 'AN002', message = format('step %s is not for role %s', new.step, coalesce(role_of_post, 'none'));
  end if;
  if cardinality(s.apart) > 0 and exists (
    select from case_move m where m.case_id = new.id and m.step = any (s.apart) and m.person = new.person) then
    raise exception using errcode = 'AN003', message = format('step %s needs another person than %s', new.step, s.apart);
  end if;
  if tg_op = 'UPDATE' and new.moved_at < old.moved_at then
    raise exception using errcode = 'AN004', message = 'a step cannot lie before the last one';
  end if;
  -- Facts as they stood before this step: what it brings itself does not fill its own gap.
  foreach need in array s.needs loop
    execute format('select %I($1, $2)', new.procedure || '_meets') into met using new.id, need;
    if met is not true then
      raise exception using errcode = 'AN008', message = format('step %s needs %s', new.step, need);
    end if;
  end loop;
  new.inward := case tg_op when 'INSERT' then not s.outward else old.inward and not s.outward end;
  new.closed_at := case when s.ends then new.moved_at end;
  return new;
end
$$;
create trigger case_step before insert or update or delete on "case" for each row execute function case_guard();

create function case_moved() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op = 'INSERT' then
    insert into case_move values (new.id, new.rev, new.step, '', new.state, new.person, new.post, new.moved_at);
  elsif new.rev <> old.rev then
    insert into case_move values (new.id, new.rev, new.step, old.state, new.state, new.person, new.post, new.moved_at);
  end if;
  return null;
end
$$;
create trigger case_written after insert or update on "case" for each row execute function case_moved();
create trigger case_kept before truncate on "case" for each statement execute function kept();

-- No move without evidence: checked when the transaction ends.
create function case_evidenced() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not exists (select from evidence e where e.case_id = new.case_id and e.rev = new.rev) then
    raise exception using errcode = 'AN005', message = format('step %s left no evidence', new.step);
  end if;
  return null;
end
$$;
create constraint trigger case_evidence after insert on case_move deferrable initially deferred
  for each row execute function case_evidenced();

-- Facts change by steps only: whoever writes a module's facts moves their case in the same transaction.
create function facts_moved() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not exists (select from case_move m where m.case_id = new.case_id and m.xmin = pg_current_xact_id()::xid) then
    raise exception using errcode = 'AN010', message = format('facts of %s change by steps only', tg_table_name);
  end if;
  return null;
end
$$;
create procedure my.guard_facts(guarded regclass) language plpgsql as $$
begin
  execute format('create constraint trigger facts_moved after insert or update on %s deferrable initially deferred for each row execute function facts_moved()', guarded);
end
$$;

create policy of_case on evidence for select using (stream_kind = 'case' and my.sees_case(case_id));
create policy writer on evidence for insert with check (
  (select my.scope()) is not null
  and (stream_kind <> 'case' or my.sees_case(case_id)));
create policy job on evidence for select using ((select my.job_runs()));
create policy own on evidence for select using (stream_kind = 'person' and stream_id = (select my.person())::text);

create policy of_case on attachment using (
  uploaded_by = (select my.person())
  or (case_id is not null and my.sees_case(case_id))
  or (select my.job_runs()));

-- One command, one transaction, one answer: a repeated request returns the first one.
create table command_log (
  person uuid not null,
  key text not null check (length(key) between 8 and 80),
  command text not null,
  request_hash text not null,
  answer text not null,
  at timestamptz not null,
  primary key (person, key)
);
call my.guard('command_log', 'select, insert');
create policy own on command_log using (person = (select my.person()));
