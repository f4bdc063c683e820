import type { z } from 'zod'
import type { Place, PlaceDirectory } from '#kernel/place/directory.ts'
import { problems } from '#kernel/problem/problems.ts'
import type { Tx } from '#kernel/store/transaction.ts'
import { isIndustry, isTrade } from '#law/index.ts'
import type { enterpriseInput, headInput } from './contract.ts'
import { registryProblems } from './problems.ts'
import { unknownOrgans } from './store/units.ts'
import { duties, headKinds } from './terms.ts'
import { checkUscc } from './uscc.ts'

type NewUnit = z.infer<typeof enterpriseInput>
type Head = Pick<z.infer<typeof headInput>, 'kind' | 'since'>

const gap = (field: string, say: string) => problems.gaps({ say }, { field })

/**
 * What can be judged of a registration without the database.
 * @returns the code as it is written, and the present division it lies in
 * @throws 422.20, 422.21 or 422.1 naming the field
 */
export function checkNew(places: PlaceDirectory, input: NewUnit, today: string): { uscc: string; place: Place } {
  const code = checkUscc(input.uscc)
  if (!code.ok) throw registryProblems.badUscc({ why: code.why }, { field: 'uscc' })
  if (!isIndustry(input.industry)) throw gap('industry', `国民经济行业分类中没有小类 ${input.industry},请重新选择`)
  if (!isTrade(input.trade)) throw gap('trade', '没有这个监管行业,请重新选择')
  const place = places.present(input.division)
  if (!place || place.level < 4) throw gap('division', '请选择所在村(社区)或乡镇(街道)')
  if (input.point) checkPoint(input.point)
  checkHeads(input.heads, today)
  return { uscc: code.code, place }
}

/** Nanning's surroundings in degrees: enough to catch swapped or mistyped coordinates. */
const box = { lon: [107.3, 109.7], lat: [22.1, 24.1] } as const
const within = (value: number, [low, high]: readonly [number, number]): boolean => value >= low && value <= high

/** @throws 422.21, with the hint that longitude and latitude may be swapped when that would fit */
export function checkPoint([lon, lat]: readonly [number, number]): void {
  if (within(lon, box.lon) && within(lat, box.lat)) return
  throw registryProblems.outside({ swapped: within(lat, box.lon) && within(lon, box.lat) }, { field: 'point' })
}

/** One of each kind (clause 5), and none who begins tomorrow. */
function checkHeads(heads: readonly Head[], today: string): void {
  const missing = headKinds.list.find((kind) => !heads.some((one) => one.kind === kind.code))
  if (missing) throw gap('heads', `请登记${missing.label}`)
  const late = heads.findIndex((one) => one.since > today)
  if (late >= 0) throw gap(`heads.${late}.since`, '任职日期不能晚于今天')
}

/** A new head begins after the former one and not in the future. */
export function checkHead(next: Head, former: { name: string; since: string } | undefined, today: string): void {
  if (next.since > today) throw gap('since', '任职日期不能晚于今天')
  if (former && next.since <= former.since) throw gap('since', `任职日期须晚于现任${former.name}的任职日期 ${former.since}`)
}

type Bodies = Pick<NewUnit, 'supervising' | 'supervisingBasis' | 'managing' | 'managingBasis'>

/** Each body with its basis or neither, and both of them organs that exist (C17.4). */
export async function checkBodies(tx: Tx, input: Bodies): Promise<void> {
  for (const body of ['supervising', 'managing'] as const) {
    const basis = `${body}Basis` as const
    if (input[body] && !input[basis]) throw gap(basis, `请填写${duties.label(body)}的依据`)
    if (!input[body] && input[basis]) throw gap(body, `填写了依据,请选择${duties.label(body)}`)
  }
  const keys = [input.supervising, input.managing].filter((key) => key !== null)
  const [unknown] = await unknownOrgans(tx, keys)
  if (unknown === undefined) return
  const body = input.supervising === unknown ? 'supervising' : 'managing'
  throw gap(body, `没有「${unknown}」这个机构,请重新选择${duties.label(body)}`)
}
