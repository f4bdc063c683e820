import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import { sql } from 'kysely'
import { asJob, type Tx } from '#kernel/store/transaction.ts'
import type { finding, patrolPage } from '#modules/prevention/hazards/patrol/contract.ts'
import type { City } from './city.ts'
import type { UnitKey } from './people.ts'
import type { Person } from './person.ts'

export const patrol = '/api/prevention/patrol'
export const urgings = '/api/prevention/urgings'
type Page = z.infer<typeof patrolPage>
export type Finding = z.infer<typeof finding>

/** The list of the morning as this person sees it. */
export const morning = (person: Person, filter = ''): Promise<Page> => person.get<Page>(`${patrol}${filter}`)

/** Open findings of a unit on the list, by rule. */
export async function findingsOf(person: Person, unit: string): Promise<Map<string, Finding>> {
  const { rows } = await morning(person, `?enterprise=${unit}`)
  return new Map(rows.flatMap((row) => row.findings).map((one) => [one.rule, one]))
}

/** What a unit has checked, laid down as its own people would have left it. */
export interface Checked {
  at: string
  seconds?: number
  faults?: number
  remarks?: string[]
  second?: string
}

const iso = (at: number) => new Date(at).toISOString()
const created = '2026-06-01T00:00:00.000Z'
const postTitle = '冷库操作工'
const item = { key: 'exit', text: '安全出口、疏散通道畅通', category: 'fire', mandatory: true, basis: [] }

/** A daily list of its own for each assignment, so that a story may make several. */
const listRow = (key: string) => ({
  key,
  version: 1,
  title: '日常自查',
  kind: 'daily',
  trades: [],
  post_title: postTitle,
  cycle: { n: 1, unit: 'day' },
  items: [item],
  published_at: created,
  publisher: '测试',
})

interface Held {
  id: string
  enterprise: string
  key: string
  person: string
}

/** A check of twelve items as its page leaves it. */
const checkRow = ({ id, enterprise, key, person }: Held, one: Checked) => {
  const { at, seconds = 180, faults = 0, remarks = [], second = randomUUID() } = one
  return {
    id: randomUUID(),
    enterprise,
    assignment: id,
    checklist: key,
    version: 1,
    started_at: iso(Date.parse(at) - seconds * 1000),
    ended_at: at,
    submitted_at: at,
    person,
    person_name: '农细心',
    post_title: postTitle,
    ok: 12 - faults,
    not_applicable: 0,
    faults,
    fixed: 0,
    answers: [{ item: 'exit', answer: faults > 0 ? 'fault' : 'ok', reason: second }],
    remarks,
    normal_categories: faults > 0 ? [] : ['fire'],
    evidence_seq: 1,
    evidence_hash: 'test',
  }
}

async function into(tx: Tx, table: string, rows: readonly object[]): Promise<void> {
  const columns = sql.join(Object.keys(rows[0] ?? {}).map((one) => sql.ref(one)))
  if (rows.length === 0) return
  await sql`insert into ${sql.table(table)} (${columns})
    select ${columns} from json_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::json)`.execute(tx)
}

/** Assigns a daily list of twelve items to a unit, with the checks made so far; answers the id of the assignment. */
export async function assigned(
  city: City,
  unit: UnitKey,
  nextDue: string,
  checks: readonly Checked[],
  key = 'patrol.daily',
): Promise<string> {
  const held = { id: randomUUID(), enterprise: city.unit(unit), key, person: city.ids('nong').person }
  const assignment = {
    id: held.id,
    code: `PATR${held.id.slice(0, 4).toUpperCase()}`,
    enterprise: held.enterprise,
    checklist: key,
    post_title: postTitle,
    cycle_n: 1,
    cycle_unit: 'day',
    since: '2026-06-01',
    next_due: nextDue,
    last_at:
      checks
        .map((one) => one.at)
        .sort()
        .at(-1) ?? null,
    created_at: created,
    rev: 1,
  }
  await asJob(city.database, 'city', city.clock.now(), async (tx) => {
    await into(tx, 'checklist', [listRow(key)])
    await into(tx, 'unit_checklist', [assignment])
    await into(
      tx,
      'self_check',
      checks.map((one) => checkRow(held, one)),
    )
  })
  return held.id
}
