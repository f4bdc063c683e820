// Written by `npm run write` from the migrated database; the check compares.
import type { Generated, GeneratedAlways } from 'kysely'

export type Json = unknown

export interface AnchorTable {
  no: number
  at: string
  algo: string
  count: number
  root: string
  prev_hash: string
  hash: string
}

export interface AnchorLeafTable {
  anchor: number
  position: number
  stream_kind: string
  stream_id: string
  seq: number
  hash: string
}

export interface ApiTokenTable {
  id: string
  token_hash: string
  enterprise: string
  person: string
  tenure: string
  person_name: string
  post_title: string
  name: string
  scopes: string[]
  created_at: string
  expires_at: string
  last_used_at: string | null
  revoked_at: string | null
  revoked_by: string | null
}

export interface AttachmentTable {
  id: string
  sha256: string
  name: string
  mime: string
  bytes: number
  captured_at: string | null
  uploaded_at: string
  uploaded_by: string
  case_id: string | null
  phash: string | null
  enterprise: string | null
}

export interface BoundaryDisputeTable {
  case_id: string
  unit: string
  unit_name: string
  unit_uscc: string
  address: string
  point: Json
  from_division: string
  to_division: string
  from_county: string
  to_county: string
  reason: string
  raised_by: string
  decision: string | null
  decided_division: string | null
  ground: string | null
  decided_at: string | null
  decided_by: string | null
  withdrawal: string | null
}

export interface BoundaryStatementTable {
  id: string
  case_id: string
  side: string
  position: string
  text: string
  person: string
  person_name: string
  post_title: string
  organ: string | null
  at: string
}

export interface CalendarDayTable {
  calendar: string
  date: string
  kind: string
  name: string
  source: string
  confirmed_at: string | null
  confirmed_by: string | null
}

export interface CaseTable {
  id: string
  no: GeneratedAlways<number>
  procedure: string
  version: number
  state: string
  rev: Generated<number>
  title: string
  place: string
  county: GeneratedAlways<string | null>
  town: GeneratedAlways<string | null>
  division: GeneratedAlways<string | null>
  trade: string | null
  enterprise: string | null
  supervising: string | null
  managing: string | null
  opened_at: string
  step: string
  person: string
  post: string
  moved_at: string
  closed_at: string | null
  inward: Generated<boolean>
}

export interface CaseMoveTable {
  case_id: string
  rev: number
  step: string
  from_state: string
  to_state: string
  person: string
  post: string
  at: string
}

export interface CasePartyTable {
  case_id: string
  organ: string
  part: string
  until: string | null
}

export interface ChecklistTable {
  key: string
  version: number
  title: string
  kind: string
  trades: Generated<string[]>
  post_title: string
  cycle: Json
  items: Json
  place: string | null
  enterprise: string | null
  base: Json
  note: string | null
  published_at: string
  published_by: string | null
  publisher: string
}

export interface CoercionTable {
  case_id: string
  origin_case: string
  measure: string
  ground: string
  ground_note: string
  subject: string
  requested_at: string
  officers: Json
  stop_case: string | null
  danger: string | null
  urgent: Generated<boolean>
  urgent_reason: string | null
  supplier: string | null
  review_note: string | null
  approval_note: string | null
  approved_at: string | null
  start_at: string | null
  served_at: string | null
  served_note: string | null
  started_at: string | null
  start_note: string | null
  start_photos: Generated<Json>
  disobeyed_at: string | null
  disobedience: string | null
  disobedience_photos: Generated<Json>
  supplier_answer: string | null
  supplier_note: string | null
  supplier_answered_at: string | null
  cut_at: string | null
  cut_note: string | null
  restored_at: string | null
  restored_note: string | null
  until: string | null
  extended: Generated<boolean>
  extended_from: string | null
  extension_reason: string | null
  reviews: Generated<Json>
  review_by: string | null
  release_reason: string | null
  release_photos: Generated<Json>
  released_at: string | null
  refusal: string | null
}

export interface CommandLogTable {
  person: string
  key: string
  command: string
  request_hash: string
  answer: string
  at: string
}

export interface CoordinationTable {
  case_id: string
  origin_case: string
  lead: string
  problem: string
  overall_by: string
  measures: Json
  next_by: string | null
  conclusion: string | null
}

export interface CredentialTable {
  person: string
  hash: string
  changed_at: string
  failures: Generated<number>
  locked_until: string | null
  one_time_until: string | null
  barred_at: string | null
  barred_reason: string | null
}

export interface DisclosureTable {
  id: string
  kind: string
  case_id: string
  county: string | null
  title: string
  shown: Json
  withheld: Json
  rule_version: number
  published_at: string
  ended_at: string | null
  hidden_from: string | null
}

export interface DocumentTable {
  id: string
  case_id: string
  rev: number
  form: string
  form_version: number
  template: string
  name: string
  internal: boolean
  issuer: string
  issuer_name: string
  infix: string
  year: number
  serial: number
  no: string
  date: string
  data: string
  data_hash: string
  code: string
  issued_at: string
  person: string
  person_name: string
  post: string
  pdf_sha256: string | null
  pdf_bytes: number | null
  pages: number | null
  rendered_at: string | null
  voided_at: string | null
  voided_by: string | null
  void_reason: string | null
}

export interface DocumentDeliveryTable {
  id: string
  document: string
  case_id: string
  mode: string
  receiver: string
  addressee: string
  spot: string
  delivered_at: string
  remark: string | null
  photos: Generated<Json>
  person: string
  person_name: string
  recorded_at: string
}

export interface DocumentSeriesTable {
  issuer: string
  infix: string
  year: number
  last: number
}

export interface EnterpriseTable {
  id: string
  no: GeneratedAlways<number>
  name: string
  uscc: string
  industry: string
  trade: string
  place: string
  division: string
  county: GeneratedAlways<string | null>
  town: GeneratedAlways<string | null>
  address: string
  point: string | null
  point_source: string | null
  zone: string | null
  level: string | null
  supervising: string | null
  supervising_basis: string | null
  managing: string | null
  managing_basis: string | null
  status: Generated<string>
  registered_at: string
  rev: Generated<number>
  enterprise: GeneratedAlways<string | null>
  colour: string | null
  initials: Generated<string>
}

export interface EnterpriseClassTable {
  id: string
  enterprise: string
  class: string
  focus: boolean
  at_least: number
  within_months: number
  at_most: number | null
  inputs: Json
  reasons: Json
  version: string
  confirmed: boolean
  cause: string
  since: string
  until: string | null
  last_visit: string | null
  due_on: string
  county: string | null
  town: string | null
  trade: string
}

export interface EnterpriseFactTable {
  id: string
  enterprise: string
  kind: string
  value: string
  valid_until: string | null
  source: string
  entered_at: string
  entered_by: string | null
  entered_name: string
  replaced_at: string | null
}

export interface EnterpriseHeadTable {
  id: string
  enterprise: string
  kind: string
  name: string
  phone: string | null
  since: string
  until: string | null
  source: string
}

export interface EnterpriseLocationTable {
  enterprise: string
  county: string | null
  town: string | null
  point_county: string | null
  metres: number | null
  agrees: boolean
  checked_at: string
}

export interface EnterprisePaperTable {
  id: string
  enterprise: string
  kind: string
  no: string
  holder: string | null
  issuer: string
  issued_on: string
  valid_until: string | null
  attachment: string | null
  entered_at: string
  entered_by: string
  entered_name: string
  checked_at: string | null
  checked_by: string | null
  checked_name: string | null
  check_agrees: boolean | null
  check_note: string | null
  replaced_at: string | null
}

export interface EnterpriseRenewalTable {
  enterprise: string
  on_day: string
  cause: string
}

export interface EvaluatorTable {
  organ: string
  trades: string[]
  licence: string
  licensed_until: string
  suspended_until: string | null
  suspension_reason: string | null
  entered_at: string
}

export interface EvaluatorTieTable {
  id: string
  organ: string
  enterprise: string
  kind: string
  note: string
  since: string
  until: string | null
  source: string
}

export interface EvidenceTable {
  stream_kind: string
  stream_id: string
  seq: number
  at: string
  captured_at: string | null
  event: string
  person: string | null
  person_name: string | null
  post: string | null
  post_title: string | null
  stand_in_for: string | null
  place: string | null
  case_id: string | null
  rev: number | null
  data: string
  attachments: string
  prev_hash: string
  algo: string
  payload_hash: string
  hash: string
}

export interface EvidenceFreshTable {
  stream_kind: string
  stream_id: string
}

export interface GridTable {
  id: string
  name: string
  town: string
  path: string
  shape: string | null
  shape_source: string | null
  since: string
  until: string | null
  published_at: string | null
  rev: Generated<number>
}

export interface GridOfficerTable {
  id: string
  grid: string
  part: string
  post: string
  phone: string
  since: string
  until: string | null
}

export interface GridVillageTable {
  grid: string
  village: string
  since: string
  until: string | null
}

export interface HazardTable {
  case_id: string
  level: Generated<string>
  origin: string
  origin_case: string | null
  category: string
  description: string
  spot: string
  point: Json
  shape: GeneratedAlways<string | null>
  found_at: string
  found_photos: Generated<Json>
  demand: string | null
  rectify_by: string | null
  plan: Json
  rectified_at: string | null
  rectification: string | null
  rectified_photos: Generated<Json>
  extension_until: string | null
  extension_reason: string | null
  extension_answer: string | null
  recheck_passed: boolean | null
  recheck_note: string | null
  recheck_photos: Generated<Json>
  residual_risk: string | null
  assessment: string | null
  closing_note: string | null
  dismissal: string | null
  criterion: string | null
  criterion_text: Json
  proposal: string | null
  confirmation: string | null
  recurrence: Json
  ordered_at: string | null
  officers: Json
  risk: Json
  reported_at: string | null
  report: Json
  congress: string | null
  regulator_received_at: string | null
  regulator_receipt: Json
  congress_received_at: string | null
  congress_receipt: Json
  listed_at: string | null
  listing: Json
  sign_at: string | null
  sign_photos: Generated<Json>
  progress: Generated<Json>
  progress_by: string | null
  delisted_at: string | null
  delisting: string | null
  delist_photos: Generated<Json>
  draw: Json
  evaluator: string | null
  recusals: Generated<Json>
  verdict: string | null
  verdict_at: string | null
  evaluation: Json
  evaluation_files: Generated<Json>
  photo_doubts: Generated<Json>
  origin_check: Json
}

export interface ImportTable {
  id: string
  register: string
  file_name: string
  format: string
  sha256: string
  bytes: number
  person: string
  organ: string
  created_at: string
  by_person: string
  by_tenure: string
  state: string
  inspection: Json
  options: Json
  headers: string | null
  done: Generated<number>
  total: number | null
  spool_at: Generated<number>
  counts: Generated<Json>
  warnings: Generated<Json>
  problem: Json
  used: Generated<Json>
  worker: string | null
  beat_at: string | null
  tries: Generated<number>
  finished_at: string | null
}

export interface ImportRowTable {
  import: string
  no: number
  bad: Generated<boolean>
  duplicate: Generated<boolean>
  warned: Generated<boolean>
  cells: Json
  problems: Json
  warnings: Json
  candidates: Json
  choice: string | null
  outcome: string | null
  target: string | null
  rev: number | null
  digest: string | null
  before: Json
}

export interface InspectionTable {
  case_id: string
  reason: string
  origin_case: string | null
  subject: string
  partner: string | null
  certificates: string | null
  started_at: string
  findings: Generated<Json>
  summary: string | null
  handling: string | null
  unit_representative: string | null
  refused_to_sign: boolean | null
  measures: Generated<Json>
  recorded_at: string | null
}

export interface NoticeTable {
  id: string
  title: string
  body: string
  roles: string[] | null
  place: string
  path: string
  until: string
  published_at: string
  person: string
  person_name: string
  post_title: string
  withdrawn_at: string | null
}

export interface NoticeReadTable {
  notice: string
  person: string
  at: string
}

export interface ObligationTable {
  id: string
  case_id: string
  duty: string
  title: string
  opened_rev: number
  owner_roles: string[]
  enterprise: string | null
  county: string | null
  town: string | null
  served_on: string
  span: Json
  calendar: string
  basis: Json
  state: string
  due_at: string | null
  provisional: Generated<boolean>
  steps: Json
  escalated_to: Generated<string[]>
  met_at: string | null
  met_rev: number | null
}

export interface OrganTable {
  key: string
  name: string
  short: string
  kind: string
  place: string
  path: string
  trades: Generated<string[]>
  zone: string | null
  enterprise: string | null
}

export interface ParameterTable {
  key: string
  label: string
  value: Json
  source: string
  basis: Json
  confirmed_at: string | null
  confirmed_by: string | null
}

export interface PatrolFindingTable {
  id: string
  enterprise: string
  rule: string
  version: number
  subject: string
  since: string
  points: number
  say: string
  rows: Json
  reference: boolean
  found_at: string
  seen_at: string
  resolved_at: string | null
  settled_at: string | null
  urging: string | null
  urged: Generated<number>
}

export interface PatrolRunTable {
  id: string
  at: string
  place: string
  person: string | null
  rules: Json
  found: number
  fresh: number
  resolved: number
}

export interface PatrolUnitTable {
  enterprise: string
  score: number
  findings: number
  county: string | null
  town: string | null
  seen_at: string
}

export interface PersonTable {
  id: string
  name: string
  login: string
  enterprise: string | null
}

export interface PlaceTable {
  code: string
  name: string
  level: number
  kind: string
  parent: string | null
  path: string
  full_name: string
  since: string | null
  until: string | null
  replaced_by: string | null
}

export interface PlaceAreaTable {
  code: string
  area: string
  source: string
}

export interface PostTable {
  id: string
  title: string
  role: string
  scope: string
  organ: string | null
  enterprise: string | null
  place: string | null
  path: string | null
  trades: string[] | null
  own_units: Generated<boolean>
}

export interface ProcedureStepTable {
  procedure: string
  version: number
  from_state: string
  step: string
  to_state: string
  title: string
  roles: string[]
  apart: Generated<string[]>
  needs: Generated<string[]>
  outward: Generated<boolean>
  ends: Generated<boolean>
}

export interface ReactionTable {
  id: string
  name: string
  stream_kind: string
  stream_id: string
  seq: number
  done_at: string | null
  tries: Generated<number>
  problem: string | null
}

export interface RiskFactTable {
  id: string
  enterprise: string
  kind: string
  figure: string
  happened_on: string
  source: string
  entered_at: string
  person: string
  until: string | null
  reason: string | null
}

export interface RiskLevelTable {
  id: string
  enterprise: string
  graded: string | null
  level: string | null
  since: string
  until: string | null
  explanation: Json
  cause_case: string | null
  person: string | null
}

export interface RiskPointsTable {
  id: string
  enterprise: string
  red: number
  orange: number
  yellow: number
  blue: number
  assessed_on: string
  source: string
  reported_at: string
  person: string
}

export interface RiskProposalTable {
  id: string
  enterprise: string
  level: string | null
  reference: string | null
  version: number
  inputs: Json
  contributions: Json
  since: string
  until: string | null
  review: boolean
}

export interface RungTable {
  obligation: string
  rung: string
  kind: string
  at: string | null
  to_roles: string[]
  fired_at: string | null
  stopped_at: string | null
}

export interface SavedViewTable {
  id: string
  person: string
  person_name: string
  organ: string | null
  enterprise: string | null
  ledger: string
  title: string
  filters: string
  shared: Generated<boolean>
  created_at: string
}

export interface SearchEntryTable {
  kind: string
  id: string
  plain: string
  grams: string[]
  at: string
  county: string | null
  town: string | null
  enterprise: string | null
}

export interface SelfCheckTable {
  id: string
  enterprise: string
  assignment: string
  checklist: string
  version: number
  reference: string | null
  request_hash: string | null
  started_at: string
  ended_at: string
  submitted_at: string
  point: Json
  person: string
  person_name: string
  post_title: string
  via: string | null
  ok: number
  not_applicable: number
  faults: number
  fixed: number
  answers: Json
  note: string | null
  normal_categories: Generated<string[]>
  remarks: Generated<string[]>
  evidence_seq: number
  evidence_hash: string
}

export interface SessionTable {
  token_hash: string
  person: string
  tenure: string | null
  opened_at: string
  seen_at: string
  revoked_at: string | null
  limited: Generated<boolean>
}

export interface SettingTable {
  key: string
  value: Json
}

export interface SuspensionTable {
  id: string
  obligation: string
  since: string
  until: string | null
  reason: string
  person: string
}

export interface TallyTable {
  indicator: string
  grain: string
  since: string
  part: string
  county: string
  town: string
  trade: string
  organ: string
  n: number
}

export interface TallyDeltaTable {
  id: GeneratedAlways<number>
  indicator: string
  part: string
  day: string
  county: string
  town: string
  trade: string
  organ: string
  n: number
}

export interface TenureTable {
  id: string
  post: string
  person: string
  since: string
  until: string | null
  stands_in_for: string | null
  reason: string | null
}

export interface UnitChecklistTable {
  id: string
  code: string
  enterprise: string
  checklist: string
  post_title: string
  post: string | null
  cycle_n: number
  cycle_unit: string
  since: string
  until: string | null
  next_due: string
  last_check: string | null
  last_at: string | null
  last_by: string | null
  created_at: string
  rev: Generated<number>
}

export interface UrgingTable {
  case_id: string
  findings: Json
  rounds: Json
  conclusion: string | null
}

export interface ZoneTable {
  key: string
  name: string
  place: string | null
  note: string | null
}

export interface Tables {
  anchor: AnchorTable
  anchor_leaf: AnchorLeafTable
  api_token: ApiTokenTable
  attachment: AttachmentTable
  boundary_dispute: BoundaryDisputeTable
  boundary_statement: BoundaryStatementTable
  calendar_day: CalendarDayTable
  case: CaseTable
  case_move: CaseMoveTable
  case_party: CasePartyTable
  checklist: ChecklistTable
  coercion: CoercionTable
  command_log: CommandLogTable
  coordination: CoordinationTable
  credential: CredentialTable
  disclosure: DisclosureTable
  document: DocumentTable
  document_delivery: DocumentDeliveryTable
  document_series: DocumentSeriesTable
  enterprise: EnterpriseTable
  enterprise_class: EnterpriseClassTable
  enterprise_fact: EnterpriseFactTable
  enterprise_head: EnterpriseHeadTable
  enterprise_location: EnterpriseLocationTable
  enterprise_paper: EnterprisePaperTable
  enterprise_renewal: EnterpriseRenewalTable
  evaluator: EvaluatorTable
  evaluator_tie: EvaluatorTieTable
  evidence: EvidenceTable
  evidence_fresh: EvidenceFreshTable
  grid: GridTable
  grid_officer: GridOfficerTable
  grid_village: GridVillageTable
  hazard: HazardTable
  import: ImportTable
  import_row: ImportRowTable
  inspection: InspectionTable
  notice: NoticeTable
  notice_read: NoticeReadTable
  obligation: ObligationTable
  organ: OrganTable
  parameter: ParameterTable
  patrol_finding: PatrolFindingTable
  patrol_run: PatrolRunTable
  patrol_unit: PatrolUnitTable
  person: PersonTable
  place: PlaceTable
  place_area: PlaceAreaTable
  post: PostTable
  procedure_step: ProcedureStepTable
  reaction: ReactionTable
  risk_fact: RiskFactTable
  risk_level: RiskLevelTable
  risk_points: RiskPointsTable
  risk_proposal: RiskProposalTable
  rung: RungTable
  saved_view: SavedViewTable
  search_entry: SearchEntryTable
  self_check: SelfCheckTable
  session: SessionTable
  setting: SettingTable
  suspension: SuspensionTable
  tally: TallyTable
  tally_delta: TallyDeltaTable
  tenure: TenureTable
  unit_checklist: UnitChecklistTable
  urging: UrgingTable
  zone: ZoneTable
}
