-- foundations/experts: bodies that evaluate the rectification of major hazards (clause 22), and what ties them to whom.
create table evaluator (
  organ text primary key references organ,
  -- Trades it may judge; its licence with the last day on which it holds.
  trades text[] not null,
  licence text not null,
  licensed_until date not null,
  suspended_until date,
  suspension_reason text,
  entered_at timestamptz not null
);
call my.guard('evaluator', 'select, insert, update');
create policy officials on evaluator for select using ((select my.scope()) = 'territory' or (select my.job_runs()) or organ = (select my.organ()));
create policy enter on evaluator for insert with check ((select my.scope()) in ('territory', 'system'));
create policy change on evaluator for update using ((select my.scope()) in ('territory', 'system'));

-- 利害关系: half-open [since, until); null until = still.
create table evaluator_tie (
  id uuid primary key,
  organ text not null references evaluator,
  enterprise uuid not null references enterprise,
  kind text not null check (kind in ('contract', 'shareholding', 'person', 'recused')),
  note text not null,
  since date not null,
  until date,
  source text not null,
  check (until is null or until > since)
);
create index evaluator_tie_enterprise on evaluator_tie (enterprise, organ);
call my.guard('evaluator_tie', 'select, insert, update');
create policy officials on evaluator_tie for select using ((select my.scope()) = 'territory' or (select my.job_runs()) or organ = (select my.organ()));
create policy enter on evaluator_tie for insert with check ((select my.scope()) in ('territory', 'system') or organ = (select my.organ()));
