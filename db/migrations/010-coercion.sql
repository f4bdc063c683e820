-- enforcement/penalties: 行政强制 on a hazard that was not put right in time or failed its re-check (clause 22).
create table coercion (
  case_id uuid primary key references "case",
  origin_case uuid not null references "case",
  measure text not null check (measure in ('suspendProduction', 'stopConstruction', 'cutPower', 'sealDetain')),
  -- What it rests on: the time limit missed, or the re-check failed.
  ground text not null check (ground in ('overdue', 'failedRecheck')),
  ground_note text not null,
  subject text not null,
  requested_at timestamptz not null,
  officers jsonb not null,
  -- 停止供电 (安全生产法 art. 70): the stop decision not obeyed, the real danger, and whether it is too urgent for the notice.
  stop_case uuid references "case",
  danger text,
  urgent boolean not null default false,
  urgent_reason text,
  supplier text references organ,
  check (measure <> 'cutPower' or (stop_case is not null and danger is not null and supplier is not null)),
  check (not urgent or urgent_reason is not null),
  review_note text,
  approval_note text,
  approved_at timestamptz,
  start_at timestamptz,
  served_at timestamptz,
  served_note text,
  -- 除紧急情形外提前二十四小时通知 (安全生产法 art. 70).
  check (measure <> 'cutPower' or urgent or start_at is null or start_at >= approved_at + interval '24 hours'),
  started_at timestamptz,
  start_note text,
  start_photos jsonb not null default '[]',
  disobeyed_at timestamptz,
  disobedience text,
  disobedience_photos jsonb not null default '[]',
  supplier_answer text check (supplier_answer in ('willDo', 'cannot')),
  supplier_note text,
  supplier_answered_at timestamptz,
  cut_at timestamptz,
  cut_note text,
  restored_at timestamptz,
  restored_note text,
  -- 查封扣押 ≤ 30 days, extended once by ≤ 30 (行政强制法 art. 25).
  until date,
  extended boolean not null default false,
  -- Its end before the extension, and why it was extended.
  extended_from date,
  extension_reason text,
  check (until is null or measure = 'sealDetain'),
  check (measure <> 'sealDetain' or approved_at is null or until is not null or released_at is not null),
  check (extended = (extended_from is not null)),
  check (until is null or until <= coalesce(extended_from, (start_at at time zone 'Asia/Shanghai')::date) + 30),
  reviews jsonb not null default '[]',
  review_by date,
  release_reason text,
  release_photos jsonb not null default '[]',
  -- When its end was decided; restored_at is when it was carried out.
  released_at timestamptz,
  -- Why it was not approved, or was withdrawn before it began.
  refusal text
);
create index coercion_origin on coercion (origin_case);
create index coercion_stop on coercion (stop_case) where stop_case is not null;
call my.guard('coercion', 'select, insert, update');
create policy by_case on coercion using (my.sees_case(case_id));
call my.guard_facts('coercion');

-- What a measure rests on, whoever writes the row: a confirmed major hazard that is not closed, no other open measure of its kind
-- on it, and for 停止供电 a stop decision of the same hazard that is in force and was found disobeyed. None of it changes afterwards.
create function coercion_guard() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op = 'UPDATE' then
    if (new.origin_case, new.measure, new.stop_case, new.supplier, new.urgent) is distinct from (old.origin_case, old.measure, old.stop_case, old.supplier, old.urgent) then
      raise exception using errcode = 'AN009', message = 'a measure keeps what it was asked for on';
    end if;
    return new;
  end if;
  -- Two requests at once on one hazard come one after the other, and so do a power cut and the release of its stop decision.
  perform from "case" where id = new.origin_case for no key update;
  if not exists (select from hazard h join "case" c on c.id = h.case_id
    where h.case_id = new.origin_case and h.level = 'major' and c.closed_at is null) then
    raise exception using errcode = 'AN009', message = 'a measure rests on a major hazard that is not closed';
  end if;
  if exists (select from coercion k join "case" c on c.id = k.case_id
    where k.origin_case = new.origin_case and k.measure = new.measure and c.closed_at is null) then
    raise exception using errcode = 'AN009', message = 'a measure of this kind on this hazard is still open';
  end if;
  if new.measure = 'cutPower' then
    perform from coercion s join "case" c on c.id = s.case_id
      where s.case_id = new.stop_case and s.origin_case = new.origin_case and s.measure in ('suspendProduction', 'stopConstruction')
        and s.disobeyed_at is not null and c.state = 'inForce' for share of c;
    if not found then
      raise exception using errcode = 'AN009', message = 'power is cut only on a stop decision in force that was not obeyed';
    end if;
    if not exists (select from organ where key = new.supplier and kind = 'powerSupplier') then
      raise exception using errcode = 'AN009', message = 'power is cut by a power supplier';
    end if;
  end if;
  return new;
end
$$;
create trigger coercion_gate before insert or update of origin_case, measure, stop_case, supplier, urgent on coercion
  for each row execute function coercion_guard();

create function coercion_meets(which uuid, need text) returns boolean language plpgsql stable security definer set search_path = public, pg_temp as $$
declare k coercion;
begin
  select * into strict k from coercion where case_id = which;
  return case need
    -- Every decision and notice of this measure has been handed over.
    when 'served' then exists (select from document where case_id = which and not internal and form <> 'deliveryReceipt' and voided_at is null)
      and not exists (select from document d where d.case_id = which and not d.internal and d.form <> 'deliveryReceipt' and d.voided_at is null
        and not exists (select from document_delivery v where v.document = d.id))
    -- 除紧急情形外提前二十四小时通知生产经营单位.
    when 'noticed' then k.measure <> 'cutPower' or k.urgent or exists (
      select from document d join document_delivery v on v.document = d.id
      where d.case_id = which and d.form = 'powerCutDecision' and d.voided_at is null and v.delivered_at + interval '24 hours' <= my.now())
    when 'startReached' then k.start_at <= my.now()
    when 'stopStands' then k.measure <> 'cutPower' or exists (
      select from coercion s join "case" c on c.id = s.case_id where s.case_id = k.stop_case and c.state = 'inForce')
    -- 停止供电 stands on this decision and must go first.
    when 'cutReleased' then not exists (
      select from coercion p join "case" c on c.id = p.case_id where p.stop_case = which and c.closed_at is null)
    when 'answered' then k.measure <> 'cutPower' or k.supplier_answer = 'willDo'
    when 'isPower' then k.measure = 'cutPower'
    when 'notPower' then k.measure <> 'cutPower'
    when 'notCut' then k.cut_at is null
    when 'isStop' then k.measure in ('suspendProduction', 'stopConstruction')
    when 'isSeal' then k.measure = 'sealDetain'
    when 'notExtended' then not k.extended
    when 'notDisobeyed' then k.disobeyed_at is null
    else false
  end;
end
$$;
