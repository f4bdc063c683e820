import { z } from 'zod'
import { roles } from '#kernel/place/roles.ts'

/** Shapes in and out that belong to the kernel; the web and OpenAPI read the same ones. Instants are ISO 8601 UTC. */

export const instant = z.iso.datetime({ offset: true }).describe('ISO 8601 instant')
export const day = z.iso.date().describe('YYYY-MM-DD in Asia/Shanghai')
export const id = z.uuid()

/** A text a person types: what is missing or too long is said by the field's own label. */
export const text = (label: string, max: number, min = 1) =>
  z
    .string({ error: `请填写${label}` })
    .trim()
    .min(min, `请填写${label}${min > 1 ? `,至少 ${min} 个字` : ''}`)
    .max(max, `${label}不超过 ${max} 个字`)
/** Where to go on in a list: opaque, from the previous page's `next`. */
export const cursor = z.string().max(200)

export const problemShape = z.object({
  problem: z.object({
    no: z.string().describe('public number, first three digits are the HTTP status'),
    say: z.string().describe('what is wrong and the way out, in Chinese'),
    field: z.string().optional().describe('the input field at fault'),
    more: z.record(z.string(), z.unknown()).optional(),
    request: z.string().describe('request id, also in the log'),
  }),
})

export const actorShape = z.object({
  person: id,
  personName: z.string(),
  post: id,
  postTitle: z.string(),
  role: z.enum(roles.codes),
  scope: z.enum(['territory', 'enterprise', 'party', 'public', 'system']),
  organ: z.string().nullable(),
  organName: z.string().nullable(),
  enterprise: id.nullable(),
  place: z.string().nullable(),
  placeName: z.string().nullable(),
  path: z.string().nullable(),
  trades: z.array(z.string()).nullable(),
  ownUnits: z.boolean(),
  standInFor: id.nullable(),
  standInForName: z.string().nullable(),
})

/** One post a person may act in; `standInForName` when he stands in for its holder. */
export const postChoice = z.object({
  tenure: id,
  postTitle: z.string(),
  role: z.enum(roles.codes),
  organName: z.string().nullable(),
  placeName: z.string().nullable(),
  standInForName: z.string().nullable(),
  until: instant.nullable(),
})

export const sessionShape = z.object({
  person: id,
  personName: z.string(),
  actor: actorShape.nullable().describe('null while no post is chosen'),
  mustChange: z.boolean().describe('signed in with a one-time password: a password of his own comes first'),
  posts: z.array(postChoice),
  now: instant.describe('the time of this city; a demo may have moved it'),
  clockMoved: z.boolean(),
  city: z.object({ code: z.string(), name: z.string(), demo: z.boolean() }),
})

export const photo = z.object({
  id,
  sha256: z.string().length(64),
  name: z.string(),
  mime: z.string(),
  bytes: z.number().int(),
})
export type Photo = z.infer<typeof photo>

/** A line of a deadline's arithmetic. */
export const arithmeticLine = z.object({ on: z.string().optional(), say: z.string() })

export const obligationShape = z.object({
  id,
  caseId: id,
  duty: z.string(),
  title: z.string().describe('登记隐患'),
  ownerRoles: z.array(z.string()),
  state: z.enum(['owed', 'overdue', 'paused', 'met', 'cancelled']),
  servedOn: z.string(),
  spanText: z.string().describe('2个工作日'),
  dueAt: instant.nullable(),
  provisional: z.boolean().describe('a date past the last published calendar year'),
  remaining: z.string().describe('还剩 3 个工作日 / 已逾期 2 天'),
  urgency: z.enum(['overdue', 'today', 'soon', 'later', 'waiting']),
  basis: z.array(z.string()).describe('citations'),
  steps: z.array(arithmeticLine),
  suspensions: z.array(z.object({ since: instant, until: instant.nullable(), reason: z.string(), personName: z.string().nullable() })),
  rungs: z.array(
    z.object({ rung: z.string(), kind: z.enum(['remind', 'due', 'escalate']), at: instant.nullable(), firedAt: instant.nullable() }),
  ),
  escalatedTo: z.array(z.string()),
})

export const worklistRow = z.object({
  obligation: id,
  caseId: id,
  procedure: z.string().describe('hazard | inspection: where to open the case page'),
  no: z.string().describe('隐患2026-000012'),
  verb: z.string().describe('登记隐患'),
  title: z.string().describe('the object'),
  placeName: z.string(),
  enterpriseName: z.string().nullable(),
  dueAt: instant.nullable(),
  remaining: z.string(),
  urgency: z.enum(['overdue', 'today', 'soon', 'later', 'waiting']),
  provisional: z.boolean(),
  escalated: z.boolean().describe('shown to this post because it climbed'),
  ownerLabel: z.string().describe('who owes it, for rows of others'),
})

export const worklistShape = z.object({
  groups: z.array(
    z.object({
      urgency: z.enum(['overdue', 'today', 'soon', 'later', 'waiting']),
      title: z.string(),
      count: z.number().int(),
      capped: z.boolean(),
    }),
  ),
  rows: z.array(worklistRow),
  next: cursor.nullable(),
})

/** One thing that may or may not happen next, and why. */
export const nextStep = z.object({
  step: z.string(),
  title: z.string().describe('the verb on the button'),
  yes: z.boolean(),
  why: z.string().nullable().describe('the reason when it is not allowed'),
  kind: z.enum(['moment', 'role', 'apart', 'scope', 'gap']).nullable(),
  byLabel: z.string().describe('网格员、执法人员'),
  to: z.string().describe('the state after it, as label'),
  basis: z.array(z.string()),
})

export const timelineRow = z.object({
  seq: z.number().int(),
  at: instant,
  capturedAt: instant.nullable(),
  event: z.string(),
  title: z.string().describe('the act in words'),
  personName: z.string().nullable(),
  postTitle: z.string().nullable(),
  standInFor: z.string().nullable().describe('代 … 履职'),
  facts: z.record(z.string(), z.unknown()),
  attachments: z.array(photo),
  hash: z.string(),
  verified: z.boolean(),
  finding: z.string().nullable(),
})

/** The case page: facts, timeline, clocks, next steps. `facts` is the module's own shape. */
export const caseView = z.object({
  id,
  no: z.string(),
  procedure: z.string(),
  procedureTitle: z.string(),
  version: z.number().int(),
  title: z.string(),
  state: z.string(),
  stateLabel: z.string(),
  stages: z.array(z.object({ stage: z.string(), status: z.enum(['done', 'now', 'ahead']) })),
  rev: z.number().int(),
  placeName: z.string().describe('full: 南宁市青秀区南湖街道'),
  trade: z.string().nullable(),
  enterprise: z.object({ id, name: z.string() }).nullable(),
  supervising: z.string().nullable(),
  managing: z.string().nullable(),
  openedAt: instant,
  closedAt: instant.nullable(),
  facts: z.record(z.string(), z.unknown()),
  timeline: z.array(timelineRow),
  intact: z.boolean().describe('the whole chain verifies'),
  obligations: z.array(obligationShape),
  next: z.array(nextStep),
})

export const placeShape = z.object({
  code: z.string(),
  name: z.string(),
  level: z.number().int(),
  kind: z.string(),
  parent: z.string().nullable(),
  fullName: z.string(),
  replacedBy: z.string().nullable(),
  hasChildren: z.boolean(),
})

/** What every command answers. */
export const receipt = z.object({
  id: id.describe('the case or thing acted on'),
  state: z.string().nullable(),
  rev: z.number().int().nullable(),
  evidence: z.object({ seq: z.number().int(), hash: z.string(), at: instant }),
})

export const clockHealth = z.object({
  now: instant,
  moved: z.boolean(),
  rows: z.array(
    z.object({
      procedure: z.string(),
      duty: z.string(),
      title: z.string(),
      due: z.string().describe('how the date is found'),
      basis: z.array(z.string()),
      configured: z.number().int().describe('open cases whose state owes this duty'),
      armed: z.number().int().describe('of them with an open obligation'),
      dated: z.number().int().describe('of those with a date'),
      paused: z.number().int(),
      overdue: z.number().int(),
      rungsDue: z.number().int().describe('rungs whose time has come'),
      rungsFired: z.number().int().describe('of them fired'),
      ok: z.boolean(),
      say: z.string(),
    }),
  ),
  lastSweep: z.object({ at: instant, fired: z.number().int() }).nullable(),
  reactions: z.object({
    waiting: z.number().int().describe('queued and not yet done'),
    stuck: z.array(z.object({ name: z.string(), event: z.string(), problem: z.string() })).describe('failed five times: wait for a person'),
  }),
  calendar: z.object({
    title: z.string(),
    knownUntil: day,
    warning: z.string().nullable(),
    unconfirmed: z.array(z.object({ date: day, name: z.string(), source: z.string() })),
  }),
  parameters: z.array(
    z.object({
      key: z.string(),
      label: z.string(),
      valueText: z.string(),
      source: z.string(),
      confirmedAt: instant.nullable(),
      confirmedBy: z.string().nullable(),
    }),
  ),
})

export const verificationShape = z.object({
  checkedAt: instant,
  streams: z.number().int(),
  rows: z.number().int(),
  anchors: z.number().int(),
  ok: z.boolean(),
  findings: z.array(
    z.object({ code: z.string(), streamKind: z.string(), streamId: z.string(), seq: z.number().int().nullable(), say: z.string() }),
  ),
  lastAnchor: z.object({ no: z.number().int(), at: instant, root: z.string(), hash: z.string(), count: z.number().int() }).nullable(),
})
