-- 属地: divisions as a tree with their history, function zones beside it, organs, posts and who holds them.

-- code: 12-digit statistics code. path: 'p45.p4501.p450102.p450102001…', one label a level.
create table place (
  code text primary key check (code ~ '^\d{12}$'),
  name text not null,
  level int not null check (level between 1 and 6),
  kind text not null,
  parent text references place,
  path ltree not null,
  -- 南宁市青秀区南湖街道, from the city down: what people read.
  full_name text not null,
  since date,
  until date,
  -- Half-open: valid on [since, until). 450127 横县 became 450181 横州市.
  replaced_by text references place deferrable initially deferred
);
create unique index place_path on place (path) where until is null;
create index place_parent on place (parent, code);
create index place_under on place using gist (path);
call my.guard_reference('place');

create table place_area (
  code text primary key references place,
  area geometry(MultiPolygon, 4326) not null,
  source text not null
);
create index place_area_shape on place_area using gist (area);
call my.guard_reference('place_area');

-- 功能区: overlaps the tree; `place` is set where the statistics code list has it.
create table zone (
  key text primary key,
  name text not null,
  place text references place,
  note text
);
call my.guard_reference('zone');

create table organ (
  key text primary key,
  name text not null unique,
  short text not null,
  kind text not null,
  place text not null references place,
  path ltree not null,
  trades text[] not null default '{}',
  zone text references zone,
  -- 职代会(工会): the unit whose workers it speaks for.
  enterprise uuid
);
create index organ_enterprise on organ (enterprise) where enterprise is not null;
create index organ_place on organ (place);
call my.guard_reference('organ');

create table person (
  id uuid primary key,
  name text not null,
  login text not null unique
);
call my.guard_directory('person', 'id = (select my.person())');

-- 岗位: organ x role x place x trade. One active post at a time decides what is seen.
create table post (
  id uuid primary key,
  title text not null,
  role text not null,
  scope text not null check (scope in ('territory', 'enterprise', 'party', 'public', 'system')),
  organ text references organ,
  enterprise uuid,
  place text references place,
  path ltree,
  trades text[],
  own_units boolean not null default false,
  check (scope <> 'territory' or (path is not null and organ is not null)),
  check (scope <> 'enterprise' or enterprise is not null),
  check (scope <> 'party' or organ is not null)
);
create index post_organ on post (organ, role);
create index post_enterprise on post (enterprise) where enterprise is not null;
call my.guard_directory('post', 'id = (select my.post())');

-- Who holds a post, half-open [since, until); `stands_in_for` names the holder whose place he takes for a while.
create table tenure (
  id uuid primary key,
  post uuid not null references post,
  person uuid not null references person,
  since timestamptz not null,
  until timestamptz,
  stands_in_for uuid references person,
  reason text,
  check (until is null or until > since),
  check (stands_in_for is null or until is not null)
);
create index tenure_person on tenure (person);
create index tenure_post on tenure (post);
call my.guard_directory('tenure', 'person = (select my.person())');
-- The head of an organ appoints dated stand-ins for its own posts, and nothing else.
create policy stand_in on tenure for insert with check (
  (select my.scope()) = 'territory' and (select my.role()) = 'bureauHead' and stands_in_for is not null
  and exists (select from post p where p.id = tenure.post and p.organ = (select my.organ())));

-- 凭据 and sessions: read by my.enter (owner) and the sign-in job only.
create table credential (
  person uuid primary key references person,
  hash text not null,
  changed_at timestamptz not null,
  failures int not null default 0,
  locked_until timestamptz
);
create table session (
  token_hash text primary key,
  person uuid not null references person,
  tenure uuid references tenure,
  opened_at timestamptz not null,
  seen_at timestamptz not null,
  revoked_at timestamptz
);
create index session_person on session (person);

do $$
declare guarded text;
begin
  foreach guarded in array array['credential', 'session'] loop
    call my.guard(guarded::regclass, 'select, insert, update');
    execute format($policy$create policy sign_in on %s using ((select my.scope()) = 'system' and (select my.job()) in ('session', 'city'))$policy$, guarded);
  end loop;
end
$$;

-- Sets the scope of a post that a person holds at that moment and answers who acts; {"person":…,"post":null} when the term is over
-- or no post is chosen. Called by the functions below alone: whoever could call it himself would choose his own scope.
create function my.assume(who uuid, which uuid, at timestamptz) returns jsonb
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  t tenure; p post; name text; other person; o organ; d place;
begin
  select person.name into name from person where id = who;
  select * into t from tenure where id = which and person = who;
  if not found then
    return jsonb_build_object('person', who, 'personName', name, 'post', null);
  end if;
  if t.since > at or t.until <= at then
    return jsonb_build_object('person', who, 'personName', name, 'post', null, 'ended', t.until);
  end if;
  select * into p from post where id = t.post;
  select * into other from person where id = t.stands_in_for;
  select * into o from organ where key = p.organ;
  select * into d from place where code = p.place;
  perform set_config('anlan.scope', p.scope, true), set_config('anlan.person', who::text, true),
    set_config('anlan.post', p.id::text, true), set_config('anlan.role', p.role, true),
    set_config('anlan.place', coalesce(p.path::text, ''), true), set_config('anlan.trades', coalesce(p.trades::text, ''), true),
    set_config('anlan.organ', coalesce(p.organ, ''), true), set_config('anlan.own_units', p.own_units::text, true),
    set_config('anlan.enterprise', coalesce(p.enterprise::text, ''), true),
    set_config('anlan.job', case p.scope when 'system' then 'post:' || p.role else '' end, true);
  return jsonb_build_object('person', who, 'personName', name, 'tenure', t.id, 'post', p.id, 'postTitle', p.title, 'role', p.role,
    'scope', p.scope, 'organ', p.organ, 'organName', o.name, 'enterprise', p.enterprise, 'place', p.place, 'placeName', d.name,
    'path', p.path::text, 'trades', p.trades, 'ownUnits', p.own_units,
    'standInFor', other.id, 'standInForName', other.name);
end
$$;
revoke all on function my.assume from public;

-- Opens the scope of a signed-in person in one trip: checks the session, sets the scope, answers who acts; null without a valid session.
create function my.enter(token text, at timestamptz, idle interval, absolute interval) returns jsonb
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  s session;
begin
  perform set_config('anlan.now', at::text, true);
  select * into s from session where token_hash = token;
  if not found or s.revoked_at is not null or s.seen_at + idle <= at or s.opened_at + absolute <= at then
    return null;
  end if;
  -- Idle time is kept to the minute, so that reading pages does not write a row each time.
  if s.seen_at + interval '1 minute' < at then
    update session set seen_at = at where token_hash = token;
  end if;
  return my.assume(s.person, s.tenure, at);
end
$$;
revoke all on function my.enter from public;
grant execute on function my.enter to anlan_app;

-- Goes on in the scope of whoever ordered a long piece of work (an import), as his post stands now: his rows and no others.
-- For the program's own jobs alone, in a transaction that has done nothing else yet.
create function my.act_for(who uuid, which uuid, at timestamptz) returns jsonb
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not my.job_runs() then
    raise exception using errcode = 'AN002', message = 'only a job of the program acts for somebody';
  end if;
  -- Whose term is over acts in no scope at all, rather than in the job's.
  perform set_config('anlan.scope', '', true), set_config('anlan.job', '', true);
  return my.assume(who, which, at);
end
$$;
revoke all on function my.act_for from public;
grant execute on function my.act_for to anlan_app;
