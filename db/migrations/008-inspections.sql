-- enforcement/inspections: a visit, its record and what it found (clauses 17, 22).
create table inspection (
  case_id uuid primary key references "case",
  reason text not null check (reason in ('planned', 'hazard', 'complaint', 'assigned')),
  -- The finding this visit was born from, carried for ever (C22.4).
  origin_case uuid references "case",
  subject text not null,
  partner text,
  certificates text,
  started_at timestamptz not null,
  findings jsonb not null default '[]',
  summary text,
  handling text,
  unit_representative text,
  refused_to_sign boolean,
  -- 现场处理措施 (安全生产法 art. 65): what was ordered on the spot.
  measures jsonb not null default '[]',
  recorded_at timestamptz
);
create index inspection_origin on inspection (origin_case) where origin_case is not null;
call my.guard('inspection', 'select, insert, update');
create policy by_case on inspection using (my.sees_case(case_id));
call my.guard_facts('inspection');
