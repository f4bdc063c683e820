import { createHash } from 'node:crypto'
import { v7 as uuidv7 } from 'uuid'
import type { Role } from '#kernel/place/roles.ts'
import { asJob } from '#kernel/store/transaction.ts'
import type { Database } from '#kernel/store/database.ts'
import { insertPeople, insertPosts, insertTenures } from '#modules/governance/organs/index.ts'

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

/** Who takes part: the whole loop needs four, the explained lists one of each reach. */
const parts = (units: Units): Part[] => [
  { key: 'grid', name: '甲网格', role: 'gridOfficer', organ: 'emergency.450102', place: moving.town },
  { key: 'registrar', name: '乙执法', role: 'inspector', organ: 'emergency.450102', place: moving.county },
  { key: 'second', name: '丙执法', role: 'inspector', organ: 'emergency.450102', place: moving.county },
  { key: 'manager', name: '丁管理', role: 'safetyManager', organ: null, place: null, enterprise: units.moving },
  { key: 'inspector', name: '戊执法', role: 'inspector', organ: 'emergency.450103', place: listed.county },
  { key: 'station', name: '己站员', role: 'stationOfficer', organ: 'emergency.450103', place: listed.town },
  { key: 'city', name: '庚安委', role: 'committeeOffice', organ: 'emergency.450100', place: '450100000000' },
  { key: 'unit', name: '辛管理', role: 'safetyManager', organ: null, place: null, enterprise: units.listed },
]

/** The unit whose cases move, and one whose list is read. */
export interface Units {
  moving: string
  listed: string
}

/** Writes the people with their posts, and an open session for each. */
export async function hire(database: Database, units: Units): Promise<Actor[]> {
  const now = new Date()
  const people = parts(units).map((part) => ({ ...part, id: uuidv7(), post: uuidv7(), tenure: uuidv7(), token: `bench-${part.key}` }))
  await asJob(database, 'city', now, async (tx) => {
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
