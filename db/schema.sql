-- Written by `npm run write` from the migrated database; the check compares.

table anchor (
  no integer not null,
  at timestamp with time zone not null,
  algo text not null,
  count integer not null,
  root text not null,
  prev_hash text not null,
  hash text not null
)

table anchor_leaf (
  anchor integer not null,
  position integer not null,
  stream_kind text not null,
  stream_id text not null,
  seq integer not null,
  hash text not null
)

table attachment (
  id uuid not null,
  sha256 text not null,
  name text not null,
  mime text not null,
  bytes integer not null,
  captured_at timestamp with time zone,
  uploaded_at timestamp with time zone not null,
  uploaded_by uuid not null,
  case_id uuid,
  phash bit(64)
)

table calendar_day (
  calendar text not null,
  date date not null,
  kind text not null,
  name text not null,
  source text not null,
  confirmed_at timestamp with time zone,
  confirmed_by uuid
)

table case (
  id uuid not null,
  no bigint not null,
  procedure text not null,
  version integer not null,
  state text not null,
  rev integer not null default 1,
  title text not null,
  place ltree not null,
  county text default 
CASE
    WHEN (nlevel(place) >= 3) THEN ltree2text(subpath(place, 2, 1))
    ELSE NULL::text
END,
  town text default 
CASE
    WHEN (nlevel(place) >= 4) THEN ltree2text(subpath(place, 3, 1))
    ELSE NULL::text
END,
  division text default rpad(substr(ltree2text(subpath(place, '-1'::integer)), 2), 12, '0'::text),
  trade text,
  enterprise uuid,
  supervising text,
  managing text,
  opened_at timestamp with time zone not null,
  step text not null,
  person uuid not null,
  post uuid not null,
  moved_at timestamp with time zone not null,
  closed_at timestamp with time zone,
  inward boolean not null default false
)

table case_move (
  case_id uuid not null,
  rev integer not null,
  step text not null,
  from_state text not null,
  to_state text not null,
  person uuid not null,
  post uuid not null,
  at timestamp with time zone not null
)

table case_party (
  case_id uuid not null,
  organ text not null,
  part text not null,
  until timestamp with time zone
)

table coercion (
  case_id uuid not null,
  origin_case uuid not null,
  measure text not null,
  ground text not null,
  ground_note text not null,
  subject text not null,
  requested_at timestamp with time zone not null,
  officers jsonb not null,
  stop_case uuid,
  danger text,
  urgent boolean not null default false,
  urgent_reason text,
  supplier text,
  review_note text,
  approval_note text,
  approved_at timestamp with time zone,
  start_at timestamp with time zone,
  served_at timestamp with time zone,
  served_note text,
  started_at timestamp with time zone,
  start_note text,
  start_photos jsonb not null default '[]'::jsonb,
  disobeyed_at timestamp with time zone,
  disobedience text,
  disobedience_photos jsonb not null default '[]'::jsonb,
  supplier_answer text,
  supplier_note text,
  supplier_answered_at timestamp with time zone,
  cut_at timestamp with time zone,
  cut_note text,
  restored_at timestamp with time zone,
  restored_note text,
  until date,
  extended boolean not null default false,
  extended_from date,
  extension_reason text,
  reviews jsonb not null default '[]'::jsonb,
  review_by date,
  release_reason text,
  release_photos jsonb not null default '[]'::jsonb,
  released_at timestamp with time zone,
  refusal text
)

table command_log (
  person uuid not null,
  key text not null,
  command text not null,
  request_hash text not null,
  answer text not null,
  at timestamp with time zone not null
)

table coordination (
  case_id uuid not null,
  origin_case uuid not null,
  lead text not null,
  problem text not null,
  overall_by date not null,
  measures jsonb not null,
  next_by date,
  conclusion text
)

table credential (
  person uuid not null,
  hash text not null,
  changed_at timestamp with time zone not null,
  failures integer not null default 0,
  locked_until timestamp with time zone
)

table disclosure (
  id uuid not null,
  kind text not null,
  case_id uuid not null,
  county text,
  title text not null,
  shown jsonb not null,
  withheld jsonb not null,
  rule_version integer not null,
  published_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  hidden_from timestamp with time zone
)

table document (
  id uuid not null,
  case_id uuid not null,
  rev integer not null,
  form text not null,
  form_version integer not null,
  template text not null,
  name text not null,
  internal boolean not null,
  issuer text not null,
  issuer_name text not null,
  infix text not null,
  year integer not null,
  serial integer not null,
  no text not null,
  date date not null,
  data text not null,
  data_hash text not null,
  code text not null,
  issued_at timestamp with time zone not null,
  person uuid not null,
  person_name text not null,
  post uuid not null,
  pdf_sha256 text,
  pdf_bytes integer,
  pages integer,
  rendered_at timestamp with time zone,
  voided_at timestamp with time zone,
  voided_by uuid,
  void_reason text
)

table document_delivery (
  id uuid not null,
  document uuid not null,
  case_id uuid not null,
  mode text not null,
  receiver text not null,
  addressee text not null,
  spot text not null,
  delivered_at timestamp with time zone not null,
  remark text,
  photos jsonb not null default '[]'::jsonb,
  person uuid not null,
  person_name text not null,
  recorded_at timestamp with time zone not null
)

table document_series (
  issuer text not null,
  infix text not null,
  year integer not null,
  last integer not null
)

table enterprise (
  id uuid not null,
  no bigint not null,
  name text not null,
  uscc text not null,
  industry text not null,
  trade text not null,
  place ltree not null,
  division text not null,
  county text default 
CASE
    WHEN (nlevel(place) >= 3) THEN ltree2text(subpath(place, 2, 1))
    ELSE NULL::text
END,
  town text default 
CASE
    WHEN (nlevel(place) >= 4) THEN ltree2text(subpath(place, 3, 1))
    ELSE NULL::text
END,
  address text not null,
  point geometry(Point,4326),
  point_source text,
  zone text,
  level text,
  supervising text,
  supervising_basis text,
  managing text,
  managing_basis text,
  status text not null default 'operating'::text,
  registered_at timestamp with time zone not null,
  rev integer not null default 1,
  enterprise uuid default id
)

table enterprise_head (
  id uuid not null,
  enterprise uuid not null,
  kind text not null,
  name text not null,
  phone text,
  since date not null,
  until date,
  source text not null
)

table evaluator (
  organ text not null,
  trades text[] not null,
  licence text not null,
  licensed_until date not null,
  suspended_until date,
  suspension_reason text,
  entered_at timestamp with time zone not null
)

table evaluator_tie (
  id uuid not null,
  organ text not null,
  enterprise uuid not null,
  kind text not null,
  note text not null,
  since date not null,
  until date,
  source text not null
)

table evidence (
  stream_kind text not null,
  stream_id text not null,
  seq integer not null,
  at timestamp with time zone not null,
  captured_at timestamp with time zone,
  event text not null,
  person uuid,
  person_name text,
  post uuid,
  post_title text,
  stand_in_for text,
  place text,
  case_id uuid,
  rev integer,
  data text not null,
  attachments text not null,
  prev_hash text not null,
  algo text not null,
  payload_hash text not null,
  hash text not null
)

table evidence_fresh (
  stream_kind text not null,
  stream_id text not null
)

table hazard (
  case_id uuid not null,
  level text not null default 'general'::text,
  origin text not null,
  origin_case uuid,
  category text not null,
  description text not null,
  spot text not null,
  point jsonb,
  shape geometry(Point,4326) default st_setsrid(st_point(((point ->> 0))::double precision, ((point ->> 1))::double precision), 4326),
  found_at timestamp with time zone not null,
  found_photos jsonb not null default '[]'::jsonb,
  demand text,
  rectify_by date,
  plan jsonb,
  rectified_at timestamp with time zone,
  rectification text,
  rectified_photos jsonb not null default '[]'::jsonb,
  extension_until date,
  extension_reason text,
  extension_answer text,
  recheck_passed boolean,
  recheck_note text,
  recheck_photos jsonb not null default '[]'::jsonb,
  residual_risk text,
  assessment text,
  closing_note text,
  dismissal text,
  criterion text,
  criterion_text jsonb,
  proposal text,
  confirmation text,
  recurrence jsonb,
  ordered_at timestamp with time zone,
  officers jsonb,
  risk jsonb,
  reported_at timestamp with time zone,
  report jsonb,
  congress text,
  regulator_received_at timestamp with time zone,
  regulator_receipt jsonb,
  congress_received_at timestamp with time zone,
  congress_receipt jsonb,
  listed_at timestamp with time zone,
  listing jsonb,
  sign_at timestamp with time zone,
  sign_photos jsonb not null default '[]'::jsonb,
  progress jsonb not null default '[]'::jsonb,
  progress_by date,
  delisted_at timestamp with time zone,
  delisting text,
  delist_photos jsonb not null default '[]'::jsonb,
  draw jsonb,
  evaluator text,
  recusals jsonb not null default '[]'::jsonb,
  verdict text,
  verdict_at timestamp with time zone,
  evaluation jsonb,
  evaluation_files jsonb not null default '[]'::jsonb,
  photo_doubts jsonb not null default '[]'::jsonb
)

table inspection (
  case_id uuid not null,
  reason text not null,
  origin_case uuid,
  subject text not null,
  partner text,
  certificates text,
  started_at timestamp with time zone not null,
  findings jsonb not null default '[]'::jsonb,
  summary text,
  handling text,
  unit_representative text,
  refused_to_sign boolean,
  measures jsonb not null default '[]'::jsonb,
  recorded_at timestamp with time zone
)

table obligation (
  id uuid not null,
  case_id uuid not null,
  duty text not null,
  title text not null,
  opened_rev integer not null,
  owner_roles text[] not null,
  enterprise uuid,
  county text,
  town text,
  served_on text not null,
  span jsonb not null,
  calendar text not null,
  basis jsonb not null,
  state text not null,
  due_at timestamp with time zone,
  provisional boolean not null default false,
  steps jsonb not null,
  escalated_to text[] not null default '{}'::text[],
  met_at timestamp with time zone,
  met_rev integer
)

table organ (
  key text not null,
  name text not null,
  short text not null,
  kind text not null,
  place text not null,
  path ltree not null,
  trades text[] not null default '{}'::text[],
  zone text,
  enterprise uuid
)

table parameter (
  key text not null,
  label text not null,
  value jsonb not null,
  source text not null,
  basis jsonb,
  confirmed_at timestamp with time zone,
  confirmed_by uuid
)

table person (
  id uuid not null,
  name text not null,
  login text not null
)

table place (
  code text not null,
  name text not null,
  level integer not null,
  kind text not null,
  parent text,
  path ltree not null,
  full_name text not null,
  since date,
  until date,
  replaced_by text
)

table place_area (
  code text not null,
  area geometry(MultiPolygon,4326) not null,
  source text not null
)

table post (
  id uuid not null,
  title text not null,
  role text not null,
  scope text not null,
  organ text,
  enterprise uuid,
  place text,
  path ltree,
  trades text[],
  own_units boolean not null default false
)

table procedure_step (
  procedure text not null,
  version integer not null,
  from_state text not null,
  step text not null,
  to_state text not null,
  title text not null,
  roles text[] not null,
  apart text[] not null default '{}'::text[],
  needs text[] not null default '{}'::text[],
  outward boolean not null default false,
  ends boolean not null default false
)

table reaction (
  id uuid not null,
  name text not null,
  stream_kind text not null,
  stream_id text not null,
  seq integer not null,
  done_at timestamp with time zone,
  tries integer not null default 0,
  problem text
)

table risk_level (
  id uuid not null,
  enterprise uuid not null,
  graded text,
  level text,
  since timestamp with time zone not null,
  until timestamp with time zone,
  explanation jsonb not null,
  cause_case uuid,
  person uuid
)

table rung (
  obligation uuid not null,
  rung text not null,
  kind text not null,
  at timestamp with time zone,
  to_roles text[] not null,
  fired_at timestamp with time zone,
  stopped_at timestamp with time zone
)

table session (
  token_hash text not null,
  person uuid not null,
  tenure uuid,
  opened_at timestamp with time zone not null,
  seen_at timestamp with time zone not null,
  revoked_at timestamp with time zone
)

table setting (
  key text not null,
  value jsonb not null
)

table suspension (
  id uuid not null,
  obligation uuid not null,
  since timestamp with time zone not null,
  until timestamp with time zone,
  reason text not null,
  person uuid not null
)

table tenure (
  id uuid not null,
  post uuid not null,
  person uuid not null,
  since timestamp with time zone not null,
  until timestamp with time zone,
  stands_in_for uuid,
  reason text
)

table zone (
  key text not null,
  name text not null,
  place text,
  note text
)

constraint anchor.anchor_pkey PRIMARY KEY (no)
constraint anchor_leaf.anchor_leaf_anchor_fkey FOREIGN KEY (anchor) REFERENCES anchor(no)
constraint anchor_leaf.anchor_leaf_pkey PRIMARY KEY (anchor, "position")
constraint attachment.attachment_pkey PRIMARY KEY (id)
constraint calendar_day.calendar_day_kind_check CHECK ((kind = ANY (ARRAY['off'::text, 'work'::text])))
constraint calendar_day.calendar_day_pkey PRIMARY KEY (calendar, date)
constraint case.case_enterprise_fkey FOREIGN KEY (enterprise) REFERENCES enterprise(id)
constraint case.case_managing_fkey FOREIGN KEY (managing) REFERENCES organ(key)
constraint case.case_person_fkey FOREIGN KEY (person) REFERENCES person(id)
constraint case.case_pkey PRIMARY KEY (id)
constraint case.case_post_fkey FOREIGN KEY (post) REFERENCES post(id)
constraint case.case_supervising_fkey FOREIGN KEY (supervising) REFERENCES organ(key)
constraint case_move.case_evidence TRIGGER DEFERRABLE INITIALLY DEFERRED
constraint case_move.case_move_case_id_fkey FOREIGN KEY (case_id) REFERENCES "case"(id)
constraint case_move.case_move_pkey PRIMARY KEY (case_id, rev)
constraint case_party.case_party_case_id_fkey FOREIGN KEY (case_id) REFERENCES "case"(id)
constraint case_party.case_party_organ_fkey FOREIGN KEY (organ) REFERENCES organ(key)
constraint case_party.case_party_pkey PRIMARY KEY (case_id, organ, part)
constraint coercion.coercion_case_id_fkey FOREIGN KEY (case_id) REFERENCES "case"(id)
constraint coercion.coercion_check CHECK (((measure <> 'cutPower'::text) OR ((stop_case IS NOT NULL) AND (danger IS NOT NULL) AND (supplier IS NOT NULL))))
constraint coercion.coercion_check1 CHECK (((NOT urgent) OR (urgent_reason IS NOT NULL)))
constraint coercion.coercion_check2 CHECK (((measure <> 'cutPower'::text) OR urgent OR (start_at IS NULL) OR (start_at >= (approved_at + '24:00:00'::interval))))
constraint coercion.coercion_check3 CHECK (((until IS NULL) OR (measure = 'sealDetain'::text)))
constraint coercion.coercion_check4 CHECK (((measure <> 'sealDetain'::text) OR (approved_at IS NULL) OR (until IS NOT NULL) OR (released_at IS NOT NULL)))
constraint coercion.coercion_check5 CHECK ((extended = (extended_from IS NOT NULL)))
constraint coercion.coercion_check6 CHECK (((until IS NULL) OR (until <= (COALESCE(extended_from, ((start_at AT TIME ZONE 'Asia/Shanghai'::text))::date) + 30))))
constraint coercion.coercion_ground_check CHECK ((ground = ANY (ARRAY['overdue'::text, 'failedRecheck'::text])))
constraint coercion.coercion_measure_check CHECK ((measure = ANY (ARRAY['suspendProduction'::text, 'stopConstruction'::text, 'cutPower'::text, 'sealDetain'::text])))
constraint coercion.coercion_origin_case_fkey FOREIGN KEY (origin_case) REFERENCES "case"(id)
constraint coercion.coercion_pkey PRIMARY KEY (case_id)
constraint coercion.coercion_stop_case_fkey FOREIGN KEY (stop_case) REFERENCES "case"(id)
constraint coercion.coercion_supplier_answer_check CHECK ((supplier_answer = ANY (ARRAY['willDo'::text, 'cannot'::text])))
constraint coercion.coercion_supplier_fkey FOREIGN KEY (supplier) REFERENCES organ(key)
constraint coercion.facts_moved TRIGGER DEFERRABLE INITIALLY DEFERRED
constraint command_log.command_log_key_check CHECK (((length(key) >= 8) AND (length(key) <= 80)))
constraint command_log.command_log_pkey PRIMARY KEY (person, key)
constraint coordination.coordination_case_id_fkey FOREIGN KEY (case_id) REFERENCES "case"(id)
constraint coordination.coordination_lead_fkey FOREIGN KEY (lead) REFERENCES organ(key)
constraint coordination.coordination_origin_case_fkey FOREIGN KEY (origin_case) REFERENCES "case"(id)
constraint coordination.coordination_pkey PRIMARY KEY (case_id)
constraint coordination.facts_moved TRIGGER DEFERRABLE INITIALLY DEFERRED
constraint credential.credential_person_fkey FOREIGN KEY (person) REFERENCES person(id)
constraint credential.credential_pkey PRIMARY KEY (person)
constraint disclosure.disclosure_case_id_fkey FOREIGN KEY (case_id) REFERENCES "case"(id)
constraint disclosure.disclosure_kind_check CHECK ((kind = 'listedHazard'::text))
constraint disclosure.disclosure_pkey PRIMARY KEY (id)
constraint document.document_case_id_fkey FOREIGN KEY (case_id) REFERENCES "case"(id)
constraint document.document_code_check CHECK ((code ~ '^[0-9A-Z]{16}$'::text))
constraint document.document_code_key UNIQUE (code)
constraint document.document_issued TRIGGER DEFERRABLE INITIALLY DEFERRED
constraint document.document_issuer_fkey FOREIGN KEY (issuer) REFERENCES organ(key)
constraint document.document_issuer_infix_year_serial_key UNIQUE (issuer, infix, year, serial)
constraint document.document_person_fkey FOREIGN KEY (person) REFERENCES person(id)
constraint document.document_pkey PRIMARY KEY (id)
constraint document.document_post_fkey FOREIGN KEY (post) REFERENCES post(id)
constraint document.document_typeset TRIGGER DEFERRABLE INITIALLY DEFERRED
constraint document.document_voided TRIGGER DEFERRABLE INITIALLY DEFERRED
constraint document.document_voided_by_fkey FOREIGN KEY (voided_by) REFERENCES person(id)
constraint document_delivery.document_delivery_case_id_fkey FOREIGN KEY (case_id) REFERENCES "case"(id)
constraint document_delivery.document_delivery_document_fkey FOREIGN KEY (document) REFERENCES document(id)
constraint document_delivery.document_delivery_mode_check CHECK ((mode = ANY (ARRAY['direct'::text, 'left'::text, 'entrusted'::text, 'post'::text, 'announcement'::text, 'electronic'::text])))
constraint document_delivery.document_delivery_person_fkey FOREIGN KEY (person) REFERENCES person(id)
constraint document_delivery.document_delivery_pkey PRIMARY KEY (id)
constraint document_series.document_series_issuer_fkey FOREIGN KEY (issuer) REFERENCES organ(key)
constraint document_series.document_series_pkey PRIMARY KEY (issuer, infix, year)
constraint enterprise.enterprise_check CHECK (((supervising IS NULL) = (supervising_basis IS NULL)))
constraint enterprise.enterprise_check1 CHECK (((managing IS NULL) = (managing_basis IS NULL)))
constraint enterprise.enterprise_division_fkey FOREIGN KEY (division) REFERENCES place(code)
constraint enterprise.enterprise_level_check CHECK ((level = ANY (ARRAY['city'::text, 'county'::text, 'township'::text])))
constraint enterprise.enterprise_managing_fkey FOREIGN KEY (managing) REFERENCES organ(key)
constraint enterprise.enterprise_pkey PRIMARY KEY (id)
constraint enterprise.enterprise_status_check CHECK ((status = ANY (ARRAY['operating'::text, 'stopped'::text, 'closed'::text])))
constraint enterprise.enterprise_supervising_fkey FOREIGN KEY (supervising) REFERENCES organ(key)
constraint enterprise.enterprise_uscc_key UNIQUE (uscc)
constraint enterprise.enterprise_zone_fkey FOREIGN KEY (zone) REFERENCES zone(key)
constraint enterprise_head.enterprise_head_check CHECK (((until IS NULL) OR (until > since)))
constraint enterprise_head.enterprise_head_enterprise_fkey FOREIGN KEY (enterprise) REFERENCES enterprise(id)
constraint enterprise_head.enterprise_head_kind_check CHECK ((kind = ANY (ARRAY['legalRepresentative'::text, 'actualController'::text])))
constraint enterprise_head.enterprise_head_pkey PRIMARY KEY (id)
constraint evaluator.evaluator_organ_fkey FOREIGN KEY (organ) REFERENCES organ(key)
constraint evaluator.evaluator_pkey PRIMARY KEY (organ)
constraint evaluator_tie.evaluator_tie_check CHECK (((until IS NULL) OR (until > since)))
constraint evaluator_tie.evaluator_tie_enterprise_fkey FOREIGN KEY (enterprise) REFERENCES enterprise(id)
constraint evaluator_tie.evaluator_tie_kind_check CHECK ((kind = ANY (ARRAY['contract'::text, 'shareholding'::text, 'person'::text, 'recused'::text])))
constraint evaluator_tie.evaluator_tie_organ_fkey FOREIGN KEY (organ) REFERENCES evaluator(organ)
constraint evaluator_tie.evaluator_tie_pkey PRIMARY KEY (id)
constraint evidence.evidence_pkey PRIMARY KEY (stream_kind, stream_id, seq)
constraint evidence.evidence_seq_check CHECK ((seq > 0))
constraint evidence.evidence_stream_kind_check CHECK ((stream_kind = ANY (ARRAY['case'::text, 'enterprise'::text, 'organ'::text, 'person'::text, 'config'::text, 'import'::text])))
constraint evidence_fresh.evidence_fresh_pkey PRIMARY KEY (stream_kind, stream_id)
constraint hazard.facts_moved TRIGGER DEFERRABLE INITIALLY DEFERRED
constraint hazard.hazard_case_id_fkey FOREIGN KEY (case_id) REFERENCES "case"(id)
constraint hazard.hazard_check CHECK (((level <> 'major'::text) OR (confirmation IS NOT NULL)))
constraint hazard.hazard_congress_fkey FOREIGN KEY (congress) REFERENCES organ(key)
constraint hazard.hazard_evaluator_fkey FOREIGN KEY (evaluator) REFERENCES organ(key)
constraint hazard.hazard_level_check CHECK ((level = ANY (ARRAY['general'::text, 'major'::text])))
constraint hazard.hazard_origin_case_fkey FOREIGN KEY (origin_case) REFERENCES "case"(id)
constraint hazard.hazard_origin_check CHECK ((origin = ANY (ARRAY['patrol'::text, 'inspection'::text, 'selfCheck'::text])))
constraint hazard.hazard_pkey PRIMARY KEY (case_id)
constraint hazard.hazard_verdict_check CHECK ((verdict = ANY (ARRAY['pass'::text, 'fail'::text])))
constraint inspection.facts_moved TRIGGER DEFERRABLE INITIALLY DEFERRED
constraint inspection.inspection_case_id_fkey FOREIGN KEY (case_id) REFERENCES "case"(id)
constraint inspection.inspection_origin_case_fkey FOREIGN KEY (origin_case) REFERENCES "case"(id)
constraint inspection.inspection_pkey PRIMARY KEY (case_id)
constraint inspection.inspection_reason_check CHECK ((reason = ANY (ARRAY['planned'::text, 'hazard'::text, 'complaint'::text, 'assigned'::text])))
constraint obligation.obligation_case_id_fkey FOREIGN KEY (case_id) REFERENCES "case"(id)
constraint obligation.obligation_pkey PRIMARY KEY (id)
constraint obligation.obligation_state_check CHECK ((state = ANY (ARRAY['owed'::text, 'overdue'::text, 'paused'::text, 'met'::text, 'cancelled'::text])))
constraint organ.organ_enterprise_fkey FOREIGN KEY (enterprise) REFERENCES enterprise(id)
constraint organ.organ_name_key UNIQUE (name)
constraint organ.organ_pkey PRIMARY KEY (key)
constraint organ.organ_place_fkey FOREIGN KEY (place) REFERENCES place(code)
constraint organ.organ_zone_fkey FOREIGN KEY (zone) REFERENCES zone(key)
constraint parameter.parameter_pkey PRIMARY KEY (key)
constraint person.person_login_key UNIQUE (login)
constraint person.person_pkey PRIMARY KEY (id)
constraint place.place_code_check CHECK ((code ~ '^\d{12}$'::text))
constraint place.place_level_check CHECK (((level >= 1) AND (level <= 6)))
constraint place.place_parent_fkey FOREIGN KEY (parent) REFERENCES place(code)
constraint place.place_pkey PRIMARY KEY (code)
constraint place.place_replaced_by_fkey FOREIGN KEY (replaced_by) REFERENCES place(code) DEFERRABLE INITIALLY DEFERRED
constraint place_area.place_area_code_fkey FOREIGN KEY (code) REFERENCES place(code)
constraint place_area.place_area_pkey PRIMARY KEY (code)
constraint post.post_check CHECK (((scope <> 'territory'::text) OR ((path IS NOT NULL) AND (organ IS NOT NULL))))
constraint post.post_check1 CHECK (((scope <> 'enterprise'::text) OR (enterprise IS NOT NULL)))
constraint post.post_check2 CHECK (((scope <> 'party'::text) OR (organ IS NOT NULL)))
constraint post.post_enterprise_fkey FOREIGN KEY (enterprise) REFERENCES enterprise(id)
constraint post.post_organ_fkey FOREIGN KEY (organ) REFERENCES organ(key)
constraint post.post_pkey PRIMARY KEY (id)
constraint post.post_place_fkey FOREIGN KEY (place) REFERENCES place(code)
constraint post.post_scope_check CHECK ((scope = ANY (ARRAY['territory'::text, 'enterprise'::text, 'party'::text, 'public'::text, 'system'::text])))
constraint procedure_step.procedure_step_pkey PRIMARY KEY (procedure, version, from_state, step)
constraint reaction.reaction_name_stream_kind_stream_id_seq_key UNIQUE (name, stream_kind, stream_id, seq)
constraint reaction.reaction_pkey PRIMARY KEY (id)
constraint reaction.reaction_stream_kind_stream_id_seq_fkey FOREIGN KEY (stream_kind, stream_id, seq) REFERENCES evidence(stream_kind, stream_id, seq)
constraint risk_level.risk_level_cause_case_fkey FOREIGN KEY (cause_case) REFERENCES "case"(id)
constraint risk_level.risk_level_check CHECK (((until IS NULL) OR (until >= since)))
constraint risk_level.risk_level_check1 CHECK (((graded IS NULL) OR (level IS NOT NULL)))
constraint risk_level.risk_level_enterprise_fkey FOREIGN KEY (enterprise) REFERENCES enterprise(id)
constraint risk_level.risk_level_graded_check CHECK ((graded = ANY (ARRAY['red'::text, 'orange'::text, 'yellow'::text, 'blue'::text])))
constraint risk_level.risk_level_level_check CHECK ((level = ANY (ARRAY['red'::text, 'orange'::text, 'yellow'::text, 'blue'::text])))
constraint risk_level.risk_level_person_fkey FOREIGN KEY (person) REFERENCES person(id)
constraint risk_level.risk_level_pkey PRIMARY KEY (id)
constraint rung.rung_kind_check CHECK ((kind = ANY (ARRAY['remind'::text, 'due'::text, 'escalate'::text])))
constraint rung.rung_obligation_fkey FOREIGN KEY (obligation) REFERENCES obligation(id)
constraint rung.rung_pkey PRIMARY KEY (obligation, rung)
constraint session.session_person_fkey FOREIGN KEY (person) REFERENCES person(id)
constraint session.session_pkey PRIMARY KEY (token_hash)
constraint session.session_tenure_fkey FOREIGN KEY (tenure) REFERENCES tenure(id)
constraint setting.setting_pkey PRIMARY KEY (key)
constraint suspension.suspension_check CHECK (((until IS NULL) OR (until >= since)))
constraint suspension.suspension_obligation_fkey FOREIGN KEY (obligation) REFERENCES obligation(id)
constraint suspension.suspension_pkey PRIMARY KEY (id)
constraint suspension.suspension_reason_check CHECK ((length(reason) > 0))
constraint tenure.tenure_check CHECK (((until IS NULL) OR (until > since)))
constraint tenure.tenure_check1 CHECK (((stands_in_for IS NULL) OR (until IS NOT NULL)))
constraint tenure.tenure_person_fkey FOREIGN KEY (person) REFERENCES person(id)
constraint tenure.tenure_pkey PRIMARY KEY (id)
constraint tenure.tenure_post_fkey FOREIGN KEY (post) REFERENCES post(id)
constraint tenure.tenure_stands_in_for_fkey FOREIGN KEY (stands_in_for) REFERENCES person(id)
constraint zone.zone_pkey PRIMARY KEY (key)
constraint zone.zone_place_fkey FOREIGN KEY (place) REFERENCES place(code)

CREATE INDEX anchor_leaf_stream ON public.anchor_leaf USING btree (stream_kind, stream_id, anchor)
CREATE INDEX attachment_case ON public.attachment USING btree (case_id)
CREATE INDEX case_county ON public."case" USING btree (procedure, county, opened_at DESC, id DESC)
CREATE INDEX case_enterprise ON public."case" USING btree (enterprise, opened_at DESC, id DESC)
CREATE INDEX case_move_person ON public.case_move USING btree (person, case_id)
CREATE INDEX case_newest ON public."case" USING btree (procedure, opened_at DESC, id DESC)
CREATE INDEX case_open ON public."case" USING btree (procedure, opened_at DESC, id DESC) INCLUDE (place, trade, supervising, managing, enterprise, inward) WHERE (closed_at IS NULL)
CREATE INDEX case_open_county ON public."case" USING btree (procedure, county, opened_at DESC, id DESC) INCLUDE (place, trade, supervising, managing, enterprise, inward) WHERE (closed_at IS NULL)
CREATE INDEX case_open_town ON public."case" USING btree (procedure, town, opened_at DESC, id DESC) INCLUDE (place, trade, supervising, managing, enterprise, inward) WHERE (closed_at IS NULL)
CREATE INDEX case_party_organ ON public.case_party USING btree (organ, case_id)
CREATE INDEX case_town ON public."case" USING btree (procedure, town, opened_at DESC, id DESC)
CREATE INDEX coercion_origin ON public.coercion USING btree (origin_case)
CREATE INDEX coercion_stop ON public.coercion USING btree (stop_case) WHERE (stop_case IS NOT NULL)
CREATE INDEX coordination_origin ON public.coordination USING btree (origin_case)
CREATE INDEX disclosure_county ON public.disclosure USING btree (kind, county, published_at DESC, id DESC) INCLUDE (ended_at, hidden_from, title)
CREATE INDEX disclosure_newest ON public.disclosure USING btree (kind, published_at DESC, id DESC) INCLUDE (county, ended_at, hidden_from, title)
CREATE INDEX document_case ON public.document USING btree (case_id)
CREATE INDEX document_delivery_case ON public.document_delivery USING btree (case_id)
CREATE INDEX document_delivery_document ON public.document_delivery USING btree (document)
CREATE INDEX enterprise_blank ON public.enterprise USING btree (county, id) WHERE ((level IS NULL) OR (supervising IS NULL) OR (managing IS NULL))
CREATE INDEX enterprise_county ON public.enterprise USING btree (county, registered_at DESC, id DESC)
CREATE INDEX enterprise_managing ON public.enterprise USING btree (managing, registered_at DESC)
CREATE INDEX enterprise_newest ON public.enterprise USING btree (registered_at DESC, id DESC)
CREATE INDEX enterprise_point ON public.enterprise USING gist (point)
CREATE INDEX enterprise_supervising ON public.enterprise USING btree (supervising, registered_at DESC)
CREATE INDEX enterprise_town ON public.enterprise USING btree (town, registered_at DESC, id DESC)
CREATE INDEX evaluator_tie_enterprise ON public.evaluator_tie USING btree (enterprise, organ)
CREATE INDEX evaluator_tie_organ ON public.evaluator_tie USING btree (organ, since DESC)
CREATE INDEX evidence_by_person ON public.evidence USING btree (person, at)
CREATE INDEX hazard_criterion ON public.hazard USING btree (criterion) WHERE (criterion IS NOT NULL)
CREATE INDEX hazard_major ON public.hazard USING btree (case_id) WHERE (level = 'major'::text)
CREATE INDEX inspection_origin ON public.inspection USING btree (origin_case) WHERE (origin_case IS NOT NULL)
CREATE INDEX obligation_case ON public.obligation USING btree (case_id)
CREATE INDEX obligation_county ON public.obligation USING btree (county, due_at) WHERE (state = ANY (ARRAY['owed'::text, 'overdue'::text, 'paused'::text]))
CREATE INDEX obligation_due ON public.obligation USING btree (due_at) WHERE (state = ANY (ARRAY['owed'::text, 'overdue'::text, 'paused'::text]))
CREATE INDEX obligation_enterprise ON public.obligation USING btree (enterprise, due_at) WHERE (state = ANY (ARRAY['owed'::text, 'overdue'::text, 'paused'::text]))
CREATE INDEX obligation_town ON public.obligation USING btree (town, due_at) WHERE (state = ANY (ARRAY['owed'::text, 'overdue'::text, 'paused'::text]))
CREATE INDEX organ_enterprise ON public.organ USING btree (enterprise) WHERE (enterprise IS NOT NULL)
CREATE INDEX organ_place ON public.organ USING btree (place)
CREATE INDEX place_area_shape ON public.place_area USING gist (area)
CREATE INDEX place_parent ON public.place USING btree (parent, code)
CREATE INDEX place_under ON public.place USING gist (path)
CREATE INDEX post_enterprise ON public.post USING btree (enterprise) WHERE (enterprise IS NOT NULL)
CREATE INDEX post_organ ON public.post USING btree (organ, role)
CREATE INDEX reaction_due ON public.reaction USING btree (id) WHERE (done_at IS NULL)
CREATE INDEX risk_level_history ON public.risk_level USING btree (enterprise, since DESC)
CREATE INDEX rung_due ON public.rung USING btree (at) WHERE ((fired_at IS NULL) AND (stopped_at IS NULL))
CREATE INDEX session_person ON public.session USING btree (person)
CREATE INDEX suspension_obligation ON public.suspension USING btree (obligation)
CREATE INDEX tenure_person ON public.tenure USING btree (person)
CREATE INDEX tenure_post ON public.tenure USING btree (post)
CREATE UNIQUE INDEX anchor_leaf_pkey ON public.anchor_leaf USING btree (anchor, "position")
CREATE UNIQUE INDEX anchor_pkey ON public.anchor USING btree (no)
CREATE UNIQUE INDEX attachment_pkey ON public.attachment USING btree (id)
CREATE UNIQUE INDEX calendar_day_pkey ON public.calendar_day USING btree (calendar, date)
CREATE UNIQUE INDEX case_move_pkey ON public.case_move USING btree (case_id, rev)
CREATE UNIQUE INDEX case_party_pkey ON public.case_party USING btree (case_id, organ, part)
CREATE UNIQUE INDEX case_pkey ON public."case" USING btree (id)
CREATE UNIQUE INDEX coercion_pkey ON public.coercion USING btree (case_id)
CREATE UNIQUE INDEX command_log_pkey ON public.command_log USING btree (person, key)
CREATE UNIQUE INDEX coordination_pkey ON public.coordination USING btree (case_id)
CREATE UNIQUE INDEX credential_pkey ON public.credential USING btree (person)
CREATE UNIQUE INDEX disclosure_once ON public.disclosure USING btree (kind, case_id)
CREATE UNIQUE INDEX disclosure_pkey ON public.disclosure USING btree (id)
CREATE UNIQUE INDEX document_code_key ON public.document USING btree (code)
CREATE UNIQUE INDEX document_delivery_pkey ON public.document_delivery USING btree (id)
CREATE UNIQUE INDEX document_issuer_infix_year_serial_key ON public.document USING btree (issuer, infix, year, serial)
CREATE UNIQUE INDEX document_no ON public.document USING btree (no)
CREATE UNIQUE INDEX document_pkey ON public.document USING btree (id)
CREATE UNIQUE INDEX document_series_pkey ON public.document_series USING btree (issuer, infix, year)
CREATE UNIQUE INDEX enterprise_head_now ON public.enterprise_head USING btree (enterprise, kind) WHERE (until IS NULL)
CREATE UNIQUE INDEX enterprise_head_pkey ON public.enterprise_head USING btree (id)
CREATE UNIQUE INDEX enterprise_pkey ON public.enterprise USING btree (id)
CREATE UNIQUE INDEX enterprise_uscc_key ON public.enterprise USING btree (uscc)
CREATE UNIQUE INDEX evaluator_pkey ON public.evaluator USING btree (organ)
CREATE UNIQUE INDEX evaluator_tie_pkey ON public.evaluator_tie USING btree (id)
CREATE UNIQUE INDEX evidence_by_rev ON public.evidence USING btree (case_id, rev) WHERE (rev IS NOT NULL)
CREATE UNIQUE INDEX evidence_fresh_pkey ON public.evidence_fresh USING btree (stream_kind, stream_id)
CREATE UNIQUE INDEX evidence_pkey ON public.evidence USING btree (stream_kind, stream_id, seq)
CREATE UNIQUE INDEX hazard_pkey ON public.hazard USING btree (case_id)
CREATE UNIQUE INDEX inspection_pkey ON public.inspection USING btree (case_id)
CREATE UNIQUE INDEX obligation_once ON public.obligation USING btree (case_id, duty, opened_rev)
CREATE UNIQUE INDEX obligation_pkey ON public.obligation USING btree (id)
CREATE UNIQUE INDEX organ_name_key ON public.organ USING btree (name)
CREATE UNIQUE INDEX organ_pkey ON public.organ USING btree (key)
CREATE UNIQUE INDEX parameter_pkey ON public.parameter USING btree (key)
CREATE UNIQUE INDEX person_login_key ON public.person USING btree (login)
CREATE UNIQUE INDEX person_pkey ON public.person USING btree (id)
CREATE UNIQUE INDEX place_area_pkey ON public.place_area USING btree (code)
CREATE UNIQUE INDEX place_path ON public.place USING btree (path) WHERE (until IS NULL)
CREATE UNIQUE INDEX place_pkey ON public.place USING btree (code)
CREATE UNIQUE INDEX post_pkey ON public.post USING btree (id)
CREATE UNIQUE INDEX procedure_step_pkey ON public.procedure_step USING btree (procedure, version, from_state, step)
CREATE UNIQUE INDEX reaction_name_stream_kind_stream_id_seq_key ON public.reaction USING btree (name, stream_kind, stream_id, seq)
CREATE UNIQUE INDEX reaction_pkey ON public.reaction USING btree (id)
CREATE UNIQUE INDEX risk_level_now ON public.risk_level USING btree (enterprise) WHERE (until IS NULL)
CREATE UNIQUE INDEX risk_level_pkey ON public.risk_level USING btree (id)
CREATE UNIQUE INDEX rung_pkey ON public.rung USING btree (obligation, rung)
CREATE UNIQUE INDEX session_pkey ON public.session USING btree (token_hash)
CREATE UNIQUE INDEX setting_pkey ON public.setting USING btree (key)
CREATE UNIQUE INDEX suspension_open ON public.suspension USING btree (obligation) WHERE (until IS NULL)
CREATE UNIQUE INDEX suspension_pkey ON public.suspension USING btree (id)
CREATE UNIQUE INDEX tenure_pkey ON public.tenure USING btree (id)
CREATE UNIQUE INDEX zone_pkey ON public.zone USING btree (key)

policy anchor.anyone for SELECT to public using (( SELECT my.scope() AS scope) IS NOT NULL)
policy anchor.job for INSERT to public check ( SELECT my.job_runs() AS job_runs)
policy anchor.owner for ALL to owner using true check true
policy anchor_leaf.anyone for SELECT to public using (( SELECT my.scope() AS scope) IS NOT NULL)
policy anchor_leaf.job for INSERT to public check ( SELECT my.job_runs() AS job_runs)
policy anchor_leaf.owner for ALL to owner using true check true
policy attachment.of_case for ALL to public using ((uploaded_by = ( SELECT my.person() AS person)) OR ((case_id IS NOT NULL) AND my.sees_case(case_id)) OR ( SELECT my.job_runs() AS job_runs))
policy attachment.owner for ALL to owner using true check true
policy calendar_day.anyone for SELECT to public using (( SELECT my.scope() AS scope) IS NOT NULL)
policy calendar_day.job for ALL to public using ( SELECT my.job_runs() AS job_runs)
policy calendar_day.owner for ALL to owner using true check true
policy case.owner for ALL to owner using true check true
policy case.placed for ALL to public using  CASE ( SELECT my.scope() AS scope) WHEN 'territory'::text THEN ((place <@ ( SELECT my.place() AS place)) AND ((((( SELECT my.trades() AS trades) IS NULL) OR (trade = ANY (( SELECT my.trades() AS trades)::text[]))) AND ((NOT ( SELECT my.own_units_only() AS own_units_only)) OR ((( SELECT my.organ() AS organ) = supervising) OR (( SELECT my.organ() AS organ) = managing)))) OR my.party_to(id))) WHEN 'enterprise'::text THEN ((enterprise = ( SELECT my.enterprise() AS enterprise)) AND (NOT inward)) WHEN 'party'::text THEN (my.party_to(id) AND (NOT inward)) WHEN 'system'::text THEN ( SELECT my.job_runs() AS job_runs) ELSE false END
policy case_move.by_case for SELECT to public using my.sees_case(case_id)
policy case_move.owner for ALL to owner using true check true
policy case_party.by_case for INSERT to public check ((( SELECT my.scope() AS scope) = 'system'::text) OR ((( SELECT my.scope() AS scope) = 'territory'::text) AND my.sees_case(case_id)))
policy case_party.known for SELECT to public using ((organ = ( SELECT my.organ() AS organ)) OR ( SELECT my.job_runs() AS job_runs) OR ((( SELECT my.scope() AS scope) = 'territory'::text) AND my.sees_case(case_id)))
policy case_party.leaves for UPDATE to public using (((( SELECT my.scope() AS scope) = ANY (ARRAY['territory'::text, 'system'::text])) AND my.sees_case(case_id)) OR (organ = ( SELECT my.organ() AS organ)))
policy case_party.owner for ALL to owner using true check true
policy coercion.by_case for ALL to public using my.sees_case(case_id)
policy coercion.owner for ALL to owner using true check true
policy command_log.own for ALL to public using (person = ( SELECT my.person() AS person))
policy command_log.owner for ALL to owner using true check true
policy coordination.by_case for ALL to public using my.sees_case(case_id)
policy coordination.owner for ALL to owner using true check true
policy credential.owner for ALL to owner using true check true
policy credential.sign_in for ALL to public using ((( SELECT my.scope() AS scope) = 'system'::text) AND (( SELECT my.job() AS job) = ANY (ARRAY['session'::text, 'city'::text])))
policy disclosure.everybody for SELECT to public using ((( SELECT my.scope() AS scope) IS NOT NULL) AND ((hidden_from IS NULL) OR (hidden_from > ( SELECT my.now() AS now))))
policy disclosure.job for ALL to public using ( SELECT my.job_runs() AS job_runs)
policy disclosure.owner for ALL to owner using true check true
policy document.by_case for SELECT to public using (my.sees_case(case_id) AND ((NOT internal) OR (( SELECT my.scope() AS scope) = ANY (ARRAY['territory'::text, 'system'::text]))))
policy document.followed for UPDATE to public using ((( SELECT my.scope() AS scope) = ANY (ARRAY['territory'::text, 'system'::text])) AND my.sees_case(case_id))
policy document.issued for INSERT to public check ((( SELECT my.scope() AS scope) = ANY (ARRAY['territory'::text, 'system'::text])) AND my.sees_case(case_id))
policy document.owner for ALL to owner using true check true
policy document_delivery.by_case for SELECT to public using my.sees_case(case_id)
policy document_delivery.owner for ALL to owner using true check true
policy document_delivery.served for INSERT to public check ((( SELECT my.scope() AS scope) = ANY (ARRAY['territory'::text, 'system'::text])) AND my.sees_case(case_id))
policy document_series.job for SELECT to public using ( SELECT my.job_runs() AS job_runs)
policy document_series.owner for ALL to owner using true check true
policy enterprise.owner for ALL to owner using true check true
policy enterprise.placed for ALL to public using  CASE ( SELECT my.scope() AS scope) WHEN 'territory'::text THEN ((place <@ ( SELECT my.place() AS place)) AND ((((( SELECT my.trades() AS trades) IS NULL) OR (trade = ANY (( SELECT my.trades() AS trades)::text[]))) AND ((NOT ( SELECT my.own_units_only() AS own_units_only)) OR ((( SELECT my.organ() AS organ) = supervising) OR (( SELECT my.organ() AS organ) = managing)))) OR my.party_to(NULL::uuid))) WHEN 'enterprise'::text THEN ((enterprise = ( SELECT my.enterprise() AS enterprise)) AND (NOT false)) WHEN 'party'::text THEN (my.party_to(NULL::uuid) AND (NOT false)) WHEN 'system'::text THEN ( SELECT my.job_runs() AS job_runs) ELSE false END
policy enterprise_head.by_enterprise for ALL to public using my.sees_enterprise(enterprise)
policy enterprise_head.owner for ALL to owner using true check true
policy evaluator.change for UPDATE to public using ((( SELECT my.scope() AS scope) = 'territory'::text) OR ( SELECT my.job_runs() AS job_runs))
policy evaluator.enter for INSERT to public check ((( SELECT my.scope() AS scope) = 'territory'::text) OR ( SELECT my.job_runs() AS job_runs))
policy evaluator.officials for SELECT to public using ((( SELECT my.scope() AS scope) = 'territory'::text) OR ( SELECT my.job_runs() AS job_runs) OR (organ = ( SELECT my.organ() AS organ)))
policy evaluator.owner for ALL to owner using true check true
policy evaluator_tie.enter for INSERT to public check (( SELECT my.job_runs() AS job_runs) OR (organ = ( SELECT my.organ() AS organ)) OR ((( SELECT my.scope() AS scope) = 'territory'::text) AND my.sees_enterprise(enterprise)))
policy evaluator_tie.officials for SELECT to public using (( SELECT my.job_runs() AS job_runs) OR (organ = ( SELECT my.organ() AS organ)) OR ((( SELECT my.scope() AS scope) = 'territory'::text) AND my.sees_enterprise(enterprise)))
policy evaluator_tie.owner for ALL to owner using true check true
policy evidence.job for SELECT to public using ( SELECT my.job_runs() AS job_runs)
policy evidence.of_case for SELECT to public using ((stream_kind = 'case'::text) AND my.sees_case(case_id))
policy evidence.of_enterprise for SELECT to public using ((stream_kind = 'enterprise'::text) AND my.sees_enterprise((stream_id)::uuid))
policy evidence.of_organ for SELECT to public using ((stream_kind = 'organ'::text) AND (( SELECT my.scope() AS scope) = 'territory'::text) AND (stream_id = ( SELECT my.organ() AS organ)))
policy evidence.own for SELECT to public using ((stream_kind = 'person'::text) AND (stream_id = (( SELECT my.person() AS person))::text))
policy evidence.owner for ALL to owner using true check true
policy evidence.writer for INSERT to public check ((( SELECT my.scope() AS scope) IS NOT NULL) AND ((stream_kind <> 'case'::text) OR my.sees_case(case_id)))
policy evidence_fresh.anchor for ALL to public using ( SELECT my.job_runs() AS job_runs)
policy evidence_fresh.any_writer for INSERT to public check (( SELECT my.scope() AS scope) IS NOT NULL)
policy evidence_fresh.owner for ALL to owner using true check true
policy hazard.by_case for ALL to public using my.sees_case(case_id)
policy hazard.owner for ALL to owner using true check true
policy inspection.by_case for ALL to public using my.sees_case(case_id)
policy inspection.owner for ALL to owner using true check true
policy obligation.by_case for ALL to public using my.sees_case(case_id)
policy obligation.owner for ALL to owner using true check true
policy organ.anyone for SELECT to public using (( SELECT my.scope() AS scope) IS NOT NULL)
policy organ.job for ALL to public using ( SELECT my.job_runs() AS job_runs)
policy organ.owner for ALL to owner using true check true
policy parameter.anyone for SELECT to public using (( SELECT my.scope() AS scope) IS NOT NULL)
policy parameter.job for ALL to public using ( SELECT my.job_runs() AS job_runs)
policy parameter.owner for ALL to owner using true check true
policy person.directory for SELECT to public using ((( SELECT my.scope() AS scope) = 'territory'::text) OR (id = ( SELECT my.person() AS person)))
policy person.job for ALL to public using ( SELECT my.job_runs() AS job_runs)
policy person.owner for ALL to owner using true check true
policy place.anyone for SELECT to public using (( SELECT my.scope() AS scope) IS NOT NULL)
policy place.job for ALL to public using ( SELECT my.job_runs() AS job_runs)
policy place.owner for ALL to owner using true check true
policy place_area.anyone for SELECT to public using (( SELECT my.scope() AS scope) IS NOT NULL)
policy place_area.job for ALL to public using ( SELECT my.job_runs() AS job_runs)
policy place_area.owner for ALL to owner using true check true
policy post.directory for SELECT to public using ((( SELECT my.scope() AS scope) = 'territory'::text) OR (id = ( SELECT my.post() AS post)))
policy post.job for ALL to public using ( SELECT my.job_runs() AS job_runs)
policy post.owner for ALL to owner using true check true
policy procedure_step.anyone for SELECT to public using (( SELECT my.scope() AS scope) IS NOT NULL)
policy procedure_step.job for ALL to public using ( SELECT my.job_runs() AS job_runs)
policy procedure_step.owner for ALL to owner using true check true
policy reaction.any_writer for INSERT to public check (( SELECT my.scope() AS scope) IS NOT NULL)
policy reaction.job for ALL to public using ( SELECT my.job_runs() AS job_runs)
policy reaction.owner for ALL to owner using true check true
policy risk_level.by_enterprise for ALL to public using (my.sees_enterprise(enterprise) OR ( SELECT my.job_runs() AS job_runs))
policy risk_level.owner for ALL to owner using true check true
policy rung.by_obligation for ALL to public using my.sees_obligation(obligation)
policy rung.owner for ALL to owner using true check true
policy rung.with_obligation for INSERT to public check (( SELECT my.scope() AS scope) IS NOT NULL)
policy session.owner for ALL to owner using true check true
policy session.sign_in for ALL to public using ((( SELECT my.scope() AS scope) = 'system'::text) AND (( SELECT my.job() AS job) = ANY (ARRAY['session'::text, 'city'::text])))
policy setting.anyone for SELECT to public using (( SELECT my.scope() AS scope) IS NOT NULL)
policy setting.job for ALL to public using ( SELECT my.job_runs() AS job_runs)
policy setting.owner for ALL to owner using true check true
policy suspension.by_obligation for ALL to public using my.sees_obligation(obligation)
policy suspension.owner for ALL to owner using true check true
policy tenure.directory for SELECT to public using ((( SELECT my.scope() AS scope) = 'territory'::text) OR (person = ( SELECT my.person() AS person)))
policy tenure.job for ALL to public using ( SELECT my.job_runs() AS job_runs)
policy tenure.owner for ALL to owner using true check true
policy tenure.stand_in for INSERT to public check ((( SELECT my.scope() AS scope) = 'territory'::text) AND (( SELECT my.role() AS role) = 'bureauHead'::text) AND (stands_in_for IS NOT NULL) AND (EXISTS ( SELECT FROM post p WHERE ((p.id = tenure.post) AND (p.organ = ( SELECT my.organ() AS organ))))))
policy zone.anyone for SELECT to public using (( SELECT my.scope() AS scope) IS NOT NULL)
policy zone.job for ALL to public using ( SELECT my.job_runs() AS job_runs)
policy zone.owner for ALL to owner using true check true

CREATE CONSTRAINT TRIGGER case_evidence AFTER INSERT ON public.case_move DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION case_evidenced()
CREATE CONSTRAINT TRIGGER document_issued AFTER INSERT ON public.document DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION document_evidenced('document.issued')
CREATE CONSTRAINT TRIGGER document_typeset AFTER UPDATE ON public.document DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (((old.rendered_at IS NULL) AND (new.rendered_at IS NOT NULL))) EXECUTE FUNCTION document_evidenced('document.typeset')
CREATE CONSTRAINT TRIGGER document_voided AFTER UPDATE ON public.document DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (((old.voided_at IS NULL) AND (new.voided_at IS NOT NULL))) EXECUTE FUNCTION document_evidenced('document.voided')
CREATE CONSTRAINT TRIGGER facts_moved AFTER INSERT OR UPDATE ON public.coercion DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION facts_moved()
CREATE CONSTRAINT TRIGGER facts_moved AFTER INSERT OR UPDATE ON public.coordination DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION facts_moved()
CREATE CONSTRAINT TRIGGER facts_moved AFTER INSERT OR UPDATE ON public.hazard DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION facts_moved()
CREATE CONSTRAINT TRIGGER facts_moved AFTER INSERT OR UPDATE ON public.inspection DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION facts_moved()
CREATE TRIGGER anchor_kept BEFORE DELETE OR UPDATE OR TRUNCATE ON public.anchor FOR EACH STATEMENT EXECUTE FUNCTION kept()
CREATE TRIGGER anchor_leaf_kept BEFORE DELETE OR UPDATE OR TRUNCATE ON public.anchor_leaf FOR EACH STATEMENT EXECUTE FUNCTION kept()
CREATE TRIGGER case_kept BEFORE TRUNCATE ON public."case" FOR EACH STATEMENT EXECUTE FUNCTION kept()
CREATE TRIGGER case_step BEFORE INSERT OR DELETE OR UPDATE ON public."case" FOR EACH ROW EXECUTE FUNCTION case_guard()
CREATE TRIGGER case_written AFTER INSERT OR UPDATE ON public."case" FOR EACH ROW EXECUTE FUNCTION case_moved()
CREATE TRIGGER coercion_gate BEFORE INSERT OR UPDATE OF origin_case, measure, stop_case, supplier, urgent ON public.coercion FOR EACH ROW EXECUTE FUNCTION coercion_guard()
CREATE TRIGGER document_delivery_kept BEFORE DELETE OR UPDATE OR TRUNCATE ON public.document_delivery FOR EACH STATEMENT EXECUTE FUNCTION kept()
CREATE TRIGGER document_kept BEFORE TRUNCATE ON public.document FOR EACH STATEMENT EXECUTE FUNCTION kept()
CREATE TRIGGER document_once BEFORE INSERT OR DELETE OR UPDATE ON public.document FOR EACH ROW EXECUTE FUNCTION document_guard()
CREATE TRIGGER evidence_chain BEFORE INSERT OR DELETE OR UPDATE ON public.evidence FOR EACH ROW EXECUTE FUNCTION evidence_guard()
CREATE TRIGGER evidence_grown AFTER INSERT ON public.evidence REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION evidence_freshen()
CREATE TRIGGER evidence_kept BEFORE TRUNCATE ON public.evidence FOR EACH STATEMENT EXECUTE FUNCTION evidence_guard()
CREATE TRIGGER party_leaves BEFORE UPDATE ON public.case_party FOR EACH ROW EXECUTE FUNCTION party_guard()
CREATE TRIGGER rung_once BEFORE UPDATE ON public.rung FOR EACH ROW EXECUTE FUNCTION rung_guard()

CREATE OR REPLACE FUNCTION my.act_for(who uuid, which uuid, at timestamp with time zone)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if not my.job_runs() then
    raise exception using errcode = 'AN002', message = 'only a job of the program acts for somebody';
  end if;
  -- Whose term is over acts in no scope at all, rather than in the job's.
  perform set_config('anlan.scope', '', true), set_config('anlan.job', '', true);
  return my.assume(who, which, at);
end
$function$
CREATE OR REPLACE FUNCTION my.assume(who uuid, which uuid, at timestamp with time zone)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
$function$
CREATE OR REPLACE FUNCTION public.case_evidenced()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if not exists (select from evidence e where e.case_id = new.case_id and e.rev = new.rev) then
    raise exception using errcode = 'AN005', message = format('step %s left no evidence', new.step);
  end if;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION public.case_guard()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  old_state text := case tg_op when 'INSERT' then '' else old.state end;
  s procedure_step;
  role_of_post text;
  need text;
  met boolean;
begin
  if tg_op = 'DELETE' then
    raise exception using errcode = 'AN006', message = 'a case is never deleted';
  end if;
  if tg_op = 'UPDATE' and new.rev = old.rev then
    -- Not a move: only the two bodies may follow the unit.
    -- county, town and division are derived after this trigger, so they are null here and left out.
    if (new.supervising, new.managing) is distinct from (old.supervising, old.managing)
      and to_jsonb(new) - '{supervising,managing,county,town,division}'::text[] = to_jsonb(old) - '{supervising,managing,county,town,division}'::text[] then
      return new;
    end if;
    raise exception using errcode = 'AN004', message = 'a case changes by steps only: rev must rise by one';
  end if;
  if (tg_op = 'INSERT' and new.rev <> 1) or (tg_op = 'UPDATE' and new.rev <> old.rev + 1) then
    raise exception using errcode = 'AN004', message = 'a case changes by steps only: rev must rise by one';
  end if;
  if tg_op = 'UPDATE' and (new.id, new.procedure, new.version, new.opened_at) is distinct from (old.id, old.procedure, old.version, old.opened_at) then
    raise exception using errcode = 'AN004', message = 'a case keeps its procedure, version and opening';
  end if;
  select * into s from procedure_step
    where procedure = new.procedure and version = new.version and from_state = old_state and step = new.step;
  if not found or s.to_state <> new.state then
    raise exception using errcode = 'AN001', message = format('illegal step %s: %s -> %s', new.step, old_state, new.state);
  end if;
  -- The actor must be the one of this transaction; only a named job may write for others (loading a city).
  if my.scope() is distinct from 'system' and (new.person is distinct from my.person() or new.post is distinct from my.post()) then
    raise exception using errcode = 'AN002', message = 'the actor of a step is the actor of the transaction';
  end if;
  select p.role into role_of_post from tenure t join post p on p.id = t.post
    where t.post = new.post and t.person = new.person and t.since <= new.moved_at and (t.until is null or t.until > new.moved_at)
    limit 1;
  if role_of_post is null or not role_of_post = any (s.roles) then
    raise exception using errcode = 'AN002', message = format('step %s is not for role %s', new.step, coalesce(role_of_post, 'none'));
  end if;
  if cardinality(s.apart) > 0 and exists (
    select from case_move m where m.case_id = new.id and m.step = any (s.apart) and m.person = new.person) then
    raise exception using errcode = 'AN003', message = format('step %s needs another person than %s', new.step, s.apart);
  end if;
  if tg_op = 'UPDATE' and new.moved_at < old.moved_at then
    raise exception using errcode = 'AN004', message = 'a step cannot lie before the last one';
  end if;
  -- Facts as they stood before this step: what it brings itself does not fill its own gap.
  foreach need in array s.needs loop
    execute format('select %I($1, $2)', new.procedure || '_meets') into met using new.id, need;
    if met is not true then
      raise exception using errcode = 'AN008', message = format('step %s needs %s', new.step, need);
    end if;
  end loop;
  new.inward := case tg_op when 'INSERT' then not s.outward else old.inward and not s.outward end;
  new.closed_at := case when s.ends then new.moved_at end;
  return new;
end
$function$
CREATE OR REPLACE FUNCTION public.case_moved()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if tg_op = 'INSERT' then
    insert into case_move values (new.id, new.rev, new.step, '', new.state, new.person, new.post, new.moved_at);
  elsif new.rev <> old.rev then
    insert into case_move values (new.id, new.rev, new.step, old.state, new.state, new.person, new.post, new.moved_at);
  end if;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION my.check_document(which text)
 RETURNS jsonb
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select jsonb_build_object('name', d.name, 'no', d.no, 'issuer', d.issuer_name, 'date', d.date, 'status', case when d.voided_at is null then 'valid' else 'void' end,
    'voidedAt', d.voided_at, 'voidReason', d.void_reason, 'dataHash', d.data_hash, 'pdfHash', d.pdf_sha256, 'pages', d.pages,
    'issuedAt', d.issued_at, 'ledgerHash', (select e.hash from evidence e where e.stream_kind = 'case' and e.stream_id = d.case_id::text
      and e.event = 'document.issued' and e.data::jsonb -> 'document' ->> 'id' = d.id::text limit 1))
  from document d where d.code = which
$function$
CREATE OR REPLACE FUNCTION public.coercion_guard()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
$function$
CREATE OR REPLACE FUNCTION public.coercion_meets(which uuid, need text)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
$function$
CREATE OR REPLACE FUNCTION public.coordination_meets(which uuid, need text)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  return case need
    when 'allDone' then not exists (select from coordination k, jsonb_array_elements(k.measures) m where k.case_id = which and m ->> 'doneAt' is null)
    else false
  end;
end
$function$
CREATE OR REPLACE FUNCTION public.document_evidenced()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if not exists (select from evidence e where e.stream_kind = 'case' and e.stream_id = new.case_id::text
    and e.event = tg_argv[0] and e.data::jsonb -> 'document' ->> 'id' = new.id::text) then
    raise exception using errcode = 'AN005', message = format('%s of %s left no evidence', tg_argv[0], new.no);
  end if;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION public.document_guard()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
$function$
CREATE OR REPLACE FUNCTION my.enter(token text, at timestamp with time zone, idle interval, absolute interval)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
$function$
CREATE OR REPLACE FUNCTION my.enterprise()
 RETURNS uuid
 LANGUAGE sql
 STABLE
AS $function$ select nullif(current_setting('anlan.enterprise', true), '')::uuid $function$
CREATE OR REPLACE FUNCTION public.evidence_freshen()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  insert into evidence_fresh select distinct stream_kind, stream_id from added on conflict do nothing;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION public.evidence_guard()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
$function$
CREATE OR REPLACE FUNCTION public.facts_moved()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if not exists (select from case_move m where m.case_id = new.case_id and m.xmin = pg_current_xact_id()::xid) then
    raise exception using errcode = 'AN010', message = format('facts of %s change by steps only', tg_table_name);
  end if;
  return null;
end
$function$
CREATE OR REPLACE PROCEDURE my.guard(IN guarded regclass, IN rights text)
 LANGUAGE plpgsql
AS $procedure$
begin
  execute format('alter table %s enable row level security', guarded);
  execute format('alter table %s force row level security', guarded);
  execute format('grant %s on %s to anlan_app', rights, guarded);
  -- The owner runs the trigger functions and migrations; he is not the application role and sees all.
  execute format('create policy owner on %s to %I using (true) with check (true)', guarded, current_user);
end
$procedure$
CREATE OR REPLACE PROCEDURE my.guard_directory(IN guarded regclass, IN himself text)
 LANGUAGE plpgsql
AS $procedure$
begin
  call my.guard(guarded, 'select, insert, update');
  execute format($policy$create policy directory on %s for select using ((select my.scope()) = 'territory' or %s)$policy$, guarded, himself);
  execute format($policy$create policy job on %s using ((select my.job_runs()))$policy$, guarded);
end
$procedure$
CREATE OR REPLACE PROCEDURE my.guard_facts(IN guarded regclass)
 LANGUAGE plpgsql
AS $procedure$
begin
  execute format('create constraint trigger facts_moved after insert or update on %s deferrable initially deferred for each row execute function facts_moved()', guarded);
end
$procedure$
CREATE OR REPLACE PROCEDURE my.guard_placed(IN guarded regclass, IN party_case text, IN inward text)
 LANGUAGE plpgsql
AS $procedure$
declare
  name text := (select relname from pg_class where oid = guarded);
  -- %1$s the row, %2$s the case it may be a party to, %3$s whether it is inward.
  rule text := $rule$
      case (select my.scope())
        when 'territory' then %1$s.place <@ (select my.place())
          and (((select my.trades()) is null or %1$s.trade = any ((select my.trades())::text[]))
            and (not (select my.own_units_only()) or (select my.organ()) in (%1$s.supervising, %1$s.managing))
            or my.party_to(%2$s))
        when 'enterprise' then %1$s.enterprise = (select my.enterprise()) and not %3$s
        when 'party' then my.party_to(%2$s) and not %3$s
        when 'system' then (select my.job_runs())
        else false
      end$rule$;
begin
  execute format('create policy placed on %s using (%s)', guarded, format(rule, quote_ident(name), party_case, inward));
  execute format($function$
    create function my.sees_%1$s(which uuid) returns boolean language plpgsql stable security definer set search_path = public, pg_temp as $body$
    declare r record;
    begin
      select id, place, trade, supervising, managing, enterprise, %3$s as party_case, %4$s as inward into r from %2$s where id = which;
      return found and coalesce(%5$s, false);
    end
    $body$
  $function$, name, guarded, party_case, inward,
    regexp_replace(format(rule, 'r', 'r.party_case', 'r.inward'), '\(select (my\.\w+\(\))\)', '\1', 'g'));
end
$procedure$
CREATE OR REPLACE PROCEDURE my.guard_reference(IN guarded regclass)
 LANGUAGE plpgsql
AS $procedure$
begin
  call my.guard(guarded, 'select, insert, update, delete');
  execute format('create policy anyone on %s for select using ((select my.scope()) is not null)', guarded);
  execute format($policy$create policy job on %s using ((select my.job_runs()))$policy$, guarded);
end
$procedure$
CREATE OR REPLACE FUNCTION public.hazard_meets(which uuid, need text)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  h hazard;
  treated int := (select max(rev) from case_move where case_id = which and step = 'rectify');
begin
  select * into strict h from hazard where case_id = which;
  return case need
    when 'notReported' then h.reported_at is null
    when 'reported' then h.reported_at is not null
    when 'regulatorWaits' then h.regulator_received_at is null
    when 'congressWaits' then h.congress_received_at is null
    when 'doubleReport' then h.regulator_received_at is not null and h.congress_received_at is not null
      and exists (select from case_move where case_id = which and step = 'congressReceives')
      and exists (select from case_move where case_id = which and step = 'receiveReport')
    when 'notListed' then h.listed_at is null
    when 'listed' then h.listed_at is not null
    when 'notDelisted' then h.delisted_at is null
    when 'signWaits' then h.sign_at is null
    -- The moves too: a listing that was decided is not undone by what the facts are made to say.
    when 'delisted' then (h.listed_at is null or h.delisted_at is not null)
      and (not exists (select from case_move where case_id = which and step = 'list') or exists (select from case_move where case_id = which and step = 'delist'))
    when 'newPhotos' then jsonb_array_length(h.rectified_photos) > 0 and not exists (
      select from jsonb_array_elements(h.rectified_photos) now, jsonb_array_elements(h.found_photos) before
      where now ->> 'sha256' = before ->> 'sha256')
    when 'verdict' then h.verdict = 'pass' and jsonb_array_length(h.evaluation_files) > 0
      and exists (select from case_move where case_id = which and step = 'verdictPass' and rev > treated)
    -- By somebody else than who ordered and who rectified, after the last rectification, with photos of his own.
    when 'recheckPassed' then h.recheck_passed and jsonb_array_length(h.recheck_photos) > 0 and exists (
      select from case_move m where m.case_id = which and m.step = 'passRecheck' and m.rev > treated and not exists (
        select from case_move o where o.case_id = which and o.person = m.person and o.step in ('rectify', 'order', 'confirmMajor')))
    when 'measuresReleased' then not exists (
      select from coercion k join "case" c on c.id = k.case_id where k.origin_case = which and c.closed_at is null)
    else false
  end;
end
$function$
CREATE OR REPLACE FUNCTION my.job()
 RETURNS text
 LANGUAGE sql
 STABLE
AS $function$ select nullif(current_setting('anlan.job', true), '') $function$
CREATE OR REPLACE FUNCTION my.job_runs()
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$ select coalesce(my.scope() = 'system' and my.job() not like 'post:%', false) $function$
CREATE OR REPLACE FUNCTION public.kept()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception using errcode = 'AN006', message = tg_table_name || ' is append-only';
end
$function$
CREATE OR REPLACE FUNCTION my.now()
 RETURNS timestamp with time zone
 LANGUAGE sql
 STABLE
AS $function$ select nullif(current_setting('anlan.now', true), '')::timestamptz $function$
CREATE OR REPLACE FUNCTION my.organ()
 RETURNS text
 LANGUAGE sql
 STABLE
AS $function$ select nullif(current_setting('anlan.organ', true), '') $function$
CREATE OR REPLACE FUNCTION my.own_units_only()
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$ select coalesce(nullif(current_setting('anlan.own_units', true), '')::boolean, true) $function$
CREATE OR REPLACE FUNCTION public.party_guard()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if (new.case_id, new.organ, new.part) is distinct from (old.case_id, old.organ, old.part)
    or (old.until is not null and my.scope() not in ('territory', 'system')) then
    raise exception using errcode = 'AN004', message = 'a party may leave a case, and only an official brings it back';
  end if;
  return new;
end
$function$
CREATE OR REPLACE FUNCTION my.party_to(which uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  return exists (select from case_party p where p.case_id = which and p.organ = my.organ() and (p.until is null or p.until >= my.now()));
end
$function$
CREATE OR REPLACE FUNCTION my.person()
 RETURNS uuid
 LANGUAGE sql
 STABLE
AS $function$ select nullif(current_setting('anlan.person', true), '')::uuid $function$
CREATE OR REPLACE FUNCTION my.person_ties(who uuid, unit uuid, day date)
 RETURNS TABLE(kind text, detail text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
$function$
CREATE OR REPLACE FUNCTION my.place()
 RETURNS ltree
 LANGUAGE sql
 STABLE
AS $function$ select nullif(current_setting('anlan.place', true), '')::ltree $function$
CREATE OR REPLACE FUNCTION my.post()
 RETURNS uuid
 LANGUAGE sql
 STABLE
AS $function$ select nullif(current_setting('anlan.post', true), '')::uuid $function$
CREATE OR REPLACE FUNCTION my.role()
 RETURNS text
 LANGUAGE sql
 STABLE
AS $function$ select nullif(current_setting('anlan.role', true), '') $function$
CREATE OR REPLACE FUNCTION public.rung_guard()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if old.fired_at is not null and new is distinct from old then
    raise exception using errcode = 'AN006', message = 'a fired rung stays as it was';
  end if;
  return new;
end
$function$
CREATE OR REPLACE FUNCTION my.scope()
 RETURNS text
 LANGUAGE sql
 STABLE
AS $function$ select nullif(current_setting('anlan.scope', true), '') $function$
CREATE OR REPLACE FUNCTION my.sees_case(which uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
    declare r record;
    begin
      select id, place, trade, supervising, managing, enterprise, "case".id as party_case, "case".inward as inward into r from "case" where id = which;
      return found and coalesce(
      case my.scope()
        when 'territory' then r.place <@ my.place()
          and ((my.trades() is null or r.trade = any (my.trades()::text[]))
            and (not my.own_units_only() or my.organ() in (r.supervising, r.managing))
            or my.party_to(r.party_case))
        when 'enterprise' then r.enterprise = my.enterprise() and not r.inward
        when 'party' then my.party_to(r.party_case) and not r.inward
        when 'system' then my.job_runs()
        else false
      end, false);
    end
    $function$
CREATE OR REPLACE FUNCTION my.sees_enterprise(which uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
    declare r record;
    begin
      select id, place, trade, supervising, managing, enterprise, null::uuid as party_case, false as inward into r from enterprise where id = which;
      return found and coalesce(
      case my.scope()
        when 'territory' then r.place <@ my.place()
          and ((my.trades() is null or r.trade = any (my.trades()::text[]))
            and (not my.own_units_only() or my.organ() in (r.supervising, r.managing))
            or my.party_to(r.party_case))
        when 'enterprise' then r.enterprise = my.enterprise() and not r.inward
        when 'party' then my.party_to(r.party_case) and not r.inward
        when 'system' then my.job_runs()
        else false
      end, false);
    end
    $function$
CREATE OR REPLACE FUNCTION my.sees_obligation(which uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  return exists (select from obligation o where o.id = which and my.sees_case(o.case_id));
end
$function$
CREATE OR REPLACE FUNCTION my.trades()
 RETURNS text[]
 LANGUAGE sql
 STABLE
AS $function$ select nullif(current_setting('anlan.trades', true), '')::text[] $function$
CREATE OR REPLACE FUNCTION my.unit_exists(unit uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$ select exists (select from enterprise where id = unit) $function$
