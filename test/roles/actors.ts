import { createHash, randomBytes, randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { addDays, localDate } from '#kernel/clock/day.ts'
import { type Actor, pathOf } from '#kernel/place/actor.ts'
import { type Role, roles, scopeOf } from '#kernel/place/roles.ts'
import { tokenOf, tokenScopes } from '#kernel/session/token.ts'
import { asJob } from '#kernel/store/transaction.ts'
import { insertPeople, insertPosts, insertTenures } from '#modules/governance/organs/index.ts'
import type { City } from '#test/city.ts'
import { cast, type UnitKey } from '#test/people.ts'

/** Somebody who asks: his cookie, and what his post lets him see. */
export interface User {
  name: string
  cookie: string | null
  /** Of an enterprise's own system: its tokens, used in turn because each may call only so often a minute. */
  tokens?: readonly string[]
  actor: Actor
}

interface Post {
  role: Role
  place: string | null
  organ: string | null
  unit: UnitKey | null
  trades: readonly string[] | null
  ownUnits: boolean
}

const post = (role: Role, place: string | null, organ: string | null, more: Partial<Post> = {}): Post => ({
  role,
  place,
  organ,
  unit: null,
  trades: null,
  ownUnits: false,
  ...more,
})

/** Posts beside those of the test city: other counties, trades, organs and units, and whom the cast lacks. */
const others: readonly Post[] = [
  post('gridOfficer', '450103001006', 'station.450103001'),
  post('stationOfficer', '450110100000', 'station.450110100'),
  post('inspector', '450100000000', 'emergency.450100'),
  post('inspector', '450103000000', 'emergency.450103', { trades: ['commerce'] }),
  post('inspector', '450103000000', 'housing.450103', { ownUnits: true }),
  post('bureauHead', '450110000000', 'emergency.450110'),
  post('deputyLeader', '450110000000', 'emergency.450110'),
  post('tradeSupervisor', '450103000000', 'housing.450103', { trades: ['construction', 'light_industry'] }),
  post('tradeSupervisor', '450110000000', 'emergency.450110', { trades: ['light_industry'], ownUnits: true }),
  post('zoneOfficer', '450103000000', 'station.450103001', { ownUnits: true }),
  post('principal', null, null, { unit: 'hardware' }),
  post('principal', null, null, { unit: 'far' }),
  post('safetyManager', null, null, { unit: 'site' }),
  post('worker', null, null, { unit: 'far' }),
]

const nobody = { standInFor: null, standInForName: null, placeName: null, organName: null, person: '', post: '', postTitle: '' }

const actorOf = (city: City, name: string, { role, place, organ, unit, trades, ownUnits }: Post): Actor => ({
  ...nobody,
  personName: name,
  role,
  scope: scopeOf(role),
  organ,
  enterprise: scopeOf(role) === 'enterprise' && unit ? city.unit(unit) : null,
  place,
  path: place === null ? null : pathOf(place),
  trades,
  ownUnits,
})

/** Whoever has no session: the public. */
const visitor: User = {
  name: '公众',
  cookie: null,
  actor: {
    ...nobody,
    personName: '公众',
    role: 'worker',
    scope: 'public',
    organ: null,
    enterprise: null,
    place: null,
    path: null,
    trades: null,
    ownUnits: false,
  },
}

/** An enterprise's own system: its interface tokens, for everything a token can be made for. */
async function system(city: City): Promise<User> {
  const maker = await city.person('nong')
  const until = addDays(localDate(city.clock.now()), 30)
  const tokens = Array.from({ length: 40 }, () => tokenOf(randomBytes(32)))
  for (const [index, token] of tokens.entries())
    await maker.post('/api/tokens', { name: `安全台账系统 ${index}`, scopes: tokenScopes.codes, until, token })
  const { person, post: id } = city.ids('nong')
  const actor = actorOf(city, '企业系统', post('safetyManager', null, null, { unit: 'cold' }))
  return { name: '企业系统', cookie: null, tokens, actor: { ...actor, person, post: id } }
}

/** The cast, the other posts, an enterprise's system and the public; every role there is, or this fails. */
export async function everybody(city: City): Promise<User[]> {
  const known = await Promise.all(
    cast.map(async (one): Promise<User> => {
      const { person, post: id } = city.ids(one.key)
      const role = { ...one, unit: (one.unit ?? null) as UnitKey | null, trades: one.trades ?? null, ownUnits: one.ownUnits ?? false }
      const cookie = (await city.person(one.key)).cookie
      return { name: one.name, cookie, actor: { ...actorOf(city, one.name, role), person, post: id } }
    }),
  )
  const all = [...known, ...(await seated(city, others)), await system(city), visitor]
  const missing = roles.codes.filter((role) => !all.some((one) => one.actor.role === role))
  if (missing.length > 0) throw new Error(`nobody asks as ${missing.join(', ')}`)
  return all
}

const somePost = fc.record({
  role: fc.constantFrom<Role>(
    'gridOfficer',
    'inspector',
    'tradeSupervisor',
    'zoneOfficer',
    'principal',
    'worker',
    'workersCongress',
    'evaluator',
    'auditAdmin',
  ),
  place: fc.constantFrom('450100000000', '450103000000', '450103001000', '450103001005', '450110000000', '450110100000'),
  organ: fc.constantFrom('emergency.450100', 'emergency.450103', 'emergency.450110', 'housing.450103', 'evaluator.a', 'union.cold'),
  unit: fc.constantFrom<UnitKey>('cold', 'hardware', 'site', 'far'),
  trades: fc.option(fc.subarray(['construction', 'light_industry', 'commerce'], { minLength: 1 }), { nil: null }),
  ownUnits: fc.boolean(),
})

/** So many people in posts nobody thought up, signed in. */
export const crowd = (city: City, count: number): Promise<User[]> => seated(city, fc.sample(somePost, count))

/** People in these posts, with a session each. */
async function seated(city: City, posts: readonly Post[]): Promise<User[]> {
  const at = city.clock.now().toISOString()
  const made = posts.map((one, index) => {
    const ids = { person: randomUUID(), post: randomUUID(), tenure: randomUUID(), token: randomUUID() }
    return { ...one, ...ids, actor: { ...actorOf(city, `众${index}`, one), person: ids.person, post: ids.post } }
  })
  await asJob(city.database, 'city', city.clock.now(), async (tx) => {
    await insertPeople(
      tx,
      made.map((one) => ({ id: one.person, name: one.actor.personName, login: `crowd-${one.person}` })),
    )
    await insertPosts(
      tx,
      made.map(({ role, organ, actor, place, trades, ownUnits, post: id }) => ({
        id,
        title: actor.personName,
        role,
        organ,
        enterprise: actor.enterprise,
        place,
        trades,
        own_units: ownUnits,
      })),
    )
    const term = { since: '2020-01-01T00:00:00.000Z', until: null, stands_in_for: null, reason: 'test' }
    await insertTenures(
      tx,
      made.map((one) => ({ id: one.tenure, post: one.post, person: one.person, ...term })),
    )
    const sessions = made.map(({ token, person, tenure }) => {
      const token_hash = createHash('sha256').update(token).digest('hex')
      return { token_hash, person, tenure, opened_at: at, seen_at: at }
    })
    await tx.insertInto('session').values(sessions).execute()
  })
  return made.map(({ token, actor }) => {
    const { role, organ, place, trades, ownUnits, enterprise } = actor
    return { name: `${actor.personName} ${JSON.stringify({ role, organ, place, trades, ownUnits, enterprise })}`, cookie: token, actor }
  })
}
