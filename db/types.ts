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

export interface PersonTable {
  id: string
  name: string
  login: string
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

export interface RungTable {
  obligation: string
  rung: string
  kind: string
  at: string | null
  to_roles: string[]
  fired_at: string | null
  stopped_at: string | null
}

export interface SessionTable {
  token_hash: string
  person: string
  tenure: string | null
  opened_at: string
  seen_at: string
  revoked_at: string | null
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

export interface TenureTable {
  id: string
  post: string
  person: string
  since: string
  until: string | null
  stands_in_for: string | null
  reason: string | null
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
  attachment: AttachmentTable
  calendar_day: CalendarDayTable
  case: CaseTable
  case_move: CaseMoveTable
  case_party: CasePartyTable
  coercion: CoercionTable
  command_log: CommandLogTable
  coordination: CoordinationTable
  credential: CredentialTable
  disclosure: DisclosureTable
  document: DocumentTable
  document_delivery: DocumentDeliveryTable
  document_series: DocumentSeriesTable
  enterprise: EnterpriseTable
  enterprise_head: EnterpriseHeadTable
  evaluator: EvaluatorTable
  evaluator_tie: EvaluatorTieTable
  evidence: EvidenceTable
  evidence_fresh: EvidenceFreshTable
  hazard: HazardTable
  inspection: InspectionTable
  obligation: ObligationTable
  organ: OrganTable
  parameter: ParameterTable
  person: PersonTable
  place: PlaceTable
  place_area: PlaceAreaTable
  post: PostTable
  procedure_step: ProcedureStepTable
  reaction: ReactionTable
  risk_level: RiskLevelTable
  rung: RungTable
  session: SessionTable
  setting: SettingTable
  suspension: SuspensionTable
  tenure: TenureTable
  zone: ZoneTable
}
