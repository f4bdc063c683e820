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

table api_token (
  id uuid not null,
  token_hash text not null,
  enterprise uuid not null,
  person uuid not null,
  tenure uuid not null,
  person_name text not null,
  post_title text not null,
  name text not null,
  scopes text[] not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  last_used_at timestamp with time zone,
  revoked_at timestamp with time zone,
  revoked_by text
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
  phash bit(64),
  enterprise uuid
)

table boundary_dispute (
  case_id uuid not null,
  unit uuid not null,
  unit_name text not null,
  unit_uscc text not null,
  address text not null,
  point jsonb,
  from_division text not null,
  to_division text not null,
  from_county ltree not null,
  to_county ltree not null,
  reason text not null,
  raised_by text not null,
  decision text,
  decided_division text,
  ground text,
  decided_at timestamp with time zone,
  decided_by text,
  withdrawal text
)

table boundary_statement (
  id uuid not null,
  case_id uuid not null,
  side text not null,
  position text not null,
  text text not null,
  person uuid not null,
  person_name text not null,
  post_title text not null,
  organ text,
  at timestamp with time zone not null
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

table checklist (
  key text not null,
  version integer not null,
  title text not null,
  kind text not null,
  trades text[] not null default '{}'::text[],
  post_title text not null,
  cycle jsonb not null,
  items jsonb not null,
  place ltree,
  enterprise uuid,
  base jsonb,
  note text,
  published_at timestamp with time zone not null,
  published_by uuid,
  publisher text not null
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
  locked_until timestamp with time zone,
  one_time_until timestamp with time zone,
  barred_at timestamp with time zone,
  barred_reason text
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
  enterprise uuid default id,
  colour text,
  initials text not null default ''::text
)

table enterprise_class (
  id uuid not null,
  enterprise uuid not null,
  class text not null,
  focus boolean not null,
  at_least integer not null,
  within_months integer not null,
  at_most integer,
  inputs jsonb not null,
  reasons jsonb not null,
  version text not null,
  confirmed boolean not null,
  cause text not null,
  since timestamp with time zone not null,
  until timestamp with time zone,
  last_visit timestamp with time zone,
  due_on date not null,
  county text,
  town text,
  trade text not null
)

table enterprise_fact (
  id uuid not null,
  enterprise uuid not null,
  kind text not null,
  value text not null,
  valid_until date,
  source text not null,
  entered_at timestamp with time zone not null,
  entered_by uuid,
  entered_name text not null,
  replaced_at timestamp with time zone
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

table enterprise_location (
  enterprise uuid not null,
  county text,
  town text,
  point_county text,
  metres integer,
  agrees boolean not null,
  checked_at timestamp with time zone not null
)

table enterprise_paper (
  id uuid not null,
  enterprise uuid not null,
  kind text not null,
  no text not null,
  holder text,
  issuer text not null,
  issued_on date not null,
  valid_until date,
  attachment uuid,
  entered_at timestamp with time zone not null,
  entered_by uuid not null,
  entered_name text not null,
  checked_at timestamp with time zone,
  checked_by uuid,
  checked_name text,
  check_agrees boolean,
  check_note text,
  replaced_at timestamp with time zone
)

table enterprise_renewal (
  enterprise uuid not null,
  on_day date not null,
  cause text not null
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

table grid (
  id uuid not null,
  name text not null,
  town text not null,
  path ltree not null,
  shape geometry(MultiPolygon,4326),
  shape_source text,
  since timestamp with time zone not null,
  until timestamp with time zone,
  published_at timestamp with time zone,
  rev integer not null default 1
)

table grid_officer (
  id uuid not null,
  grid uuid not null,
  part text not null,
  post uuid not null,
  phone text not null,
  since timestamp with time zone not null,
  until timestamp with time zone
)

table grid_village (
  grid uuid not null,
  village text not null,
  since timestamp with time zone not null,
  until timestamp with time zone
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
  photo_doubts jsonb not null default '[]'::jsonb,
  origin_check jsonb
)

table import (
  id uuid not null,
  register text not null,
  file_name text not null,
  format text not null,
  sha256 text not null,
  bytes integer not null,
  person uuid not null,
  organ text not null,
  created_at timestamp with time zone not null,
  by_person uuid not null,
  by_tenure uuid not null,
  state text not null,
  inspection jsonb not null,
  options jsonb,
  headers text,
  done integer not null default 0,
  total integer,
  spool_at bigint not null default 0,
  counts jsonb not null default '{}'::jsonb,
  warnings jsonb not null default '[]'::jsonb,
  problem jsonb,
  used jsonb not null default '[]'::jsonb,
  worker uuid,
  beat_at timestamp with time zone,
  tries integer not null default 0,
  finished_at timestamp with time zone
)

table import_row (
  import uuid not null,
  no integer not null,
  bad boolean not null default false,
  duplicate boolean not null default false,
  warned boolean not null default false,
  cells jsonb,
  problems jsonb,
  warnings jsonb,
  candidates jsonb,
  choice text,
  outcome text,
  target uuid,
  rev integer,
  digest text,
  before jsonb
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

table notice (
  id uuid not null,
  title text not null,
  body text not null,
  roles text[],
  place text not null,
  path ltree not null,
  until timestamp with time zone not null,
  published_at timestamp with time zone not null,
  person uuid not null,
  person_name text not null,
  post_title text not null,
  withdrawn_at timestamp with time zone
)

table notice_read (
  notice uuid not null,
  person uuid not null,
  at timestamp with time zone not null
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

table patrol_finding (
  id uuid not null,
  enterprise uuid not null,
  rule text not null,
  version integer not null,
  subject text not null,
  since date not null,
  points integer not null,
  say text not null,
  rows jsonb not null,
  reference boolean not null,
  found_at timestamp with time zone not null,
  seen_at timestamp with time zone not null,
  resolved_at timestamp with time zone,
  settled_at timestamp with time zone,
  urging uuid,
  urged integer not null default 0
)

table patrol_run (
  id uuid not null,
  at timestamp with time zone not null,
  place ltree not null,
  person uuid,
  rules jsonb not null,
  found integer not null,
  fresh integer not null,
  resolved integer not null
)

table patrol_unit (
  enterprise uuid not null,
  score integer not null,
  findings integer not null,
  county text,
  town text,
  seen_at timestamp with time zone not null
)

table person (
  id uuid not null,
  name text not null,
  login text not null,
  enterprise uuid
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

table risk_fact (
  id uuid not null,
  enterprise uuid not null,
  kind text not null,
  figure numeric not null,
  happened_on date not null,
  source text not null,
  entered_at timestamp with time zone not null,
  person uuid not null,
  until timestamp with time zone,
  reason text
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

table risk_points (
  id uuid not null,
  enterprise uuid not null,
  red integer not null,
  orange integer not null,
  yellow integer not null,
  blue integer not null,
  assessed_on date not null,
  source text not null,
  reported_at timestamp with time zone not null,
  person uuid not null
)

table risk_proposal (
  id uuid not null,
  enterprise uuid not null,
  level text,
  reference text,
  version integer not null,
  inputs jsonb not null,
  contributions jsonb not null,
  since timestamp with time zone not null,
  until timestamp with time zone,
  review boolean not null
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

table saved_view (
  id uuid not null,
  person uuid not null,
  person_name text not null,
  organ text,
  enterprise uuid,
  ledger text not null,
  title text not null,
  filters text not null,
  shared boolean not null default false,
  created_at timestamp with time zone not null
)

table search_entry (
  kind text not null,
  id uuid not null,
  plain text not null,
  grams text[] not null,
  at timestamp with time zone not null,
  county text,
  town text,
  enterprise uuid
)

table self_check (
  id uuid not null,
  enterprise uuid not null,
  assignment uuid not null,
  checklist text not null,
  version integer not null,
  reference text,
  request_hash text,
  started_at timestamp with time zone not null,
  ended_at timestamp with time zone not null,
  submitted_at timestamp with time zone not null,
  point jsonb,
  person uuid not null,
  person_name text not null,
  post_title text not null,
  via text,
  ok integer not null,
  not_applicable integer not null,
  faults integer not null,
  fixed integer not null,
  answers jsonb not null,
  note text,
  normal_categories text[] not null default '{}'::text[],
  remarks text[] not null default '{}'::text[],
  evidence_seq integer not null,
  evidence_hash text not null
)

table session (
  token_hash text not null,
  person uuid not null,
  tenure uuid,
  opened_at timestamp with time zone not null,
  seen_at timestamp with time zone not null,
  revoked_at timestamp with time zone,
  limited boolean not null default false
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

table tally (
  indicator text not null,
  grain text not null,
  since date not null,
  part text not null,
  county text not null,
  town text not null,
  trade text not null,
  organ text not null,
  n integer not null
)

table tally_delta (
  id bigint not null,
  indicator text not null,
  part text not null,
  day date not null,
  county text not null,
  town text not null,
  trade text not null,
  organ text not null,
  n integer not null
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

table unit_checklist (
  id uuid not null,
  code text not null,
  enterprise uuid not null,
  checklist text not null,
  post_title text not null,
  post uuid,
  cycle_n integer not null,
  cycle_unit text not null,
  since date not null,
  until date,
  next_due date not null,
  last_check uuid,
  last_at timestamp with time zone,
  last_by text,
  created_at timestamp with time zone not null,
  rev integer not null default 1
)

table urging (
  case_id uuid not null,
  findings jsonb not null,
  rounds jsonb not null,
  conclusion text
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
constraint api_token.api_token_check CHECK (((expires_at > created_at) AND (expires_at <= (created_at + '367 days'::interval))))
constraint api_token.api_token_enterprise_fkey FOREIGN KEY (enterprise) REFERENCES enterprise(id)
constraint api_token.api_token_person_fkey FOREIGN KEY (person) REFERENCES person(id)
constraint api_token.api_token_pkey PRIMARY KEY (id)
constraint api_token.api_token_scopes_check CHECK (((cardinality(scopes) > 0) AND (scopes <@ '{checks.write,checks.read,hazards.read,rectify}'::text[])))
constraint api_token.api_token_tenure_fkey FOREIGN KEY (tenure) REFERENCES tenure(id)
constraint api_token.api_token_token_hash_key UNIQUE (token_hash)
constraint attachment.attachment_enterprise_fkey FOREIGN KEY (enterprise) REFERENCES enterprise(id)
constraint attachment.attachment_pkey PRIMARY KEY (id)
constraint boundary_dispute.boundary_dispute_case_id_fkey FOREIGN KEY (case_id) REFERENCES "case"(id)
constraint boundary_dispute.boundary_dispute_check CHECK ((((decision IS NULL) = (decided_division IS NULL)) AND ((decision IS NULL) = (ground IS NULL))))
constraint boundary_dispute.boundary_dispute_check1 CHECK ((NOT ((from_county @> to_county) OR (to_county @> from_county))))
constraint boundary_dispute.boundary_dispute_decided_division_fkey FOREIGN KEY (decided_division) REFERENCES place(code)
constraint boundary_dispute.boundary_dispute_decision_check CHECK ((decision = ANY (ARRAY['stays'::text, 'moves'::text])))
constraint boundary_dispute.boundary_dispute_from_division_fkey FOREIGN KEY (from_division) REFERENCES place(code)
constraint boundary_dispute.boundary_dispute_pkey PRIMARY KEY (case_id)
constraint boundary_dispute.boundary_dispute_to_division_fkey FOREIGN KEY (to_division) REFERENCES place(code)
constraint boundary_dispute.boundary_dispute_unit_fkey FOREIGN KEY (unit) REFERENCES enterprise(id)
constraint boundary_dispute.facts_moved TRIGGER DEFERRABLE INITIALLY DEFERRED
constraint boundary_statement.boundary_statement_case_id_fkey FOREIGN KEY (case_id) REFERENCES boundary_dispute(case_id)
constraint boundary_statement.boundary_statement_organ_fkey FOREIGN KEY (organ) REFERENCES organ(key)
constraint boundary_statement.boundary_statement_person_fkey FOREIGN KEY (person) REFERENCES person(id)
constraint boundary_statement.boundary_statement_pkey PRIMARY KEY (id)
constraint boundary_statement.boundary_statement_position_check CHECK (("position" = ANY (ARRAY['keeps'::text, 'yields'::text])))
constraint boundary_statement.boundary_statement_side_check CHECK ((side = ANY (ARRAY['from'::text, 'to'::text])))
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
constraint checklist.checklist_check CHECK (((place IS NULL) OR (enterprise IS NULL)))
constraint checklist.checklist_enterprise_fkey FOREIGN KEY (enterprise) REFERENCES enterprise(id)
constraint checklist.checklist_kind_check CHECK ((kind = ANY (ARRAY['comprehensive'::text, 'daily'::text, 'seasonal'::text, 'special'::text])))
constraint checklist.checklist_pkey PRIMARY KEY (key, version)
constraint checklist.checklist_published_by_fkey FOREIGN KEY (published_by) REFERENCES person(id)
constraint checklist.checklist_version_check CHECK ((version > 0))
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
constraint enterprise.enterprise_colour_check CHECK ((colour = ANY (ARRAY['red'::text, 'orange'::text, 'yellow'::text, 'blue'::text])))
constraint enterprise.enterprise_division_fkey FOREIGN KEY (division) REFERENCES place(code)
constraint enterprise.enterprise_level_check CHECK ((level = ANY (ARRAY['city'::text, 'county'::text, 'township'::text])))
constraint enterprise.enterprise_managing_fkey FOREIGN KEY (managing) REFERENCES organ(key)
constraint enterprise.enterprise_pkey PRIMARY KEY (id)
constraint enterprise.enterprise_status_check CHECK ((status = ANY (ARRAY['operating'::text, 'stopped'::text, 'closed'::text])))
constraint enterprise.enterprise_supervising_fkey FOREIGN KEY (supervising) REFERENCES organ(key)
constraint enterprise.enterprise_uscc_key UNIQUE (uscc)
constraint enterprise.enterprise_zone_fkey FOREIGN KEY (zone) REFERENCES zone(key)
constraint enterprise_class.enterprise_class_check CHECK (((until IS NULL) OR (until >= since)))
constraint enterprise_class.enterprise_class_class_check CHECK ((class = ANY (ARRAY['A'::text, 'B'::text, 'C'::text, 'D'::text])))
constraint enterprise_class.enterprise_class_enterprise_fkey FOREIGN KEY (enterprise) REFERENCES enterprise(id) ON DELETE CASCADE
constraint enterprise_class.enterprise_class_pkey PRIMARY KEY (id)
constraint enterprise_fact.enterprise_fact_entered_by_fkey FOREIGN KEY (entered_by) REFERENCES person(id)
constraint enterprise_fact.enterprise_fact_enterprise_fkey FOREIGN KEY (enterprise) REFERENCES enterprise(id) ON DELETE CASCADE
constraint enterprise_fact.enterprise_fact_kind_check CHECK ((kind = ANY (ARRAY['standardization'::text, 'insurance'::text, 'workforce'::text])))
constraint enterprise_fact.enterprise_fact_pkey PRIMARY KEY (id)
constraint enterprise_head.enterprise_head_check CHECK (((until IS NULL) OR (until > since)))
constraint enterprise_head.enterprise_head_enterprise_fkey FOREIGN KEY (enterprise) REFERENCES enterprise(id)
constraint enterprise_head.enterprise_head_kind_check CHECK ((kind = ANY (ARRAY['legalRepresentative'::text, 'actualController'::text])))
constraint enterprise_head.enterprise_head_pkey PRIMARY KEY (id)
constraint enterprise_location.enterprise_location_enterprise_fkey FOREIGN KEY (enterprise) REFERENCES enterprise(id) ON DELETE CASCADE
constraint enterprise_location.enterprise_location_pkey PRIMARY KEY (enterprise)
constraint enterprise_paper.enterprise_paper_attachment_fkey FOREIGN KEY (attachment) REFERENCES attachment(id)
constraint enterprise_paper.enterprise_paper_check CHECK (((checked_by IS DISTINCT FROM entered_by) OR (checked_by IS NULL)))
constraint enterprise_paper.enterprise_paper_check1 CHECK (((checked_at IS NULL) = (check_agrees IS NULL)))
constraint enterprise_paper.enterprise_paper_checked_by_fkey FOREIGN KEY (checked_by) REFERENCES person(id)
constraint enterprise_paper.enterprise_paper_entered_by_fkey FOREIGN KEY (entered_by) REFERENCES person(id)
constraint enterprise_paper.enterprise_paper_enterprise_fkey FOREIGN KEY (enterprise) REFERENCES enterprise(id) ON DELETE CASCADE
constraint enterprise_paper.enterprise_paper_pkey PRIMARY KEY (id)
constraint enterprise_renewal.enterprise_renewal_enterprise_fkey FOREIGN KEY (enterprise) REFERENCES enterprise(id) ON DELETE CASCADE
constraint enterprise_renewal.enterprise_renewal_pkey PRIMARY KEY (enterprise)
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
constraint grid.grid_check CHECK (((until IS NULL) OR (until >= since)))
constraint grid.grid_check1 CHECK (((shape IS NULL) = (shape_source IS NULL)))
constraint grid.grid_has_officer TRIGGER DEFERRABLE INITIALLY DEFERRED
constraint grid.grid_pkey PRIMARY KEY (id)
constraint grid.grid_town_fkey FOREIGN KEY (town) REFERENCES place(code)
constraint grid_officer.grid_keeps_officer TRIGGER DEFERRABLE INITIALLY DEFERRED
constraint grid_officer.grid_officer_check CHECK (((until IS NULL) OR (until >= since)))
constraint grid_officer.grid_officer_grid_fkey FOREIGN KEY (grid) REFERENCES grid(id)
constraint grid_officer.grid_officer_part_check CHECK ((part = ANY (ARRAY['officer'::text, 'backup'::text])))
constraint grid_officer.grid_officer_pkey PRIMARY KEY (id)
constraint grid_officer.grid_officer_post_fkey FOREIGN KEY (post) REFERENCES post(id)
constraint grid_village.grid_village_check CHECK (((until IS NULL) OR (until >= since)))
constraint grid_village.grid_village_grid_fkey FOREIGN KEY (grid) REFERENCES grid(id)
constraint grid_village.grid_village_pkey PRIMARY KEY (grid, village, since)
constraint grid_village.grid_village_village_fkey FOREIGN KEY (village) REFERENCES place(code)
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
constraint import.import_by_person_fkey FOREIGN KEY (by_person) REFERENCES person(id)
constraint import.import_by_tenure_fkey FOREIGN KEY (by_tenure) REFERENCES tenure(id)
constraint import.import_format_check CHECK ((format = ANY (ARRAY['xlsx'::text, 'csv'::text])))
constraint import.import_organ_fkey FOREIGN KEY (organ) REFERENCES organ(key)
constraint import.import_person_fkey FOREIGN KEY (person) REFERENCES person(id)
constraint import.import_pkey PRIMARY KEY (id)
constraint import.import_state_check CHECK ((state = ANY (ARRAY['read'::text, 'checking'::text, 'checked'::text, 'running'::text, 'cancelling'::text, 'undoing'::text, 'done'::text, 'cancelled'::text, 'undone'::text, 'failed'::text])))
constraint import_row.import_row_choice_check CHECK ((choice = ANY (ARRAY['skip'::text, 'create'::text, 'update'::text])))
constraint import_row.import_row_import_fkey FOREIGN KEY (import) REFERENCES import(id)
constraint import_row.import_row_outcome_check CHECK ((outcome = ANY (ARRAY['created'::text, 'updated'::text, 'skipped'::text])))
constraint import_row.import_row_pkey PRIMARY KEY (import, no)
constraint inspection.facts_moved TRIGGER DEFERRABLE INITIALLY DEFERRED
constraint inspection.inspection_case_id_fkey FOREIGN KEY (case_id) REFERENCES "case"(id)
constraint inspection.inspection_origin_case_fkey FOREIGN KEY (origin_case) REFERENCES "case"(id)
constraint inspection.inspection_pkey PRIMARY KEY (case_id)
constraint inspection.inspection_reason_check CHECK ((reason = ANY (ARRAY['planned'::text, 'hazard'::text, 'complaint'::text, 'assigned'::text])))
constraint notice.notice_check CHECK ((until > published_at))
constraint notice.notice_person_fkey FOREIGN KEY (person) REFERENCES person(id)
constraint notice.notice_pkey PRIMARY KEY (id)
constraint notice.notice_place_fkey FOREIGN KEY (place) REFERENCES place(code)
constraint notice_read.notice_read_notice_fkey FOREIGN KEY (notice) REFERENCES notice(id)
constraint notice_read.notice_read_person_fkey FOREIGN KEY (person) REFERENCES person(id)
constraint notice_read.notice_read_pkey PRIMARY KEY (notice, person)
constraint obligation.obligation_case_id_fkey FOREIGN KEY (case_id) REFERENCES "case"(id)
constraint obligation.obligation_pkey PRIMARY KEY (id)
constraint obligation.obligation_state_check CHECK ((state = ANY (ARRAY['owed'::text, 'overdue'::text, 'paused'::text, 'met'::text, 'cancelled'::text])))
constraint organ.organ_enterprise_fkey FOREIGN KEY (enterprise) REFERENCES enterprise(id)
constraint organ.organ_name_key UNIQUE (name)
constraint organ.organ_pkey PRIMARY KEY (key)
constraint organ.organ_place_fkey FOREIGN KEY (place) REFERENCES place(code)
constraint organ.organ_zone_fkey FOREIGN KEY (zone) REFERENCES zone(key)
constraint parameter.parameter_pkey PRIMARY KEY (key)
constraint patrol_finding.patrol_finding_enterprise_fkey FOREIGN KEY (enterprise) REFERENCES enterprise(id)
constraint patrol_finding.patrol_finding_pkey PRIMARY KEY (id)
constraint patrol_finding.patrol_finding_urging_fkey FOREIGN KEY (urging) REFERENCES "case"(id) DEFERRABLE INITIALLY DEFERRED
constraint patrol_run.patrol_run_person_fkey FOREIGN KEY (person) REFERENCES person(id)
constraint patrol_run.patrol_run_pkey PRIMARY KEY (id)
constraint patrol_unit.patrol_unit_enterprise_fkey FOREIGN KEY (enterprise) REFERENCES enterprise(id)
constraint patrol_unit.patrol_unit_pkey PRIMARY KEY (enterprise)
constraint person.person_enterprise_fkey FOREIGN KEY (enterprise) REFERENCES enterprise(id)
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
constraint post.scope_of_role CHECK ((scope =
CASE
    WHEN (role = ANY (ARRAY['principal'::text, 'safetyManager'::text, 'worker'::text])) THEN 'enterprise'::text
    WHEN (role = ANY (ARRAY['workersCongress'::text, 'evaluator'::text, 'powerSupplier'::text])) THEN 'party'::text
    WHEN (role = ANY (ARRAY['systemAdmin'::text, 'securityAdmin'::text, 'auditAdmin'::text])) THEN 'system'::text
    ELSE 'territory'::text
END))
constraint procedure_step.procedure_step_pkey PRIMARY KEY (procedure, version, from_state, step)
constraint reaction.reaction_name_stream_kind_stream_id_seq_key UNIQUE (name, stream_kind, stream_id, seq)
constraint reaction.reaction_pkey PRIMARY KEY (id)
constraint reaction.reaction_stream_kind_stream_id_seq_fkey FOREIGN KEY (stream_kind, stream_id, seq) REFERENCES evidence(stream_kind, stream_id, seq)
constraint risk_fact.risk_fact_check CHECK (((kind <> 'installation'::text) OR (figure = ANY (ARRAY[(1)::numeric, (2)::numeric, (3)::numeric, (4)::numeric]))))
constraint risk_fact.risk_fact_check1 CHECK (((kind <> 'score'::text) OR (figure <= (100)::numeric)))
constraint risk_fact.risk_fact_check2 CHECK (((until IS NULL) OR (until >= entered_at)))
constraint risk_fact.risk_fact_enterprise_fkey FOREIGN KEY (enterprise) REFERENCES enterprise(id)
constraint risk_fact.risk_fact_figure_check CHECK ((figure >= (0)::numeric))
constraint risk_fact.risk_fact_kind_check CHECK ((kind = ANY (ARRAY['accident'::text, 'installation'::text, 'score'::text, 'noDesign'::text])))
constraint risk_fact.risk_fact_person_fkey FOREIGN KEY (person) REFERENCES person(id)
constraint risk_fact.risk_fact_pkey PRIMARY KEY (id)
constraint risk_level.risk_level_cause_case_fkey FOREIGN KEY (cause_case) REFERENCES "case"(id)
constraint risk_level.risk_level_check CHECK (((until IS NULL) OR (until >= since)))
constraint risk_level.risk_level_check1 CHECK (((graded IS NULL) OR (level IS NOT NULL)))
constraint risk_level.risk_level_enterprise_fkey FOREIGN KEY (enterprise) REFERENCES enterprise(id)
constraint risk_level.risk_level_graded_check CHECK ((graded = ANY (ARRAY['red'::text, 'orange'::text, 'yellow'::text, 'blue'::text])))
constraint risk_level.risk_level_level_check CHECK ((level = ANY (ARRAY['red'::text, 'orange'::text, 'yellow'::text, 'blue'::text])))
constraint risk_level.risk_level_person_fkey FOREIGN KEY (person) REFERENCES person(id)
constraint risk_level.risk_level_pkey PRIMARY KEY (id)
constraint risk_points.risk_points_blue_check CHECK ((blue >= 0))
constraint risk_points.risk_points_enterprise_fkey FOREIGN KEY (enterprise) REFERENCES enterprise(id)
constraint risk_points.risk_points_orange_check CHECK ((orange >= 0))
constraint risk_points.risk_points_person_fkey FOREIGN KEY (person) REFERENCES person(id)
constraint risk_points.risk_points_pkey PRIMARY KEY (id)
constraint risk_points.risk_points_red_check CHECK ((red >= 0))
constraint risk_points.risk_points_yellow_check CHECK ((yellow >= 0))
constraint risk_proposal.risk_proposal_check CHECK (((until IS NULL) OR (until >= since)))
constraint risk_proposal.risk_proposal_enterprise_fkey FOREIGN KEY (enterprise) REFERENCES enterprise(id)
constraint risk_proposal.risk_proposal_level_check CHECK ((level = ANY (ARRAY['red'::text, 'orange'::text, 'yellow'::text, 'blue'::text])))
constraint risk_proposal.risk_proposal_pkey PRIMARY KEY (id)
constraint risk_proposal.risk_proposal_reference_check CHECK ((reference = ANY (ARRAY['red'::text, 'orange'::text, 'yellow'::text, 'blue'::text])))
constraint rung.rung_kind_check CHECK ((kind = ANY (ARRAY['remind'::text, 'due'::text, 'escalate'::text])))
constraint rung.rung_obligation_fkey FOREIGN KEY (obligation) REFERENCES obligation(id)
constraint rung.rung_pkey PRIMARY KEY (obligation, rung)
constraint saved_view.saved_view_enterprise_fkey FOREIGN KEY (enterprise) REFERENCES enterprise(id)
constraint saved_view.saved_view_organ_fkey FOREIGN KEY (organ) REFERENCES organ(key)
constraint saved_view.saved_view_person_fkey FOREIGN KEY (person) REFERENCES person(id)
constraint saved_view.saved_view_pkey PRIMARY KEY (id)
constraint search_entry.search_entry_kind_check CHECK ((kind = ANY (ARRAY['unit'::text, 'case'::text, 'document'::text])))
constraint search_entry.search_entry_pkey PRIMARY KEY (kind, id)
constraint self_check.self_check_assignment_fkey FOREIGN KEY (assignment) REFERENCES unit_checklist(id)
constraint self_check.self_check_check CHECK ((ended_at >= started_at))
constraint self_check.self_check_check1 CHECK ((fixed <= faults))
constraint self_check.self_check_checklist_version_fkey FOREIGN KEY (checklist, version) REFERENCES checklist(key, version)
constraint self_check.self_check_enterprise_fkey FOREIGN KEY (enterprise) REFERENCES enterprise(id)
constraint self_check.self_check_person_fkey FOREIGN KEY (person) REFERENCES person(id)
constraint self_check.self_check_pkey PRIMARY KEY (id)
constraint session.session_person_fkey FOREIGN KEY (person) REFERENCES person(id)
constraint session.session_pkey PRIMARY KEY (token_hash)
constraint session.session_tenure_fkey FOREIGN KEY (tenure) REFERENCES tenure(id)
constraint setting.setting_pkey PRIMARY KEY (key)
constraint suspension.suspension_check CHECK (((until IS NULL) OR (until >= since)))
constraint suspension.suspension_obligation_fkey FOREIGN KEY (obligation) REFERENCES obligation(id)
constraint suspension.suspension_pkey PRIMARY KEY (id)
constraint suspension.suspension_reason_check CHECK ((length(reason) > 0))
constraint tally.tally_grain_check CHECK ((grain = ANY (ARRAY['all'::text, 'month'::text, 'day'::text])))
constraint tally.tally_pkey PRIMARY KEY (indicator, grain, since, part, county, town, trade, organ)
constraint tally_delta.tally_delta_pkey PRIMARY KEY (id)
constraint tenure.tenure_check CHECK (((until IS NULL) OR (until > since)))
constraint tenure.tenure_check1 CHECK (((stands_in_for IS NULL) OR (until IS NOT NULL)))
constraint tenure.tenure_person_fkey FOREIGN KEY (person) REFERENCES person(id)
constraint tenure.tenure_pkey PRIMARY KEY (id)
constraint tenure.tenure_post_fkey FOREIGN KEY (post) REFERENCES post(id)
constraint tenure.tenure_stands_in_for_fkey FOREIGN KEY (stands_in_for) REFERENCES person(id)
constraint unit_checklist.unit_checklist_check CHECK (((until IS NULL) OR (until >= since)))
constraint unit_checklist.unit_checklist_code_check CHECK ((code ~ '^[0-9A-HJKMNP-TV-Z]{8}$'::text))
constraint unit_checklist.unit_checklist_code_key UNIQUE (code)
constraint unit_checklist.unit_checklist_cycle_n_check CHECK (((cycle_n >= 1) AND (cycle_n <= 12)))
constraint unit_checklist.unit_checklist_cycle_unit_check CHECK ((cycle_unit = ANY (ARRAY['day'::text, 'workingDay'::text, 'week'::text, 'month'::text, 'season'::text])))
constraint unit_checklist.unit_checklist_enterprise_fkey FOREIGN KEY (enterprise) REFERENCES enterprise(id)
constraint unit_checklist.unit_checklist_last_check_fkey FOREIGN KEY (last_check) REFERENCES self_check(id) DEFERRABLE INITIALLY DEFERRED
constraint unit_checklist.unit_checklist_pkey PRIMARY KEY (id)
constraint unit_checklist.unit_checklist_post_fkey FOREIGN KEY (post) REFERENCES post(id)
constraint urging.facts_moved TRIGGER DEFERRABLE INITIALLY DEFERRED
constraint urging.urging_case_id_fkey FOREIGN KEY (case_id) REFERENCES "case"(id)
constraint urging.urging_pkey PRIMARY KEY (case_id)
constraint zone.zone_pkey PRIMARY KEY (key)
constraint zone.zone_place_fkey FOREIGN KEY (place) REFERENCES place(code)

CREATE INDEX anchor_leaf_stream ON public.anchor_leaf USING btree (stream_kind, stream_id, anchor)
CREATE INDEX api_token_enterprise ON public.api_token USING btree (enterprise, created_at DESC)
CREATE INDEX attachment_case ON public.attachment USING btree (case_id)
CREATE INDEX boundary_dispute_sides ON public.boundary_dispute USING btree (from_county, to_county)
CREATE INDEX boundary_dispute_unit ON public.boundary_dispute USING btree (unit)
CREATE INDEX boundary_statement_case ON public.boundary_statement USING btree (case_id, at)
CREATE INDEX case_county ON public."case" USING btree (procedure, county, opened_at DESC, id DESC)
CREATE INDEX case_enterprise ON public."case" USING btree (enterprise, opened_at DESC, id DESC)
CREATE INDEX case_move_person ON public.case_move USING btree (person, case_id)
CREATE INDEX case_newest ON public."case" USING btree (procedure, opened_at DESC, id DESC)
CREATE INDEX case_open ON public."case" USING btree (procedure, opened_at DESC, id DESC) INCLUDE (place, trade, supervising, managing, enterprise, inward) WHERE (closed_at IS NULL)
CREATE INDEX case_open_county ON public."case" USING btree (procedure, county, opened_at DESC, id DESC) INCLUDE (place, trade, supervising, managing, enterprise, inward) WHERE (closed_at IS NULL)
CREATE INDEX case_open_town ON public."case" USING btree (procedure, town, opened_at DESC, id DESC) INCLUDE (place, trade, supervising, managing, enterprise, inward) WHERE (closed_at IS NULL)
CREATE INDEX case_party_organ ON public.case_party USING btree (organ, case_id)
CREATE INDEX case_town ON public."case" USING btree (procedure, town, opened_at DESC, id DESC)
CREATE INDEX checklist_enterprise ON public.checklist USING btree (enterprise) WHERE (enterprise IS NOT NULL)
CREATE INDEX coercion_origin ON public.coercion USING btree (origin_case)
CREATE INDEX coercion_stop ON public.coercion USING btree (stop_case) WHERE (stop_case IS NOT NULL)
CREATE INDEX coordination_origin ON public.coordination USING btree (origin_case)
CREATE INDEX disclosure_county ON public.disclosure USING btree (kind, county, published_at DESC, id DESC) INCLUDE (ended_at, hidden_from, title)
CREATE INDEX disclosure_newest ON public.disclosure USING btree (kind, published_at DESC, id DESC) INCLUDE (county, ended_at, hidden_from, title)
CREATE INDEX document_case ON public.document USING btree (case_id)
CREATE INDEX document_delivery_case ON public.document_delivery USING btree (case_id)
CREATE INDEX document_delivery_document ON public.document_delivery USING btree (document)
CREATE INDEX enterprise_blank ON public.enterprise USING btree (county, id) WHERE ((level IS NULL) OR (supervising IS NULL) OR (managing IS NULL))
CREATE INDEX enterprise_class_due ON public.enterprise_class USING btree (due_on, enterprise) WHERE (until IS NULL)
CREATE INDEX enterprise_class_due_county ON public.enterprise_class USING btree (county, due_on, enterprise) WHERE (until IS NULL)
CREATE INDEX enterprise_class_due_town ON public.enterprise_class USING btree (town, due_on, enterprise) WHERE (until IS NULL)
CREATE INDEX enterprise_class_history ON public.enterprise_class USING btree (enterprise, since DESC)
CREATE INDEX enterprise_colour ON public.enterprise USING btree (colour, registered_at DESC, id DESC)
CREATE INDEX enterprise_county ON public.enterprise USING btree (county, registered_at DESC, id DESC)
CREATE INDEX enterprise_county_colour ON public.enterprise USING btree (county, colour, registered_at DESC, id DESC)
CREATE INDEX enterprise_fact_history ON public.enterprise_fact USING btree (enterprise, entered_at DESC)
CREATE INDEX enterprise_head_of ON public.enterprise_head USING btree (enterprise)
CREATE INDEX enterprise_location_claimed ON public.enterprise_location USING btree (point_county, enterprise) WHERE (NOT agrees)
CREATE INDEX enterprise_location_conflict ON public.enterprise_location USING btree (county, enterprise) WHERE (NOT agrees)
CREATE INDEX enterprise_managing ON public.enterprise USING btree (managing, registered_at DESC)
CREATE INDEX enterprise_newest ON public.enterprise USING btree (registered_at DESC, id DESC)
CREATE INDEX enterprise_paper_now ON public.enterprise_paper USING btree (enterprise, kind) WHERE (replaced_at IS NULL)
CREATE INDEX enterprise_paper_scan ON public.enterprise_paper USING btree (attachment) WHERE (attachment IS NOT NULL)
CREATE INDEX enterprise_plain_name ON public.enterprise USING btree (my.plain_name(name))
CREATE INDEX enterprise_point ON public.enterprise USING gist (point)
CREATE INDEX enterprise_renewal_due ON public.enterprise_renewal USING btree (on_day)
CREATE INDEX enterprise_supervising ON public.enterprise USING btree (supervising, registered_at DESC)
CREATE INDEX enterprise_town ON public.enterprise USING btree (town, registered_at DESC, id DESC)
CREATE INDEX evaluator_tie_enterprise ON public.evaluator_tie USING btree (enterprise, organ)
CREATE INDEX evaluator_tie_organ ON public.evaluator_tie USING btree (organ, since DESC)
CREATE INDEX evidence_by_person ON public.evidence USING btree (person, at)
CREATE INDEX grid_officer_post ON public.grid_officer USING btree (post) WHERE (until IS NULL)
CREATE INDEX grid_shape ON public.grid USING gist (shape)
CREATE INDEX grid_town ON public.grid USING btree (town, name, id) WHERE (until IS NULL)
CREATE INDEX grid_village_present ON public.grid_village USING btree (village) WHERE (until IS NULL)
CREATE INDEX hazard_criterion ON public.hazard USING btree (criterion) WHERE (criterion IS NOT NULL)
CREATE INDEX hazard_major ON public.hazard USING btree (case_id) WHERE (level = 'major'::text)
CREATE INDEX import_at_work ON public.import USING btree (id) WHERE (state = ANY (ARRAY['checking'::text, 'running'::text, 'cancelling'::text, 'undoing'::text]))
CREATE INDEX import_headers ON public.import USING btree (organ, register, headers, created_at DESC) WHERE (options IS NOT NULL)
CREATE INDEX import_newest ON public.import USING btree (organ, created_at DESC, id DESC)
CREATE INDEX import_row_bad ON public.import_row USING btree (import, no) WHERE bad
CREATE INDEX import_row_duplicate ON public.import_row USING btree (import, no) WHERE duplicate
CREATE INDEX import_row_target ON public.import_row USING btree (target) WHERE (target IS NOT NULL)
CREATE INDEX import_row_warned ON public.import_row USING btree (import, no) WHERE warned
CREATE INDEX inspection_origin ON public.inspection USING btree (origin_case) WHERE (origin_case IS NOT NULL)
CREATE INDEX notice_newest ON public.notice USING btree (published_at DESC, id DESC)
CREATE INDEX notice_person ON public.notice USING btree (person, published_at DESC)
CREATE INDEX obligation_case ON public.obligation USING btree (case_id)
CREATE INDEX obligation_county ON public.obligation USING btree (county, due_at) WHERE (state = ANY (ARRAY['owed'::text, 'overdue'::text, 'paused'::text]))
CREATE INDEX obligation_due ON public.obligation USING btree (due_at) WHERE (state = ANY (ARRAY['owed'::text, 'overdue'::text, 'paused'::text]))
CREATE INDEX obligation_enterprise ON public.obligation USING btree (enterprise, due_at) WHERE (state = ANY (ARRAY['owed'::text, 'overdue'::text, 'paused'::text]))
CREATE INDEX obligation_late ON public.obligation USING btree (due_at, id) WHERE (state = 'overdue'::text)
CREATE INDEX obligation_late_county ON public.obligation USING btree (county, due_at, id) WHERE (state = 'overdue'::text)
CREATE INDEX obligation_late_town ON public.obligation USING btree (town, due_at, id) WHERE (state = 'overdue'::text)
CREATE INDEX obligation_town ON public.obligation USING btree (town, due_at) WHERE (state = ANY (ARRAY['owed'::text, 'overdue'::text, 'paused'::text]))
CREATE INDEX organ_enterprise ON public.organ USING btree (enterprise) WHERE (enterprise IS NOT NULL)
CREATE INDEX organ_place ON public.organ USING btree (place)
CREATE INDEX patrol_finding_rule ON public.patrol_finding USING btree (rule, enterprise) WHERE (resolved_at IS NULL)
CREATE INDEX patrol_finding_settled ON public.patrol_finding USING btree (enterprise, rule, settled_at) WHERE (settled_at IS NOT NULL)
CREATE INDEX patrol_finding_urging ON public.patrol_finding USING btree (urging) WHERE (urging IS NOT NULL)
CREATE INDEX patrol_run_newest ON public.patrol_run USING btree (at DESC)
CREATE INDEX patrol_unit_county ON public.patrol_unit USING btree (county, score DESC, enterprise DESC) WHERE (findings > 0)
CREATE INDEX patrol_unit_ranked ON public.patrol_unit USING btree (score DESC, enterprise DESC) WHERE (findings > 0)
CREATE INDEX patrol_unit_town ON public.patrol_unit USING btree (town, score DESC, enterprise DESC) WHERE (findings > 0)
CREATE INDEX person_enterprise ON public.person USING btree (enterprise) WHERE (enterprise IS NOT NULL)
CREATE INDEX place_area_shape ON public.place_area USING gist (area)
CREATE INDEX place_parent ON public.place USING btree (parent, code)
CREATE INDEX place_under ON public.place USING gist (path)
CREATE INDEX post_enterprise ON public.post USING btree (enterprise) WHERE (enterprise IS NOT NULL)
CREATE INDEX post_organ ON public.post USING btree (organ, role)
CREATE INDEX reaction_due ON public.reaction USING btree (id) WHERE (done_at IS NULL)
CREATE INDEX risk_fact_present ON public.risk_fact USING btree (enterprise) WHERE (until IS NULL)
CREATE INDEX risk_level_history ON public.risk_level USING btree (enterprise, since DESC)
CREATE INDEX risk_points_newest ON public.risk_points USING btree (enterprise, reported_at DESC, id DESC)
CREATE INDEX risk_proposal_history ON public.risk_proposal USING btree (enterprise, since DESC)
CREATE INDEX risk_proposal_review ON public.risk_proposal USING btree (since, id) WHERE ((until IS NULL) AND review)
CREATE INDEX rung_due ON public.rung USING btree (at) WHERE ((fired_at IS NULL) AND (stopped_at IS NULL))
CREATE INDEX saved_view_enterprise ON public.saved_view USING btree (enterprise, ledger) WHERE shared
CREATE INDEX saved_view_organ ON public.saved_view USING btree (organ, ledger) WHERE shared
CREATE INDEX saved_view_person ON public.saved_view USING btree (person, ledger)
CREATE INDEX search_entry_county ON public.search_entry USING btree (kind, county, at DESC)
CREATE INDEX search_entry_enterprise ON public.search_entry USING btree (enterprise, kind, at DESC) WHERE (enterprise IS NOT NULL)
CREATE INDEX search_entry_grams ON public.search_entry USING gin (grams)
CREATE INDEX search_entry_newest ON public.search_entry USING btree (kind, at DESC)
CREATE INDEX search_entry_town ON public.search_entry USING btree (kind, town, at DESC)
CREATE INDEX self_check_assignment ON public.self_check USING btree (assignment, submitted_at DESC, id DESC)
CREATE INDEX self_check_faults ON public.self_check USING btree (enterprise, submitted_at DESC, id DESC) WHERE (faults > 0)
CREATE INDEX self_check_newest ON public.self_check USING btree (enterprise, submitted_at DESC, id DESC)
CREATE INDEX session_person ON public.session USING btree (person)
CREATE INDEX suspension_obligation ON public.suspension USING btree (obligation)
CREATE INDEX tenure_person ON public.tenure USING btree (person)
CREATE INDEX tenure_person_now ON public.tenure USING btree (person, since)
CREATE INDEX tenure_post ON public.tenure USING btree (post)
CREATE INDEX unit_checklist_due ON public.unit_checklist USING btree (next_due) WHERE (until IS NULL)
CREATE INDEX unit_checklist_enterprise ON public.unit_checklist USING btree (enterprise, next_due, id)
CREATE UNIQUE INDEX anchor_leaf_pkey ON public.anchor_leaf USING btree (anchor, "position")
CREATE UNIQUE INDEX anchor_pkey ON public.anchor USING btree (no)
CREATE UNIQUE INDEX api_token_pkey ON public.api_token USING btree (id)
CREATE UNIQUE INDEX api_token_token_hash_key ON public.api_token USING btree (token_hash)
CREATE UNIQUE INDEX attachment_pkey ON public.attachment USING btree (id)
CREATE UNIQUE INDEX boundary_dispute_pkey ON public.boundary_dispute USING btree (case_id)
CREATE UNIQUE INDEX boundary_statement_pkey ON public.boundary_statement USING btree (id)
CREATE UNIQUE INDEX calendar_day_pkey ON public.calendar_day USING btree (calendar, date)
CREATE UNIQUE INDEX case_move_pkey ON public.case_move USING btree (case_id, rev)
CREATE UNIQUE INDEX case_party_pkey ON public.case_party USING btree (case_id, organ, part)
CREATE UNIQUE INDEX case_pkey ON public."case" USING btree (id)
CREATE UNIQUE INDEX checklist_pkey ON public.checklist USING btree (key, version)
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
CREATE UNIQUE INDEX enterprise_class_now ON public.enterprise_class USING btree (enterprise) WHERE (until IS NULL)
CREATE UNIQUE INDEX enterprise_class_pkey ON public.enterprise_class USING btree (id)
CREATE UNIQUE INDEX enterprise_fact_now ON public.enterprise_fact USING btree (enterprise, kind) WHERE (replaced_at IS NULL)
CREATE UNIQUE INDEX enterprise_fact_pkey ON public.enterprise_fact USING btree (id)
CREATE UNIQUE INDEX enterprise_head_now ON public.enterprise_head USING btree (enterprise, kind) WHERE (until IS NULL)
CREATE UNIQUE INDEX enterprise_head_pkey ON public.enterprise_head USING btree (id)
CREATE UNIQUE INDEX enterprise_location_pkey ON public.enterprise_location USING btree (enterprise)
CREATE UNIQUE INDEX enterprise_paper_pkey ON public.enterprise_paper USING btree (id)
CREATE UNIQUE INDEX enterprise_pkey ON public.enterprise USING btree (id)
CREATE UNIQUE INDEX enterprise_renewal_pkey ON public.enterprise_renewal USING btree (enterprise)
CREATE UNIQUE INDEX enterprise_uscc_key ON public.enterprise USING btree (uscc)
CREATE UNIQUE INDEX evaluator_pkey ON public.evaluator USING btree (organ)
CREATE UNIQUE INDEX evaluator_tie_pkey ON public.evaluator_tie USING btree (id)
CREATE UNIQUE INDEX evidence_by_rev ON public.evidence USING btree (case_id, rev) WHERE (rev IS NOT NULL)
CREATE UNIQUE INDEX evidence_fresh_pkey ON public.evidence_fresh USING btree (stream_kind, stream_id)
CREATE UNIQUE INDEX evidence_pkey ON public.evidence USING btree (stream_kind, stream_id, seq)
CREATE UNIQUE INDEX grid_name ON public.grid USING btree (town, name) WHERE (until IS NULL)
CREATE UNIQUE INDEX grid_officer_now ON public.grid_officer USING btree (grid, part) WHERE (until IS NULL)
CREATE UNIQUE INDEX grid_officer_pkey ON public.grid_officer USING btree (id)
CREATE UNIQUE INDEX grid_pkey ON public.grid USING btree (id)
CREATE UNIQUE INDEX grid_village_pkey ON public.grid_village USING btree (grid, village, since)
CREATE UNIQUE INDEX hazard_pkey ON public.hazard USING btree (case_id)
CREATE UNIQUE INDEX import_pkey ON public.import USING btree (id)
CREATE UNIQUE INDEX import_row_pkey ON public.import_row USING btree (import, no)
CREATE UNIQUE INDEX inspection_pkey ON public.inspection USING btree (case_id)
CREATE UNIQUE INDEX notice_pkey ON public.notice USING btree (id)
CREATE UNIQUE INDEX notice_read_pkey ON public.notice_read USING btree (notice, person)
CREATE UNIQUE INDEX obligation_once ON public.obligation USING btree (case_id, duty, opened_rev)
CREATE UNIQUE INDEX obligation_pkey ON public.obligation USING btree (id)
CREATE UNIQUE INDEX organ_name_key ON public.organ USING btree (name)
CREATE UNIQUE INDEX organ_pkey ON public.organ USING btree (key)
CREATE UNIQUE INDEX parameter_pkey ON public.parameter USING btree (key)
CREATE UNIQUE INDEX patrol_finding_open ON public.patrol_finding USING btree (enterprise, rule, subject) WHERE (resolved_at IS NULL)
CREATE UNIQUE INDEX patrol_finding_pkey ON public.patrol_finding USING btree (id)
CREATE UNIQUE INDEX patrol_run_pkey ON public.patrol_run USING btree (id)
CREATE UNIQUE INDEX patrol_unit_pkey ON public.patrol_unit USING btree (enterprise)
CREATE UNIQUE INDEX person_login_key ON public.person USING btree (login)
CREATE UNIQUE INDEX person_pkey ON public.person USING btree (id)
CREATE UNIQUE INDEX place_area_pkey ON public.place_area USING btree (code)
CREATE UNIQUE INDEX place_path ON public.place USING btree (path) WHERE (until IS NULL)
CREATE UNIQUE INDEX place_pkey ON public.place USING btree (code)
CREATE UNIQUE INDEX post_pkey ON public.post USING btree (id)
CREATE UNIQUE INDEX procedure_step_pkey ON public.procedure_step USING btree (procedure, version, from_state, step)
CREATE UNIQUE INDEX reaction_name_stream_kind_stream_id_seq_key ON public.reaction USING btree (name, stream_kind, stream_id, seq)
CREATE UNIQUE INDEX reaction_pkey ON public.reaction USING btree (id)
CREATE UNIQUE INDEX risk_fact_pkey ON public.risk_fact USING btree (id)
CREATE UNIQUE INDEX risk_level_now ON public.risk_level USING btree (enterprise) WHERE (until IS NULL)
CREATE UNIQUE INDEX risk_level_pkey ON public.risk_level USING btree (id)
CREATE UNIQUE INDEX risk_points_pkey ON public.risk_points USING btree (id)
CREATE UNIQUE INDEX risk_proposal_now ON public.risk_proposal USING btree (enterprise) WHERE (until IS NULL)
CREATE UNIQUE INDEX risk_proposal_pkey ON public.risk_proposal USING btree (id)
CREATE UNIQUE INDEX rung_pkey ON public.rung USING btree (obligation, rung)
CREATE UNIQUE INDEX saved_view_pkey ON public.saved_view USING btree (id)
CREATE UNIQUE INDEX search_entry_pkey ON public.search_entry USING btree (kind, id)
CREATE UNIQUE INDEX self_check_pkey ON public.self_check USING btree (id)
CREATE UNIQUE INDEX self_check_reference ON public.self_check USING btree (enterprise, reference) WHERE (reference IS NOT NULL)
CREATE UNIQUE INDEX session_pkey ON public.session USING btree (token_hash)
CREATE UNIQUE INDEX setting_pkey ON public.setting USING btree (key)
CREATE UNIQUE INDEX suspension_open ON public.suspension USING btree (obligation) WHERE (until IS NULL)
CREATE UNIQUE INDEX suspension_pkey ON public.suspension USING btree (id)
CREATE UNIQUE INDEX tally_delta_pkey ON public.tally_delta USING btree (id)
CREATE UNIQUE INDEX tally_pkey ON public.tally USING btree (indicator, grain, since, part, county, town, trade, organ)
CREATE UNIQUE INDEX tenure_pkey ON public.tenure USING btree (id)
CREATE UNIQUE INDEX unit_checklist_code_key ON public.unit_checklist USING btree (code)
CREATE UNIQUE INDEX unit_checklist_pkey ON public.unit_checklist USING btree (id)
CREATE UNIQUE INDEX urging_pkey ON public.urging USING btree (case_id)
CREATE UNIQUE INDEX zone_pkey ON public.zone USING btree (key)

policy anchor.anyone for SELECT to public using (( SELECT my.scope() AS scope) IS NOT NULL)
policy anchor.job for INSERT to public check ( SELECT my.job_runs() AS job_runs)
policy anchor.owner for ALL to owner using true check true
policy anchor_leaf.anyone for SELECT to public using (( SELECT my.scope() AS scope) IS NOT NULL)
policy anchor_leaf.job for INSERT to public check ( SELECT my.job_runs() AS job_runs)
policy anchor_leaf.owner for ALL to owner using true check true
policy api_token.makes for INSERT to public check ((( SELECT my.scope() AS scope) = 'enterprise'::text) AND (( SELECT my.role() AS role) = ANY (ARRAY['principal'::text, 'safetyManager'::text])) AND (enterprise = ( SELECT my.enterprise() AS enterprise)) AND (person = ( SELECT my.person() AS person)) AND (EXISTS ( SELECT FROM tenure t WHERE ((t.id = api_token.tenure) AND (t.person = ( SELECT my.person() AS person)) AND (t.post = ( SELECT my.post() AS post))))))
policy api_token.own for SELECT to public using ((( SELECT my.scope() AS scope) = 'enterprise'::text) AND (( SELECT my.role() AS role) = ANY (ARRAY['principal'::text, 'safetyManager'::text])) AND (enterprise = ( SELECT my.enterprise() AS enterprise)))
policy api_token.owner for ALL to owner using true check true
policy api_token.revokes for UPDATE to public using ((( SELECT my.scope() AS scope) = 'enterprise'::text) AND (( SELECT my.role() AS role) = ANY (ARRAY['principal'::text, 'safetyManager'::text])) AND (enterprise = ( SELECT my.enterprise() AS enterprise)))
policy attachment.of_case for ALL to public using ((uploaded_by = ( SELECT my.person() AS person)) OR ((case_id IS NOT NULL) AND my.sees_case(case_id)) OR ( SELECT my.job_runs() AS job_runs))
policy attachment.of_enterprise for SELECT to public using ((enterprise IS NOT NULL) AND my.sees_enterprise(enterprise))
policy attachment.of_paper for SELECT to public using (EXISTS ( SELECT FROM enterprise_paper p WHERE (p.attachment = attachment.id)))
policy attachment.owner for ALL to owner using true check true
policy boundary_dispute.by_case for ALL to public using my.sees_case(case_id)
policy boundary_dispute.owner for ALL to owner using true check true
policy boundary_dispute.sides for SELECT to public using ((( SELECT my.scope() AS scope) = 'territory'::text) AND ((( SELECT my.place() AS place) <@ from_county) OR (( SELECT my.place() AS place) <@ to_county)))
policy boundary_statement.by_dispute for SELECT to public using (EXISTS ( SELECT FROM boundary_dispute d WHERE (d.case_id = boundary_statement.case_id)))
policy boundary_statement.job for ALL to public using ( SELECT my.job_runs() AS job_runs)
policy boundary_statement.own_side for INSERT to public check ((person = ( SELECT my.person() AS person)) AND (( SELECT my.scope() AS scope) = 'territory'::text) AND (EXISTS ( SELECT FROM boundary_dispute d WHERE ((d.case_id = boundary_statement.case_id) AND (d.decision IS NULL) AND (( SELECT my.place() AS place) <@ CASE boundary_statement.side WHEN 'from'::text THEN d.from_county ELSE d.to_county END)))))
policy boundary_statement.owner for ALL to owner using true check true
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
policy checklist.known for SELECT to public using  CASE WHEN (enterprise IS NULL) THEN (( SELECT my.scope() AS scope) IS NOT NULL) ELSE my.sees_enterprise(enterprise) END
policy checklist.owner for ALL to owner using true check true
policy checklist.publishes for INSERT to public check  CASE ( SELECT my.scope() AS scope) WHEN 'territory'::text THEN ((enterprise IS NULL) AND (place <@ ( SELECT my.place() AS place))) WHEN 'enterprise'::text THEN ((enterprise = ( SELECT my.enterprise() AS enterprise)) AND (( SELECT my.role() AS role) = ANY (ARRAY['principal'::text, 'safetyManager'::text]))) ELSE ( SELECT my.job_runs() AS job_runs) END
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
policy enterprise_class.by_enterprise for ALL to public using (( SELECT my.job_runs() AS job_runs) OR my.sees_enterprise(enterprise))
policy enterprise_class.owner for ALL to owner using true check true
policy enterprise_fact.by_enterprise for ALL to public using (( SELECT my.job_runs() AS job_runs) OR my.sees_enterprise(enterprise))
policy enterprise_fact.owner for ALL to owner using true check true
policy enterprise_head.by_enterprise for ALL to public using my.sees_enterprise(enterprise)
policy enterprise_head.owner for ALL to owner using true check true
policy enterprise_location.by_enterprise for ALL to public using (( SELECT my.job_runs() AS job_runs) OR my.sees_enterprise(enterprise))
policy enterprise_location.owner for ALL to owner using true check true
policy enterprise_paper.by_enterprise for ALL to public using (( SELECT my.job_runs() AS job_runs) OR my.sees_enterprise(enterprise))
policy enterprise_paper.owner for ALL to owner using true check true
policy enterprise_renewal.job for ALL to public using ( SELECT my.job_runs() AS job_runs)
policy enterprise_renewal.owner for ALL to owner using true check true
policy evaluator.change for UPDATE to public using ((( SELECT my.scope() AS scope) = 'territory'::text) OR ( SELECT my.job_runs() AS job_runs))
policy evaluator.enter for INSERT to public check ((( SELECT my.scope() AS scope) = 'territory'::text) OR ( SELECT my.job_runs() AS job_runs))
policy evaluator.officials for SELECT to public using ((( SELECT my.scope() AS scope) = 'territory'::text) OR ( SELECT my.job_runs() AS job_runs) OR (organ = ( SELECT my.organ() AS organ)))
policy evaluator.owner for ALL to owner using true check true
policy evaluator_tie.enter for INSERT to public check (( SELECT my.job_runs() AS job_runs) OR (organ = ( SELECT my.organ() AS organ)) OR ((( SELECT my.scope() AS scope) = 'territory'::text) AND my.sees_enterprise(enterprise)))
policy evaluator_tie.officials for SELECT to public using (( SELECT my.job_runs() AS job_runs) OR (organ = ( SELECT my.organ() AS organ)) OR ((( SELECT my.scope() AS scope) = 'territory'::text) AND my.sees_enterprise(enterprise)))
policy evaluator_tie.owner for ALL to owner using true check true
policy evidence.job for SELECT to public using ( SELECT my.job_runs() AS job_runs)
policy evidence.of_administrators for SELECT to public using ((( SELECT my.scope() AS scope) = 'system'::text) AND (( SELECT my.role() AS role) = ANY (ARRAY['systemAdmin'::text, 'securityAdmin'::text, 'auditAdmin'::text])) AND (stream_kind = ANY (ARRAY['person'::text, 'organ'::text, 'config'::text])))
policy evidence.of_case for SELECT to public using ((stream_kind = 'case'::text) AND my.sees_case(case_id))
policy evidence.of_enterprise for SELECT to public using ((stream_kind = 'enterprise'::text) AND my.sees_enterprise((stream_id)::uuid))
policy evidence.of_import for SELECT to public using ((stream_kind = 'import'::text) AND (EXISTS ( SELECT FROM import i WHERE ((i.id)::text = evidence.stream_id))))
policy evidence.of_organ for SELECT to public using ((stream_kind = 'organ'::text) AND (( SELECT my.scope() AS scope) = 'territory'::text) AND (stream_id = ( SELECT my.organ() AS organ)))
policy evidence.of_staff for SELECT to public using ((( SELECT my.scope() AS scope) = 'enterprise'::text) AND (( SELECT my.role() AS role) = 'principal'::text) AND CASE WHEN (stream_kind = 'person'::text) THEN (EXISTS ( SELECT FROM person p WHERE (p.id = (evidence.stream_id)::uuid))) ELSE false END)
policy evidence.own for SELECT to public using ((stream_kind = 'person'::text) AND (stream_id = (( SELECT my.person() AS person))::text))
policy evidence.owner for ALL to owner using true check true
policy evidence.writer for INSERT to public check ((( SELECT my.scope() AS scope) IS NOT NULL) AND ((stream_kind <> 'case'::text) OR my.sees_case(case_id)))
policy evidence_fresh.anchor for ALL to public using ( SELECT my.job_runs() AS job_runs)
policy evidence_fresh.any_writer for INSERT to public check (( SELECT my.scope() AS scope) IS NOT NULL)
policy evidence_fresh.owner for ALL to owner using true check true
policy grid.change for UPDATE to public using (( SELECT my.job_runs() AS job_runs) OR ((( SELECT my.scope() AS scope) = 'territory'::text) AND (path <@ ( SELECT my.place() AS place))))
policy grid.enter for INSERT to public check (( SELECT my.job_runs() AS job_runs) OR ((( SELECT my.scope() AS scope) = 'territory'::text) AND (path <@ ( SELECT my.place() AS place))))
policy grid.officials for SELECT to public using  CASE ( SELECT my.scope() AS scope) WHEN 'territory'::text THEN ((path <@ ( SELECT my.place() AS place)) OR (path @> ( SELECT my.place() AS place))) WHEN 'enterprise'::text THEN ((published_at IS NOT NULL) AND (id IN ( SELECT my.own_grids() AS own_grids))) WHEN 'system'::text THEN ( SELECT my.job_runs() AS job_runs) ELSE false END
policy grid.owner for ALL to owner using true check true
policy grid_officer.by_grid for SELECT to public using (EXISTS ( SELECT FROM grid g WHERE (g.id = grid_officer.grid)))
policy grid_officer.change for UPDATE to public using ((( SELECT my.scope() AS scope) = ANY (ARRAY['territory'::text, 'system'::text])) AND (EXISTS ( SELECT FROM grid g WHERE (g.id = grid_officer.grid))))
policy grid_officer.enter for INSERT to public check ((( SELECT my.scope() AS scope) = ANY (ARRAY['territory'::text, 'system'::text])) AND (EXISTS ( SELECT FROM grid g WHERE (g.id = grid_officer.grid))))
policy grid_officer.owner for ALL to owner using true check true
policy grid_village.by_grid for SELECT to public using (EXISTS ( SELECT FROM grid g WHERE (g.id = grid_village.grid)))
policy grid_village.change for UPDATE to public using ((( SELECT my.scope() AS scope) = ANY (ARRAY['territory'::text, 'system'::text])) AND (EXISTS ( SELECT FROM grid g WHERE (g.id = grid_village.grid))))
policy grid_village.enter for INSERT to public check ((( SELECT my.scope() AS scope) = ANY (ARRAY['territory'::text, 'system'::text])) AND (EXISTS ( SELECT FROM grid g WHERE (g.id = grid_village.grid))))
policy grid_village.owner for ALL to owner using true check true
policy hazard.by_case for ALL to public using my.sees_case(case_id)
policy hazard.owner for ALL to owner using true check true
policy import.job for ALL to public using ( SELECT my.job_runs() AS job_runs)
policy import.of_organ for ALL to public using ((( SELECT my.scope() AS scope) = 'territory'::text) AND (organ = ( SELECT my.organ() AS organ)) AND ((person = ( SELECT my.person() AS person)) OR ((( SELECT my.trades() AS trades) IS NULL) AND (NOT ( SELECT my.own_units_only() AS own_units_only)))))
policy import.owner for ALL to owner using true check true
policy import_row.of_import for ALL to public using (EXISTS ( SELECT FROM import i WHERE (i.id = import_row.import)))
policy import_row.owner for ALL to owner using true check true
policy inspection.by_case for ALL to public using my.sees_case(case_id)
policy inspection.owner for ALL to owner using true check true
policy notice.addressed for SELECT to public using ((( SELECT my.scope() AS scope) = ANY (ARRAY['territory'::text, 'enterprise'::text, 'party'::text, 'system'::text])) AND (( SELECT my.person() AS person) IS NOT NULL) AND (withdrawn_at IS NULL) AND (until > ( SELECT my.now() AS now)) AND ((roles IS NULL) OR (( SELECT my.role() AS role) = ANY (roles))) AND ((( SELECT my.ground() AS ground) <@ path) OR ((( SELECT my.ground() AS ground) IS NULL) AND (nlevel(path) <= 2))))
policy notice.own for SELECT to public using (person = ( SELECT my.person() AS person))
policy notice.owner for ALL to owner using true check true
policy notice.published for INSERT to public check ((person = ( SELECT my.person() AS person)) AND (((( SELECT my.scope() AS scope) = 'territory'::text) AND (( SELECT my.role() AS role) = ANY (ARRAY['committeeOffice'::text, 'bureauHead'::text])) AND (path <@ ( SELECT my.place() AS place))) OR ((( SELECT my.scope() AS scope) = 'system'::text) AND (( SELECT my.role() AS role) = 'systemAdmin'::text))))
policy notice.withdrawn for UPDATE to public using (person = ( SELECT my.person() AS person))
policy notice_read.own for ALL to public using (person = ( SELECT my.person() AS person)) check ((person = ( SELECT my.person() AS person)) AND (EXISTS ( SELECT FROM notice n WHERE (n.id = notice_read.notice))))
policy notice_read.owner for ALL to owner using true check true
policy notice_read.publisher for SELECT to public using (EXISTS ( SELECT FROM notice n WHERE ((n.id = notice_read.notice) AND (n.person = ( SELECT my.person() AS person)))))
policy obligation.by_case for ALL to public using my.sees_case(case_id)
policy obligation.owner for ALL to owner using true check true
policy organ.anyone for SELECT to public using (( SELECT my.scope() AS scope) IS NOT NULL)
policy organ.entered for INSERT to public check ((( SELECT my.scope() AS scope) = 'system'::text) AND (( SELECT my.role() AS role) = 'systemAdmin'::text) AND (enterprise IS NULL) AND (EXISTS ( SELECT FROM place d WHERE ((d.code = organ.place) AND (d.path = organ.path)))))
policy organ.job for ALL to public using ( SELECT my.job_runs() AS job_runs)
policy organ.owner for ALL to owner using true check true
policy parameter.anyone for SELECT to public using (( SELECT my.scope() AS scope) IS NOT NULL)
policy parameter.job for ALL to public using ( SELECT my.job_runs() AS job_runs)
policy parameter.owner for ALL to owner using true check true
policy patrol_finding.job for ALL to public using ( SELECT my.job_runs() AS job_runs)
policy patrol_finding.officers for SELECT to public using ((( SELECT my.scope() AS scope) = 'territory'::text) AND my.sees_enterprise(enterprise))
policy patrol_finding.owner for ALL to owner using true check true
policy patrol_finding.urged for SELECT to public using ((enterprise = ( SELECT my.enterprise() AS enterprise)) AND (urging IS NOT NULL))
policy patrol_finding.urges for UPDATE to public using ((( SELECT my.scope() AS scope) = 'territory'::text) AND my.sees_enterprise(enterprise))
policy patrol_run.job for ALL to public using ( SELECT my.job_runs() AS job_runs)
policy patrol_run.officers for SELECT to public using (( SELECT my.scope() AS scope) = 'territory'::text)
policy patrol_run.owner for ALL to owner using true check true
policy patrol_unit.job for ALL to public using ( SELECT my.job_runs() AS job_runs)
policy patrol_unit.officers for SELECT to public using ((( SELECT my.scope() AS scope) = 'territory'::text) AND my.sees_enterprise(enterprise))
policy patrol_unit.owner for ALL to owner using true check true
policy person.administrators for SELECT to public using ((( SELECT my.scope() AS scope) = 'system'::text) AND (( SELECT my.role() AS role) = ANY (ARRAY['systemAdmin'::text, 'securityAdmin'::text, 'auditAdmin'::text])))
policy person.directory for SELECT to public using ((( SELECT my.scope() AS scope) = 'territory'::text) OR (id = ( SELECT my.person() AS person)))
policy person.entered for INSERT to public check (((( SELECT my.scope() AS scope) = 'system'::text) AND (( SELECT my.role() AS role) = 'systemAdmin'::text) AND (enterprise IS NULL)) OR ((( SELECT my.scope() AS scope) = 'enterprise'::text) AND (( SELECT my.role() AS role) = 'principal'::text) AND (enterprise = ( SELECT my.enterprise() AS enterprise))))
policy person.job for ALL to public using ( SELECT my.job_runs() AS job_runs)
policy person.owner for ALL to owner using true check true
policy person.staff for SELECT to public using ((( SELECT my.scope() AS scope) = 'enterprise'::text) AND (( SELECT my.role() AS role) = ANY (ARRAY['principal'::text, 'safetyManager'::text])) AND ((enterprise = ( SELECT my.enterprise() AS enterprise)) OR my.works_here(id)))
policy place.anyone for SELECT to public using (( SELECT my.scope() AS scope) IS NOT NULL)
policy place.job for ALL to public using ( SELECT my.job_runs() AS job_runs)
policy place.owner for ALL to owner using true check true
policy place_area.anyone for SELECT to public using (( SELECT my.scope() AS scope) IS NOT NULL)
policy place_area.job for ALL to public using ( SELECT my.job_runs() AS job_runs)
policy place_area.owner for ALL to owner using true check true
policy post.administrators for SELECT to public using ((( SELECT my.scope() AS scope) = 'system'::text) AND (( SELECT my.role() AS role) = ANY (ARRAY['systemAdmin'::text, 'securityAdmin'::text, 'auditAdmin'::text])))
policy post.directory for SELECT to public using ((( SELECT my.scope() AS scope) = 'territory'::text) OR (id = ( SELECT my.post() AS post)))
policy post.entered for INSERT to public check (((( SELECT my.scope() AS scope) = 'system'::text) AND (( SELECT my.role() AS role) = 'systemAdmin'::text) AND ((scope <> 'territory'::text) OR (EXISTS ( SELECT FROM organ o WHERE ((o.key = post.organ) AND (post.path <@ o.path))))) AND ((place IS NULL) OR (EXISTS ( SELECT FROM place d WHERE ((d.code = post.place) AND (d.path = post.path)))))) OR ((( SELECT my.scope() AS scope) = 'enterprise'::text) AND (( SELECT my.role() AS role) = 'principal'::text) AND (role = ANY (ARRAY['safetyManager'::text, 'worker'::text])) AND (enterprise = ( SELECT my.enterprise() AS enterprise)) AND (organ IS NULL)))
policy post.job for ALL to public using ( SELECT my.job_runs() AS job_runs)
policy post.owner for ALL to owner using true check true
policy post.staff for SELECT to public using ((( SELECT my.scope() AS scope) = 'enterprise'::text) AND (( SELECT my.role() AS role) = ANY (ARRAY['principal'::text, 'safetyManager'::text])) AND (enterprise = ( SELECT my.enterprise() AS enterprise)))
policy procedure_step.anyone for SELECT to public using (( SELECT my.scope() AS scope) IS NOT NULL)
policy procedure_step.job for ALL to public using ( SELECT my.job_runs() AS job_runs)
policy procedure_step.owner for ALL to owner using true check true
policy reaction.any_writer for INSERT to public check (( SELECT my.scope() AS scope) IS NOT NULL)
policy reaction.job for ALL to public using ( SELECT my.job_runs() AS job_runs)
policy reaction.owner for ALL to owner using true check true
policy risk_fact.by_enterprise for ALL to public using (my.sees_enterprise(enterprise) OR ( SELECT my.job_runs() AS job_runs))
policy risk_fact.owner for ALL to owner using true check true
policy risk_level.by_enterprise for ALL to public using (my.sees_enterprise(enterprise) OR ( SELECT my.job_runs() AS job_runs))
policy risk_level.owner for ALL to owner using true check true
policy risk_points.by_enterprise for ALL to public using (my.sees_enterprise(enterprise) OR ( SELECT my.job_runs() AS job_runs))
policy risk_points.owner for ALL to owner using true check true
policy risk_proposal.by_enterprise for ALL to public using (my.sees_enterprise(enterprise) OR ( SELECT my.job_runs() AS job_runs))
policy risk_proposal.owner for ALL to owner using true check true
policy rung.by_obligation for ALL to public using my.sees_obligation(obligation)
policy rung.owner for ALL to owner using true check true
policy rung.with_obligation for INSERT to public check (( SELECT my.scope() AS scope) IS NOT NULL)
policy saved_view.own for ALL to public using (person = ( SELECT my.person() AS person)) check ((person = ( SELECT my.person() AS person)) AND (NOT (organ IS DISTINCT FROM ( SELECT my.organ() AS organ))) AND (NOT (enterprise IS DISTINCT FROM ( SELECT my.enterprise() AS enterprise))))
policy saved_view.owner for ALL to owner using true check true
policy saved_view.shared for SELECT to public using (shared AND ((organ = ( SELECT my.organ() AS organ)) OR (enterprise = ( SELECT my.enterprise() AS enterprise))))
policy search_entry.job for SELECT to public using ( SELECT my.job_runs() AS job_runs)
policy search_entry.owner for ALL to owner using true check true
policy self_check.by_enterprise for SELECT to public using my.sees_enterprise(enterprise)
policy self_check.own for INSERT to public check  CASE ( SELECT my.scope() AS scope) WHEN 'enterprise'::text THEN (enterprise = ( SELECT my.enterprise() AS enterprise)) ELSE ( SELECT my.job_runs() AS job_runs) END
policy self_check.owner for ALL to owner using true check true
policy session.owner for ALL to owner using true check true
policy session.sign_in for ALL to public using ((( SELECT my.scope() AS scope) = 'system'::text) AND (( SELECT my.job() AS job) = ANY (ARRAY['session'::text, 'city'::text])))
policy setting.anyone for SELECT to public using (( SELECT my.scope() AS scope) IS NOT NULL)
policy setting.job for ALL to public using ( SELECT my.job_runs() AS job_runs)
policy setting.owner for ALL to owner using true check true
policy suspension.by_obligation for ALL to public using my.sees_obligation(obligation)
policy suspension.owner for ALL to owner using true check true
policy tally.job for ALL to public using ( SELECT my.job_runs() AS job_runs)
policy tally.owner for ALL to owner using true check true
policy tally.sums for SELECT to public using (( SELECT ((my.scope() = 'territory'::text) AND (my.trades() IS NULL) AND (NOT my.own_units_only()))) AND CASE ( SELECT nlevel(my.place()) AS nlevel) WHEN 1 THEN true WHEN 2 THEN true WHEN 3 THEN (county = ( SELECT ltree2text(subpath(my.place(), 2, 1)) AS ltree2text)) WHEN 4 THEN (town = ( SELECT ltree2text(subpath(my.place(), 3, 1)) AS ltree2text)) ELSE false END)
policy tally_delta.job for ALL to public using ( SELECT my.job_runs() AS job_runs)
policy tally_delta.owner for ALL to owner using true check true
policy tally_delta.sums for SELECT to public using (( SELECT ((my.scope() = 'territory'::text) AND (my.trades() IS NULL) AND (NOT my.own_units_only()))) AND CASE ( SELECT nlevel(my.place()) AS nlevel) WHEN 1 THEN true WHEN 2 THEN true WHEN 3 THEN (county = ( SELECT ltree2text(subpath(my.place(), 2, 1)) AS ltree2text)) WHEN 4 THEN (town = ( SELECT ltree2text(subpath(my.place(), 3, 1)) AS ltree2text)) ELSE false END)
policy tenure.administrators for SELECT to public using ((( SELECT my.scope() AS scope) = 'system'::text) AND (( SELECT my.role() AS role) = ANY (ARRAY['systemAdmin'::text, 'securityAdmin'::text, 'auditAdmin'::text])))
policy tenure.directory for SELECT to public using ((( SELECT my.scope() AS scope) = 'territory'::text) OR (person = ( SELECT my.person() AS person)))
policy tenure.ended for UPDATE to public using (((( SELECT my.scope() AS scope) = 'system'::text) AND (( SELECT my.role() AS role) = 'systemAdmin'::text)) OR ((( SELECT my.scope() AS scope) = 'enterprise'::text) AND (( SELECT my.role() AS role) = 'principal'::text) AND (EXISTS ( SELECT FROM post p WHERE ((p.id = tenure.post) AND (p.enterprise = ( SELECT my.enterprise() AS enterprise)) AND (p.role = ANY (ARRAY['safetyManager'::text, 'worker'::text])))))))
policy tenure.given for INSERT to public check ((person <> ( SELECT my.person() AS person)) AND (stands_in_for IS NULL) AND (since >= ( SELECT my.now() AS now)) AND (((( SELECT my.scope() AS scope) = 'system'::text) AND (( SELECT my.role() AS role) = 'securityAdmin'::text)) OR ((( SELECT my.scope() AS scope) = 'enterprise'::text) AND (( SELECT my.role() AS role) = 'principal'::text) AND (EXISTS ( SELECT FROM person w WHERE ((w.id = tenure.person) AND (w.enterprise = ( SELECT my.enterprise() AS enterprise))))) AND (EXISTS ( SELECT FROM post p WHERE ((p.id = tenure.post) AND (p.enterprise = ( SELECT my.enterprise() AS enterprise)) AND (p.role = ANY (ARRAY['safetyManager'::text, 'worker'::text]))))))))
policy tenure.job for ALL to public using ( SELECT my.job_runs() AS job_runs)
policy tenure.owner for ALL to owner using true check true
policy tenure.staff for SELECT to public using ((( SELECT my.scope() AS scope) = 'enterprise'::text) AND (( SELECT my.role() AS role) = ANY (ARRAY['principal'::text, 'safetyManager'::text])) AND (EXISTS ( SELECT FROM post p WHERE ((p.id = tenure.post) AND (p.enterprise = ( SELECT my.enterprise() AS enterprise))))))
policy tenure.stand_in for INSERT to public check ((( SELECT my.scope() AS scope) = 'territory'::text) AND (( SELECT my.role() AS role) = 'bureauHead'::text) AND (stands_in_for IS NOT NULL) AND (EXISTS ( SELECT FROM post p WHERE ((p.id = tenure.post) AND (p.organ = ( SELECT my.organ() AS organ))))))
policy unit_checklist.by_enterprise for SELECT to public using my.sees_enterprise(enterprise)
policy unit_checklist.own for ALL to public using  CASE ( SELECT my.scope() AS scope) WHEN 'enterprise'::text THEN (enterprise = ( SELECT my.enterprise() AS enterprise)) ELSE ( SELECT my.job_runs() AS job_runs) END
policy unit_checklist.owner for ALL to owner using true check true
policy urging.by_case for ALL to public using my.sees_case(case_id)
policy urging.owner for ALL to owner using true check true
policy zone.anyone for SELECT to public using (( SELECT my.scope() AS scope) IS NOT NULL)
policy zone.job for ALL to public using ( SELECT my.job_runs() AS job_runs)
policy zone.owner for ALL to owner using true check true

CREATE CONSTRAINT TRIGGER case_evidence AFTER INSERT ON public.case_move DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION case_evidenced()
CREATE CONSTRAINT TRIGGER document_issued AFTER INSERT ON public.document DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION document_evidenced('document.issued')
CREATE CONSTRAINT TRIGGER document_typeset AFTER UPDATE ON public.document DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (((old.rendered_at IS NULL) AND (new.rendered_at IS NOT NULL))) EXECUTE FUNCTION document_evidenced('document.typeset')
CREATE CONSTRAINT TRIGGER document_voided AFTER UPDATE ON public.document DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (((old.voided_at IS NULL) AND (new.voided_at IS NOT NULL))) EXECUTE FUNCTION document_evidenced('document.voided')
CREATE CONSTRAINT TRIGGER facts_moved AFTER INSERT OR UPDATE ON public.boundary_dispute DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION facts_moved()
CREATE CONSTRAINT TRIGGER facts_moved AFTER INSERT OR UPDATE ON public.coercion DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION facts_moved()
CREATE CONSTRAINT TRIGGER facts_moved AFTER INSERT OR UPDATE ON public.coordination DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION facts_moved()
CREATE CONSTRAINT TRIGGER facts_moved AFTER INSERT OR UPDATE ON public.hazard DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION facts_moved()
CREATE CONSTRAINT TRIGGER facts_moved AFTER INSERT OR UPDATE ON public.inspection DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION facts_moved()
CREATE CONSTRAINT TRIGGER facts_moved AFTER INSERT OR UPDATE ON public.urging DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION facts_moved()
CREATE CONSTRAINT TRIGGER grid_has_officer AFTER INSERT OR UPDATE ON public.grid DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION grid_manned()
CREATE CONSTRAINT TRIGGER grid_keeps_officer AFTER UPDATE ON public.grid_officer DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION grid_manned()
CREATE TRIGGER anchor_kept BEFORE DELETE OR UPDATE OR TRUNCATE ON public.anchor FOR EACH STATEMENT EXECUTE FUNCTION kept()
CREATE TRIGGER anchor_leaf_kept BEFORE DELETE OR UPDATE OR TRUNCATE ON public.anchor_leaf FOR EACH STATEMENT EXECUTE FUNCTION kept()
CREATE TRIGGER api_token_kept BEFORE UPDATE ON public.api_token FOR EACH ROW EXECUTE FUNCTION api_token_guard()
CREATE TRIGGER boundary_once BEFORE INSERT ON public.boundary_dispute FOR EACH ROW EXECUTE FUNCTION boundary_once()
CREATE TRIGGER case_found AFTER INSERT ON public."case" FOR EACH ROW EXECUTE FUNCTION case_found()
CREATE TRIGGER case_kept BEFORE TRUNCATE ON public."case" FOR EACH STATEMENT EXECUTE FUNCTION kept()
CREATE TRIGGER case_step BEFORE INSERT OR DELETE OR UPDATE ON public."case" FOR EACH ROW EXECUTE FUNCTION case_guard()
CREATE TRIGGER case_written AFTER INSERT OR UPDATE ON public."case" FOR EACH ROW EXECUTE FUNCTION case_moved()
CREATE TRIGGER checklist_kept BEFORE DELETE OR UPDATE OR TRUNCATE ON public.checklist FOR EACH STATEMENT EXECUTE FUNCTION kept()
CREATE TRIGGER coercion_gate BEFORE INSERT OR UPDATE OF origin_case, measure, stop_case, supplier, urgent ON public.coercion FOR EACH ROW EXECUTE FUNCTION coercion_guard()
CREATE TRIGGER document_delivery_kept BEFORE DELETE OR UPDATE OR TRUNCATE ON public.document_delivery FOR EACH STATEMENT EXECUTE FUNCTION kept()
CREATE TRIGGER document_found AFTER INSERT ON public.document FOR EACH ROW EXECUTE FUNCTION document_found()
CREATE TRIGGER document_kept BEFORE TRUNCATE ON public.document FOR EACH STATEMENT EXECUTE FUNCTION kept()
CREATE TRIGGER document_once BEFORE INSERT OR DELETE OR UPDATE ON public.document FOR EACH ROW EXECUTE FUNCTION document_guard()
CREATE TRIGGER enterprise_derives AFTER INSERT ON public.enterprise REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION enterprise_derives()
CREATE TRIGGER enterprise_derives_anew AFTER UPDATE OF point, division, place, trade, industry ON public.enterprise FOR EACH ROW WHEN (((((old.division IS DISTINCT FROM new.division) OR (old.trade IS DISTINCT FROM new.trade)) OR (old.industry IS DISTINCT FROM new.industry)) OR (old.point IS DISTINCT FROM new.point))) EXECUTE FUNCTION enterprise_derives_anew()
CREATE TRIGGER enterprise_head_undone_only AFTER DELETE ON public.enterprise_head REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION undone_only('enterprise')
CREATE TRIGGER enterprise_renamed AFTER DELETE OR UPDATE OF name, uscc, address, initials, place ON public.enterprise FOR EACH ROW EXECUTE FUNCTION enterprise_renamed()
CREATE TRIGGER enterprise_undone_only AFTER DELETE ON public.enterprise REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION undone_only('id')
CREATE TRIGGER enterprises_found AFTER INSERT ON public.enterprise REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION enterprises_found()
CREATE TRIGGER evidence_chain BEFORE INSERT OR DELETE OR UPDATE ON public.evidence FOR EACH ROW EXECUTE FUNCTION evidence_guard()
CREATE TRIGGER evidence_grown AFTER INSERT ON public.evidence REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION evidence_freshen()
CREATE TRIGGER evidence_kept BEFORE TRUNCATE ON public.evidence FOR EACH STATEMENT EXECUTE FUNCTION evidence_guard()
CREATE TRIGGER facts_found AFTER INSERT OR UPDATE OF description ON public.hazard FOR EACH ROW EXECUTE FUNCTION facts_found('description')
CREATE TRIGGER party_leaves BEFORE UPDATE ON public.case_party FOR EACH ROW EXECUTE FUNCTION party_guard()
CREATE TRIGGER patrol_finding_kept BEFORE UPDATE ON public.patrol_finding FOR EACH ROW EXECUTE FUNCTION patrol_finding_guard()
CREATE TRIGGER renews_unit AFTER INSERT ON public.risk_level FOR EACH ROW EXECUTE FUNCTION renews_unit('风险等级变化')
CREATE TRIGGER renews_unit AFTER INSERT OR UPDATE ON public.enterprise_fact FOR EACH ROW EXECUTE FUNCTION renews_unit('登记情况变化')
CREATE TRIGGER renews_unit AFTER UPDATE OF approved_at ON public.coercion FOR EACH ROW WHEN ((old.approved_at IS DISTINCT FROM new.approved_at)) EXECUTE FUNCTION renews_unit_of_case('采取强制措施')
CREATE TRIGGER renews_unit AFTER UPDATE OF closed_at ON public."case" FOR EACH ROW WHEN (((new.procedure = 'hazard'::text) AND (old.closed_at IS DISTINCT FROM new.closed_at))) EXECUTE FUNCTION renews_unit('隐患办结')
CREATE TRIGGER renews_unit AFTER UPDATE OF level ON public.hazard FOR EACH ROW WHEN ((old.level IS DISTINCT FROM new.level)) EXECUTE FUNCTION renews_unit_of_case('重大事故隐患认定')
CREATE TRIGGER renews_unit AFTER UPDATE OF recorded_at ON public.inspection FOR EACH ROW WHEN ((old.recorded_at IS DISTINCT FROM new.recorded_at)) EXECUTE FUNCTION renews_unit_of_case('完成一次检查')
CREATE TRIGGER renews_unit AFTER UPDATE OF state ON public.obligation FOR EACH ROW WHEN (((old.state = 'overdue'::text) <> (new.state = 'overdue'::text))) EXECUTE FUNCTION renews_unit_of_case('隐患逾期情况变化')
CREATE TRIGGER risk_level_colours AFTER INSERT ON public.risk_level REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION enterprise_coloured()
CREATE TRIGGER rung_once BEFORE UPDATE ON public.rung FOR EACH ROW EXECUTE FUNCTION rung_guard()
CREATE TRIGGER self_check_kept BEFORE DELETE OR UPDATE OR TRUNCATE ON public.self_check FOR EACH STATEMENT EXECUTE FUNCTION kept()
CREATE TRIGGER tally_case_case_changed AFTER UPDATE ON public."case" FOR EACH ROW WHEN ((((((old.closed_at IS DISTINCT FROM new.closed_at) OR (old.county IS DISTINCT FROM new.county)) OR (old.town IS DISTINCT FROM new.town)) OR (old.trade IS DISTINCT FROM new.trade)) OR (old.supervising IS DISTINCT FROM new.supervising))) EXECUTE FUNCTION tally_case_case_changed()
CREATE TRIGGER tally_case_case_inserted AFTER INSERT ON public."case" REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION tally_case_case_inserted()
CREATE TRIGGER tally_coercion_case_changed AFTER UPDATE ON public."case" FOR EACH ROW WHEN (((new.procedure = 'coercion'::text) AND (((((old.closed_at IS DISTINCT FROM new.closed_at) OR (old.county IS DISTINCT FROM new.county)) OR (old.town IS DISTINCT FROM new.town)) OR (old.trade IS DISTINCT FROM new.trade)) OR (old.supervising IS DISTINCT FROM new.supervising)))) EXECUTE FUNCTION tally_coercion_case_changed()
CREATE TRIGGER tally_coercion_coercion_changed AFTER UPDATE ON public.coercion FOR EACH ROW WHEN ((((old.measure IS DISTINCT FROM new.measure) OR (old.started_at IS DISTINCT FROM new.started_at)) OR (old.restored_at IS DISTINCT FROM new.restored_at))) EXECUTE FUNCTION tally_coercion_coercion_changed()
CREATE TRIGGER tally_coercion_coercion_inserted AFTER INSERT ON public.coercion FOR EACH ROW WHEN ((new.started_at IS NOT NULL)) EXECUTE FUNCTION tally_coercion_coercion_inserted()
CREATE TRIGGER tally_colour_enterprise_changed AFTER UPDATE ON public.enterprise FOR EACH ROW WHEN (((((old.county IS DISTINCT FROM new.county) OR (old.town IS DISTINCT FROM new.town)) OR (old.trade IS DISTINCT FROM new.trade)) OR (old.supervising IS DISTINCT FROM new.supervising))) EXECUTE FUNCTION tally_colour_enterprise_changed()
CREATE TRIGGER tally_colour_risk_level_changed AFTER UPDATE ON public.risk_level FOR EACH ROW WHEN ((((old.level IS DISTINCT FROM new.level) OR (old.since IS DISTINCT FROM new.since)) OR (old.until IS DISTINCT FROM new.until))) EXECUTE FUNCTION tally_colour_risk_level_changed()
CREATE TRIGGER tally_colour_risk_level_deleted AFTER DELETE ON public.risk_level FOR EACH ROW WHEN (true) EXECUTE FUNCTION tally_colour_risk_level_deleted()
CREATE TRIGGER tally_colour_risk_level_inserted AFTER INSERT ON public.risk_level REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION tally_colour_risk_level_inserted()
CREATE TRIGGER tally_enterprise_enterprise_changed AFTER UPDATE ON public.enterprise FOR EACH ROW WHEN ((((((old.status IS DISTINCT FROM new.status) OR (old.county IS DISTINCT FROM new.county)) OR (old.town IS DISTINCT FROM new.town)) OR (old.trade IS DISTINCT FROM new.trade)) OR (old.supervising IS DISTINCT FROM new.supervising))) EXECUTE FUNCTION tally_enterprise_enterprise_changed()
CREATE TRIGGER tally_enterprise_enterprise_deleted AFTER DELETE ON public.enterprise FOR EACH ROW WHEN (true) EXECUTE FUNCTION tally_enterprise_enterprise_deleted()
CREATE TRIGGER tally_enterprise_enterprise_inserted AFTER INSERT ON public.enterprise REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION tally_enterprise_enterprise_inserted()
CREATE TRIGGER tally_hazard_case_changed AFTER UPDATE ON public."case" FOR EACH ROW WHEN (((new.procedure = 'hazard'::text) AND (((((old.closed_at IS DISTINCT FROM new.closed_at) OR (old.county IS DISTINCT FROM new.county)) OR (old.town IS DISTINCT FROM new.town)) OR (old.trade IS DISTINCT FROM new.trade)) OR (old.supervising IS DISTINCT FROM new.supervising)))) EXECUTE FUNCTION tally_hazard_case_changed()
CREATE TRIGGER tally_hazard_hazard_changed AFTER UPDATE ON public.hazard FOR EACH ROW WHEN ((((old.level IS DISTINCT FROM new.level) OR (old.listed_at IS DISTINCT FROM new.listed_at)) OR (old.delisted_at IS DISTINCT FROM new.delisted_at))) EXECUTE FUNCTION tally_hazard_hazard_changed()
CREATE TRIGGER tally_hazard_hazard_inserted AFTER INSERT ON public.hazard FOR EACH ROW WHEN (((new.level = 'major'::text) OR (new.listed_at IS NOT NULL))) EXECUTE FUNCTION tally_hazard_hazard_inserted()
CREATE TRIGGER tally_obligation_case_changed AFTER UPDATE ON public."case" FOR EACH ROW WHEN (((((old.county IS DISTINCT FROM new.county) OR (old.town IS DISTINCT FROM new.town)) OR (old.trade IS DISTINCT FROM new.trade)) OR (old.supervising IS DISTINCT FROM new.supervising))) EXECUTE FUNCTION tally_obligation_case_changed()
CREATE TRIGGER tally_obligation_obligation_changed AFTER UPDATE ON public.obligation FOR EACH ROW WHEN ((((old.state = 'overdue'::text) OR (new.state = 'overdue'::text) OR (new.met_at > new.due_at)) AND (((old.state IS DISTINCT FROM new.state) OR (old.due_at IS DISTINCT FROM new.due_at)) OR (old.met_at IS DISTINCT FROM new.met_at)))) EXECUTE FUNCTION tally_obligation_obligation_changed()
CREATE TRIGGER tally_obligation_obligation_inserted AFTER INSERT ON public.obligation FOR EACH ROW WHEN ((new.state = ANY (ARRAY['overdue'::text, 'met'::text]))) EXECUTE FUNCTION tally_obligation_obligation_inserted()
CREATE TRIGGER tenure_kept BEFORE INSERT OR UPDATE ON public.tenure FOR EACH ROW EXECUTE FUNCTION tenure_guard()

CREATE OR REPLACE FUNCTION my.accounts(who uuid[])
 RETURNS TABLE(person uuid, one_time_until timestamp with time zone, locked_until timestamp with time zone, barred_at timestamp with time zone, barred_reason text, seen_at timestamp with time zone)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  return query select c.person, c.one_time_until, case when c.locked_until > my.now() then c.locked_until end, c.barred_at, c.barred_reason,
      (select max(s.seen_at) from session s where s.person = c.person)
    from credential c join person p on p.id = c.person
    where c.person = any (who)
      and ((my.scope() = 'system' and my.role() in ('systemAdmin', 'securityAdmin', 'auditAdmin'))
        or (my.scope() = 'enterprise' and my.role() in ('principal', 'safetyManager') and p.enterprise = my.enterprise()));
end
$function$
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
CREATE OR REPLACE FUNCTION public.api_token_guard()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if to_jsonb(new) - '{last_used_at,revoked_at,revoked_by}'::text[] <> to_jsonb(old) - '{last_used_at,revoked_at,revoked_by}'::text[]
    or (old.revoked_at is not null and new.revoked_at is distinct from old.revoked_at) then
    raise exception using errcode = 'AN004', message = 'a token is made once and revoked once';
  end if;
  return new;
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
CREATE OR REPLACE FUNCTION my.bar_account(who uuid, why text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if not my.keeps_account(who) then
    raise exception using errcode = '42501', message = 'not an account of his';
  end if;
  update credential set barred_at = case when why is null then null else my.now() end, barred_reason = why, failures = 0, locked_until = null
    where person = who;
  if why is not null then
    update session set revoked_at = my.now() where person = who and revoked_at is null;
  end if;
end
$function$
CREATE OR REPLACE FUNCTION public.boundary_meets(which uuid, need text)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  return case need
    when 'bothStated' then (select count(distinct side) = 2 from boundary_statement where case_id = which)
    else false
  end;
end
$function$
CREATE OR REPLACE FUNCTION public.boundary_once()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  perform from enterprise where id = new.unit for update;
  if exists (select from boundary_dispute d join "case" c on c.id = d.case_id
    where d.unit = new.unit and d.case_id <> new.case_id and c.closed_at is null) then
    raise exception using errcode = 'AN009', message = 'the unit is in dispute already';
  end if;
  return new;
end
$function$
CREATE OR REPLACE FUNCTION my.case_entry(c "case", more text)
 RETURNS search_entry
 LANGUAGE sql
 STABLE
AS $function$
  select my.entry('case', c.id, array[to_char(c.opened_at at time zone 'Asia/Shanghai', 'YYYY') || lpad(c.no::text, 6, '0'), c.title, more],
    c.opened_at, c.place, c.enterprise)
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
CREATE OR REPLACE FUNCTION public.case_found()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if not exists (select from pg_trigger where tgrelid = to_regclass(quote_ident(new.procedure)) and tgname = 'facts_found') then
    insert into search_entry select * from my.case_entry(new, null);
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
CREATE OR REPLACE FUNCTION my.disputable(code text)
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare found_unit jsonb;
begin
  if my.scope() is distinct from 'territory' and not my.job_runs() then return null; end if;
  select jsonb_build_object('id', e.id, 'name', e.name, 'uscc', e.uscc, 'address', e.address, 'place', e.place::text,
    'division', e.division, 'trade', e.trade, 'supervising', e.supervising, 'managing', e.managing,
    'point', case when e.point is not null then jsonb_build_array(st_x(e.point), st_y(e.point)) end) into found_unit
    from enterprise e where e.uscc = code;
  return found_unit;
end
$function$
CREATE OR REPLACE FUNCTION my.dispute_case(which uuid)
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare answer jsonb;
begin
  select jsonb_build_object('no', c.no, 'state', c.state, 'openedAt', c.opened_at, 'closed', c.closed_at is not null,
    'seen', my.sees_case(c.id)) into answer
    from "case" c join boundary_dispute d on d.case_id = c.id where c.id = which
      and (my.sees_case(c.id) or (my.scope() = 'territory' and (my.place() <@ d.from_county or my.place() <@ d.to_county)));
  return answer;
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
CREATE OR REPLACE FUNCTION public.document_found()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare c "case";
begin
  select * into strict c from "case" where id = new.case_id;
  insert into search_entry select * from my.entry('document', new.id, array[new.no, new.name, c.title], new.issued_at, c.place, c.enterprise);
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
  if s.limited then
    return (select jsonb_build_object('person', p.id, 'personName', p.name, 'post', null, 'mustChange', true) from person p where p.id = s.person);
  end if;
  return my.assume(s.person, s.tenure, at);
end
$function$
CREATE OR REPLACE FUNCTION my.enter_token(token text, at timestamp with time zone)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
$function$
CREATE OR REPLACE FUNCTION my.enterprise()
 RETURNS uuid
 LANGUAGE sql
 STABLE
AS $function$ select nullif(current_setting('anlan.enterprise', true), '')::uuid $function$
CREATE OR REPLACE FUNCTION public.enterprise_alike(given json)
 RETURNS TABLE(no integer, id uuid, name text, by text, lon double precision, lat double precision)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  with r as (select * from json_to_recordset(given) as x(no int, uscc text, name text, lon float8, lat float8)),
  found as (
    select r.no, e.id, 'code' as by from r join enterprise e on e.uscc = r.uscc
    union all
    select r.no, e.id, 'name' from r cross join lateral (
      select * from enterprise e where my.plain_name(e.name) = my.plain_name(r.name) and my.plain_name(r.name) <> '' limit 10) e
      where e.uscc <> r.uscc
    union all
    select r.no, e.id, 'distance' from r cross join lateral (
      select * from enterprise e where e.point && st_expand(st_setsrid(st_point(r.lon, r.lat), 4326), 0.001) limit 30) e
      where r.lon is not null and e.uscc <> r.uscc and my.plain_name(e.name) <> my.plain_name(r.name)
  ), judged as (select f.*, my.sees_enterprise(f.id) as seen from found f)
  select j.no, case when j.seen then e.id end, case when j.seen then e.name end, j.by,
    case when j.seen then st_x(e.point) end, case when j.seen then st_y(e.point) end
  from judged j join enterprise e on e.id = j.id where j.seen or j.by = 'code'
$function$
CREATE OR REPLACE FUNCTION public.enterprise_coloured()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  update enterprise e set colour = a.level from added a where a.enterprise = e.id and a.until is null and e.colour is distinct from a.level;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION public.enterprise_derives()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  insert into enterprise_renewal select id, (my.now() at time zone 'Asia/Shanghai')::date, '登记' from added on conflict do nothing;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION public.enterprise_derives_anew()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  insert into enterprise_renewal values (new.id, (my.now() at time zone 'Asia/Shanghai')::date, '登记事项变更')
    on conflict (enterprise) do update set on_day = excluded.on_day, cause = excluded.cause;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION public.enterprise_renamed()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  delete from search_entry where kind = 'unit' and id = old.id;
  if tg_op = 'UPDATE' then
    insert into search_entry select * from my.unit_entry(new);
  end if;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION public.enterprises_found()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  insert into search_entry select f.* from fresh e cross join lateral my.unit_entry(e) f;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION my.entry(kind text, id uuid, words text[], at timestamp with time zone, place ltree, enterprise uuid)
 RETURNS search_entry
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select row(kind, id, said, my.grams(said), at, case when nlevel(place) >= 3 then ltree2text(subpath(place, 2, 1)) end,
    case when nlevel(place) >= 4 then ltree2text(subpath(place, 3, 1)) end, enterprise)::search_entry
  from (select string_agg(my.plain(word), '|') as said from unnest(words) word where word is not null) w
$function$
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
CREATE OR REPLACE FUNCTION public.facts_found()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if tg_op = 'UPDATE' then
    delete from search_entry where kind = 'case' and id = new.case_id;
  end if;
  insert into search_entry select e.* from "case" c cross join lateral my.case_entry(c, to_jsonb(new) ->> tg_argv[0]) e where c.id = new.case_id;
  return null;
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
CREATE OR REPLACE FUNCTION my.find(wanted text, words text, most integer)
 RETURNS TABLE(id uuid)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  said text := my.plain(words);
  parts text[] := my.grams(said);
  own text := case my.scope()
    when 'territory' then case when nlevel(my.place()) >= 4 then 'town = ltree2text(subpath(my.place(), 3, 1))'
      when nlevel(my.place()) = 3 then 'county = ltree2text(subpath(my.place(), 2, 1))' else 'true' end
    when 'enterprise' then 'enterprise = my.enterprise()'
    when 'party' then 'kind = ''case'' and id in (select case_id from case_party where organ = my.organ())'
    else 'false' end;
  among text := format('select e.id, e.plain, e.at from search_entry e where e.kind = $1 and %s', own);
  -- Hits come sorted, and whether they are seen is asked one by one until there are enough.
  seen constant text := 'select array_agg(id) from (select n.id from (%s) n where position($2 in n.plain) > 0 and my.sees_found($1, n.id) order by n.at desc limit $3) f';
  found uuid[];
begin
  if said = '' then return; end if;
  execute format(seen, among || ' order by e.at desc limit 2000') into found using wanted, said, most;
  if coalesce(cardinality(found), 0) < most and cardinality(parts) > 0 then
    execute format(seen, among || ' and e.grams @> $4 and position($2 in e.plain) > 0 order by e.at desc offset 0') into found using wanted, said, most, parts;
  end if;
  return query select unnest(found);
end
$function$
CREATE OR REPLACE PROCEDURE my.find_by(IN facts regclass, IN field text)
 LANGUAGE plpgsql
AS $procedure$
begin
  execute format('create trigger facts_found after insert or update of %I on %s for each row execute function facts_found(%L)', field, facts, field);
end
$procedure$
CREATE OR REPLACE FUNCTION my.grams(plain text)
 RETURNS text[]
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$
  select array(select distinct substr(plain, i, 2) from generate_series(1, length(plain) - 1) i)
$function$
CREATE OR REPLACE FUNCTION public.grid_manned()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare which uuid := case tg_table_name when 'grid' then to_jsonb(new) ->> 'id' else to_jsonb(new) ->> 'grid' end;
begin
  if exists (select from grid g where g.id = which and g.until is null and g.published_at is not null
      and not exists (select from grid_officer o where o.grid = g.id and o.part = 'officer' and o.until is null)) then
    raise exception using errcode = 'AN011', message = 'a published grid has no officer';
  end if;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION my.grid_people(which uuid)
 RETURNS TABLE(part text, post uuid, title text, person uuid, name text, phone text, since timestamp with time zone)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if my.sees_grid(which) then
    return query
      select o.part, p.id, p.title, t.person, n.name, o.phone, o.since
      from grid_officer o join post p on p.id = o.post
      left join lateral (select x.person from tenure x where x.post = p.id and x.since <= my.now() and (x.until is null or x.until > my.now())
        order by x.stands_in_for is null desc, x.since desc limit 1) t on true
      left join person n on n.id = t.person
      where o.grid = which and o.until is null;
  end if;
end
$function$
CREATE OR REPLACE FUNCTION my.grids_at(spot geometry, division text)
 RETURNS TABLE(grid uuid, found_by text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  with shaped as (
    select g.id from grid g where spot is not null and g.until is null and g.published_at is not null and st_covers(g.shape, spot))
  select id, 'shape' from shaped
  union all
  select v.grid, 'village' from grid_village v join grid g on g.id = v.grid
    where not exists (select from shaped) and v.until is null and g.until is null and g.published_at is not null
      and v.village = division
$function$
CREATE OR REPLACE FUNCTION my.ground()
 RETURNS ltree
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  return coalesce(my.place(), (select e.place from enterprise e where e.id = my.enterprise()), (select o.path from organ o where o.key = my.organ()));
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
CREATE OR REPLACE PROCEDURE my.guard_undo(IN guarded regclass, IN target text)
 LANGUAGE plpgsql
AS $procedure$
begin
  execute format('grant delete on %s to anlan_app', guarded);
  execute format('create trigger %I after delete on %s referencing old table as gone for each statement execute function undone_only(%L)',
    guarded || '_undone_only', guarded, target);
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
CREATE OR REPLACE FUNCTION my.images(of regclass, columns text[], ids uuid[])
 RETURNS TABLE(id uuid, image jsonb)
 LANGUAGE plpgsql
 STABLE
AS $function$
declare listed text;
begin
  select string_agg(format('%L, t.%I%s', attname, attname, case when atttypid = 'geometry'::regtype then '::text' else '' end), ', ')
    into listed from pg_attribute where attrelid = of and attname = any (columns || array['id']);
  return query execute format('select t.id, jsonb_build_object(%s) from %s t where t.id = any ($1)', listed, of) using ids;
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
CREATE OR REPLACE FUNCTION my.keeps_account(who uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  return who <> my.person() and coalesce(
    (my.scope() = 'system' and my.role() = 'securityAdmin')
    or (my.scope() = 'enterprise' and my.role() = 'principal'
      and exists (select from person p where p.id = who and p.enterprise = my.enterprise())), false);
end
$function$
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
CREATE OR REPLACE FUNCTION my.open_account(who uuid, secret text, until timestamp with time zone)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if not my.keeps_account(who) then
    raise exception using errcode = '42501', message = 'not an account of his';
  end if;
  insert into credential (person, hash, changed_at, one_time_until) values (who, secret, my.now(), until)
    on conflict (person) do update set hash = excluded.hash, changed_at = excluded.changed_at, one_time_until = excluded.one_time_until,
      failures = 0, locked_until = null;
  update session set revoked_at = my.now() where person = who and revoked_at is null;
end
$function$
CREATE OR REPLACE FUNCTION my.organ()
 RETURNS text
 LANGUAGE sql
 STABLE
AS $function$ select nullif(current_setting('anlan.organ', true), '') $function$
CREATE OR REPLACE FUNCTION my.origin(which uuid)
 RETURNS TABLE(import uuid, file_name text, at timestamp with time zone, person_name text, organ_name text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select i.id, i.file_name, coalesce(i.finished_at, i.created_at), p.name, o.name from import_row r
  join import i on i.id = r.import join person p on p.id = i.person join organ o on o.key = i.organ
  where r.target = which and r.outcome = 'created' and i.state in ('running', 'done') and my.scope() is not null
$function$
CREATE OR REPLACE FUNCTION my.own_grids()
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select a.grid from enterprise e cross join lateral my.grids_at(e.point, e.division) a where e.id = my.enterprise()
$function$
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
CREATE OR REPLACE FUNCTION public.patrol_finding_guard()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if not my.job_runs() and to_jsonb(new) - '{urging,urged,resolved_at,settled_at}'::text[] <> to_jsonb(old) - '{urging,urged,resolved_at,settled_at}'::text[] then
    raise exception using errcode = 'AN004', message = 'a finding is changed by a patrol only';
  end if;
  return new;
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
CREATE OR REPLACE FUNCTION my.plain(words text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$
  select lower(regexp_replace(normalize(words, NFKC), E'[\\s!-/:-@\\[-`{-~\u00a0-\u00bf\u2000-\u206f\u3000-\u303f\ufe30-\ufe4f]+', '', 'g'))
$function$
CREATE OR REPLACE FUNCTION my.plain_name(name text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select regexp_replace(regexp_replace(regexp_replace(normalize(name, NFKC), E'[\\s()\\[\\]{}"''.,\u00b7\u2013\u2014\u2018-\u201d\u3000-\u3011-]', '', 'g'),
    '(股份有限公司|有限责任公司|有限公司|责任公司|公司)$', ''), '^(广西壮族自治区|广西省|广西)?(南宁市|南宁)?', '')
$function$
CREATE OR REPLACE FUNCTION my.post()
 RETURNS uuid
 LANGUAGE sql
 STABLE
AS $function$ select nullif(current_setting('anlan.post', true), '')::uuid $function$
CREATE OR REPLACE FUNCTION my.recount()
 RETURNS void
 LANGUAGE plpgsql
AS $function$
declare
  name text;
begin
  -- Whoever is writing ends first; who begins now waits.
  lock table tally_delta in share row exclusive mode;
  delete from tally_delta;
  delete from tally;
  for name in select relname from pg_class where relname like 'tally\_rows\_%' and relkind = 'v' loop
    execute format('insert into tally (indicator, grain, since, part, county, town, trade, organ, n)
      select r.indicator, g.grain, case g.grain when ''all'' then ''-infinity''::date when ''month'' then date_trunc(''month'', r.day)::date else r.day end,
        r.part, r.county, r.town, r.trade, r.organ, sum(r.n)
      from (select indicator, part, (at at time zone ''Asia/Shanghai'')::date as day, coalesce(county, '''') as county, coalesce(town, '''') as town,
        coalesce(trade, '''') as trade, coalesce(organ, '''') as organ, sum(n) as n from %I group by 1, 2, 3, 4, 5, 6, 7) r
      cross join (values (''all''), (''month''), (''day'')) g(grain) group by 1, 2, 3, 4, 5, 6, 7, 8 having sum(r.n) <> 0', name);
  end loop;
end
$function$
CREATE OR REPLACE FUNCTION my.renew_unit(which uuid, why text)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  insert into enterprise_renewal select which, (my.now() at time zone 'Asia/Shanghai')::date, why where which is not null
    on conflict (enterprise) do update set on_day = least(enterprise_renewal.on_day, excluded.on_day), cause = excluded.cause;
$function$
CREATE OR REPLACE FUNCTION public.renews_unit()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  perform my.renew_unit(new.enterprise, tg_argv[0]);
  return null;
end
$function$
CREATE OR REPLACE FUNCTION public.renews_unit_of_case()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  perform my.renew_unit((select enterprise from "case" where id = new.case_id), tg_argv[0]);
  return null;
end
$function$
CREATE OR REPLACE FUNCTION my.restore(of regclass, images jsonb)
 RETURNS integer
 LANGUAGE plpgsql
AS $function$
declare columns text; restored int;
begin
  select string_agg(format('%1$I = r.%1$I', attname), ', ') into columns from pg_attribute
    where attrelid = of and not attisdropped and attname <> 'id' and (images -> 0) ? attname::text;
  if columns is null then
    return 0;
  end if;
  execute format('update %1$s t set %2$s from jsonb_array_elements($1) as i(image), jsonb_populate_record(null::%1$s, i.image) r
    where t.id = r.id', of, columns) using images;
  get diagnostics restored = row_count;
  return restored;
end
$function$
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
CREATE OR REPLACE FUNCTION my.sees_found(kind text, which uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER COST 10000
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  return case kind
    when 'unit' then my.sees_enterprise(which)
    when 'case' then my.sees_case(which)
    else exists (select from document d where d.id = which and my.sees_case(d.case_id)
      and (not d.internal or my.scope() in ('territory', 'system'))) end;
end
$function$
CREATE OR REPLACE FUNCTION my.sees_grid(which uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  return my.job_runs()
    or my.scope() = 'territory' and exists (select from grid g where g.id = which and (g.path <@ my.place() or g.path @> my.place()))
    or my.scope() = 'enterprise' and which in (select my.own_grids());
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
CREATE OR REPLACE PROCEDURE my.tally(IN name text, IN counted text, IN sources jsonb)
 LANGUAGE plpgsql
AS $procedure$
declare
  source jsonb; other jsonb; own text; body text; event text; relation text; laid text;
  plain text := counted;
  lay constant text := 'insert into tally_delta (indicator, part, day, county, town, trade, organ, n)
    select t.indicator, t.part, (t.at at time zone ''Asia/Shanghai'')::date, coalesce(t.county, ''''), coalesce(t.town, ''''),
      coalesce(t.trade, ''''), coalesce(t.organ, ''''), sum(t.n) from (%s) t group by 1, 2, 3, 4, 5, 6, 7 having sum(t.n) <> 0';
  taken constant text := 'select indicator, part, at, -n as n, county, town, trade, organ from (%s) taken';
begin
  for source in select * from jsonb_array_elements(sources) loop
    own := source ->> 'table';
    body := counted;
    for other in select * from jsonb_array_elements(sources) where value ->> 'table' <> own loop
      body := replace(body, '{' || (other ->> 'table') || '}', quote_ident(other ->> 'table'));
    end loop;
    plain := replace(plain, '{' || own || '}', quote_ident(own));
    for event in select jsonb_object_keys(source - 'table') loop
      laid := format(lay, case event
        when 'inserted' then replace(body, '{' || own || '}', case source ->> event when 'all' then 'added' else '(select new.*)' end)
        when 'deleted' then format(taken, replace(body, '{' || own || '}', '(select old.*)'))
        else format(taken, replace(body, '{' || own || '}', '(select old.*)')) || ' union all ' || replace(body, '{' || own || '}', '(select new.*)') end);
      relation := format('tally_%s_%s_%s', name, own, event);
      execute format('create function %I() returns trigger language plpgsql security definer set search_path = public, pg_temp as $body$ begin %s; return null; end $body$', relation, laid);
      execute format('create trigger %I after %s on %I %s execute function %I()', relation,
        case event when 'inserted' then 'insert' when 'changed' then 'update' else 'delete' end, own,
        case source ->> event when 'all' then 'referencing new table as added for each statement'
          else format('for each row when (%s)', source ->> event) end, relation);
    end loop;
  end loop;
  -- The same over all rows: what the sums are made anew from.
  execute format('create view tally_rows_%s with (security_invoker = true) as %s', name, plain);
end
$procedure$
CREATE OR REPLACE FUNCTION public.tally_case_case_changed()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$ begin insert into tally_delta (indicator, part, day, county, town, trade, organ, n)
    select t.indicator, t.part, (t.at at time zone 'Asia/Shanghai')::date, coalesce(t.county, ''), coalesce(t.town, ''),
      coalesce(t.trade, ''), coalesce(t.organ, ''), sum(t.n) from (select indicator, part, at, -n as n, county, town, trade, organ from (
  select k.indicator, k.part, k.at, k.n, c.county, c.town, c.trade, c.supervising as organ from (select old.*) c cross join lateral (values
    ('open', c.procedure, c.opened_at, 1), ('opened', c.procedure, c.opened_at, 1),
    ('open', c.procedure, c.closed_at, -1), ('ended', c.procedure || '.' || c.state, c.closed_at, 1)) k(indicator, part, at, n)
  where k.at is not null) taken union all 
  select k.indicator, k.part, k.at, k.n, c.county, c.town, c.trade, c.supervising as organ from (select new.*) c cross join lateral (values
    ('open', c.procedure, c.opened_at, 1), ('opened', c.procedure, c.opened_at, 1),
    ('open', c.procedure, c.closed_at, -1), ('ended', c.procedure || '.' || c.state, c.closed_at, 1)) k(indicator, part, at, n)
  where k.at is not null) t group by 1, 2, 3, 4, 5, 6, 7 having sum(t.n) <> 0; return null; end $function$
CREATE OR REPLACE FUNCTION public.tally_case_case_inserted()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$ begin insert into tally_delta (indicator, part, day, county, town, trade, organ, n)
    select t.indicator, t.part, (t.at at time zone 'Asia/Shanghai')::date, coalesce(t.county, ''), coalesce(t.town, ''),
      coalesce(t.trade, ''), coalesce(t.organ, ''), sum(t.n) from (
  select k.indicator, k.part, k.at, k.n, c.county, c.town, c.trade, c.supervising as organ from added c cross join lateral (values
    ('open', c.procedure, c.opened_at, 1), ('opened', c.procedure, c.opened_at, 1),
    ('open', c.procedure, c.closed_at, -1), ('ended', c.procedure || '.' || c.state, c.closed_at, 1)) k(indicator, part, at, n)
  where k.at is not null) t group by 1, 2, 3, 4, 5, 6, 7 having sum(t.n) <> 0; return null; end $function$
CREATE OR REPLACE FUNCTION public.tally_coercion_case_changed()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$ begin insert into tally_delta (indicator, part, day, county, town, trade, organ, n)
    select t.indicator, t.part, (t.at at time zone 'Asia/Shanghai')::date, coalesce(t.county, ''), coalesce(t.town, ''),
      coalesce(t.trade, ''), coalesce(t.organ, ''), sum(t.n) from (select indicator, part, at, -n as n, county, town, trade, organ from (
  select 'inForce' as indicator, k.measure as part, k.at, k.n, c.county, c.town, c.trade, c.supervising as organ
  from (select f.*, coalesce(f.restored_at, c.closed_at) as undone_at from coercion f join (select old.*) c on c.id = f.case_id) f join (select old.*) c on c.id = f.case_id
  cross join lateral (values (f.measure, f.started_at, 1), (f.measure, case when f.started_at is not null then f.undone_at end, -1)) k(measure, at, n)
  where k.at is not null) taken union all 
  select 'inForce' as indicator, k.measure as part, k.at, k.n, c.county, c.town, c.trade, c.supervising as organ
  from (select f.*, coalesce(f.restored_at, c.closed_at) as undone_at from coercion f join (select new.*) c on c.id = f.case_id) f join (select new.*) c on c.id = f.case_id
  cross join lateral (values (f.measure, f.started_at, 1), (f.measure, case when f.started_at is not null then f.undone_at end, -1)) k(measure, at, n)
  where k.at is not null) t group by 1, 2, 3, 4, 5, 6, 7 having sum(t.n) <> 0; return null; end $function$
CREATE OR REPLACE FUNCTION public.tally_coercion_coercion_changed()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$ begin insert into tally_delta (indicator, part, day, county, town, trade, organ, n)
    select t.indicator, t.part, (t.at at time zone 'Asia/Shanghai')::date, coalesce(t.county, ''), coalesce(t.town, ''),
      coalesce(t.trade, ''), coalesce(t.organ, ''), sum(t.n) from (select indicator, part, at, -n as n, county, town, trade, organ from (
  select 'inForce' as indicator, k.measure as part, k.at, k.n, c.county, c.town, c.trade, c.supervising as organ
  from (select f.*, coalesce(f.restored_at, c.closed_at) as undone_at from (select old.*) f join "case" c on c.id = f.case_id) f join "case" c on c.id = f.case_id
  cross join lateral (values (f.measure, f.started_at, 1), (f.measure, case when f.started_at is not null then f.undone_at end, -1)) k(measure, at, n)
  where k.at is not null) taken union all 
  select 'inForce' as indicator, k.measure as part, k.at, k.n, c.county, c.town, c.trade, c.supervising as organ
  from (select f.*, coalesce(f.restored_at, c.closed_at) as undone_at from (select new.*) f join "case" c on c.id = f.case_id) f join "case" c on c.id = f.case_id
  cross join lateral (values (f.measure, f.started_at, 1), (f.measure, case when f.started_at is not null then f.undone_at end, -1)) k(measure, at, n)
  where k.at is not null) t group by 1, 2, 3, 4, 5, 6, 7 having sum(t.n) <> 0; return null; end $function$
CREATE OR REPLACE FUNCTION public.tally_coercion_coercion_inserted()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$ begin insert into tally_delta (indicator, part, day, county, town, trade, organ, n)
    select t.indicator, t.part, (t.at at time zone 'Asia/Shanghai')::date, coalesce(t.county, ''), coalesce(t.town, ''),
      coalesce(t.trade, ''), coalesce(t.organ, ''), sum(t.n) from (
  select 'inForce' as indicator, k.measure as part, k.at, k.n, c.county, c.town, c.trade, c.supervising as organ
  from (select f.*, coalesce(f.restored_at, c.closed_at) as undone_at from (select new.*) f join "case" c on c.id = f.case_id) f join "case" c on c.id = f.case_id
  cross join lateral (values (f.measure, f.started_at, 1), (f.measure, case when f.started_at is not null then f.undone_at end, -1)) k(measure, at, n)
  where k.at is not null) t group by 1, 2, 3, 4, 5, 6, 7 having sum(t.n) <> 0; return null; end $function$
CREATE OR REPLACE FUNCTION public.tally_colour_enterprise_changed()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$ begin insert into tally_delta (indicator, part, day, county, town, trade, organ, n)
    select t.indicator, t.part, (t.at at time zone 'Asia/Shanghai')::date, coalesce(t.county, ''), coalesce(t.town, ''),
      coalesce(t.trade, ''), coalesce(t.organ, ''), sum(t.n) from (select indicator, part, at, -n as n, county, town, trade, organ from (
  select 'colour' as indicator, r.level as part, k.at, k.n, e.county, e.town, e.trade, e.supervising as organ
  from risk_level r join (select old.*) e on e.id = r.enterprise cross join lateral (values (r.since, 1), (r.until, -1)) k(at, n)
  where k.at is not null and r.level is not null) taken union all 
  select 'colour' as indicator, r.level as part, k.at, k.n, e.county, e.town, e.trade, e.supervising as organ
  from risk_level r join (select new.*) e on e.id = r.enterprise cross join lateral (values (r.since, 1), (r.until, -1)) k(at, n)
  where k.at is not null and r.level is not null) t group by 1, 2, 3, 4, 5, 6, 7 having sum(t.n) <> 0; return null; end $function$
CREATE OR REPLACE FUNCTION public.tally_colour_risk_level_changed()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$ begin insert into tally_delta (indicator, part, day, county, town, trade, organ, n)
    select t.indicator, t.part, (t.at at time zone 'Asia/Shanghai')::date, coalesce(t.county, ''), coalesce(t.town, ''),
      coalesce(t.trade, ''), coalesce(t.organ, ''), sum(t.n) from (select indicator, part, at, -n as n, county, town, trade, organ from (
  select 'colour' as indicator, r.level as part, k.at, k.n, e.county, e.town, e.trade, e.supervising as organ
  from (select old.*) r join enterprise e on e.id = r.enterprise cross join lateral (values (r.since, 1), (r.until, -1)) k(at, n)
  where k.at is not null and r.level is not null) taken union all 
  select 'colour' as indicator, r.level as part, k.at, k.n, e.county, e.town, e.trade, e.supervising as organ
  from (select new.*) r join enterprise e on e.id = r.enterprise cross join lateral (values (r.since, 1), (r.until, -1)) k(at, n)
  where k.at is not null and r.level is not null) t group by 1, 2, 3, 4, 5, 6, 7 having sum(t.n) <> 0; return null; end $function$
CREATE OR REPLACE FUNCTION public.tally_colour_risk_level_deleted()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$ begin insert into tally_delta (indicator, part, day, county, town, trade, organ, n)
    select t.indicator, t.part, (t.at at time zone 'Asia/Shanghai')::date, coalesce(t.county, ''), coalesce(t.town, ''),
      coalesce(t.trade, ''), coalesce(t.organ, ''), sum(t.n) from (select indicator, part, at, -n as n, county, town, trade, organ from (
  select 'colour' as indicator, r.level as part, k.at, k.n, e.county, e.town, e.trade, e.supervising as organ
  from (select old.*) r join enterprise e on e.id = r.enterprise cross join lateral (values (r.since, 1), (r.until, -1)) k(at, n)
  where k.at is not null and r.level is not null) taken) t group by 1, 2, 3, 4, 5, 6, 7 having sum(t.n) <> 0; return null; end $function$
CREATE OR REPLACE FUNCTION public.tally_colour_risk_level_inserted()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$ begin insert into tally_delta (indicator, part, day, county, town, trade, organ, n)
    select t.indicator, t.part, (t.at at time zone 'Asia/Shanghai')::date, coalesce(t.county, ''), coalesce(t.town, ''),
      coalesce(t.trade, ''), coalesce(t.organ, ''), sum(t.n) from (
  select 'colour' as indicator, r.level as part, k.at, k.n, e.county, e.town, e.trade, e.supervising as organ
  from added r join enterprise e on e.id = r.enterprise cross join lateral (values (r.since, 1), (r.until, -1)) k(at, n)
  where k.at is not null and r.level is not null) t group by 1, 2, 3, 4, 5, 6, 7 having sum(t.n) <> 0; return null; end $function$
CREATE OR REPLACE FUNCTION public.tally_enterprise_enterprise_changed()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$ begin insert into tally_delta (indicator, part, day, county, town, trade, organ, n)
    select t.indicator, t.part, (t.at at time zone 'Asia/Shanghai')::date, coalesce(t.county, ''), coalesce(t.town, ''),
      coalesce(t.trade, ''), coalesce(t.organ, ''), sum(t.n) from (select indicator, part, at, -n as n, county, town, trade, organ from (
  select 'unit' as indicator, e.status as part, e.registered_at as at, 1 as n, e.county, e.town, e.trade, e.supervising as organ from (select old.*) e) taken union all 
  select 'unit' as indicator, e.status as part, e.registered_at as at, 1 as n, e.county, e.town, e.trade, e.supervising as organ from (select new.*) e) t group by 1, 2, 3, 4, 5, 6, 7 having sum(t.n) <> 0; return null; end $function$
CREATE OR REPLACE FUNCTION public.tally_enterprise_enterprise_deleted()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$ begin insert into tally_delta (indicator, part, day, county, town, trade, organ, n)
    select t.indicator, t.part, (t.at at time zone 'Asia/Shanghai')::date, coalesce(t.county, ''), coalesce(t.town, ''),
      coalesce(t.trade, ''), coalesce(t.organ, ''), sum(t.n) from (select indicator, part, at, -n as n, county, town, trade, organ from (
  select 'unit' as indicator, e.status as part, e.registered_at as at, 1 as n, e.county, e.town, e.trade, e.supervising as organ from (select old.*) e) taken) t group by 1, 2, 3, 4, 5, 6, 7 having sum(t.n) <> 0; return null; end $function$
CREATE OR REPLACE FUNCTION public.tally_enterprise_enterprise_inserted()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$ begin insert into tally_delta (indicator, part, day, county, town, trade, organ, n)
    select t.indicator, t.part, (t.at at time zone 'Asia/Shanghai')::date, coalesce(t.county, ''), coalesce(t.town, ''),
      coalesce(t.trade, ''), coalesce(t.organ, ''), sum(t.n) from (
  select 'unit' as indicator, e.status as part, e.registered_at as at, 1 as n, e.county, e.town, e.trade, e.supervising as organ from added e) t group by 1, 2, 3, 4, 5, 6, 7 having sum(t.n) <> 0; return null; end $function$
CREATE OR REPLACE FUNCTION public.tally_hazard_case_changed()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$ begin insert into tally_delta (indicator, part, day, county, town, trade, organ, n)
    select t.indicator, t.part, (t.at at time zone 'Asia/Shanghai')::date, coalesce(t.county, ''), coalesce(t.town, ''),
      coalesce(t.trade, ''), coalesce(t.organ, ''), sum(t.n) from (select indicator, part, at, -n as n, county, town, trade, organ from (
  select k.indicator, 'hazard' as part, k.at, k.n, c.county, c.town, c.trade, c.supervising as organ from hazard h join (select old.*) c on c.id = h.case_id
  cross join lateral (select coalesce((select max(m.at) from case_move m where m.case_id = h.case_id and m.step = 'confirmMajor'), c.opened_at) as at
    where h.level = 'major' union all select null where h.level <> 'major') major
  cross join lateral (values ('major', major.at, 1), ('major', case when h.level = 'major' then c.closed_at end, -1),
    ('listed', h.listed_at, 1), ('listed', h.delisted_at, -1)) k(indicator, at, n)
  where k.at is not null) taken union all 
  select k.indicator, 'hazard' as part, k.at, k.n, c.county, c.town, c.trade, c.supervising as organ from hazard h join (select new.*) c on c.id = h.case_id
  cross join lateral (select coalesce((select max(m.at) from case_move m where m.case_id = h.case_id and m.step = 'confirmMajor'), c.opened_at) as at
    where h.level = 'major' union all select null where h.level <> 'major') major
  cross join lateral (values ('major', major.at, 1), ('major', case when h.level = 'major' then c.closed_at end, -1),
    ('listed', h.listed_at, 1), ('listed', h.delisted_at, -1)) k(indicator, at, n)
  where k.at is not null) t group by 1, 2, 3, 4, 5, 6, 7 having sum(t.n) <> 0; return null; end $function$
CREATE OR REPLACE FUNCTION public.tally_hazard_hazard_changed()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$ begin insert into tally_delta (indicator, part, day, county, town, trade, organ, n)
    select t.indicator, t.part, (t.at at time zone 'Asia/Shanghai')::date, coalesce(t.county, ''), coalesce(t.town, ''),
      coalesce(t.trade, ''), coalesce(t.organ, ''), sum(t.n) from (select indicator, part, at, -n as n, county, town, trade, organ from (
  select k.indicator, 'hazard' as part, k.at, k.n, c.county, c.town, c.trade, c.supervising as organ from (select old.*) h join "case" c on c.id = h.case_id
  cross join lateral (select coalesce((select max(m.at) from case_move m where m.case_id = h.case_id and m.step = 'confirmMajor'), c.opened_at) as at
    where h.level = 'major' union all select null where h.level <> 'major') major
  cross join lateral (values ('major', major.at, 1), ('major', case when h.level = 'major' then c.closed_at end, -1),
    ('listed', h.listed_at, 1), ('listed', h.delisted_at, -1)) k(indicator, at, n)
  where k.at is not null) taken union all 
  select k.indicator, 'hazard' as part, k.at, k.n, c.county, c.town, c.trade, c.supervising as organ from (select new.*) h join "case" c on c.id = h.case_id
  cross join lateral (select coalesce((select max(m.at) from case_move m where m.case_id = h.case_id and m.step = 'confirmMajor'), c.opened_at) as at
    where h.level = 'major' union all select null where h.level <> 'major') major
  cross join lateral (values ('major', major.at, 1), ('major', case when h.level = 'major' then c.closed_at end, -1),
    ('listed', h.listed_at, 1), ('listed', h.delisted_at, -1)) k(indicator, at, n)
  where k.at is not null) t group by 1, 2, 3, 4, 5, 6, 7 having sum(t.n) <> 0; return null; end $function$
CREATE OR REPLACE FUNCTION public.tally_hazard_hazard_inserted()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$ begin insert into tally_delta (indicator, part, day, county, town, trade, organ, n)
    select t.indicator, t.part, (t.at at time zone 'Asia/Shanghai')::date, coalesce(t.county, ''), coalesce(t.town, ''),
      coalesce(t.trade, ''), coalesce(t.organ, ''), sum(t.n) from (
  select k.indicator, 'hazard' as part, k.at, k.n, c.county, c.town, c.trade, c.supervising as organ from (select new.*) h join "case" c on c.id = h.case_id
  cross join lateral (select coalesce((select max(m.at) from case_move m where m.case_id = h.case_id and m.step = 'confirmMajor'), c.opened_at) as at
    where h.level = 'major' union all select null where h.level <> 'major') major
  cross join lateral (values ('major', major.at, 1), ('major', case when h.level = 'major' then c.closed_at end, -1),
    ('listed', h.listed_at, 1), ('listed', h.delisted_at, -1)) k(indicator, at, n)
  where k.at is not null) t group by 1, 2, 3, 4, 5, 6, 7 having sum(t.n) <> 0; return null; end $function$
CREATE OR REPLACE FUNCTION public.tally_obligation_case_changed()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$ begin insert into tally_delta (indicator, part, day, county, town, trade, organ, n)
    select t.indicator, t.part, (t.at at time zone 'Asia/Shanghai')::date, coalesce(t.county, ''), coalesce(t.town, ''),
      coalesce(t.trade, ''), coalesce(t.organ, ''), sum(t.n) from (select indicator, part, at, -n as n, county, town, trade, organ from (
  select 'overdue' as indicator, c.procedure || '.' || o.duty as part, k.at, k.n, c.county, c.town, c.trade, c.supervising as organ
  from obligation o join (select old.*) c on c.id = o.case_id
  cross join lateral (values (o.due_at, 1), (case when o.state = 'met' then o.met_at end, -1)) k(at, n)
  where k.at is not null and o.due_at is not null and (o.state = 'overdue' or o.state = 'met' and o.met_at > o.due_at)) taken union all 
  select 'overdue' as indicator, c.procedure || '.' || o.duty as part, k.at, k.n, c.county, c.town, c.trade, c.supervising as organ
  from obligation o join (select new.*) c on c.id = o.case_id
  cross join lateral (values (o.due_at, 1), (case when o.state = 'met' then o.met_at end, -1)) k(at, n)
  where k.at is not null and o.due_at is not null and (o.state = 'overdue' or o.state = 'met' and o.met_at > o.due_at)) t group by 1, 2, 3, 4, 5, 6, 7 having sum(t.n) <> 0; return null; end $function$
CREATE OR REPLACE FUNCTION public.tally_obligation_obligation_changed()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$ begin insert into tally_delta (indicator, part, day, county, town, trade, organ, n)
    select t.indicator, t.part, (t.at at time zone 'Asia/Shanghai')::date, coalesce(t.county, ''), coalesce(t.town, ''),
      coalesce(t.trade, ''), coalesce(t.organ, ''), sum(t.n) from (select indicator, part, at, -n as n, county, town, trade, organ from (
  select 'overdue' as indicator, c.procedure || '.' || o.duty as part, k.at, k.n, c.county, c.town, c.trade, c.supervising as organ
  from (select old.*) o join "case" c on c.id = o.case_id
  cross join lateral (values (o.due_at, 1), (case when o.state = 'met' then o.met_at end, -1)) k(at, n)
  where k.at is not null and o.due_at is not null and (o.state = 'overdue' or o.state = 'met' and o.met_at > o.due_at)) taken union all 
  select 'overdue' as indicator, c.procedure || '.' || o.duty as part, k.at, k.n, c.county, c.town, c.trade, c.supervising as organ
  from (select new.*) o join "case" c on c.id = o.case_id
  cross join lateral (values (o.due_at, 1), (case when o.state = 'met' then o.met_at end, -1)) k(at, n)
  where k.at is not null and o.due_at is not null and (o.state = 'overdue' or o.state = 'met' and o.met_at > o.due_at)) t group by 1, 2, 3, 4, 5, 6, 7 having sum(t.n) <> 0; return null; end $function$
CREATE OR REPLACE FUNCTION public.tally_obligation_obligation_inserted()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$ begin insert into tally_delta (indicator, part, day, county, town, trade, organ, n)
    select t.indicator, t.part, (t.at at time zone 'Asia/Shanghai')::date, coalesce(t.county, ''), coalesce(t.town, ''),
      coalesce(t.trade, ''), coalesce(t.organ, ''), sum(t.n) from (
  select 'overdue' as indicator, c.procedure || '.' || o.duty as part, k.at, k.n, c.county, c.town, c.trade, c.supervising as organ
  from (select new.*) o join "case" c on c.id = o.case_id
  cross join lateral (values (o.due_at, 1), (case when o.state = 'met' then o.met_at end, -1)) k(at, n)
  where k.at is not null and o.due_at is not null and (o.state = 'overdue' or o.state = 'met' and o.met_at > o.due_at)) t group by 1, 2, 3, 4, 5, 6, 7 having sum(t.n) <> 0; return null; end $function$
CREATE OR REPLACE FUNCTION public.tenure_guard()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  p post; home uuid;
begin
  if tg_op = 'UPDATE' then
    if (new.id, new.post, new.person, new.since, new.stands_in_for, new.reason)
        is distinct from (old.id, old.post, old.person, old.since, old.stands_in_for, old.reason)
      or (not my.job_runs() and (new.until is null or new.until < my.now() or new.until > old.until or old.until <= my.now())) then
      raise exception using errcode = 'AN022', message = 'a term is only ever ended, from now on';
    end if;
    return new;
  end if;
  select * into p from post where id = new.post;
  select enterprise into home from person where id = new.person;
  if home is not null and p.enterprise is distinct from home then
    raise exception using errcode = 'AN022', message = 'whom a unit entered holds posts of that unit alone';
  end if;
  if p.scope = 'system' and exists (select from tenure t join post other on other.id = t.post
      where t.person = new.person and other.scope = 'system' and other.role <> p.role
        and (t.until is null or t.until > new.since) and (new.until is null or t.since < new.until)) then
    raise exception using errcode = 'AN022', message = 'the three administrators are three persons';
  end if;
  return new;
end
$function$
CREATE OR REPLACE FUNCTION my.trades()
 RETURNS text[]
 LANGUAGE sql
 STABLE
AS $function$ select nullif(current_setting('anlan.trades', true), '')::text[] $function$
CREATE OR REPLACE FUNCTION public.undone_only()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  undone uuid := nullif(current_setting('anlan.undo', true), '')::uuid;
  other boolean;
begin
  -- Set against each other as a whole: row by row, fifty thousand would be looked for one after the other.
  execute format('select exists (select %I from gone except select r.target from import_row r join import i on i.id = r.import
    where r.import = $1 and r.outcome = ''created'' and i.state in (''undoing'', ''cancelling''))', tg_argv[0]) into other using undone;
  if other then
    raise exception using errcode = 'AN011', message = tg_table_name || ' is deleted by undoing an import only';
  end if;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION my.unit_entry(e enterprise)
 RETURNS search_entry
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select my.entry('unit', e.id, array[e.name, e.uscc, e.address, e.initials], e.registered_at, e.place, e.id)
$function$
CREATE OR REPLACE FUNCTION my.unit_exists(unit uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$ select exists (select from enterprise where id = unit) $function$
CREATE OR REPLACE FUNCTION my.unit_has(which uuid, wanted text)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  return my.sees_enterprise(which) and exists (select from post p join tenure t on t.post = p.id
    where p.enterprise = which and p.role = wanted and t.since <= my.now() and (t.until is null or t.until > my.now()));
end
$function$
CREATE OR REPLACE FUNCTION my.unit_of_code(code text)
 RETURNS TABLE(id uuid, name text, division text)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if my.scope() = 'system' and my.role() = 'systemAdmin' then
    return query select e.id, e.name, e.division from enterprise e where e.uscc = code;
  end if;
end
$function$
CREATE OR REPLACE FUNCTION my.units_last_seen()
 RETURNS TABLE(enterprise uuid, at timestamp with time zone)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if not my.job_runs() then
    raise exception using errcode = 'AN002', message = 'only a job of the program asks who has signed in';
  end if;
  return query
    select p.enterprise, max(s.seen_at) from post p join tenure t on t.post = p.id join session s on s.person = t.person
    where p.enterprise is not null group by p.enterprise;
end
$function$
CREATE OR REPLACE FUNCTION public.urging_meets(which uuid, need text)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  return case need
    when 'causeGone' then not exists (select from patrol_finding where urging = which and resolved_at is null)
    else false
  end;
end
$function$
CREATE OR REPLACE FUNCTION my.uses(of regclass, ids uuid[], own text[], stream text)
 RETURNS TABLE(id uuid, by text)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare link record;
begin
  for link in select r.relname as name, a.attname from pg_constraint c join pg_class r on r.oid = c.conrelid
    join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    where c.contype = 'f' and c.confrelid = of and r.relname <> all (own)
  loop
    return query execute format('select distinct %1$I, %2$L::text from %2$I where %1$I = any ($1)', link.attname, link.name) using ids;
  end loop;
  return query select distinct e.stream_id::uuid, 'evidence' from evidence e where e.stream_kind = stream and e.stream_id = any (ids::text[]);
end
$function$
CREATE OR REPLACE FUNCTION my.works_here(who uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  return exists (select from tenure t join post p on p.id = t.post where t.person = who and p.enterprise = my.enterprise());
end
$function$
