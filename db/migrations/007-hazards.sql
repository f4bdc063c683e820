-- prevention/hazards: what a hazard case knows (clause 23); the columns are the facts its evidence carries.
create table hazard (
  case_id uuid primary key references "case",
  level text not null default 'general' check (level in ('general', 'major')),
  origin text not null check (origin in ('patrol', 'inspection', 'selfCheck')),
  origin_case uuid references "case",
  category text not null,
  description text not null,
  spot text not null,
  -- [lon, lat] WGS84 as it was captured; the geometry is derived from it.
  point jsonb,
  shape geometry(Point, 4326) generated always as (st_setsrid(st_point((point ->> 0)::float8, (point ->> 1)::float8), 4326)) stored,
  found_at timestamptz not null,
  found_photos jsonb not null default '[]',
  demand text,
  rectify_by date,
  -- 五落实: responsibility, measure, funds, time limit, contingency plan.
  plan jsonb,
  rectified_at timestamptz,
  rectification text,
  rectified_photos jsonb not null default '[]',
  extension_until date,
  extension_reason text,
  extension_answer text,
  recheck_passed boolean,
  recheck_note text,
  recheck_photos jsonb not null default '[]',
  residual_risk text,
  assessment text,
  closing_note text,
  dismissal text
);
call my.guard('hazard', 'select, insert, update');
create policy by_case on hazard using (my.sees_case(case_id));
