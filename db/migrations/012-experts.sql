-- foundations/experts: bodies that evaluate the rectification of major hazards (clause 22), and what ties them to whom.
create table evaluator (
  organ text primary key references organ,
  -- Trades it may judge; its licence and the suspension each with the last day on which they hold.
  trades text[] not null,
  licence text not null,
  licensed_until date not null,
  suspended_until date,
  suspension_reason text,
  entered_at timestamptz not null
);
call my.guard('evaluator', 'select, insert, update');
create policy officials on evaluator for select using ((select my.scope()) = 'territory' or (select my.job_runs()) or organ = (select my.organ()));
create policy enter on evaluator for insert with check ((select my.scope()) = 'territory' or (select my.job_runs()));
create policy change on evaluator for update using ((select my.scope()) = 'territory' or (select my.job_runs()));

-- 利害关系: half-open [since, until); null until = still. An official sees those to units he sees, a body all of its own.
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
create index evaluator_tie_organ on evaluator_tie (organ, since desc);
call my.guard('evaluator_tie', 'select, insert, update');
create policy officials on evaluator_tie for select using (
  (select my.job_runs()) or organ = (select my.organ()) or ((select my.scope()) = 'territory' and my.sees_enterprise(enterprise)));
create policy enter on evaluator_tie for insert with check (
  (select my.job_runs()) or organ = (select my.organ()) or ((select my.scope()) = 'territory' and my.sees_enterprise(enterprise)));

-- What ties a person to a unit on a day: a post held there or in its union, now or before; the name of one of its present
-- heads; a tie of the body he works for. Asked of oneself, or by officials: the directory shows nobody else.
create function my.person_ties(who uuid, unit uuid, day date) returns table (kind text, detail text)
language sql stable security definer set search_path = public, pg_temp as $$
  select 'post', p.title from tenure t join post p on p.id = t.post left join organ o on o.key = p.organ
    where t.person = who and unit in (p.enterprise, o.enterprise) and t.since < (day + 1)::timestamp at time zone 'Asia/Shanghai'
      and (my.scope() in ('territory', 'system') or who = my.person())
  union all
  select 'head', h.kind from enterprise_head h join person n on n.name = h.name
    where n.id = who and h.enterprise = unit and h.since <= day and (h.until is null or h.until > day)
      and (my.scope() in ('territory', 'system') or who = my.person())
  union all
  select k.kind, k.note from evaluator_tie k join post p on p.organ = k.organ join tenure t on t.post = p.id
    where t.person = who and k.enterprise = unit and k.since <= day and (k.until is null or k.until > day)
      and t.since <= my.now() and (t.until is null or t.until > my.now())
      and (my.scope() in ('territory', 'system') or who = my.person())
$$;

-- Whether there is such a unit at all: a body declares a tie to a unit that it is shown nothing of.
create function my.unit_exists(unit uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$ select exists (select from enterprise where id = unit) $$;
