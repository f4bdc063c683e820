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
  dismissal text,
  -- 重大: what it was proposed and confirmed by; the criterion as it read on that day.
  criterion text,
  criterion_text jsonb,
  proposal text,
  confirmation text,
  -- Kept general, it says why it was not confirmed.
  check (level <> 'major' or confirmation is not null),
  -- 复发: earlier hazards of the same unit and kind within the city's window.
  recurrence jsonb,
  -- 责令限期整治 (clause 22): what the order says; risk before and after with the rule that raised it.
  ordered_at timestamptz,
  officers jsonb,
  risk jsonb,
  -- 双报告 (clause 23): counted only with both receipts.
  reported_at timestamptz,
  report jsonb,
  congress text references organ,
  regulator_received_at timestamptz,
  regulator_receipt jsonb,
  congress_received_at timestamptz,
  congress_receipt jsonb,
  -- 挂牌督办.
  listed_at timestamptz,
  listing jsonb,
  sign_at timestamptz,
  sign_photos jsonb not null default '[]',
  progress jsonb not null default '[]',
  progress_by date,
  delisted_at timestamptz,
  delisting text,
  delist_photos jsonb not null default '[]',
  -- 第三方评估: the draw with its candidates, exclusions and seed; the verdict of the body drawn.
  draw jsonb,
  evaluator text references organ,
  recusals jsonb not null default '[]',
  verdict text check (verdict in ('pass', 'fail')),
  verdict_at timestamptz,
  evaluation jsonb,
  evaluation_files jsonb not null default '[]',
  -- Photos that look like earlier ones, for whoever re-checks.
  photo_doubts jsonb not null default '[]'
);
create index hazard_criterion on hazard (criterion) where criterion is not null;
create index hazard_major on hazard (case_id) where level = 'major';
call my.guard('hazard', 'select, insert, update');
create policy by_case on hazard using (my.sees_case(case_id));
call my.guard_facts('hazard');

-- What stands and what is missing: asked by the page, the command and the trigger on "case" alike.
create function hazard_meets(which uuid, need text) returns boolean language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  h hazard;
  treated int := (select max(rev) from case_move where case_id = which and step = 'rectify');
begin
  select * into strict h from hazard where case_id = which;
  return case need
    when 'notReported' then h.reported_at is null
    when 'reported' then h.reported_at is not null
    when 'regulatorWaits' then h.regulator_received_at is null
    when 'congressWaits' then h.congress_received_at is null
    when 'doubleReport' then h.regulator_received_at is not null and h.congress_received_at is not null
      and exists (select from case_move where case_id = which and step = 'congressReceives')
      and exists (select from case_move where case_id = which and step = 'receiveReport')
    when 'notListed' then h.listed_at is null
    when 'listed' then h.listed_at is not null
    when 'notDelisted' then h.delisted_at is null
    when 'signWaits' then h.sign_at is null
    -- The moves too: a listing that was decided is not undone by what the facts are made to say.
    when 'delisted' then (h.listed_at is null or h.delisted_at is not null)
      and (not exists (select from case_move where case_id = which and step = 'list') or exists (select from case_move where case_id = which and step = 'delist'))
    when 'newPhotos' then jsonb_array_length(h.rectified_photos) > 0 and not exists (
      select from jsonb_array_elements(h.rectified_photos) now, jsonb_array_elements(h.found_photos) before
      where now ->> 'sha256' = before ->> 'sha256')
    when 'verdict' then h.verdict = 'pass' and jsonb_array_length(h.evaluation_files) > 0
      and exists (select from case_move where case_id = which and step = 'verdictPass' and rev > treated)
    -- By somebody else than who ordered and who rectified, after the last rectification, with photos of his own.
    when 'recheckPassed' then h.recheck_passed and jsonb_array_length(h.recheck_photos) > 0 and exists (
      select from case_move m where m.case_id = which and m.step = 'passRecheck' and m.rev > treated and not exists (
        select from case_move o where o.case_id = which and o.person = m.person and o.step in ('rectify', 'order', 'confirmMajor')))
    when 'measuresReleased' then not exists (
      select from coercion k join "case" c on c.id = k.case_id where k.origin_case = which and c.closed_at is null)
    else false
  end;
end
$$;
