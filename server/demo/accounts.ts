import type { OrganRow } from '#modules/governance/organs/index.ts'
import { bodies, congressKey, outsideOrgans, supplierKey } from './major/bodies.ts'
import { type County, type Division, type Ground, organKey, type Town } from './ground.ts'
import type { Signer, Staff } from './staff.ts'
import type { DemoUnit, Wanted } from './units.ts'

/** An account as the sign-in page shows it. */
export interface DemoAccount {
  login: string
  password: string
  name: string
  title: string
  role: string
}

/** One invented password for all: it is printed on the sign-in page of a demo city and of no other. */
export const demoPassword = 'anlan-Demo-2026'

const day = 86_400_000

/** Where the demo accounts are at home. */
export interface Seat {
  county: County
  town: Town
  village: Division
  /** Another township of the county, with a station. */
  neighbour: Town
  /** A township that is a function zone. */
  zone: Town
}

/** The seat within the ground: 伶俐镇 of 青秀区, or the first place of each kind in another city. */
export function seatOf(ground: Ground): Seat {
  const county = ground.counties.find((one) => one.code === '450103000000') ?? ground.counties[0]
  const stations = county?.towns.filter((one) => one.station !== null && one.villages.length > 0) ?? []
  const town = stations.find((one) => one.code === '450103102000') ?? stations[0]
  const neighbour = stations.find((one) => one !== town)
  const zone = county?.towns.find((one) => one.code === '450103451000') ?? county?.towns.find((one) => one.zone !== null)
  const village = town?.villages[0]
  if (!county || !town || !neighbour || !zone || !village) throw new Error('城市包里没有可供演示的县区、乡镇和功能区')
  return { county, town, neighbour, zone, village }
}

/** The named enterprise whose people can sign in, and units that give the other accounts something to see. */
export function wantedUnits(seat: Seat): Wanted[] {
  const { county, town, village, zone } = seat
  return [
    {
      name: '南宁澄帆冷链食品有限公司',
      trade: 'light_industry',
      line: ['C1361', '水产冷冻食品'],
      county,
      town,
      village,
      level: 'county',
      principal: '覃志帆',
    },
    { name: '南宁栩桐建筑工程有限公司', trade: 'construction', line: ['E4790', '建筑工程'], county, town, level: 'county' },
    { name: '南宁岚溪景区餐饮管理有限公司', trade: 'commerce', line: ['H6210', '餐饮管理'], county, town: zone, level: 'county' },
    { name: '广西煜岭燃气有限公司', trade: 'gas', line: ['D4512', '液化气供应站'], county, town, village, level: 'county' },
  ]
}

/** Organs the pack does not list because only the demo needs them. */
export function demoOrgans(seat: Seat, ground: Ground): OrganRow[] {
  const organ = (key: string, name: string, short: string, kind: string, place: string, zone: string | null = null): OrganRow => ({
    key,
    name,
    short,
    kind,
    place,
    trades: [],
    zone,
  })
  return [
    ...[ground.city, ...ground.counties].map(({ code, name }) =>
      organ(organKey('government', code), `${name}人民政府`, `${name}政府`, 'government', code),
    ),
    organ('zone.demo', `${seat.zone.name}管理委员会`, `${seat.zone.name}管委会`, 'zoneCommittee', seat.zone.code, seat.zone.zone),
    ...outsideOrgans(ground.city.code),
  ]
}

/** The accounts, and those among them who act in the demo's cases. */
export interface Cast {
  accounts: { signer: Signer; login: string; title: string }[]
  admin: Signer
  worker: Signer
  zoneOfficer: Signer
  /** Of the city's work-safety committee office. */
  committee: Signer
  /** One of each evaluating body, by its organ. */
  evaluators: ReadonlyMap<string, Signer>
  supplier: Signer
}

/** Opens accounts: for somebody in a post, or for somebody newly appointed to one. */
interface Desk {
  accounts: Cast['accounts']
  account(signer: Signer, login: string, remark?: string): Signer
  seated(login: string, given: Parameters<Staff['appoint']>[0], term?: { since?: number; until?: number }, remark?: string): Signer
}

function deskOf(staff: Staff): Desk {
  const accounts: Cast['accounts'] = []
  const account: Desk['account'] = (signer, login, remark) => {
    const person = staff.people.find((one) => one.id === signer.person)
    if (person) person.login = login
    accounts.push({ signer, login, title: remark ? `${signer.postTitle}(${remark})` : signer.postTitle })
    return signer
  }
  return { accounts, account, seated: (login, given, term, remark) => account(staff.appoint(given, term), login, remark) }
}

/**
 * Appoints everybody who can sign in. Called before anybody else is appointed, so that the first officers of the
 * seat's offices are those of the accounts.
 * @param from 00:00 of the day the demo shows, in milliseconds
 */
export function castAccounts(staff: Staff, ground: Ground, seat: Seat, unit: DemoUnit, from: number): Cast {
  const desk = deskOf(staff)
  castLine(desk, staff, seat)
  const above = castAbove(desk, staff, ground, seat)
  const worker = castUnit(desk, staff, unit)
  const outside = castOutside(desk, staff)
  const admin = desk.seated('xitong1', { title: '系统管理员', role: 'systemAdmin' })
  desk.seated('anbao1', { title: '安全管理员', role: 'securityAdmin' })
  desk.seated('shenji1', { title: '审计管理员', role: 'auditAdmin' })
  castChanges(desk, staff, seat, from)
  return { accounts: desk.accounts, admin, worker, ...above, ...outside }
}

/** Those who handle cases: grid, station, enforcement, the head of the bureau. */
function castLine({ account }: Desk, staff: Staff, { county, town, village }: Seat): void {
  account(staff.grid(village, town), 'wangge1')
  const [station] = staff.station(town)
  if (station) account(station, 'anjian1')
  const [first, second] = staff.inspectors(county.code)
  if (first) account(first, 'zhifa1')
  if (second) account(second, 'zhifa2')
  account(staff.head(county.code), 'juzhang1')
}

/** Those above and beside them; answers the officer of the function zone and the one of the committee office. */
function castAbove(
  { account, seated }: Desk,
  staff: Staff,
  ground: Ground,
  { county, zone }: Seat,
): Pick<Cast, 'zoneOfficer' | 'committee'> {
  const city = ground.city.code
  account(staff.deputy(county.code), 'fenguan1')
  account(staff.housing(county.code), 'zhujian1')
  const office = organKey('committeeOffice', city)
  const committee = seated('anwei1', { title: `${ground.city.name}安委办工作人员`, role: 'committeeOffice', organ: office, place: city })
  const [cityInspector] = staff.inspectors(city)
  if (cityInspector) account(cityInspector, 'shizhifa1')
  const zoneOfficer = seated('guanwei1', { title: `${zone.name}管委会工作人员`, role: 'zoneOfficer', organ: 'zone.demo', place: zone.code })
  return { zoneOfficer, committee }
}

/** The people of the named enterprise and those who stand at its side; answers the worker. */
function castUnit({ account, seated }: Desk, staff: Staff, unit: DemoUnit): Signer {
  const { row, heads } = unit
  const own = { enterprise: row.id, place: row.division }
  const principal = heads.find((one) => one.until === null)?.name ?? ''
  account(staff.principal(row, principal), 'qiye1')
  account(staff.safetyManager(row), 'anquanyuan1')
  const worker = seated('yuangong1', { ...own, title: `${row.name}岗位员工`, role: 'worker' })
  account(staff.congress(row, congressKey(unit)), 'gonghui1')
  return worker
}

/** Parties from outside: two of the evaluating bodies can sign in, and the power supplier. */
function castOutside({ account, seated }: Desk, staff: Staff): Pick<Cast, 'evaluators' | 'supplier'> {
  const evaluators = new Map(
    bodies.map(({ key, short }, index) => {
      const signer = staff.appoint({ title: `${short}评估师`, role: 'evaluator', organ: key })
      return [key, index < 2 ? account(signer, `pinggu${index + 1}`) : signer]
    }),
  )
  const supplier = seated('gongdian1', { title: '南宁供电局（演示）用电检查员', role: 'powerSupplier', organ: supplierKey })
  return { evaluators, supplier }
}

/** Posts in motion: somebody with two of them, a stand-in for a while, somebody who left yesterday. */
function castChanges({ account, seated }: Desk, staff: Staff, { county, town, neighbour }: Seat, from: number): void {
  const [officer] = staff.station(neighbour)
  const absent = staff.inspectors(county.code)[1]
  if (officer && absent) {
    account(officer, 'jianzhi1', '另代行执法岗位')
    const term = { since: from - 20 * day, until: from + 25 * day }
    staff.hold(officer, absent, { ...term, standsInFor: absent.person, reason: '外出培训期间代行' })
  }
  const head = staff.head(county.code)
  const deputy = { title: `${county.name}应急管理局副局长`, organ: organKey('emergency', county.code), place: county.code }
  const former = staff.appoint({ ...deputy, role: 'bureauHead' }, { until: from - 2 * day })
  const term = { since: from - 2 * day, until: from + 12 * day }
  account(staff.hold(former, head, { ...term, standsInFor: head.person, reason: '局长外出期间代行职责' }), 'daixing1', '代行')
  const left = { title: `${town.name}安监站工作人员`, organ: town.station, place: town.code }
  seated('likai1', { ...left, role: 'stationOfficer' }, { until: from - day + 17.5 * 3_600_000 }, '昨日离岗')
}
