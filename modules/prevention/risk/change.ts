import type { Draft, EvidenceRow, JsonObject } from '#kernel/evidence/row.ts'
import { append, type ReactionNames } from '#kernel/evidence/store.ts'
import type { Actor } from '#kernel/place/actor.ts'
import { signature } from '#kernel/place/signature.ts'
import type { Tx } from '#kernel/store/transaction.ts'
import { majorHazardRule, raisedByMajorHazard, type RiskLevel } from './rule.ts'
import { type Explanation, nextRisk, type RiskRow } from './store.ts'

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

/** Begins the next stretch of the unit's level and leaves its evidence on the unit's stream; the caller holds the unit. */
export async function move(
  mover: Mover,
  enterprise: string,
  present: RiskRow | undefined,
  next: { graded: RiskLevel | null; raisedBy: Explanation['raisedBy']; otherwise: string; event: RiskEvent; more?: JsonObject },
): Promise<EvidenceRow> {
  const { tx, actor, causeCase } = mover
  // A reaction may run on a clock a little behind the one that wrote the stretch before: time only rises.
  const since = present && present.since > mover.now ? present.since : mover.now
  const { level, explanation } = standing(next.graded, next.raisedBy, next.otherwise)
  const signed = { ...explanation, by: actor.personName }
  await nextRisk(tx, { enterprise, graded: next.graded, level, since, explanation: signed, causeCase, person: actor.person })
  const before = present ? { graded: present.graded, level: present.level } : { graded: null, level: null }
  const { why, rule, version } = explanation
  const raisedBy = explanation.raisedBy.map(({ caseId }) => caseId)
  const risk = { graded: next.graded, level, why, rule, version, raisedBy }
  const draft: Draft = {
    streamKind: 'enterprise',
    streamId: enterprise,
    at: since,
    capturedAt: null,
    event: next.event,
    ...signature(actor),
    caseId: null,
    rev: null,
    data: { facts: { risk }, before, cause: causeCase, ...next.more },
    attachments: [],
  }
  const [row] = await append(tx, [draft], mover.reactions)
  if (!row) throw new Error('a change of level left no evidence')
  return row
}
