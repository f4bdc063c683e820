-- prevention/risk: what the proposed level of a unit rests on, and the proposal (clause 21).
-- The standing colour rides on the unit, so that the register is filtered by it without a look elsewhere.
alter table enterprise add column colour text check (colour in ('red', 'orange', 'yellow', 'blue'));
create index enterprise_colour on enterprise (colour, registered_at desc, id desc);
create index enterprise_county_colour on enterprise (county, colour, registered_at desc, id desc);
create function enterprise_coloured() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update enterprise e set colour = a.level from added a where a.enterprise = e.id and a.until is null and e.colour is distinct from a.level;
  return null;
end
$$;
create trigger risk_level_colours after insert on risk_level referencing new table as added
  for each statement execute function enterprise_coloured();

-- 风险点申报: how many risk points of each colour the unit has found, as of a day, by which paper. The newest counts.
create table risk_points (
  id uuid primary key,
  enterprise uuid not null references enterprise,
  red int not null check (red >= 0),
  orange int not null check (orange >= 0),
  yellow int not null check (yellow >= 0),
  blue int not null check (blue >= 0),
  assessed_on date not null,
  source text not null,
  reported_at timestamptz not null,
  person uuid not null references person
);
create index risk_points_newest on risk_points (enterprise, reported_at desc, id desc);
call my.guard('risk_points', 'select, insert');
create policy by_enterprise on risk_points using (my.sees_enterprise(enterprise) or (select my.job_runs()));

-- What an officer enters with its source: an accident, a major hazard installation, a score, a plant without proper design.
create table risk_fact (
  id uuid primary key,
  enterprise uuid not null references enterprise,
  kind text not null check (kind in ('accident', 'installation', 'score', 'noDesign')),
  -- accident: deaths; installation: grade 1 to 4; score: 0 to 100; noDesign: 1.
  figure numeric not null check (figure >= 0),
  happened_on date not null,
  source text not null,
  entered_at timestamptz not null,
  person uuid not null references person,
  -- Withdrawn or overtaken by a newer one.
  until timestamptz,
  reason text,
  check (kind <> 'installation' or figure in (1, 2, 3, 4)),
  check (kind <> 'score' or figure <= 100),
  check (until is null or until >= entered_at)
);
create index risk_fact_present on risk_fact (enterprise) where until is null;
call my.guard('risk_fact', 'select, insert, update');
create policy by_enterprise on risk_fact using (my.sees_enterprise(enterprise) or (select my.job_runs()));

-- 建议等级: as the rule of that version computed it from these inputs, [since, until).
create table risk_proposal (
  id uuid primary key,
  enterprise uuid not null references enterprise,
  -- By the rules in force in this city; and with those besides that it has not confirmed.
  level text check (level in ('red', 'orange', 'yellow', 'blue')),
  reference text check (reference in ('red', 'orange', 'yellow', 'blue')),
  version int not null,
  inputs jsonb not null,
  contributions jsonb not null,
  since timestamptz not null,
  until timestamptz,
  -- 建议复核: it differs from the grade, and nobody has decided on it yet.
  review boolean not null,
  check (until is null or until >= since)
);
create unique index risk_proposal_now on risk_proposal (enterprise) where until is null;
create index risk_proposal_history on risk_proposal (enterprise, since desc);
create index risk_proposal_review on risk_proposal (since, id) where until is null and review;
call my.guard('risk_proposal', 'select, insert, update');
create policy by_enterprise on risk_proposal using (my.sees_enterprise(enterprise) or (select my.job_runs()));

-- foundations/grid: 网格划分,定人、定岗、定责 (clause 28).
create table grid (
  id uuid primary key,
  name text not null,
  town text not null references place,
  -- Of the town.
  path ltree not null,
  shape geometry(MultiPolygon, 4326),
  shape_source text,
  since timestamptz not null,
  until timestamptz,
  published_at timestamptz,
  rev int not null default 1,
  check (until is null or until >= since),
  check ((shape is null) = (shape_source is null))
);
create index grid_town on grid (town, name, id) where until is null;
create index grid_shape on grid using gist (shape);
create unique index grid_name on grid (town, name) where until is null;

create table grid_village (
  grid uuid not null references grid,
  village text not null references place,
  since timestamptz not null,
  until timestamptz,
  primary key (grid, village, since),
  check (until is null or until >= since)
);
create index grid_village_present on grid_village (village) where until is null;

-- 定人: the post that answers for the grid and the one beside it; who holds the post says the directory.
create table grid_officer (
  id uuid primary key,
  grid uuid not null references grid,
  part text not null check (part in ('officer', 'backup')),
  post uuid not null references post,
  phone text not null,
  since timestamptz not null,
  until timestamptz,
  check (until is null or until >= since)
);
create unique index grid_officer_now on grid_officer (grid, part) where until is null;
create index grid_officer_post on grid_officer (post) where until is null;

-- The published grids a spot lies in: by their shape, else by the village (or a division beneath it) of the address.
create function my.grids_at(spot geometry, division text) returns table (grid uuid, found_by text)
language sql stable security definer set search_path = public, pg_temp as $$
  with shaped as (
    select g.id from grid g where spot is not null and g.until is null and g.published_at is not null and st_covers(g.shape, spot))
  select id, 'shape' from shaped
  union all
  select v.grid, 'village' from grid_village v join grid g on g.id = v.grid
    where not exists (select from shaped) and v.until is null and g.until is null and g.published_at is not null
      and v.village = division
$$;
create function my.own_grids() returns setof uuid language sql stable security definer set search_path = public, pg_temp as $$
  select a.grid from enterprise e cross join lateral my.grids_at(e.point, e.division) a where e.id = my.enterprise()
$$;
create function my.sees_grid(which uuid) returns boolean language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return my.job_runs()
    or my.scope() = 'territory' and exists (select from grid g where g.id = which and (g.path <@ my.place() or g.path @> my.place()))
    or my.scope() = 'enterprise' and which in (select my.own_grids());
end
$$;

call my.guard('grid', 'select, insert, update');
create policy officials on grid for select using (
  case (select my.scope())
    when 'territory' then path <@ (select my.place()) or path @> (select my.place())
    when 'enterprise' then published_at is not null and id in (select my.own_grids())
    when 'system' then (select my.job_runs())
    else false
  end);
create policy enter on grid for insert with check (
  (select my.job_runs()) or ((select my.scope()) = 'territory' and path <@ (select my.place())));
create policy change on grid for update using (
  (select my.job_runs()) or ((select my.scope()) = 'territory' and path <@ (select my.place())));

do $$
declare guarded text;
begin
  foreach guarded in array array['grid_village', 'grid_officer'] loop
    call my.guard(guarded::regclass, 'select, insert, update');
    -- By the row rule of the grid itself: a look-up the planner opens, for a city asks for two thousand at once.
    execute format('create policy by_grid on %1$s for select using (exists (select from grid g where g.id = %1$s.grid))', guarded);
    execute format($policy$create policy enter on %1$s for insert with check (
      (select my.scope()) in ('territory', 'system') and exists (select from grid g where g.id = %1$s.grid))$policy$, guarded);
    execute format($policy$create policy change on %1$s for update using (
      (select my.scope()) in ('territory', 'system') and exists (select from grid g where g.id = %1$s.grid))$policy$, guarded);
  end loop;
end
$$;

-- Who holds the posts of a grid now: a unit is shown the names for its own grid alone, the directory shows it none.
create function my.grid_people(which uuid) returns table (part text, post uuid, title text, person uuid, name text, phone text, since timestamptz)
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  if my.sees_grid(which) then
    return query
      select o.part, p.id, p.title, t.person, n.name, o.phone, o.since
      from grid_officer o join post p on p.id = o.post
      left join lateral (select x.person from tenure x where x.post = p.id and x.since <= my.now() and (x.until is null or x.until > my.now())
        order by x.stands_in_for is null desc, x.since desc limit 1) t on true
      left join person n on n.id = t.person
      where o.grid = which and o.until is null;
  end if;
end
$$;

-- 定人: no published grid without an officer, whoever connects; looked at when the transaction ends.
create function grid_manned() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare which uuid := case tg_table_name when 'grid' then to_jsonb(new) ->> 'id' else to_jsonb(new) ->> 'grid' end;
begin
  if exists (select from grid g where g.id = which and g.until is null and g.published_at is not null
      and not exists (select from grid_officer o where o.grid = g.id and o.part = 'officer' and o.until is null)) then
    raise exception using errcode = 'AN011', message = 'a published grid has no officer';
  end if;
  return null;
end
$$;
create constraint trigger grid_has_officer after insert or update on grid deferrable initially deferred
  for each row execute function grid_manned();
create constraint trigger grid_keeps_officer after update on grid_officer deferrable initially deferred
  for each row execute function grid_manned();
