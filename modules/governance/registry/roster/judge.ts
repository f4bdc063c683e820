import { localDate } from '#kernel/clock/day.ts'
import { toWgs84 } from '#kernel/register/coordinates.ts'
import type { Checking, Given, Judged, Remark } from '#kernel/register/register.ts'
import { dateOf, isBlank, numberOf } from '#kernel/register/sheet/cell.ts'
import type { PlaceDirectory } from '#kernel/place/directory.ts'
import { Refusal } from '#kernel/problem/problem.ts'
import { industries, isTrade, tradeOf, trades } from '#law/index.ts'
import { checkPoint } from '../checks.ts'
import { canRegister } from '../permits.ts'
import { duties, type HeadKind, headKinds, type Level, levels } from '../terms.ts'
import { checkUscc } from '../uscc.ts'
import { findPlace } from './whereabouts.ts'

/** A unit of a list, read and judged: what is written when it is carried out. */
export type RosterUnit = {
  name: string
  uscc: string
  industry: string
  trade: string
  division: string
  /** ltree path. */
  place: string
  address: string
  point: [number, number] | null
  level: Level | null
  supervising: string | null
  supervisingBasis: string | null
  managing: string | null
  managingBasis: string | null
  heads: { kind: HeadKind; name: string; phone: string | null; since: string }[]
  source: string
}

/** Organs by key, full and short name. */
export type OrganNames = ReadonlyMap<string, string>

const classes = industries.filter((one) => one.level === 'class')
const byIndustry = new Map(
  classes.flatMap(
    ({ code, name }) =>
      [
        [code, code],
        [code.slice(1), code],
        [name, code],
      ] as const,
  ),
)
const tradeWords = trades.map((one) => one.label).join('、')
const byTrade = new Map(
  trades.flatMap(({ code, label }) => [code, label, label.replace(/\(.*\)/, '')].map((word) => [word, code] as const)),
)
const byLevel = new Map(
  levels.list.flatMap(({ code, label }) =>
    [code, label, label.replace(/\(.*\)/, ''), label.replace(/\(.*\)级|级/, '')].map((word) => [word, code] as const),
  ),
)
  .set('乡级', 'township')
  .set('镇级', 'township')
  .set('区级', 'county')

/** What a row lacks or has wrong, collected rather than thrown: the list shows everything at once. */
class Findings {
  readonly problems: Remark[] = []
  readonly warnings: Remark[] = []
  bad(field: string, say: string): null {
    this.problems.push({ field, say })
    return null
  }
  warn(field: string, say: string): void {
    this.warnings.push({ field, say })
  }
}

/** The judge of a list's rows: the same checks in words as when one is registered by hand. */
export function rosterJudge(
  { kernel, actor, now, fileName, crs, given }: Checking,
  organs: OrganNames,
): (row: Given) => Judged<RosterUnit> {
  const today = localDate(now)
  return (row) => {
    const said = new Findings()
    const industry = industryOf(row, said)
    const where = placeOf(kernel.places, row, said)
    const unit = {
      name: textWithin(row, said, 'name', '单位名称', 100, true),
      uscc: codeOf(row, said),
      industry,
      trade: tradeIn(row, said, industry),
      division: where?.code ?? null,
      place: where?.path ?? null,
      address: textWithin(row, said, 'address', '地址', 200, false),
      point: pointOf(row, said, crs),
      level: levelOf(row, said),
      ...bodiesOf(row, said, organs),
      heads: headsOf(row, said, today, given),
      source: `导入名录「${fileName}」`,
    }
    const { problems, warnings } = said
    if (problems.length > 0) return { value: null, problems, warnings }
    const value = unit as RosterUnit
    const permit = canRegister(actor, {
      path: value.place,
      trade: value.trade,
      enterprise: null,
      supervising: value.supervising,
      managing: value.managing,
    })
    if (!permit.yes) return { value: null, problems: [{ field: where?.field ?? 'division', say: permit.why }], warnings }
    return { value, problems, warnings }
  }
}

function textWithin(row: Given, said: Findings, field: string, label: string, max: number, required: boolean): string | null {
  const text = row.text(field)
  if (text === '' && required) return said.bad(field, `请填写${label}`)
  if (text.length > max) return said.bad(field, `${label}不超过 ${max} 个字`)
  return text
}

function codeOf(row: Given, said: Findings): string | null {
  const text = row.text('uscc')
  if (text === '') return said.bad('uscc', '请填写统一社会信用代码')
  const code = checkUscc(text)
  if (code.ok) return code.code
  const lost = /^\d{15,18}$/.test(text) && text.endsWith('000')
  return said.bad('uscc', lost ? `${code.why};末几位都是 0,可能被 Excel 当成了数字而丢失` : code.why)
}

function industryOf(row: Given, said: Findings): string | null {
  const text = row.text('industry')
  if (text === '') return said.bad('industry', '请填写行业')
  const first = text.split(/[\s、,,;;/(]/)[0] ?? ''
  return (
    byIndustry.get(text) ??
    byIndustry.get(first.toUpperCase()) ??
    said.bad('industry', `国民经济行业分类中没有小类「${text}」,请填四位小类代码(如 C1353)或小类名称`)
  )
}

function tradeIn(row: Given, said: Findings, industry: string | null): string | null {
  const text = row.text('trade')
  if (text !== '')
    return byTrade.get(text) ?? said.bad('trade', `没有「${text}」这个监管行业;留空则按行业小类推定,或从中选填:${tradeWords}`)
  if (industry === null) return null
  const found = tradeOf(industry)
  return found !== null && isTrade(found) ? found : said.bad('trade', `按行业小类推定不出监管行业,请从中选填:${tradeWords}`)
}

function placeOf(places: PlaceDirectory, row: Given, said: Findings): { code: string; path: string; field: string } | null {
  const parts = { division: row.text('division'), county: row.text('county'), town: row.text('town'), village: row.text('village') }
  if (Object.values(parts).every((one) => one === '')) return said.bad('division', '请填写属地:区划代码,或县(市、区)和乡镇(街道)')
  const found = findPlace(places, parts)
  if ('say' in found) return said.bad(found.field, found.say)
  return { code: found.place.code, path: found.place.path, field: parts.division === '' ? 'town' : 'division' }
}

function pointOf(row: Given, said: Findings, crs: Checking['crs']): [number, number] | null {
  const [lonCell, latCell] = [row.cell('lon'), row.cell('lat')]
  if (isBlank(lonCell) && isBlank(latCell)) return null
  const [lon, lat] = [numberOf(lonCell), numberOf(latCell)]
  if (lon === undefined) return said.bad('lon', isBlank(lonCell) ? '只填了纬度,请填写经度' : '经度不是十进制度数')
  if (lat === undefined) return said.bad('lat', isBlank(latCell) ? '只填了经度,请填写纬度' : '纬度不是十进制度数')
  try {
    checkPoint([lon, lat])
  } catch (cause) {
    if (!(cause instanceof Refusal)) throw cause
    return said.bad('lon', cause.problem.say)
  }
  return toWgs84([lon, lat], crs)
}

function levelOf(row: Given, said: Findings): Level | null {
  const text = row.text('level')
  if (text === '') return null
  return byLevel.get(text) ?? said.bad('level', `没有「${text}」这个监管层级,请填市级、县级或乡级`)
}

/** Each body with its basis or neither (C17.4). */
function bodiesOf(row: Given, said: Findings, organs: OrganNames) {
  const one = (body: 'supervising' | 'managing') => {
    const text = row.text(body)
    const basis = row.text(`${body}Basis`)
    const label = duties.label(body)
    // A basis filled in for the whole list binds only rows that name the body.
    if (text === '') return [null, null]
    const key = organs.get(text)
    if (key === undefined) said.bad(body, `没有「${text}」这个机构,请填机构全称或简称`)
    if (basis === '') said.bad(`${body}Basis`, `请填写${label}的依据(全表相同的可在导入时统一填写)`)
    return [key ?? null, basis]
  }
  const [supervising, supervisingBasis] = one('supervising')
  const [managing, managingBasis] = one('managing')
  return { supervising, supervisingBasis, managing, managingBasis }
}

/** 第一责任人 (clause 5). A roster often knows but one of them: the other is asked for, and does not keep the unit out. */
function headsOf(row: Given, said: Findings, today: string, given: ReadonlySet<string>): RosterUnit['heads'] {
  const since = isBlank(row.cell('headsSince')) ? today : dateOf(row.cell('headsSince'))
  if (since === undefined) said.bad('headsSince', `「${row.text('headsSince')}」不是日期,请写作 2026-01-05`)
  else if (since > today) said.bad('headsSince', '任职日期不能晚于今天')
  const phone = row.text('phone')
  if (phone !== '' && !/^[\d-]{7,20}$/.test(phone)) said.bad('phone', '电话只含数字和短横线')
  return headKinds.list.flatMap(({ code: kind, label }) => {
    const name = row.text(kind)
    if (name.length > 50) said.bad(kind, `${label}不超过 50 个字`)
    if (name === '' && given.has(kind)) said.warn(kind, `没有填写${label},请在登记后补登`)
    const own = kind === 'legalRepresentative' && phone !== '' ? phone : null
    return name === '' ? [] : [{ kind, name, phone: own, since: since ?? today }]
  })
}
