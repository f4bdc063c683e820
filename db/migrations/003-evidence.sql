-- 留痕: one append-only hash chain a stream. Hashes are made by the program over RFC 8785 JSON; the database
-- guards the order, the link and the silence of the past.

create table evidence (
  stream_kind text not null check (stream_kind in ('case', 'enterprise', 'organ', 'person', 'config', 'import')),
  stream_id text not null,
  seq int not null check (seq > 0),
  at timestamptz not null,
  captured_at timestamptz,
  event text not null,
  person uuid,
  person_name text,
  post uuid,
  post_title text,
  stand_in_for text,
  place text,
  case_id uuid,
  rev int,
  -- Text, not jsonb: jsonb would rewrite numbers and the offline verifier hashes what was said.
  data text not null,
  attachments text not null,
  prev_hash text not null,
  algo text not null,
  payload_hash text not null,
  hash text not null,
  primary key (stream_kind, stream_id, seq)
);
create index evidence_by_person on evidence (person, at);
create unique index evidence_by_rev on evidence (case_id, rev) where rev is not null;
call my.guard('evidence', 'select, insert');

create function evidence_guard() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare before evidence;
begin
  if tg_op <> 'INSERT' then
    raise exception using errcode = 'AN006', message = 'evidence is append-only';
  end if;
  if new.seq = 1 then
    if new.prev_hash <> encode(sha256(convert_to('anlan:' || new.stream_kind || ':' || new.stream_id, 'utf8')), 'hex') then
      raise exception using errcode = 'AN007', message = 'evidence: wrong genesis of the stream';
    end if;
    return new;
  end if;
  select * into before from evidence
    where stream_kind = new.stream_kind and stream_id = new.stream_id and seq = new.seq - 1;
  if not found or before.hash <> new.prev_hash or before.at > new.at then
    raise exception using errcode = 'AN007', message = 'evidence: the row does not continue its stream';
  end if;
  return new;
end
$$;
create trigger evidence_chain before insert or update or delete on evidence for each row execute function evidence_guard();
create trigger evidence_kept before truncate on evidence for each statement execute function evidence_guard();

-- Streams that have grown since the last anchor; work grows with what changed, not with what exists.
create table evidence_fresh (
  stream_kind text not null,
  stream_id text not null,
  primary key (stream_kind, stream_id)
);
call my.guard('evidence_fresh', 'select, insert, delete');
create policy any_writer on evidence_fresh for insert with check ((select my.scope()) is not null);
create policy anchor on evidence_fresh using ((select my.job_runs()));

create function evidence_freshen() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into evidence_fresh select distinct stream_kind, stream_id from added on conflict do nothing;
  return null;
end
$$;
create trigger evidence_grown after insert on evidence referencing new table as added
  for each statement execute function evidence_freshen();

-- 锚: Merkle roots over the heads of the streams that grew, each chained to the one before.
create table anchor (
  no int primary key,
  at timestamptz not null,
  algo text not null,
  count int not null,
  root text not null,
  prev_hash text not null,
  hash text not null
);
call my.guard('anchor', 'select, insert');
create policy anyone on anchor for select using ((select my.scope()) is not null);
create policy job on anchor for insert with check ((select my.job_runs()));

create table anchor_leaf (
  anchor int not null references anchor,
  position int not null,
  stream_kind text not null,
  stream_id text not null,
  seq int not null,
  hash text not null,
  primary key (anchor, position)
);
create index anchor_leaf_stream on anchor_leaf (stream_kind, stream_id, anchor);
call my.guard('anchor_leaf', 'select, insert');
create policy anyone on anchor_leaf for select using ((select my.scope()) is not null);
create policy job on anchor_leaf for insert with check ((select my.job_runs()));

create function kept() returns trigger language plpgsql as $$
begin
  raise exception using errcode = 'AN006', message = tg_table_name || ' is append-only';
end
$$;
create trigger anchor_kept before update or delete or truncate on anchor for each statement execute function kept();
create trigger anchor_leaf_kept before update or delete or truncate on anchor_leaf for each statement execute function kept();

-- 附件: the bytes lie in the data folder under their hash; the row says what they are and who brought them.
create table attachment (
  id uuid primary key,
  sha256 text not null,
  name text not null,
  mime text not null,
  bytes int not null,
  captured_at timestamptz,
  uploaded_at timestamptz not null,
  uploaded_by uuid not null,
  case_id uuid,
  -- What the picture looks like; null for what is no picture, cannot be decoded, or shows nothing.
  phash bit(64)
);
create index attachment_case on attachment (case_id);
call my.guard('attachment', 'select, insert, update');

-- Reactions hang on event names and are claimed from here: at least once, idempotent.
create table reaction (
  id uuid primary key,
  name text not null,
  stream_kind text not null,
  stream_id text not null,
  seq int not null,
  done_at timestamptz,
  tries int not null default 0,
  problem text,
  unique (name, stream_kind, stream_id, seq),
  foreign key (stream_kind, stream_id, seq) references evidence
);
create index reaction_due on reaction (id) where done_at is null;
call my.guard('reaction', 'select, insert, update');
create policy any_writer on reaction for insert with check ((select my.scope()) is not null);
create policy job on reaction using ((select my.job_runs()));

-- An organ's own people read its stream: who stood in for whom.
create policy of_organ on evidence for select using (
  stream_kind = 'organ' and (select my.scope()) = 'territory' and stream_id = (select my.organ()));
