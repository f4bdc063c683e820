import type { z } from 'zod'
import type { Kernel } from '#kernel/http/kernel.ts'
import type { Actor } from '#kernel/place/actor.ts'
import type { PlaceDirectory } from '#kernel/place/directory.ts'
import { caseNo } from '#kernel/procedure/case-kind.ts'
import { stateLabel } from '#kernel/procedure/procedure.ts'
import { problems } from '#kernel/problem/problems.ts'
import { canOpen } from '#kernel/procedure/take.ts'
import type { Tx } from '#kernel/store/transaction.ts'
import { boundary, disputePrefix } from '../dispute/procedure.ts'
import { labelOf } from '../labels.ts'
import type { conflictPage, conflictQuery, jurisdictionOf } from './contract.ts'
import { type PointFound, resolve, type Step } from './resolve.ts'
import { disputesAbout, listConflicts, validSince, type Whereabouts, whereabouts } from './store.ts'

type Reading = { kernel: Kernel; tx: Tx; actor: Actor }

/** The divisions from the city down to that code. */
function chainOf(places: PlaceDirectory, code: string): Step[] {
  const found = places.present(code)
  if (!found) return []
  return [...(found.parent === null ? [] : chainOf(places, found.parent)), { level: found.level, code: found.code, name: found.name }]
}

const pointOf = (places: PlaceDirectory, where: Whereabouts): PointFound | null => {
  if (!where.has_point) return null
  const found = where.point_county === null ? undefined : places.byCode(where.point_county)
  return { county: found ? { code: found.code, name: found.name } : null, metres: where.metres }
}

/** 属地 of a unit: one place a level with its reason, what the point says, disputes. */
export async function jurisdiction({ kernel, tx, actor }: Reading, enterprise: string): Promise<z.input<typeof jurisdictionOf>> {
  const where = await whereabouts(tx, enterprise)
  if (!where) throw problems.notFound({ what: '该单位' })
  const point = pointOf(kernel.places, where)
  const { levels, missing } = resolve(chainOf(kernel.places, where.division), point)
  const since = await validSince(
    tx,
    levels.map((one) => one.code),
  )
  const { place: path, trade, supervising, managing } = where
  const permit = canOpen(boundary, actor, { path, trade, supervising, managing, enterprise }, 'raise')
  const disputes = await disputesAbout(tx, enterprise)
  return {
    enterprise,
    agrees: where.agrees,
    levels: levels.map((one) => ({ ...one, since: since.get(one.code) ?? null })),
    missing,
    point: point && { ...point, source: where.point_source ?? '未注明' },
    disputes: disputes.map(({ id, kase: { no, state, openedAt } }) => ({
      id,
      no: caseNo(disputePrefix, no, openedAt),
      stateLabel: stateLabel(boundary, state),
      openedAt,
    })),
    mayRaise: { yes: permit.yes, why: permit.yes ? null : permit.why },
  }
}

/** 坐标与代码矛盾清单, in the actor's scope. */
export async function conflicts(
  { kernel, tx, actor }: Reading,
  query: z.infer<typeof conflictQuery>,
): Promise<z.input<typeof conflictPage>> {
  const { rows, next } = await listConflicts(tx, actor, { ...query, county: labelOf(kernel.places, query.county, 2) })
  const codeOf = (label: string) => `${label.slice(1)}000000`
  const named = (label: string) => kernel.places.byCode(codeOf(label))?.name ?? label
  return {
    next,
    rows: rows.map(({ place_name, county, point_county, ...row }) => ({
      ...row,
      placeName: place_name,
      codeCounty: named(county),
      pointCounty: point_county === null ? null : named(point_county),
      pointCountyCode: point_county === null ? null : codeOf(point_county),
    })),
  }
}
