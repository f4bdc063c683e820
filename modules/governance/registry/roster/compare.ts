import { alike, metresBetween, nearMetres, similarity } from '#kernel/register/twins.ts'
import type { Candidate, Compared, Comparison } from '#kernel/register/register.ts'
import type { PlaceDirectory } from '#kernel/place/directory.ts'
import type { Tx } from '#kernel/store/transaction.ts'
import { type Found, unitsLike } from '../store/roster.ts'
import type { countyFinder } from './counties.ts'
import type { RosterUnit } from './judge.ts'
import { plainName } from './likeness.ts'

type Row = Compared<RosterUnit>

/** Holds rows of a list against the register and the map. */
export const unitComparer =
  (places: PlaceDirectory, countyAt: CountyAt) =>
  async (tx: Tx, rows: readonly Row[]): Promise<Map<number, Comparison>> => {
    const wanted = rows.map(({ no, value }) => ({
      no,
      uscc: value.uscc,
      name: value.name,
      lon: value.point?.[0] ?? null,
      lat: value.point?.[1] ?? null,
    }))
    const found = Map.groupBy(rows.length > 0 ? await unitsLike(tx, wanted) : [], (one) => one.no)
    return new Map(rows.map((row) => [row.no, comparison(places, row, found.get(row.no) ?? [], countiesOf(row, countyAt))]))
  }

type CountyAt = ReturnType<typeof countyFinder>
/** The county of a point as it is written, and as it would be had it been written in GCJ-02. */
interface Counties {
  at: string | undefined
  other: string | undefined
}

const countiesOf = ({ value: { point }, other }: Row, countyAt: CountyAt): Counties | undefined =>
  point ? { at: countyAt(point), other: other ? countyAt(other) : undefined } : undefined

function comparison(places: PlaceDirectory, row: Row, found: readonly Found[], counties: Counties | undefined): Comparison {
  const { value, other } = row
  const own = `${value.division.slice(0, 6)}000000`
  const strays = value.point !== null && (counties?.at ?? null) !== own
  const lies = counties?.at ? `落在${places.byCode(counties.at)?.name ?? counties.at}` : '不在本市各县(市、区)界内'
  const stated = places.byCode(own)?.name ?? own
  const looksLike = other ? (fromMap(own, counties) ?? fromTwin(value, other, found)) : undefined
  return {
    candidates: found.flatMap((one) => candidate(value, one)),
    warnings: strays ? [{ field: 'lon', say: `坐标${lies},与登记的${stated}不符,请核对坐标或属地` }] : [],
    ...(looksLike ? { looksLike } : {}),
  }
}

function candidate(value: RosterUnit, { id, name, by, lon, lat }: Found): Candidate[] {
  if (name === null) return [{ id, name: '(不在您的管辖范围内)', by, say: '代码已登记,但不在您的管辖范围内,请向上级机构核实' }]
  const metres = value.point && lon !== null && lat !== null ? Math.round(metresBetween(value.point, [lon, lat])) : null
  const away = metres === null ? '' : `,相距 ${metres} 米`
  if (by === 'code') return [{ id, name, by, say: `代码与已登记的「${name}」相同` }]
  if (by === 'name') return [{ id, name, by, say: `名称与已登记的「${name}」相同(不计公司类型和地名)${away}` }]
  const near = metres !== null && metres < nearMetres && similarity(plainName(value.name), plainName(name)) >= alike
  return near ? [{ id, name, by, say: `与已登记的「${name}」名称相似${away}` }] : []
}

/** Near a border the two readings fall into different counties: the stated one tells which is right. */
function fromMap(own: string, counties: Counties | undefined): Comparison['looksLike'] {
  if (!counties || counties.at === counties.other) return undefined
  if (counties.at === own) return 'asMarked'
  return counties.other === own ? 'gcj02' : undefined
}

/** One that is registered already with its place: the reading that comes to lie there is right. */
function fromTwin(value: RosterUnit, other: readonly [number, number], found: readonly Found[]): Comparison['looksLike'] {
  const same = found.find((one) => one.by !== 'distance' && one.lon !== null && one.lat !== null)
  if (!same || !value.point || same.lon === null || same.lat === null) return undefined
  const [asMarked, asGcj] = [value.point, other].map((point) => metresBetween(point, [same.lon ?? 0, same.lat ?? 0])) as [number, number]
  if (asMarked < nearMetres) return 'asMarked'
  return asGcj < nearMetres && asMarked > 2 * nearMetres ? 'gcj02' : undefined
}
