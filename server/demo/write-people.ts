import { sql } from 'kysely'
import type { Draft, JsonObject } from '#kernel/evidence/row.ts'
import { append, insert } from '#kernel/evidence/store.ts'
import type { Database } from '#kernel/store/database.ts'
import { asJob, type Tx } from '#kernel/store/transaction.ts'
import { insertOrgans, insertPeople, insertPosts, insertTenures, type OrganRow } from '#modules/governance/organs/index.ts'
import { insertUnits, registeredFacts } from '#modules/governance/registry/index.ts'
import { iso } from './acts.ts'
import { type Grading, gradedData, gradedRow } from './risk.ts'
import type { Signer, Staff } from './staff.ts'
import type { DemoUnit, Head } from './units.ts'
import { sealAll, signed } from './write-cases.ts'

/** Organs of the demo, units with heads, and everybody who holds a post. Units first: posts may lie in them. */
export async function writeRegister(tx: Tx, organs: readonly OrganRow[], units: readonly DemoUnit[], staff: Staff): Promise<void> {
  // Unions come after the units whose workers they speak for, all others before the units they supervise.
  const unions = organs.filter((one) => one.enterprise)
  await insertOrgans(
    tx,
    organs.filter((one) => !unions.includes(one)),
  )
  await insertUnits(
    tx,
    units.map((one) => one.row),
  )
  await insertOrgans(tx, unions)
  await insertHeads(
    tx,
    units.flatMap((one) => one.heads),
  )
  await insertPeople(tx, staff.people)
  await insertPosts(tx, staff.posts)
  await insertTenures(tx, staff.tenures)
}

/** Heads with those before them, which the registry's own writer does not take. */
async function insertHeads(tx: Tx, heads: readonly Head[]): Promise<void> {
  await sql`
    insert into enterprise_head (id, enterprise, kind, name, phone, since, until, source)
    select id, enterprise, kind, name, phone, since, until, source
    from json_populate_recordset(null::enterprise_head, ${JSON.stringify(heads)}::json)`.execute(tx)
}

/** The evidence of every registration and of every change of a head since, and the revisions that go with them. */
export async function writeUnitEvidence(tx: Tx, units: readonly DemoUnit[], staff: Staff, gradings: readonly Grading[]): Promise<void> {
  const graded = new Map(gradings.map((one) => [one.unit, one]))
  const rows = units.flatMap((unit) => sealAll(unitDrafts(unit, staff, graded.get(unit))))
  for (let at = 0; at < rows.length; at += 2000) await insert(tx, rows.slice(at, at + 2000))
  await insertRisk(tx, gradings)
  const changed = units.filter(formerOf).map((one) => one.row.id)
  await sql`update enterprise set rev = 2 where id = any (${changed}::uuid[])`.execute(tx)
}

const insertRisk = (tx: Tx, gradings: readonly Grading[]) =>
  sql`
    insert into risk_level (id, enterprise, graded, level, since, explanation, person)
    select id, enterprise, graded, level, since, explanation, person
    from json_populate_recordset(null::risk_level, ${JSON.stringify(gradings.map(gradedRow))}::json)`.execute(tx)

const formerOf = (unit: DemoUnit): Head | undefined => unit.heads.find((one) => one.until !== null)

function unitDrafts(unit: DemoUnit, staff: Staff, grading: Grading | undefined): Draft[] {
  const [officer] = staff.inspectors(unit.county.code)
  const draft = (at: string, event: string, rev: number | null, data: JsonObject): Draft => ({
    streamKind: 'enterprise',
    streamId: unit.row.id,
    at,
    capturedAt: null,
    event,
    ...signed(officer ?? null),
    caseId: null,
    rev,
    data,
    attachments: [],
  })
  const former = formerOf(unit)
  const begun = unit.heads.filter((one) => one !== successorOf(unit, former))
  const registered = draft(unit.row.registered_at, 'enterprise.registered', 1, { facts: registeredFacts(unit.row, begun) })
  const next = successorOf(unit, former)
  const since = grading ? [draft(grading.at, 'risk.graded', null, gradedData(grading))] : []
  if (!former || !next) return [registered, ...since]
  const facts = { [next.kind]: { name: next.name, since: next.since, source: next.source, former: former.name } }
  const changed = draft(`${next.since}T02:00:00.000Z`, 'enterprise.headChanged', 2, { facts })
  return [registered, ...since, changed].toSorted((a, b) => a.at.localeCompare(b.at))
}

const successorOf = (unit: DemoUnit, former: Head | undefined): Head | undefined =>
  former && unit.heads.find((one) => one.kind === former.kind && one.until === null)

/** The city parameters, each confirmed by the demo's administrator; the regional days still wait for somebody. */
export async function confirmParameters(tx: Tx, admin: Signer, at: number): Promise<void> {
  const waiting = await tx
    .selectFrom('parameter')
    .select(['key', 'label', 'source'])
    .where('confirmed_at', 'is', null)
    .orderBy('key')
    .execute()
  await tx
    .updateTable('parameter')
    .set({ confirmed_at: iso(at), confirmed_by: admin.person })
    .where('confirmed_at', 'is', null)
    .execute()
  const drafts = waiting.map(
    (row, index): Draft => ({
      streamKind: 'config',
      streamId: 'city',
      at: iso(at + index * 60_000),
      capturedAt: null,
      event: 'parameter.confirmed',
      ...signed(admin),
      caseId: null,
      rev: null,
      data: { ...row, moved: [] },
      attachments: [],
    }),
  )
  await append(tx, drafts)
}

/** One hash for all accounts: only the sign-in job may write credentials. */
export const writeCredentials = (database: Database, people: readonly string[], hash: string, at: Date): Promise<void> =>
  asJob(database, 'session', at, async (tx) => {
    await tx
      .insertInto('credential')
      .values(people.map((person) => ({ person, hash, changed_at: at.toISOString() })))
      .execute()
  })
