-- prevention/hazards: 重大隐患协调整治 (clause 10): several departments' measures, one lead, one overall date.
create table coordination (
  case_id uuid primary key references "case",
  origin_case uuid not null references "case",
  lead text not null references organ,
  problem text not null,
  overall_by date not null,
  -- [{no, organ, organName, measure, by, doneAt, note, photos}]
  measures jsonb not null,
  next_by date,
  conclusion text
);
create index coordination_origin on coordination (origin_case);
call my.guard('coordination', 'select, insert, update');
create policy by_case on coordination using (my.sees_case(case_id));
call my.guard_facts('coordination');

create function coordination_meets(which uuid, need text) returns boolean language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return case need
    when 'allDone' then not exists (select from coordination k, jsonb_array_elements(k.measures) m where k.case_id = which and m ->> 'doneAt' is null)
    else false
  end;
end
$$;
