-- prevention/risk: the overall level of a unit with its history, [since, until), and what moved it (clauses 21, 22).
create table risk_level (
  id uuid primary key,
  enterprise uuid not null references enterprise,
  -- As graded, null before anybody has graded it; and as it stands with what raises it, null when nothing does either.
  graded text check (graded in ('red', 'orange', 'yellow', 'blue')),
  level text check (level in ('red', 'orange', 'yellow', 'blue')),
  since timestamptz not null,
  until timestamptz,
  -- {why, rule, version, raisedBy: [{caseId, since}], by}: what the page opens when the level is clicked.
  explanation jsonb not null,
  cause_case uuid references "case",
  person uuid references person,
  check (until is null or until >= since),
  check (graded is null or level is not null)
);
create unique index risk_level_now on risk_level (enterprise) where until is null;
create index risk_level_history on risk_level (enterprise, since desc);
call my.guard('risk_level', 'select, insert, update');
create policy by_enterprise on risk_level using (my.sees_enterprise(enterprise) or (select my.job_runs()));
