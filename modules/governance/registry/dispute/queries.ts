import type { z } from 'zod'
import type { Kernel } from '#kernel/http/kernel.ts'
import type { Actor } from '#kernel/place/actor.ts'
import { caseNo } from '#kernel/procedure/case-kind.ts'
import { stateLabel } from '#kernel/procedure/procedure.ts'
import { problems } from '#kernel/problem/problems.ts'
import type { Tx } from '#kernel/store/transaction.ts'
import { normalizeUscc } from '../uscc.ts'
import type { disputableShape, disputePage, disputeQuery, disputeShape } from './contract.ts'
import { canState, sideOf } from './permits.ts'
import { boundary, disputePrefix } from './procedure.ts'
import { disputeProblems } from './problems.ts'
import { disputable, type DisputeRow, listDisputes, readDispute } from './store.ts'
import { positions } from './terms.ts'

type Reading = { kernel: Kernel; tx: Tx; actor: Actor }

/** The dispute as either county or the city reads it. */
function shapeOf(actor: Actor, row: DisputeRow): z.input<typeof disputeShape> {
  const counties = { from: row.from_county, to: row.to_county }
  const permit = row.kase.closed ? ({ yes: false, why: '该争议已经裁定或撤回' } as const) : canState(actor, counties)
  const county = { from: row.from_county_name, to: row.to_county_name }
  return {
    id: row.id,
    no: caseNo(disputePrefix, row.kase.no, row.kase.openedAt),
    state: row.kase.state,
    stateLabel: stateLabel(boundary, row.kase.state),
    unit: row.unit,
    unitName: row.unit_name,
    uscc: row.unit_uscc,
    address: row.address,
    from: { code: row.from_division, county: county.from, place: row.from_name },
    to: { code: row.to_division, county: county.to, place: row.to_name },
    reason: row.reason,
    raisedBy: row.raised_by,
    openedAt: row.kase.openedAt,
    statements: row.statements.map((one) => ({ ...one, county: county[one.side], positionLabel: positions.label(one.position) })),
    decision:
      row.decision === null
        ? null
        : {
            kind: row.decision,
            place: row.decided_name ?? '',
            ground: row.ground ?? '',
            by: row.decided_by ?? '',
            at: row.decided_at ?? '',
          },
    mayState: { yes: permit.yes, why: permit.yes ? null : permit.why, side: sideOf(actor, counties) },
    caseSeen: row.kase.seen,
  }
}

/** One dispute. */
export async function dispute({ tx, actor }: Reading, id: string): Promise<z.input<typeof disputeShape>> {
  const row = await readDispute(tx, id)
  if (!row) throw problems.notFound({ what: boundary.title })
  return shapeOf(actor, row)
}

/** 属地争议台账. */
export async function disputes({ tx, actor }: Reading, query: z.infer<typeof disputeQuery>): Promise<z.input<typeof disputePage>> {
  const { rows, next } = await listDisputes(tx, query)
  return { rows: rows.map((row) => shapeOf(actor, row)), next }
}

/** The unit of that whole code, for whoever is to say that it lies in his county. */
export async function disputableUnit({ kernel, tx }: Reading, uscc: string): Promise<z.input<typeof disputableShape>> {
  const unit = await disputable(tx, normalizeUscc(uscc))
  if (!unit) throw disputeProblems.unit(undefined, { field: 'uscc' })
  return { name: unit.name, address: unit.address, placeName: kernel.places.byCode(unit.division)?.fullName ?? unit.division }
}
