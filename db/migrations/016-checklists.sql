-- prevention/hazards: checklists by post, who checks what how often, self-checks (clause 23), tokens of enterprises (clause 22).

-- One row a version; a version that has been published is never changed. `place` null and `enterprise` null: shipped with the program.
create table checklist (
  key text not null,
  version int not null check (version > 0),
  title text not null,
  kind text not null check (kind in ('comprehensive', 'daily', 'seasonal', 'special')),
  -- Empty: for units of every trade.
  trades text[] not null default '{}',
  post_title text not null,
  -- {n, unit: day | workingDay | week | month | season}
  cycle jsonb not null,
  -- [{key, text, category, mandatory, basis: [{act, article} | {text}]}]
  items jsonb not null,
  place ltree,
  enterprise uuid references enterprise,
  -- {key, version}: what a unit's own list, or a county's, was made from.
  base jsonb,
  note text,
  published_at timestamptz not null,
  published_by uuid references person,
  publisher text not null,
  primary key (key, version),
  check (place is null or enterprise is null)
);
create index checklist_enterprise on checklist (enterprise) where enterprise is not null;
call my.guard('checklist', 'select, insert');
create policy known on checklist for select using (
  case when enterprise is null then (select my.scope()) is not null else my.sees_enterprise(enterprise) end);
create policy publishes on checklist for insert with check (
  case (select my.scope())
    when 'territory' then enterprise is null and place <@ (select my.place())
    when 'enterprise' then enterprise = (select my.enterprise()) and (select my.role()) in ('principal', 'safetyManager')
    else (select my.job_runs())
  end);
create trigger checklist_kept before update or delete or truncate on checklist for each statement execute function kept();

-- 岗位 -> 检查表 -> 周期 -> 上次: [since, until). `next_due` is the last day on which the next check is in time.
create table unit_checklist (
  id uuid primary key,
  -- Eight characters of the poster that hangs at the post.
  code text not null unique check (code ~ '^[0-9A-HJKMNP-TV-Z]{8}$'),
  enterprise uuid not null references enterprise,
  checklist text not null,
  post_title text not null,
  -- Whose it is; null: whoever of the unit is there.
  post uuid references post,
  cycle_n int not null check (cycle_n between 1 and 12),
  cycle_unit text not null check (cycle_unit in ('day', 'workingDay', 'week', 'month', 'season')),
  since date not null,
  until date,
  next_due date not null,
  last_check uuid,
  last_at timestamptz,
  last_by text,
  created_at timestamptz not null,
  rev int not null default 1,
  check (until is null or until >= since)
);
create index unit_checklist_enterprise on unit_checklist (enterprise, next_due, id);
create index unit_checklist_due on unit_checklist (next_due) where until is null;
call my.guard('unit_checklist', 'select, insert, update');
create policy by_enterprise on unit_checklist for select using (my.sees_enterprise(enterprise));
create policy own on unit_checklist using (
  case (select my.scope()) when 'enterprise' then enterprise = (select my.enterprise()) else (select my.job_runs()) end);

-- 自查: what was found on one round, for ever. Times of the device stand beside the server's and prove nothing.
create table self_check (
  id uuid primary key,
  enterprise uuid not null references enterprise,
  assignment uuid not null references unit_checklist,
  checklist text not null,
  version int not null,
  -- The number the unit's own system gave it: posted twice, it is one check.
  reference text,
  request_hash text,
  started_at timestamptz not null,
  ended_at timestamptz not null,
  submitted_at timestamptz not null,
  -- [lon, lat] WGS84.
  point jsonb,
  person uuid not null references person,
  person_name text not null,
  post_title text not null,
  -- Null from a page; else the interface it came by.
  via text,
  ok int not null,
  not_applicable int not null,
  faults int not null,
  -- Of the faults: put right on the spot.
  fixed int not null,
  -- [{item, answer: ok | notApplicable | fault, reason?, fault?: {what, spot, photos, fixed?: {what, photos}, caseId?}}]
  answers jsonb not null,
  note text,
  -- For looking across checks: categories whose items were all found in order, and every text that was typed.
  normal_categories text[] not null default '{}',
  remarks text[] not null default '{}',
  -- Where its evidence stands in the stream of the unit.
  evidence_seq int not null,
  evidence_hash text not null,
  foreign key (checklist, version) references checklist (key, version),
  check (ended_at >= started_at),
  check (fixed <= faults)
);
create unique index self_check_reference on self_check (enterprise, reference) where reference is not null;
create index self_check_newest on self_check (enterprise, submitted_at desc, id desc);
create index self_check_assignment on self_check (assignment, submitted_at desc, id desc);
create index self_check_faults on self_check (enterprise, submitted_at desc, id desc) where faults > 0;
alter table unit_checklist add foreign key (last_check) references self_check deferrable initially deferred;
call my.guard('self_check', 'select, insert');
create policy by_enterprise on self_check for select using (my.sees_enterprise(enterprise));
create policy own on self_check for insert with check (
  case (select my.scope()) when 'enterprise' then enterprise = (select my.enterprise()) else (select my.job_runs()) end);
create trigger self_check_kept before update or delete or truncate on self_check for each statement execute function kept();

-- The check and the item from which a hazard was reported: {check, checklist, version, item, text}.
alter table hazard add column origin_check jsonb;

-- Photos that lie with the unit's own file and with no case: seen by whoever sees the unit.
alter table attachment add column enterprise uuid references enterprise;
create policy of_enterprise on attachment for select using (enterprise is not null and my.sees_enterprise(enterprise));

-- 接口令牌: what lets an enterprise's own system act in the post of whoever made it, within its scopes. Only the digest is kept.
create table api_token (
  id uuid primary key,
  token_hash text not null unique,
  enterprise uuid not null references enterprise,
  person uuid not null references person,
  tenure uuid not null references tenure,
  person_name text not null,
  post_title text not null,
  name text not null,
  scopes text[] not null check (cardinality(scopes) > 0 and scopes <@ '{checks.write,checks.read,hazards.read,rectify}'),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  last_used_at timestamptz,
  revoked_at timestamptz,
  revoked_by text,
  check (expires_at > created_at and expires_at <= created_at + interval '367 days')
);
create index api_token_enterprise on api_token (enterprise, created_at desc);
call my.guard('api_token', 'select, insert, update');
create policy own on api_token for select using (
  (select my.scope()) = 'enterprise' and (select my.role()) in ('principal', 'safetyManager') and enterprise = (select my.enterprise()));
-- One makes a token for oneself, in the post in which one acts.
create policy makes on api_token for insert with check (
  (select my.scope()) = 'enterprise' and (select my.role()) in ('principal', 'safetyManager')
  and enterprise = (select my.enterprise()) and person = (select my.person())
  and exists (select from tenure t where t.id = api_token.tenure and t.person = (select my.person()) and t.post = (select my.post())));
create policy revokes on api_token for update using (
  (select my.scope()) = 'enterprise' and (select my.role()) in ('principal', 'safetyManager') and enterprise = (select my.enterprise()));
create function api_token_guard() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if to_jsonb(new) - '{last_used_at,revoked_at,revoked_by}'::text[] <> to_jsonb(old) - '{last_used_at,revoked_at,revoked_by}'::text[]
    or (old.revoked_at is not null and new.revoked_at is distinct from old.revoked_at) then
    raise exception using errcode = 'AN004', message = 'a token is made once and revoked once';
  end if;
  return new;
end
$$;
create trigger api_token_kept before update on api_token for each row execute function api_token_guard();

-- Opens the scope of whoever made the token, as my.enter does for a session; null when it is unknown, revoked or expired.
create function my.enter_token(token text, at timestamptz) returns jsonb
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  k api_token;
begin
  perform set_config('anlan.now', at::text, true);
  select * into k from api_token where token_hash = token;
  if not found or k.revoked_at is not null or k.expires_at <= at then
    return null;
  end if;
  if k.last_used_at is null or k.last_used_at + interval '1 minute' < at then
    update api_token set last_used_at = at where id = k.id;
  end if;
  return my.assume(k.person, k.tenure, at) || jsonb_build_object('via', k.name, 'tokenScopes', k.scopes);
end
$$;
revoke all on function my.enter_token from public;
grant execute on function my.enter_token to anlan_app;
