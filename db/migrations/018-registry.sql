-- governance/registry: what is derived of a unit (class and visits, where its point lies), the papers it must hold,
-- facts an officer enters with their source, and disputes over whose ground it lies on (clauses 4, 5, 17).

-- Facts no other module knows yet, entered with their source; half-open in time, the present one has no replaced_at.
create table enterprise_fact (
  id uuid primary key,
  enterprise uuid not null references enterprise on delete cascade,
  kind text not null check (kind in ('standardization', 'insurance', 'workforce')),
  -- standardization: one | two | three | none; insurance: insurer and policy number, or none; workforce: number of workers.
  value text not null,
  -- Last day on which it holds, included; null for what has no end.
  valid_until date,
  source text not null,
  entered_at timestamptz not null,
  entered_by uuid references person,
  entered_name text not null,
  replaced_at timestamptz
);
create unique index enterprise_fact_now on enterprise_fact (enterprise, kind) where replaced_at is null;
create index enterprise_fact_history on enterprise_fact (enterprise, entered_at desc);
call my.guard('enterprise_fact', 'select, insert, update');
create policy by_enterprise on enterprise_fact using ((select my.job_runs()) or my.sees_enterprise(enterprise));

-- 分类分级: the class of a unit and the visits that follow, [since, until), with the inputs and the version of the rule that gave it.
create table enterprise_class (
  id uuid primary key,
  enterprise uuid not null references enterprise on delete cascade,
  class text not null check (class in ('A', 'B', 'C', 'D')),
  focus boolean not null,
  -- At least so many visits within so many months; at most so many a year, null where the table says nothing of the trade.
  at_least int not null,
  within_months int not null,
  at_most int,
  inputs jsonb not null,
  reasons jsonb not null,
  version text not null,
  -- Whether the city has confirmed every table it rests on: else it is for orientation only.
  confirmed boolean not null,
  cause text not null,
  since timestamptz not null,
  until timestamptz,
  -- The last visit with a record, and when the next is due; kept on the present stretch alone.
  last_visit timestamptz,
  due_on date not null,
  county text,
  town text,
  trade text not null,
  check (until is null or until >= since)
);
create unique index enterprise_class_now on enterprise_class (enterprise) where until is null;
create index enterprise_class_due on enterprise_class (due_on, enterprise) where until is null;
create index enterprise_class_due_county on enterprise_class (county, due_on, enterprise) where until is null;
create index enterprise_class_due_town on enterprise_class (town, due_on, enterprise) where until is null;
create index enterprise_class_history on enterprise_class (enterprise, since desc);
call my.guard('enterprise_class', 'select, insert, update');
create policy by_enterprise on enterprise_class using ((select my.job_runs()) or my.sees_enterprise(enterprise));

-- 属地: in which county the point of a unit lies, beside the county of its code. Orientation, not a boundary.
create table enterprise_location (
  enterprise uuid primary key references enterprise on delete cascade,
  county text,
  town text,
  -- Path labels; null when there is no point, or it lies in no county known.
  point_county text,
  -- Whole metres from the point to the edge of the county of its code, when it lies outside.
  metres int,
  agrees boolean not null,
  checked_at timestamptz not null
);
create index enterprise_location_conflict on enterprise_location (county, enterprise) where not agrees;
create index enterprise_location_claimed on enterprise_location (point_county, enterprise) where not agrees;
call my.guard('enterprise_location', 'select, insert, update');
create policy by_enterprise on enterprise_location using ((select my.job_runs()) or my.sees_enterprise(enterprise));

-- Units whose derived rows are to be made anew, and from which day: work grows with what has changed.
create table enterprise_renewal (
  enterprise uuid primary key references enterprise on delete cascade,
  on_day date not null,
  cause text not null
);
create index enterprise_renewal_due on enterprise_renewal (on_day);
call my.guard('enterprise_renewal', 'select, insert, update, delete');
create policy job on enterprise_renewal using ((select my.job_runs()));

create function enterprise_derives() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into enterprise_renewal select id, (my.now() at time zone 'Asia/Shanghai')::date, '登记' from added on conflict do nothing;
  return null;
end
$$;
create trigger enterprise_derives after insert on enterprise referencing new table as added
  for each statement execute function enterprise_derives();

create function enterprise_derives_anew() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into enterprise_renewal values (new.id, (my.now() at time zone 'Asia/Shanghai')::date, '登记事项变更')
    on conflict (enterprise) do update set on_day = excluded.on_day, cause = excluded.cause;
  return null;
end
$$;
create trigger enterprise_derives_anew after update of point, division, place, trade, industry on enterprise
  for each row when ((old.division, old.trade, old.industry) is distinct from (new.division, new.trade, new.industry)
    or old.point is distinct from new.point) execute function enterprise_derives_anew();

-- 证照资料: what a unit holds, entered by itself or an officer and looked at by an officer.
create table enterprise_paper (
  id uuid primary key,
  enterprise uuid not null references enterprise on delete cascade,
  kind text not null,
  -- Number on the paper, and who it is made out to when it is a person's.
  no text not null,
  holder text,
  issuer text not null,
  issued_on date not null,
  -- Last day, included; null for what has no end.
  valid_until date,
  attachment uuid references attachment,
  entered_at timestamptz not null,
  entered_by uuid not null references person,
  entered_name text not null,
  checked_at timestamptz,
  checked_by uuid references person,
  checked_name text,
  -- What the officer found: agrees with the original, or not and why.
  check_agrees boolean,
  check_note text,
  replaced_at timestamptz,
  check (checked_by is distinct from entered_by or checked_by is null),
  check ((checked_at is null) = (check_agrees is null))
);
create index enterprise_paper_now on enterprise_paper (enterprise, kind) where replaced_at is null;
create index enterprise_paper_scan on enterprise_paper (attachment) where attachment is not null;
call my.guard('enterprise_paper', 'select, insert, update');
create policy by_enterprise on enterprise_paper using ((select my.job_runs()) or my.sees_enterprise(enterprise));
create policy of_paper on attachment for select using (
  exists (select from enterprise_paper p where p.attachment = attachment.id));

-- Whether a person holds a post of that role at the unit now: asked for the lights, by whoever sees the unit.
create function my.unit_has(which uuid, wanted text) returns boolean language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return my.sees_enterprise(which) and exists (select from post p join tenure t on t.post = p.id
    where p.enterprise = which and p.role = wanted and t.since <= my.now() and (t.until is null or t.until > my.now()));
end
$$;

-- 属地争议: whose ground a unit lies on, when two counties say differently (clause 4).
create table boundary_dispute (
  case_id uuid primary key references "case",
  unit uuid not null references enterprise,
  unit_name text not null,
  unit_uscc text not null,
  address text not null,
  point jsonb,
  -- The division it is registered in and that which is claimed, both 12-digit codes; their counties as paths.
  from_division text not null references place,
  to_division text not null references place,
  from_county ltree not null,
  to_county ltree not null,
  reason text not null,
  raised_by text not null,
  decision text check (decision in ('stays', 'moves')),
  decided_division text references place,
  ground text,
  decided_at timestamptz,
  decided_by text,
  withdrawal text,
  check ((decision is null) = (decided_division is null) and (decision is null) = (ground is null)),
  check (not (from_county @> to_county or to_county @> from_county))
);
create index boundary_dispute_unit on boundary_dispute (unit);
create index boundary_dispute_sides on boundary_dispute (from_county, to_county);
call my.guard('boundary_dispute', 'select, insert, update');
create policy by_case on boundary_dispute using (my.sees_case(case_id));
-- Both counties read what the other says; the case itself stays where it was opened.
create policy sides on boundary_dispute for select using (
  (select my.scope()) = 'territory' and ((select my.place()) <@ from_county or (select my.place()) <@ to_county));
call my.guard_facts('boundary_dispute');

-- What each side says, in order; a later statement of the same side stands beside the earlier one.
create table boundary_statement (
  id uuid primary key,
  case_id uuid not null references boundary_dispute,
  side text not null check (side in ('from', 'to')),
  position text not null check (position in ('keeps', 'yields')),
  text text not null,
  person uuid not null references person,
  person_name text not null,
  post_title text not null,
  organ text references organ,
  at timestamptz not null
);
create index boundary_statement_case on boundary_statement (case_id, at);
call my.guard('boundary_statement', 'select, insert');
create policy by_dispute on boundary_statement for select using (
  exists (select from boundary_dispute d where d.case_id = boundary_statement.case_id));
create policy job on boundary_statement using ((select my.job_runs()));
create policy own_side on boundary_statement for insert with check (
  person = (select my.person()) and (select my.scope()) = 'territory'
  and exists (select from boundary_dispute d where d.case_id = boundary_statement.case_id and d.decision is null
    and (select my.place()) <@ case side when 'from' then d.from_county else d.to_county end));

create function boundary_meets(which uuid, need text) returns boolean language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return case need
    when 'bothStated' then (select count(distinct side) = 2 from boundary_statement where case_id = which)
    else false
  end;
end
$$;

-- One open dispute a unit: two deciding at once would move it twice.
create function boundary_once() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform from enterprise where id = new.unit for update;
  if exists (select from boundary_dispute d join "case" c on c.id = d.case_id
    where d.unit = new.unit and d.case_id <> new.case_id and c.closed_at is null) then
    raise exception using errcode = 'AN009', message = 'the unit is in dispute already';
  end if;
  return new;
end
$$;
create trigger boundary_once before insert on boundary_dispute for each row execute function boundary_once();

-- Number, state and day of the case to whoever sees the dispute: the other county is not shown the case itself.
create function my.dispute_case(which uuid) returns jsonb language plpgsql stable security definer set search_path = public, pg_temp as $$
declare answer jsonb;
begin
  select jsonb_build_object('no', c.no, 'state', c.state, 'openedAt', c.opened_at, 'closed', c.closed_at is not null,
    'seen', my.sees_case(c.id)) into answer
    from "case" c join boundary_dispute d on d.case_id = c.id where c.id = which
      and (my.sees_case(c.id) or (my.scope() = 'territory' and (my.place() <@ d.from_county or my.place() <@ d.to_county)));
  return answer;
end
$$;

-- A unit of another county is hidden from an officer who says that it lies in his: he names it by its whole credit code
-- and is answered no more than a dispute needs.
create function my.disputable(code text) returns jsonb language plpgsql stable security definer set search_path = public, pg_temp as $$
declare found_unit jsonb;
begin
  if my.scope() is distinct from 'territory' and not my.job_runs() then return null; end if;
  select jsonb_build_object('id', e.id, 'name', e.name, 'uscc', e.uscc, 'address', e.address, 'place', e.place::text,
    'division', e.division, 'trade', e.trade, 'supervising', e.supervising, 'managing', e.managing,
    'point', case when e.point is not null then jsonb_build_array(st_x(e.point), st_y(e.point)) end) into found_unit
    from enterprise e where e.uscc = code;
  return found_unit;
end
$$;

-- What the class of a unit rests on changes in many places; each leaves word here, and the unit's rows are made anew soon after.
create function my.renew_unit(which uuid, why text) returns void language sql security definer set search_path = public, pg_temp as $$
  insert into enterprise_renewal select which, (my.now() at time zone 'Asia/Shanghai')::date, why where which is not null
    on conflict (enterprise) do update set on_day = least(enterprise_renewal.on_day, excluded.on_day), cause = excluded.cause;
$$;

create function renews_unit() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform my.renew_unit(new.enterprise, tg_argv[0]);
  return null;
end
$$;
create trigger renews_unit after insert on risk_level for each row execute function renews_unit('风险等级变化');
create trigger renews_unit after insert or update on enterprise_fact for each row execute function renews_unit('登记情况变化');
create trigger renews_unit after update of closed_at on "case" for each row
  when (new.procedure = 'hazard' and old.closed_at is distinct from new.closed_at) execute function renews_unit('隐患办结');

create function renews_unit_of_case() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform my.renew_unit((select enterprise from "case" where id = new.case_id), tg_argv[0]);
  return null;
end
$$;
create trigger renews_unit after update of state on obligation for each row
  when ((old.state = 'overdue') <> (new.state = 'overdue')) execute function renews_unit_of_case('隐患逾期情况变化');
create trigger renews_unit after update of level on hazard for each row
  when (old.level is distinct from new.level) execute function renews_unit_of_case('重大事故隐患认定');
create trigger renews_unit after update of recorded_at on inspection for each row
  when (old.recorded_at is distinct from new.recorded_at) execute function renews_unit_of_case('完成一次检查');
create trigger renews_unit after update of approved_at on coercion for each row
  when (old.approved_at is distinct from new.approved_at) execute function renews_unit_of_case('采取强制措施');
