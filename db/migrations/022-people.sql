-- 人员与岗位: who may enter people and posts, who may give them, and how an account begins (三员分立). 视图 and 通知公告 beside them.

-- A person whom an enterprise entered himself works for that enterprise alone.
alter table person add column enterprise uuid references enterprise;
create index person_enterprise on person (enterprise) where enterprise is not null;
create index tenure_person_now on tenure (person, since);

-- Until when a password that somebody else made up opens the door, once; null for a password of one's own.
alter table credential add column one_time_until timestamptz;
alter table credential add column barred_at timestamptz;
alter table credential add column barred_reason text;
-- Opened with a one-time password: chooses a password of his own before anything else.
alter table session add column limited boolean not null default false;

-- What a post is shown follows from its role, whoever writes it.
alter table post add constraint scope_of_role check (scope = case
  when role in ('principal', 'safetyManager', 'worker') then 'enterprise'
  when role in ('workersCongress', 'evaluator', 'powerSupplier') then 'party'
  when role in ('systemAdmin', 'securityAdmin', 'auditAdmin') then 'system'
  else 'territory' end);

create or replace function my.enter(token text, at timestamptz, idle interval, absolute interval) returns jsonb
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  s session;
begin
  perform set_config('anlan.now', at::text, true);
  select * into s from session where token_hash = token;
  if not found or s.revoked_at is not null or s.seen_at + idle <= at or s.opened_at + absolute <= at then
    return null;
  end if;
  -- Idle time is kept to the minute, so that reading pages does not write a row each time.
  if s.seen_at + interval '1 minute' < at then
    update session set seen_at = at where token_hash = token;
  end if;
  if s.limited then
    return (select jsonb_build_object('person', p.id, 'personName', p.name, 'post', null, 'mustChange', true) from person p where p.id = s.person);
  end if;
  return my.assume(s.person, s.tenure, at);
end
$$;

-- The system administrator enters people, organs and posts and ends terms; the security administrator gives posts and opens
-- accounts, never to himself; the audit administrator reads. A principal does both for the staff of his own unit.
create policy administrators on person for select using (
  (select my.scope()) = 'system' and (select my.role()) in ('systemAdmin', 'securityAdmin', 'auditAdmin'));
create policy entered on person for insert with check (
  ((select my.scope()) = 'system' and (select my.role()) = 'systemAdmin' and enterprise is null)
  or ((select my.scope()) = 'enterprise' and (select my.role()) = 'principal' and enterprise = (select my.enterprise())));

create policy administrators on post for select using (
  (select my.scope()) = 'system' and (select my.role()) in ('systemAdmin', 'securityAdmin', 'auditAdmin'));
create policy staff on post for select using (
  (select my.scope()) = 'enterprise' and (select my.role()) in ('principal', 'safetyManager') and enterprise = (select my.enterprise()));
-- Nobody makes a post wider than the organ it belongs to.
create policy entered on post for insert with check (
  ((select my.scope()) = 'system' and (select my.role()) = 'systemAdmin'
    and (scope <> 'territory' or exists (select from organ o where o.key = post.organ and post.path <@ o.path))
    and (place is null or exists (select from place d where d.code = post.place and d.path = post.path)))
  or ((select my.scope()) = 'enterprise' and (select my.role()) = 'principal' and role in ('safetyManager', 'worker')
    and enterprise = (select my.enterprise()) and organ is null));

create policy administrators on tenure for select using (
  (select my.scope()) = 'system' and (select my.role()) in ('systemAdmin', 'securityAdmin', 'auditAdmin'));
create policy staff on tenure for select using (
  (select my.scope()) = 'enterprise' and (select my.role()) in ('principal', 'safetyManager')
  and exists (select from post p where p.id = tenure.post and p.enterprise = (select my.enterprise())));
create policy given on tenure for insert with check (
  person <> (select my.person()) and stands_in_for is null and since >= (select my.now())
  and (((select my.scope()) = 'system' and (select my.role()) = 'securityAdmin')
    or ((select my.scope()) = 'enterprise' and (select my.role()) = 'principal'
      and exists (select from person w where w.id = tenure.person and w.enterprise = (select my.enterprise()))
      and exists (select from post p where p.id = tenure.post and p.enterprise = (select my.enterprise()) and p.role in ('safetyManager', 'worker')))));
create policy ended on tenure for update using (
  ((select my.scope()) = 'system' and (select my.role()) = 'systemAdmin')
  or ((select my.scope()) = 'enterprise' and (select my.role()) = 'principal'
    and exists (select from post p where p.id = tenure.post and p.enterprise = (select my.enterprise()) and p.role in ('safetyManager', 'worker'))));

-- A function the planner does not open: person's rule asking tenure, and tenure's asking person, would go round in a circle.
create function my.works_here(who uuid) returns boolean language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return exists (select from tenure t join post p on p.id = t.post where t.person = who and p.enterprise = my.enterprise());
end
$$;
create policy staff on person for select using (
  (select my.scope()) = 'enterprise' and (select my.role()) in ('principal', 'safetyManager')
  and (enterprise = (select my.enterprise()) or my.works_here(id)));

create policy entered on organ for insert with check (
  (select my.scope()) = 'system' and (select my.role()) = 'systemAdmin' and enterprise is null
  and exists (select from place d where d.code = organ.place and d.path = organ.path));

-- A term is given once and may only be ended, never backwards; the three administrators stay three persons.
create function tenure_guard() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  p post; home uuid;
begin
  if tg_op = 'UPDATE' then
    if (new.id, new.post, new.person, new.since, new.stands_in_for, new.reason)
        is distinct from (old.id, old.post, old.person, old.since, old.stands_in_for, old.reason)
      or (not my.job_runs() and (new.until is null or new.until < my.now() or new.until > old.until or old.until <= my.now())) then
      raise exception using errcode = 'AN022', message = 'a term is only ever ended, from now on';
    end if;
    return new;
  end if;
  select * into p from post where id = new.post;
  select enterprise into home from person where id = new.person;
  if home is not null and p.enterprise is distinct from home then
    raise exception using errcode = 'AN022', message = 'whom a unit entered holds posts of that unit alone';
  end if;
  if p.scope = 'system' and exists (select from tenure t join post other on other.id = t.post
      where t.person = new.person and other.scope = 'system' and other.role <> p.role
        and (t.until is null or t.until > new.since) and (new.until is null or t.since < new.until)) then
    raise exception using errcode = 'AN022', message = 'the three administrators are three persons';
  end if;
  return new;
end
$$;
create trigger tenure_kept before insert or update on tenure for each row execute function tenure_guard();

-- Whose account the actor of this transaction may open, reset and bar: everybody's but his own, or that of his own staff.
create function my.keeps_account(who uuid) returns boolean language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return who <> my.person() and coalesce(
    (my.scope() = 'system' and my.role() = 'securityAdmin')
    or (my.scope() = 'enterprise' and my.role() = 'principal'
      and exists (select from person p where p.id = who and p.enterprise = my.enterprise())), false);
end
$$;
revoke all on function my.keeps_account from public;

-- Opens an account, or gives it a new one-time password: its sessions end. Nobody is shown a password that is stored.
create function my.open_account(who uuid, secret text, until timestamptz) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not my.keeps_account(who) then
    raise exception using errcode = '42501', message = 'not an account of his';
  end if;
  insert into credential (person, hash, changed_at, one_time_until) values (who, secret, my.now(), until)
    on conflict (person) do update set hash = excluded.hash, changed_at = excluded.changed_at, one_time_until = excluded.one_time_until,
      failures = 0, locked_until = null;
  update session set revoked_at = my.now() where person = who and revoked_at is null;
end
$$;
revoke all on function my.open_account from public;
grant execute on function my.open_account to anlan_app;

-- 停用 with a reason, or 启用 without: then also the lock of wrong passwords is gone.
create function my.bar_account(who uuid, why text) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not my.keeps_account(who) then
    raise exception using errcode = '42501', message = 'not an account of his';
  end if;
  update credential set barred_at = case when why is null then null else my.now() end, barred_reason = why, failures = 0, locked_until = null
    where person = who;
  if why is not null then
    update session set revoked_at = my.now() where person = who and revoked_at is null;
  end if;
end
$$;
revoke all on function my.bar_account from public;
grant execute on function my.bar_account to anlan_app;

-- How the accounts of these people stand; never what they are opened with.
create function my.accounts(who uuid[]) returns table (person uuid, one_time_until timestamptz, locked_until timestamptz, barred_at timestamptz, barred_reason text, seen_at timestamptz)
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return query select c.person, c.one_time_until, case when c.locked_until > my.now() then c.locked_until end, c.barred_at, c.barred_reason,
      (select max(s.seen_at) from session s where s.person = c.person)
    from credential c join person p on p.id = c.person
    where c.person = any (who)
      and ((my.scope() = 'system' and my.role() in ('systemAdmin', 'securityAdmin', 'auditAdmin'))
        or (my.scope() = 'enterprise' and my.role() in ('principal', 'safetyManager') and p.enterprise = my.enterprise()));
end
$$;
revoke all on function my.accounts from public;
grant execute on function my.accounts to anlan_app;

-- The unit of a credit code that the system administrator brings: he enters its principal's post, and is shown no unit otherwise.
create function my.unit_of_code(code text) returns table (id uuid, name text, division text)
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  if my.scope() = 'system' and my.role() = 'systemAdmin' then
    return query select e.id, e.name, e.division from enterprise e where e.uscc = code;
  end if;
end
$$;
revoke all on function my.unit_of_code from public;
grant execute on function my.unit_of_code to anlan_app;

-- Administrators read the streams of what they administer; a principal those of his staff.
create policy of_administrators on evidence for select using (
  (select my.scope()) = 'system' and (select my.role()) in ('systemAdmin', 'securityAdmin', 'auditAdmin')
  and stream_kind in ('person', 'organ', 'config'));
create policy of_staff on evidence for select using (
  (select my.scope()) = 'enterprise' and (select my.role()) = 'principal'
  and case when stream_kind = 'person' then exists (select from person p where p.id = stream_id::uuid) else false end);

-- 视图: the filters of a ledger under a name, one's own or for everybody of one's organ or unit.
create table saved_view (
  id uuid primary key,
  person uuid not null references person,
  person_name text not null,
  organ text references organ,
  enterprise uuid references enterprise,
  ledger text not null,
  title text not null,
  filters text not null,
  shared boolean not null default false,
  created_at timestamptz not null
);
create index saved_view_person on saved_view (person, ledger);
create index saved_view_organ on saved_view (organ, ledger) where shared;
create index saved_view_enterprise on saved_view (enterprise, ledger) where shared;
call my.guard('saved_view', 'select, insert, delete');
create policy own on saved_view using (person = (select my.person())) with check (
  person = (select my.person()) and organ is not distinct from (select my.organ()) and enterprise is not distinct from (select my.enterprise()));
create policy shared on saved_view for select using (
  shared and (organ = (select my.organ()) or enterprise = (select my.enterprise())));

-- 通知公告: to roles in a place, until a day; who has read it is a row.
create table notice (
  id uuid primary key,
  title text not null,
  body text not null,
  -- null = every role.
  roles text[],
  place text not null references place,
  path ltree not null,
  until timestamptz not null,
  published_at timestamptz not null,
  person uuid not null references person,
  person_name text not null,
  post_title text not null,
  withdrawn_at timestamptz,
  check (until > published_at)
);
create index notice_newest on notice (published_at desc, id desc);
create index notice_person on notice (person, published_at desc);

-- Where an actor stands: the place of his post, of his unit, or of his organ; null for who keeps the system.
create function my.ground() returns ltree language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return coalesce(my.place(), (select e.place from enterprise e where e.id = my.enterprise()), (select o.path from organ o where o.key = my.organ()));
end
$$;
revoke all on function my.ground from public;
grant execute on function my.ground to anlan_app;

call my.guard('notice', 'select, insert, update');
-- Who keeps the system stands at the city itself.
create policy addressed on notice for select using (
  (select my.scope()) in ('territory', 'enterprise', 'party', 'system') and (select my.person()) is not null
  and withdrawn_at is null and until > (select my.now()) and (roles is null or (select my.role()) = any (roles))
  and ((select my.ground()) <@ path or ((select my.ground()) is null and nlevel(path) <= 2)));
create policy own on notice for select using (person = (select my.person()));
create policy published on notice for insert with check (
  person = (select my.person())
  and (((select my.scope()) = 'territory' and (select my.role()) in ('committeeOffice', 'bureauHead') and path <@ (select my.place()))
    or ((select my.scope()) = 'system' and (select my.role()) = 'systemAdmin')));
create policy withdrawn on notice for update using (person = (select my.person()));

create table notice_read (
  notice uuid not null references notice,
  person uuid not null references person,
  at timestamptz not null,
  primary key (notice, person)
);
call my.guard('notice_read', 'select, insert');
create policy own on notice_read using (person = (select my.person())) with check (
  person = (select my.person()) and exists (select from notice n where n.id = notice_read.notice));
create policy publisher on notice_read for select using (
  exists (select from notice n where n.id = notice_read.notice and n.person = (select my.person())));
