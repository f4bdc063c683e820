-- organization/disclosure: what the public may see, as it was published; each row says what is withheld and why (clause 37).
create table disclosure (
  id uuid primary key,
  kind text not null check (kind in ('listedHazard')),
  case_id uuid not null references "case",
  -- 12-digit code of the county.
  county text,
  title text not null,
  -- What is shown, and which rule of the redaction table withheld the rest.
  shown jsonb not null,
  withheld jsonb not null,
  rule_version int not null,
  published_at timestamptz not null,
  -- 摘牌: it stays to be seen as ended, for as long as the rule says.
  ended_at timestamptz,
  hidden_from timestamptz
);
create unique index disclosure_once on disclosure (kind, case_id);
-- Anybody may ask for the list and its count, as often as he likes: all that filters look at rides along.
create index disclosure_newest on disclosure (kind, published_at desc, id desc) include (county, ended_at, hidden_from, title);
create index disclosure_county on disclosure (kind, county, published_at desc, id desc) include (ended_at, hidden_from, title);
call my.guard('disclosure', 'select, insert, update');
create policy everybody on disclosure for select using (
  (select my.scope()) is not null and (hidden_from is null or hidden_from > (select my.now())));
create policy job on disclosure using ((select my.job_runs()));
