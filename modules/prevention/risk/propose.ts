import { localDate } from '#kernel/clock/day.ts'
import { readTerms, type Terms } from '#kernel/clock/store.ts'
import { newId } from '#kernel/evidence/chance.ts'
import { type Draft, jcs, type JsonObject } from '#kernel/evidence/row.ts'
import { append, type ReactionNames } from '#kernel/evidence/store.ts'
import type { Kernel } from '#kernel/http/kernel.ts'
import { asJob, type Tx } from '#kernel/store/transaction.ts'
import { riskMethod } from '#law/index.ts'
import { type Limits, limitsOf, type RiskInput } from './inputs.ts'
import { goesWith, type Proposed, proposeLevel } from './level.ts'
import type { RiskLevel } from './rule.ts'
import { readInputs } from './store/inputs.ts'
import { lockUnits, nextProposals, type ProposalRow, type Standing, standings, unitsAfter } from './store/proposals.ts'

/** The limits of the rules as this city has set and confirmed them. */
export const cityLimits = (terms: Terms): Limits => limitsOf((key) => terms.parameters.get(key))

/** A proposal with what it was computed from. */
export interface Computation extends Proposed {
  inputs: RiskInput & { limits: Limits }
}

/** What the rules propose for each of the units now. Reads only. */
export async function computeFor(tx: Tx, units: readonly string[], now: string): Promise<Map<string, Computation>> {
  const limits = cityLimits(await readTerms(tx))
  const inputs = await readInputs(tx, units, localDate(new Date(now)))
  return new Map([...inputs].map(([id, input]) => [id, { ...proposeLevel(input, limits), inputs: { ...input, limits } }]))
}

/** 建议复核: the grade does not go with the proposal, and the regulator has not decided on just this one already. */
export const needsReview = (
  found: Pick<Proposed, 'level' | 'contributions'>,
  graded: RiskLevel | null,
  decidedOn: RiskLevel | null | undefined,
): boolean => !goesWith(graded, found) && found.level !== decidedOn

const said = ({ level, reference, contributions, version, review }: Omit<NonNullable<Standing['proposal']>, 'since'>): string =>
  jcs({ level, reference, contributions: contributions as unknown as JsonObject[], version, review })

/** The row that follows where a unit stands, or undefined when nothing has changed. */
function nextOf({ id, graded, decision, proposal }: Standing, found: Computation, now: string): Omit<ProposalRow, 'until'> | undefined {
  const { level, reference, contributions, inputs } = found
  const next = { level, reference, contributions, version: riskMethod.version, review: needsReview(found, graded, decision?.proposed) }
  if (proposal ? said(proposal) === said(next) : contributions.length === 0) return undefined
  const since = proposal && proposal.since > now ? proposal.since : now
  return { id: newId(), enterprise: id, inputs, since, ...next }
}

/**
 * Computes the proposals of these units anew and keeps those that have changed, each with its evidence: the standing level
 * is never moved by it. The caller may hold the units already. Runs twice as once.
 * @returns how many changed
 */
export async function renew(tx: Tx, units: readonly string[], now: string, reactions: ReactionNames): Promise<number> {
  // Most have not changed, and whoever works on those is not kept waiting: only the others are held, and looked at once more.
  const moving = (await changesOf(tx, units, now)).map((one) => one.enterprise)
  if (moving.length === 0) return 0
  await lockUnits(tx, moving)
  const next = await changesOf(tx, moving, now)
  if (next.length === 0) return 0
  await nextProposals(tx, next, now)
  await append(tx, next.map(draftOf), reactions)
  return next.length
}

async function changesOf(tx: Tx, units: readonly string[], now: string): Promise<Omit<ProposalRow, 'until'>[]> {
  const computed = await computeFor(tx, units, now)
  return (await standings(tx, units)).flatMap((one) => {
    const found = computed.get(one.id)
    return (found && nextOf(one, found, now)) ?? []
  })
}

/** By the program itself: nobody signs what only proposes. */
const draftOf = ({ enterprise, since, level, reference, version, review, contributions }: Omit<ProposalRow, 'until'>): Draft => ({
  streamKind: 'enterprise',
  streamId: enterprise,
  at: since,
  capturedAt: null,
  event: 'risk.proposed',
  person: null,
  personName: null,
  post: null,
  postTitle: null,
  standInFor: null,
  place: null,
  caseId: null,
  rev: null,
  data: {
    facts: { riskProposal: { level, reference, method: riskMethod.name, version, review, because: contributions.map((one) => one.say) } },
  },
  attachments: [],
})

/** Units computed in one transaction. */
const chunk = 500

/**
 * Every unit once, a chunk a transaction: what moves with time alone (an accident grows old, a parameter was confirmed) and
 * what came in without an event. The worker runs it each night.
 * @returns how many proposals changed
 */
export async function renewAll(kernel: Pick<Kernel, 'database' | 'clock' | 'reactionNames'>): Promise<number> {
  let changed = 0
  for (let after: string | null = null; ; ) {
    const at = kernel.clock.now()
    const from: string | null = after
    const done = await asJob(kernel.database, 'react', at, async (tx) => {
      const units = await unitsAfter(tx, from, chunk)
      if (units.length > 0) changed += await renew(tx, units, at.toISOString(), kernel.reactionNames)
      return units
    })
    after = done.at(-1) ?? null
    if (done.length < chunk) return changed
  }
}
