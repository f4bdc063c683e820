import type { Role } from '#kernel/place/roles.ts'
import type { PersonRow, PostRow, TenureRow } from '#modules/governance/organs/index.ts'
import type { Dice } from './dice.ts'
import { type Ground, organKey, type Town } from './ground.ts'
import { personName } from './names.ts'

/** Somebody in a post, as he signs. */
export interface Signer {
  person: string
  personName: string
  post: string
  postTitle: string
  place: string | null
  role: Role
}

/** A post to be filled; unnamed people are invented. */
export interface Seat {
  title: string
  role: Role
  organ?: string | null
  enterprise?: string | null
  /** 12-digit code. */
  place?: string | null
  trades?: readonly string[] | null
  ownUnits?: boolean
  login?: string
  name?: string
}

/** Everybody who holds a post in the demo city. People are appointed when first needed. */
export interface Staff {
  readonly people: PersonRow[]
  readonly posts: PostRow[]
  readonly tenures: TenureRow[]
  appoint(seat: Seat, term?: { since?: number; until?: number }): Signer
  /** Another person in an existing post, or the same person in a second one. */
  hold(
    person: Pick<Signer, 'person' | 'personName'>,
    post: Signer,
    term: { since: number; until: number | null; standsInFor?: string; reason?: string },
  ): Signer
  grid(village: { code: string; name: string }, town: Town): Signer
  station(town: Town): readonly Signer[]
  /** Enforcement officers of a county's emergency bureau, or of the city's. */
  inspectors(code: string): readonly Signer[]
  head(code: string): Signer
  safetyManager(unit: Unit): Signer
  /** 企业主要负责人; unnamed he is invented. */
  principal(unit: Unit, name?: string): Signer
  /** Chair of the unit's workers' congress (union), which is this organ. */
  congress(unit: Unit, organ: string): Signer
  /** 分管领导 of a county's government, or of the city's. */
  deputy(code: string): Signer
  /** Somebody of the housing bureau of a county, which manages building sites and gas. */
  housing(code: string): Signer
}

/** What a post in a unit is made from. */
interface Unit {
  id: string
  name: string
  division: string
}

/**
 * An empty staff.
 * @param since the instant from which appointments hold, in milliseconds: before any act of the demo
 */
export function emptyStaff(dice: Dice, ground: Ground, since: number): Staff {
  const people: PersonRow[] = []
  const posts: PostRow[] = []
  const tenures: TenureRow[] = []
  const instant = (at: number) => new Date(at).toISOString()

  const hold: Staff['hold'] = (who, post, { since: from, until, standsInFor, reason }) => {
    tenures.push({
      id: dice.uuid(since),
      post: post.post,
      person: who.person,
      since: instant(from),
      until: until === null ? null : instant(until),
      stands_in_for: standsInFor ?? null,
      reason: reason ?? null,
    })
    return { ...post, person: who.person, personName: who.personName }
  }
  const appoint: Staff['appoint'] = (seat, term = {}) => {
    const person = {
      id: dice.uuid(since),
      name: seat.name ?? personName(dice),
      login: seat.login ?? `ry${String(people.length + 1).padStart(5, '0')}`,
    }
    const post: PostRow = {
      id: dice.uuid(since),
      title: seat.title,
      role: seat.role,
      organ: seat.organ ?? null,
      enterprise: seat.enterprise ?? null,
      place: seat.place ?? null,
      trades: seat.trades ?? null,
      own_units: seat.ownUnits ?? false,
    }
    people.push(person)
    posts.push(post)
    const signer = { person: person.id, personName: person.name, post: post.id, postTitle: post.title, place: post.place, role: post.role }
    return hold(signer, signer, { since: term.since ?? since, until: term.until ?? null })
  }
  return { people, posts, tenures, appoint, hold, ...offices(ground, appoint) }
}

/** The posts that are filled when first asked for, each once. */
function offices(ground: Ground, appoint: Staff['appoint']): Omit<Staff, 'people' | 'posts' | 'tenures' | 'appoint' | 'hold'> {
  const nameOf = (code: string) => ground.counties.find((one) => one.code === code)?.name ?? ground.city.name
  const bureau = (code: string) => `${nameOf(code)}应急管理局`
  const grid = kept((code: string, village: { name: string }, town: Town) =>
    appoint({
      title: `${town.name}${village.name}网格员`,
      role: 'gridOfficer',
      organ: town.station ?? organKey('emergency', town.county),
      place: code,
    }),
  )
  const station = kept((code: string, town: Town) =>
    [1, 2].map(() => appoint({ title: `${town.name}安监站工作人员`, role: 'stationOfficer', organ: town.station, place: code })),
  )
  const inspectors = kept((code: string) =>
    [1, 2, 3].map(() => appoint({ title: `${bureau(code)}执法人员`, role: 'inspector', organ: organKey('emergency', code), place: code })),
  )
  const head = kept((code: string) =>
    appoint({ title: `${bureau(code)}局长`, role: 'bureauHead', organ: organKey('emergency', code), place: code }),
  )
  const inUnit = (unit: Unit) => ({ enterprise: unit.id, place: unit.division })
  const safetyManager = kept((_id: string, unit: Unit) =>
    appoint({ title: `${unit.name}安全管理员`, role: 'safetyManager', ...inUnit(unit) }),
  )
  const principal = kept((_id: string, unit: Unit, name: string | undefined) =>
    appoint({ title: `${unit.name}企业主要负责人`, role: 'principal', ...inUnit(unit), ...(name ? { name } : {}) }),
  )
  const congress = kept((_id: string, unit: Unit, organ: string) =>
    appoint({ title: `${unit.name}工会主席`, role: 'workersCongress', organ }),
  )
  const deputy = kept((code: string) =>
    appoint({ title: `${nameOf(code)}政府分管领导`, role: 'deputyLeader', organ: organKey('government', code), place: code }),
  )
  const housing = kept((code: string) =>
    appoint({
      title: `${nameOf(code)}住房和城乡建设局工作人员`,
      role: 'tradeSupervisor',
      organ: organKey('housing', code),
      place: code,
      trades: ['construction', 'gas'],
      ownUnits: true,
    }),
  )
  return {
    grid: (village, town) => grid(village.code, village, town),
    // A zone has its committee instead of a station: the county's officers act there.
    station: (town) => (town.station ? station(town.code, town) : inspectors(town.county)),
    inspectors: (code) => inspectors(code),
    head: (code) => head(code),
    safetyManager: (unit) => safetyManager(unit.id, unit),
    principal: (unit, name) => principal(unit.id, unit, name),
    congress: (unit, organ) => congress(unit.id, unit, organ),
    deputy: (code) => deputy(code),
    housing: (code) => housing(code),
  }
}

/** Makes once for each key. */
function kept<Rest extends unknown[], T>(make: (key: string, ...rest: Rest) => T): (key: string, ...rest: Rest) => T {
  const made = new Map<string, T>()
  return (key, ...rest) => {
    const found = made.get(key) ?? make(key, ...rest)
    made.set(key, found)
    return found
  }
}
