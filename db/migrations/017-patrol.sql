-- prevention/hazards: 线上巡查督促 (clause 22): what the rules found over the units' own data, and the urging that follows.

-- One finding a unit, rule and subject while its reason holds; refreshed by each run, ended when the reason is gone.
create table patrol_finding (
  id uuid primary key,
  enterprise uuid not null references enterprise,
  rule text not null,
  version int not null,
  -- What the rule looked at: an assignment, a case, a check, a digest of a text; '' for the unit as a whole.
  subject text not null,
  since date not null,
  points int not null,
  -- The reason in words, with its figures, and the rows behind them: [{kind, id, label}].
  say text not null,
  rows jsonb not null,
  -- A threshold that nobody has confirmed: shown, and counted against nobody.
  reference boolean not null,
  found_at timestamptz not null,
  seen_at timestamptz not null,
  resolved_at timestamptz,
  -- Looked into by an officer: these very acts are not listed again.
  settled_at timestamptz,
  -- The urging under way about it, and how often it has been urged before.
  urging uuid references "case" deferrable initially deferred,
  urged int not null default 0
);
create unique index patrol_finding_open on patrol_finding (enterprise, rule, subject) where resolved_at is null;
create index patrol_finding_urging on patrol_finding (urging) where urging is not null;
create index patrol_finding_settled on patrol_finding (enterprise, rule, settled_at) where settled_at is not null;
create index patrol_finding_rule on patrol_finding (rule, enterprise) where resolved_at is null;
call my.guard('patrol_finding', 'select, insert, update');
create policy job on patrol_finding using ((select my.job_runs()));
create policy officers on patrol_finding for select using ((select my.scope()) = 'territory' and my.sees_enterprise(enterprise));
create policy urges on patrol_finding for update using ((select my.scope()) = 'territory' and my.sees_enterprise(enterprise));
-- The unit reads of a finding once it has been urged, and of no other.
create policy urged on patrol_finding for select using (enterprise = (select my.enterprise()) and urging is not null);

-- A person may take a finding up, let it go or settle it; what was found is the run's alone.
create function patrol_finding_guard() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not my.job_runs() and to_jsonb(new) - '{urging,urged,resolved_at,settled_at}'::text[] <> to_jsonb(old) - '{urging,urged,resolved_at,settled_at}'::text[] then
    raise exception using errcode = 'AN004', message = 'a finding is changed by a patrol only';
  end if;
  return new;
end
$$;
create trigger patrol_finding_kept before update on patrol_finding for each row execute function patrol_finding_guard();

-- The morning's order: one row a unit, so that a page of the list reads its own range.
create table patrol_unit (
  enterprise uuid primary key references enterprise,
  score int not null,
  findings int not null,
  county text,
  town text,
  seen_at timestamptz not null
);
create index patrol_unit_ranked on patrol_unit (score desc, enterprise desc) where findings > 0;
create index patrol_unit_county on patrol_unit (county, score desc, enterprise desc) where findings > 0;
create index patrol_unit_town on patrol_unit (town, score desc, enterprise desc) where findings > 0;
call my.guard('patrol_unit', 'select, insert, update');
create policy job on patrol_unit using ((select my.job_runs()));
create policy officers on patrol_unit for select using ((select my.scope()) = 'territory' and my.sees_enterprise(enterprise));

-- Each run: over which ground, with which thresholds, with what outcome.
create table patrol_run (
  id uuid primary key,
  at timestamptz not null,
  place ltree not null,
  person uuid references person,
  rules jsonb not null,
  found int not null,
  fresh int not null,
  resolved int not null
);
create index patrol_run_newest on patrol_run (at desc);
call my.guard('patrol_run', 'select, insert');
create policy job on patrol_run using ((select my.job_runs()));
create policy officers on patrol_run for select using ((select my.scope()) = 'territory');

-- When anybody of a unit was last signed in. The sessions themselves stay with the sign-in.
create function my.units_last_seen() returns table (enterprise uuid, at timestamptz)
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  if not my.job_runs() then
    raise exception using errcode = 'AN002', message = 'only a job of the program asks who has signed in';
  end if;
  return query
    select p.enterprise, max(s.seen_at) from post p join tenure t on t.post = p.id join session s on s.person = t.person
    where p.enterprise is not null group by p.enterprise;
end
$$;
revoke all on function my.units_last_seen from public;
grant execute on function my.units_last_seen to anlan_app;

-- 督促: what was asked of the unit about which findings, and what it answered, round by round.
create table urging (
  case_id uuid primary key references "case",
  -- As they read when it was urged: [{id, rule, since, say, rows, reference}].
  findings jsonb not null,
  -- [{no, request, by, at, answer, answeredBy, answeredAt, photos}]
  rounds jsonb not null,
  conclusion text
);
call my.guard('urging', 'select, insert, update');
create policy by_case on urging using (my.sees_case(case_id));
call my.guard_facts('urging');

create function urging_meets(which uuid, need text) returns boolean language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return case need
    when 'causeGone' then not exists (select from patrol_finding where urging = which and resolved_at is null)
    else false
  end;
end
$$;
