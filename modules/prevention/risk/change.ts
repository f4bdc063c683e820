import type { Draft, EvidenceRow, JsonObject } from '#kernel/evidence/row.ts'
import { append, type ReactionNames } from '#kernel/evidence/store.ts'
import type { Actor } from '#kernel/place/actor.ts'
import { signature } from '#kernel/place/signature.ts'
import type { Tx } from '#kernel/store/transaction.ts'
import { majorHazardRule, raisedByMajorHazard, type RiskLevel } from './rule.ts'
import { type Decision, type Explanation, nextRisk, type RiskRow } from './store.ts'

/** In whose name a level moves, when, and what caused it. */
export interface Mover {
  tx: Tx
  actor: Actor
  now: string
  reactions: ReactionNames
  causeCase: string | null
}

export type RiskEvent = 'risk.graded' | 'risk.raised' | 'risk.restored' | 'risk.stillRaised'

/** What a unit stands at: the level graded, raised while any major hazard is open. Pure. */
export function standing(
  graded: RiskLevel | null,
  raisedBy: Explanation['raisedBy'],
  otherwise: string,
): { level: RiskLevel | null; explanation: Omit<Explanation, 'by'> } {
  if (raisedBy.length === 0) return { level: graded, explanation: { why: otherwise, rule: null, version: null, raisedBy: [] } }
  const { after, why } = raisedByMajorHazard(graded)
  return { level: after, explanation: { why, rule: majorHazardRule.name, version: majorHazardRule.version, raisedBy } }
}

/** The next stretch: what is graded, what raises it, and the decision on a proposal when this is one. */
export interface Next {
  graded: RiskLevel | null
  raisedBy: Explanation['raisedBy']
  otherwise: string
  event: RiskEvent
  decision?: Decision
  more?: JsonObject
}

/** Begins the next stretch of the unit's level and leaves its evidence on the unit's stream; the caller holds the unit. */
export async function move(mover: Mover, enterprise: string, present: RiskRow | undefined, next: Next): Promise<EvidenceRow> {
  const { tx, actor, causeCase } = mover
  // A reaction may run on a clock a little behind the one that wrote the stretch before: time only rises.
  const since = present && present.since > mover.now ? present.since : mover.now
  const { level, explanation } = standing(next.graded, next.raisedBy, next.otherwise)
  // What was decided stays decided while hazards raise and restore the level.
  const decision = next.decision ?? present?.explanation.decision
  const signed = { ...explanation, by: actor.personName, ...(decision ? { decision } : {}) }
  await nextRisk(tx, { enterprise, graded: next.graded, level, since, explanation: signed, causeCase, person: actor.person })
  const before = present ? { graded: present.graded, level: present.level } : { graded: null, level: null }
  const { why, rule, version } = explanation
  const raisedBy = explanation.raisedBy.map(({ caseId }) => caseId)
  const risk = { graded: next.graded, level, why, rule, version, raisedBy }
  return seal(mover, enterprise, { at: since, event: next.event, data: { facts: { risk }, before, cause: causeCase, ...next.more } })
}

/** A row on the unit's stream in the name of whoever acts; the caller holds the unit. */
export async function seal(
  { tx, actor, reactions }: Pick<Mover, 'tx' | 'actor' | 'reactions'>,
  enterprise: string,
  { at, event, data }: { at: string; event: string; data: JsonObject },
): Promise<EvidenceRow> {
  const draft: Draft = {
    streamKind: 'enterprise',
    streamId: enterprise,
    at,
    capturedAt: null,
    event,
    ...signature(actor),
    caseId: null,
    rev: null,
    data,
    attachments: [],
  }
  const [row] = await append(tx, [draft], reactions)
  if (!row) throw new Error('an act on the level left no evidence')
  return row
}
