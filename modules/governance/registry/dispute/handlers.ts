import type { z } from 'zod'
import type { Json } from '#kernel/evidence/row.ts'
import { beneath } from '#kernel/place/actor.ts'
import { type CaseKind, opening, step, type StepContext } from '#kernel/procedure/case-kind.ts'
import { findUnit } from '../store/units.ts'
import { normalizeUscc } from '../uscc.ts'
import { raiseInput, stepInputs } from './contract.ts'
import { boundary, disputePrefix } from './procedure.ts'
import { disputeProblems } from './problems.ts'
import { type Disputable, disputable, type Ground, groundOf, underWay, usccOf } from './store.ts'
import { disputeSummary } from './summary.ts'

type Raise = z.infer<typeof raiseInput>

/** The county of a path: its first three labels; undefined when it does not reach one. */
const countyOf = (path: string): string | undefined => {
  const labels = path.split('.')
  return labels.length < 3 ? undefined : labels.slice(0, 3).join('.')
}

/** The unit disputed: one in view by its id, or any by its whole credit code. */
async function unitOf({ tx }: StepContext, { enterprise, uscc }: Raise): Promise<Disputable> {
  const code = enterprise === null ? uscc && normalizeUscc(uscc) : await usccOf(tx, enterprise)
  const unit = code ? await disputable(tx, code) : undefined
  if (!unit) throw disputeProblems.unit(undefined, { field: enterprise === null ? 'uscc' : 'enterprise' })
  const other = await underWay(tx, unit.id)
  if (other) throw disputeProblems.underWay({ name: unit.name }, { field: 'enterprise', more: { id: other.id } })
  return unit
}

/** The two counties; one must not hold the other, and a code must reach one. */
function sidesOf(unit: Disputable, claimed: Ground): { from: string; to: string } {
  const from = countyOf(unit.place)
  const to = countyOf(claimed.path)
  if (from === undefined) throw disputeProblems.noCounty(undefined, { field: 'enterprise' })
  if (to === undefined) throw disputeProblems.claimed(undefined, { field: 'claimed' })
  if (from === to) throw disputeProblems.sameCounty({ county: claimed.full_name }, { field: 'claimed' })
  return { from, to }
}

const raise = opening({
  input: raiseInput,
  async open(input, context) {
    const { tx, actor } = context
    const unit = await unitOf(context, input)
    const claimed = await groundOf(tx, input.claimed)
    if (!claimed) throw disputeProblems.claimed(undefined, { field: 'claimed' })
    const { from, to } = sidesOf(unit, claimed)
    // Whoever is shown the unit opens where it lies; the other county opens on its own ground.
    const seen = (await findUnit(tx, unit.id)) !== undefined
    if (!seen && !(actor.path !== null && beneath(actor.path, to))) throw disputeProblems.foreign(undefined, { field: 'claimed' })
    const facts = {
      unit: unit.id,
      unit_name: unit.name,
      unit_uscc: unit.uscc,
      address: unit.address,
      point: unit.point as Json,
      from_division: unit.division,
      to_division: claimed.code,
      from_county: from,
      to_county: to,
      reason: input.reason,
      raised_by: `${actor.organName ?? ''} ${actor.personName}`.trim(),
    }
    const bodies = seen ? { supervising: unit.supervising, managing: unit.managing } : { supervising: actor.organ, managing: null }
    const place = seen ? unit.place : (actor.path ?? to)
    return { title: `${unit.name}:属地争议`.slice(0, 120), place, trade: unit.trade, enterprise: unit.id, ...bodies, facts }
  },
})

const steps: CaseKind['steps'] = {
  decide: step({
    input: stepInputs.decide,
    async facts({ decision, division, ground }, { tx, actor, facts, now }) {
      const [from, to] = [String(facts.from_county), String(facts.to_county)]
      if (actor.path === null || !beneath(from, actor.path) || !beneath(to, actor.path)) throw disputeProblems.notCity(undefined)
      const signed = { ground, decided_at: now, decided_by: `${actor.organName ?? ''} ${actor.personName}`.trim() }
      if (decision === 'stays') return { decision, decided_division: String(facts.from_division), ...signed }
      const found = division === null ? undefined : await groundOf(tx, division)
      if (!found || found.level < 4 || !beneath(found.path, to)) {
        const county = await groundOf(tx, `${to.split('.').at(-1)?.slice(1)}000000`)
        throw disputeProblems.division({ county: county?.full_name ?? '对方县(区)' }, { field: 'division' })
      }
      return { decision, decided_division: found.code, ...signed }
    },
  }),
  withdraw: step({ input: stepInputs.withdraw, facts: ({ reason }) => ({ withdrawal: reason }) }),
}

/** 属地争议: the table, and what each step means. */
export const boundaryKind: CaseKind = { table: boundary, prefix: disputePrefix, summary: disputeSummary, opens: { raise }, steps }
