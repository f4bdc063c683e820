-- 文书: numbered when issued, never renumbered, never deleted; what is void stays in the register.

-- The last number of each series: issuer x infix x year. Written by the trigger on document alone, so that a number exists
-- exactly when its document does: a rolled-back step takes its number back with it.
create table document_series (
  issuer text not null references organ,
  infix text not null,
  year int not null,
  last int not null,
  primary key (issuer, infix, year)
);
call my.guard('document_series', 'select');
create policy job on document_series for select using ((select my.job_runs()));

create table document (
  id uuid primary key,
  case_id uuid not null references "case",
  -- The revision of the case whose step issued it.
  rev int not null,
  form text not null,
  form_version int not null,
  template text not null,
  name text not null,
  -- Seen by officials only.
  internal boolean not null,
  issuer text not null references organ,
  issuer_name text not null,
  infix text not null,
  year int not null,
  serial int not null,
  -- Given with '{n}' in the place of the serial, which the trigger fills.
  no text not null,
  date date not null,
  -- Text, not jsonb: its hash is over what was said.
  data text not null,
  data_hash text not null,
  -- What the QR code carries; nobody guesses 80 bits.
  code text not null unique check (code ~ '^[0-9A-Z]{16}$'),
  issued_at timestamptz not null,
  person uuid not null references person,
  person_name text not null,
  post uuid not null references post,
  -- Filled once, when it has been typeset.
  pdf_sha256 text,
  pdf_bytes int,
  pages int,
  rendered_at timestamptz,
  -- 作废: filled once.
  voided_at timestamptz,
  voided_by uuid references person,
  void_reason text,
  unique (issuer, infix, year, serial)
);
-- No two papers bear the same number, whoever issued them.
create unique index document_no on document (no);
create index document_case on document (case_id);
call my.guard('document', 'select, insert, update');
create policy by_case on document for select using (
  my.sees_case(case_id) and (not internal or (select my.scope()) in ('territory', 'system')));
-- Officials issue and make void; the program typesets.
create policy issued on document for insert with check (
  (select my.scope()) in ('territory', 'system') and my.sees_case(case_id));
create policy followed on document for update using (
  (select my.scope()) in ('territory', 'system') and my.sees_case(case_id));

create function document_guard() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare fixed text[] := '{pdf_sha256,pdf_bytes,pages,rendered_at,voided_at,voided_by,void_reason}';
begin
  if tg_op = 'DELETE' then
    raise exception using errcode = 'AN006', message = 'a document is never deleted: it is made void';
  end if;
  if tg_op = 'INSERT' then
    insert into document_series as s values (new.issuer, new.infix, new.year, 1)
      on conflict (issuer, infix, year) do update set last = s.last + 1 returning last into new.serial;
    new.no := replace(new.no, '{n}', new.serial::text);
    return new;
  end if;
  if to_jsonb(new) - fixed <> to_jsonb(old) - fixed
    or (old.rendered_at is not null and (new.pdf_sha256, new.pdf_bytes, new.pages, new.rendered_at) is distinct from (old.pdf_sha256, old.pdf_bytes, old.pages, old.rendered_at))
    or (old.voided_at is not null and (new.voided_at, new.voided_by, new.void_reason) is distinct from (old.voided_at, old.voided_by, old.void_reason)) then
    raise exception using errcode = 'AN006', message = 'an issued document stays as it was issued';
  end if;
  if new.voided_at is not null and old.voided_at is null and my.scope() is distinct from 'system' and new.voided_by is distinct from my.person() then
    raise exception using errcode = 'AN002', message = 'whoever makes a document void is the actor of the transaction';
  end if;
  return new;
end
$$;
create trigger document_once before insert or update or delete on document for each row execute function document_guard();
create trigger document_kept before truncate on document for each statement execute function kept();

-- No document without evidence, and none made void or typeset without: checked when the transaction ends.
create function document_evidenced() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not exists (select from evidence e where e.stream_kind = 'case' and e.stream_id = new.case_id::text
    and e.event = tg_argv[0] and e.data::jsonb -> 'document' ->> 'id' = new.id::text) then
    raise exception using errcode = 'AN005', message = format('%s of %s left no evidence', tg_argv[0], new.no);
  end if;
  return null;
end
$$;
create constraint trigger document_issued after insert on document deferrable initially deferred
  for each row execute function document_evidenced('document.issued');
create constraint trigger document_typeset after update on document deferrable initially deferred
  for each row when (old.rendered_at is null and new.rendered_at is not null) execute function document_evidenced('document.typeset');
create constraint trigger document_voided after update on document deferrable initially deferred
  for each row when (old.voided_at is null and new.voided_at is not null) execute function document_evidenced('document.voided');

-- 送达: who received it, how, when; a document may be served more than once.
create table document_delivery (
  id uuid primary key,
  document uuid not null references document,
  case_id uuid not null references "case",
  mode text not null check (mode in ('direct', 'left', 'entrusted', 'post', 'announcement', 'electronic')),
  receiver text not null,
  -- The one it is for: the unit, or an organ such as the power supplier.
  addressee text not null,
  spot text not null,
  delivered_at timestamptz not null,
  remark text,
  photos jsonb not null default '[]',
  person uuid not null references person,
  person_name text not null,
  recorded_at timestamptz not null
);
create index document_delivery_document on document_delivery (document);
create index document_delivery_case on document_delivery (case_id);
call my.guard('document_delivery', 'select, insert');
create policy by_case on document_delivery for select using (my.sees_case(case_id));
create policy served on document_delivery for insert with check (
  (select my.scope()) in ('territory', 'system') and my.sees_case(case_id));
create trigger document_delivery_kept before update or delete or truncate on document_delivery for each statement execute function kept();

-- 扫码核验: what anybody who holds the paper may know of it, and no more.
create function my.check_document(which text) returns jsonb language sql stable security definer set search_path = public, pg_temp as $$
  select jsonb_build_object('name', d.name, 'no', d.no, 'issuer', d.issuer_name, 'date', d.date, 'status', case when d.voided_at is null then 'valid' else 'void' end,
    'voidedAt', d.voided_at, 'voidReason', d.void_reason, 'dataHash', d.data_hash, 'pdfHash', d.pdf_sha256, 'pages', d.pages,
    'issuedAt', d.issued_at, 'ledgerHash', (select e.hash from evidence e where e.stream_kind = 'case' and e.stream_id = d.case_id::text
      and e.event = 'document.issued' and e.data::jsonb -> 'document' ->> 'id' = d.id::text limit 1))
  from document d where d.code = which
$$;
revoke all on function my.check_document from public;
grant execute on function my.check_document to anlan_app;
