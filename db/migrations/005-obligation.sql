-- 义务: what somebody owes by a date, as a row; timers never live in memory.

create table obligation (
  id uuid primary key,
  case_id uuid not null references "case",
  -- Which duty of which state opened it, and at which revision of the case.
  duty text not null,
  title text not null,
  opened_rev int not null,
  -- Who owes: a role of this place, or of this enterprise.
  owner_roles text[] not null,
  enterprise uuid,
  county text,
  town text,
  served_on text not null,
  span jsonb not null,
  calendar text not null,
  basis jsonb not null,
  state text not null check (state in ('owed', 'overdue', 'paused', 'met', 'cancelled')),
  -- Null while paused, or while the span waits for a person to confirm its parameter.
  due_at timestamptz,
  provisional boolean not null default false,
  -- The arithmetic shown to whoever asks why this date.
  steps jsonb not null,
  escalated_to text[] not null default '{}',
  met_at timestamptz,
  met_rev int
);
create index obligation_case on obligation (case_id);
create index obligation_county on obligation (county, due_at) where state in ('owed', 'overdue', 'paused');
create index obligation_town on obligation (town, due_at) where state in ('owed', 'overdue', 'paused');
create index obligation_enterprise on obligation (enterprise, due_at) where state in ('owed', 'overdue', 'paused');
create index obligation_due on obligation (due_at) where state in ('owed', 'overdue', 'paused');
create unique index obligation_once on obligation (case_id, duty, opened_rev);
call my.guard('obligation', 'select, insert, update');
create policy by_case on obligation using (my.sees_case(case_id));

-- 提醒与升级: one row a rung; firing it fills fired_at, and unique (obligation, rung) makes twice impossible.
create table rung (
  obligation uuid not null references obligation,
  rung text not null,
  kind text not null check (kind in ('remind', 'due', 'escalate')),
  at timestamptz,
  to_roles text[] not null,
  fired_at timestamptz,
  stopped_at timestamptz,
  primary key (obligation, rung)
);
create index rung_due on rung (at) where fired_at is null and stopped_at is null;
call my.guard('rung', 'select, insert, update');
create function my.sees_obligation(which uuid) returns boolean language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return exists (select from obligation o where o.id = which and my.sees_case(o.case_id));
end
$$;
create policy by_obligation on rung using (my.sees_obligation(obligation));
-- Rungs come in the statement that opens their obligation, which a look-up in the same statement would not see yet; the key does.
create policy with_obligation on rung for insert with check ((select my.scope()) is not null);

create function rung_guard() returns trigger language plpgsql as $$
begin
  if old.fired_at is not null and new is distinct from old then
    raise exception using errcode = 'AN006', message = 'a fired rung stays as it was';
  end if;
  return new;
end
$$;
create trigger rung_once before update on rung for each row execute function rung_guard();

-- 中止: half-open [since, until), with its reason; null until = still paused.
create table suspension (
  id uuid primary key,
  obligation uuid not null references obligation,
  since timestamptz not null,
  until timestamptz,
  reason text not null check (length(reason) > 0),
  person uuid not null,
  check (until is null or until >= since)
);
create index suspension_obligation on suspension (obligation);
create unique index suspension_open on suspension (obligation) where until is null;
call my.guard('suspension', 'select, insert, update');
create policy by_obligation on suspension using (my.sees_obligation(obligation));

-- 日历与参数: published years, regional days and city parameters; unconfirmed ones wait for a person.
create table calendar_day (
  calendar text not null,
  date date not null,
  kind text not null check (kind in ('off', 'work')),
  name text not null,
  source text not null,
  confirmed_at timestamptz,
  confirmed_by uuid,
  primary key (calendar, date)
);
call my.guard_reference('calendar_day');

create table parameter (
  key text primary key,
  label text not null,
  value jsonb not null,
  source text not null,
  basis jsonb,
  confirmed_at timestamptz,
  confirmed_by uuid
);
call my.guard_reference('parameter');

-- Settings of this installation: the moved clock of a demo, what was loaded.
create table setting (
  key text primary key,
  value jsonb not null
);
call my.guard_reference('setting');
