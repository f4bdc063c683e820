import { makeUscc, type UnitRow } from '#modules/governance/registry/index.ts'
import type { TradeCode } from '#law/index.ts'
import type { Dice } from './dice.ts'
import { type County, type Division, type Ground, near, organKey, type Town } from './ground.ts'
import { enterpriseName, longName, personName, phone } from './names.ts'
import { profiles, type TradeProfile } from './trades.ts'

/** 法定代表人 or 实际控制人 as written, the former ones with the day their time ended. */
export interface Head {
  id: string
  enterprise: string
  kind: 'legalRepresentative' | 'actualController'
  name: string
  phone: string | null
  since: string
  until: string | null
  source: string
}

/** An invented unit with what its cases need to know of it. */
export interface DemoUnit {
  row: UnitRow
  heads: readonly Head[]
  profile: TradeProfile
  county: County
  town: Town
  village: Division
  /** How many cases it draws, against the others. */
  weight: number
}

/** What is fixed about a unit beforehand; the rest is thrown. */
export interface Wanted {
  name?: string
  trade?: TradeCode
  line?: readonly [string, string]
  county?: County
  town?: Town
  village?: Division
  principal?: string
  level?: UnitRow['level']
}

const day = 86_400_000
const dateOf = (at: number) => new Date(at + 8 * 3_600_000).toISOString().slice(0, 10)

/** Which county bureau supervises a trade. */
const bureauOf = (ground: Ground, trade: string, code: string): string =>
  ground.organs.find((one) => one.place === code && one.trades.some((known) => known === trade))?.key ?? organKey('emergency', code)

/** The first of equals is the likeliest; `flat` 0 makes all alike. */
const zipf = (flat: number) => (_one: unknown, index: number) => 1 / (index + 1) ** flat

/** Makes invented units, one call each; no credit code twice. */
export function unitMaker(dice: Dice, ground: Ground, asOf: number): (wanted?: Wanted, index?: number) => DemoUnit {
  const taken = new Set<string>()
  const uscc = (county: string): string => {
    const code = makeUscc({
      division: county.slice(0, 6),
      org: `MA${Array.from({ length: 6 }, () => dice.pick([...'0123456789ABCDEFGHJKLMNPQRTUWXY'])).join('')}`,
    })
    return taken.has(code) ? uscc(county) : (taken.add(code), code)
  }
  return (wanted = {}, index = 1) => {
    const county = wanted.county ?? dice.weighted(ground.counties, (one) => one.weight)
    const order = new Map(county.towns.map((one, at) => [one.code, zipf(0.6)(one, at)]))
    const town = wanted.town ?? dice.weighted(county.towns, (one) => order.get(one.code) ?? 0)
    const village = wanted.village ?? (town.villages.length > 0 ? dice.pick(town.villages) : town)
    const profile = profiles.find((one) => one.trade === wanted.trade) ?? dice.weighted(profiles, (one) => one.weight)
    const [industry, words] = wanted.line ?? dice.pick(profile.lines)
    const registered = asOf - dice.int(570, 1100) * day + dice.int(9 * 60, 17 * 60) * 60_000
    const region = county.name.slice(0, -1)
    const row: UnitRow = {
      id: dice.uuid(registered),
      uscc: uscc(county.code),
      industry,
      trade: profile.trade,
      place: village.path,
      division: village.code,
      // A few names run to forty characters, as registered names do.
      name: wanted.name ?? (index % 97 === 41 ? longName(dice, county.name, words, 40) : enterpriseName(dice, region, words)),
      address: `${ground.city.name}${county.name}${town.name}${village === town ? '' : village.name}${dice.int(1, 199)}号`,
      ...pointOf(dice, county, town),
      zone: town.zone,
      ...bodies(dice, ground, { county, town, profile, wanted }),
      registered_at: new Date(registered).toISOString(),
    }
    // Few units draw many cases, most draw none to two.
    return {
      row,
      heads: headsOf(dice, row, registered, asOf, wanted.principal),
      profile,
      county,
      town,
      village,
      weight: Math.min(40, (1 - dice.next()) ** -0.9),
    }
  }
}

function pointOf(dice: Dice, county: County, town: Town): Pick<UnitRow, 'point' | 'point_source'> {
  if (dice.chance(0.06)) return { point: null, point_source: null }
  return { point: near(dice, county.shape, town.anchor, 0.012), point_source: '演示数据' }
}

type Bodies = Pick<UnitRow, 'level' | 'supervising' | 'supervising_basis' | 'managing' | 'managing_basis'>

/** 97 of 100 have level and both bodies; the rest are the list the coverage page shows. */
function bodies(
  dice: Dice,
  ground: Ground,
  { county, town, profile, wanted }: { county: County; town: Town; profile: TradeProfile; wanted: Wanted },
): Bodies {
  const level =
    wanted.level ?? dice.weighted(['township', 'county', 'city'] as const, (one) => ({ township: 60, county: 34, city: 6 })[one])
  const seat = level === 'city' ? ground.city.code : county.code
  const supervising = organKey('emergency', seat)
  const bureau = bureauOf(ground, profile.trade, seat)
  const managing =
    bureau !== supervising && level !== 'township'
      ? bureau
      : bureau !== supervising && dice.chance(0.5)
        ? bureau
        : (town.station ?? organKey('industry', seat))
  const full: Bodies = {
    level,
    supervising,
    supervising_basis: '实施意见第十七条;监管职责清单(演示)',
    managing,
    managing_basis: '三管三必须;行业监管职责清单(演示)',
  }
  if (wanted.name || !dice.chance(0.03)) return full
  const lacks = dice.pick(['level', 'supervising', 'managing', 'both'])
  if (lacks === 'level') return { ...full, level: null }
  return {
    ...full,
    ...(lacks === 'managing' ? {} : { supervising: null, supervising_basis: null }),
    ...(lacks === 'supervising' ? {} : { managing: null, managing_basis: null }),
  }
}

/** Two heads, two persons more often than not; every ninth unit has changed one of them since. */
function headsOf(dice: Dice, row: UnitRow, registered: number, asOf: number, principal: string | undefined): Head[] {
  const legal = principal ?? personName(dice)
  const begun = dateOf(registered - dice.int(0, 900) * day)
  const head = (kind: Head['kind'], name: string): Head => ({
    id: dice.uuid(registered),
    enterprise: row.id,
    kind,
    name,
    phone: phone(dice),
    since: begun,
    until: null,
    source: kind === 'legalRepresentative' ? '营业执照' : '企业申报',
  })
  const first = head('legalRepresentative', legal)
  const controller = head('actualController', dice.chance(0.3) ? legal : personName(dice))
  // One whose head is named keeps him.
  if (!dice.chance(0.11) || principal !== undefined) return [first, controller]
  const changed = dateOf(registered + (asOf - registered) * dice.real(0.2, 0.8))
  const former = { ...first, id: dice.uuid(registered), name: personName(dice), until: changed }
  return [former, { ...first, since: changed, source: '变更登记' }, controller]
}
