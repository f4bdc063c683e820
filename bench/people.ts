import { createHash } from 'node:crypto'
import { v7 as uuidv7 } from 'uuid'
import type { Role } from '#kernel/place/roles.ts'
import { asJob, type Tx } from '#kernel/store/transaction.ts'
import type { Database } from '#kernel/store/database.ts'
import { insertOrgans, insertPeople, insertPosts, insertTenures } from '#modules/governance/organs/index.ts'

/** Somebody who makes requests; all are invented. */
export interface Actor {
  key: string
  person: string
  post: string
  /** Session token, as it stands in the cookie. */
  token: string
}

interface Part {
  key: string
  name: string
  role: Role
  organ: string | null
  place: string | null
  enterprise?: string
}

/** Lists are read in 450103, the largest county; cases move in 450102, so that the lists stay as they were filled. */
export const listed = { county: '450103000000', town: '450103001000' } as const
export const moving = { county: '450102000000', town: '450102001000' } as const

/** The unit's own people, one set for each unit whose cases move. */
const unitParts = (enterprise: string, index: number): Part[] => [
  { key: `manager.${index}`, name: '丁管理', role: 'safetyManager', organ: null, place: null, enterprise },
  { key: `principal.${index}`, name: '壬当家', role: 'principal', organ: null, place: null, enterprise },
  { key: `congress.${index}`, name: '癸工友', role: 'workersCongress', organ: `union.bench.${index}`, place: null },
]

const evaluatingBody = 'evaluator.bench'

/** Who takes part: officials, an evaluator and the people of each unit; the explained lists need one of each reach. */
const parts = (units: Units): Part[] => [
  { key: 'grid', name: '甲网格', role: 'gridOfficer', organ: 'emergency.450102', place: moving.town },
  { key: 'registrar', name: '乙执法', role: 'inspector', organ: 'emergency.450102', place: moving.county },
  { key: 'second', name: '丙执法', role: 'inspector', organ: 'emergency.450102', place: moving.county },
  { key: 'evaluator', name: '子评估', role: 'evaluator', organ: evaluatingBody, place: null },
  { key: 'inspector', name: '戊执法', role: 'inspector', organ: 'emergency.450103', place: listed.county },
  { key: 'station', name: '己站员', role: 'stationOfficer', organ: 'emergency.450103', place: listed.town },
  { key: 'city', name: '庚安委', role: 'committeeOffice', organ: 'emergency.450100', place: '450100000000' },
  { key: 'unit', name: '辛管理', role: 'safetyManager', organ: null, place: null, enterprise: units.listed },
  ...units.moving.flatMap(unitParts),
]

/** The units whose cases move by turns, and one whose list is read. */
export interface Units {
  moving: readonly string[]
  listed: string
}

/** A union for each unit whose cases move, and one evaluating body; all are invented. */
async function found(tx: Tx, units: Units, now: Date): Promise<void> {
  const organ = { place: '450100000000', trades: [], zone: null }
  await insertOrgans(tx, [
    { key: evaluatingBody, name: '示例安全评价有限公司', short: '示例评价', kind: 'evaluator', enterprise: null, ...organ },
    ...units.moving.map((enterprise, k) => {
      const name = `示例${k}号企业有限公司工会`
      return { key: `union.bench.${k}`, name, short: name, kind: 'union', enterprise, ...organ }
    }),
  ])
  const licence = { licence: 'APJ-(桂)-000', licensed_until: '2999-12-31', entered_at: now.toISOString() }
  await tx
    .insertInto('evaluator')
    .values({ organ: evaluatingBody, trades: ['light_industry'], ...licence })
    .execute()
}

/** Writes the people with their posts, and an open session for each. */
export async function hire(database: Database, units: Units): Promise<Actor[]> {
  const now = new Date()
  const people = parts(units).map((part) => ({ ...part, id: uuidv7(), post: uuidv7(), tenure: uuidv7(), token: `bench-${part.key}` }))
  await asJob(database, 'city', now, async (tx) => {
    await found(tx, units, now)
    await insertPeople(
      tx,
      people.map(({ id, name, key }) => ({ id, name, login: `bench-${key}` })),
    )
    await insertPosts(
      tx,
      people.map(({ post, name, role, organ, place, enterprise }) => ({
        id: post,
        title: name,
        role,
        organ,
        place,
        enterprise: enterprise ?? null,
        trades: null,
        own_units: false,
      })),
    )
    const term = { since: '2020-01-01T00:00:00.000Z', until: null, stands_in_for: null, reason: null }
    await insertTenures(
      tx,
      people.map(({ id, post, tenure }) => ({ id: tenure, post, person: id, ...term })),
    )
  })
  await asJob(database, 'session', now, async (tx) => {
    const at = now.toISOString()
    const hash = (token: string) => createHash('sha256').update(token).digest('hex')
    const rows = people.map(({ id, tenure, token }) => ({ token_hash: hash(token), person: id, tenure, opened_at: at, seen_at: at }))
    await tx.insertInto('session').values(rows).execute()
  })
  return people.map(({ key, id, post, token }) => ({ key, person: id, post, token }))
}
