import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import { type EvidenceRow, seal } from '#kernel/evidence/row.ts'
import { insert } from '#kernel/evidence/store.ts'
import type { Database } from '#kernel/store/database.ts'
import { type Actor, moving } from './people.ts'

const chunk = 500

/** Runs `write` on slices of 1..count in one connection with the triggers off. */
export async function inBulk(
  database: Database,
  count: number,
  write: (tx: Database['db'], ids: string[]) => Promise<void>,
): Promise<string[]> {
  const ids = Array.from({ length: count }, () => uuidv7())
  await database.db.connection().execute(async (tx) => {
    await sql.raw('set session_replication_role = replica').execute(tx)
    for (let from = 0; from < count; from += chunk) await write(tx, ids.slice(from, from + chunk))
    await sql.raw('reset session_replication_role; analyze').execute(tx)
  })
  return ids
}

/** Fresh reported hazards of the county, their first row of evidence really sealed, the clock to register them running. */
export async function foundPool(database: Database, actors: readonly Actor[], count: number): Promise<string[]> {
  const { person, post } = actors.find((one) => one.key === 'grid') ?? { person: '', post: '' }
  return inBulk(database, count, async (tx, ids) => {
    const at = new Date(Date.now() - 600 * 86_400_000 * Math.random()).toISOString()
    const list = `unnest(array[${ids.map((id) => `'${id}'`).join()}]::uuid[])`
    await sql
      .raw(`insert into "case" (id, procedure, version, state, title, place, trade, enterprise, supervising, opened_at, step, person, post, moved_at)
        select r.id, 'hazard', 1, 'found', '示例企业:电气', e.place, e.trade, e.id, e.supervising, '${at}', 'report', '${person}', '${post}', '${at}'
        from ${list} with ordinality r(id, n) join (select *, row_number() over () as n from enterprise where county = 'p450102' limit 100) e on e.n = r.n % 100 + 1;
        insert into hazard (case_id, origin, category, description, spot, found_at)
        select id, 'patrol', 'electric', '配电箱门未关闭,线路裸露', '一号车间', '${at}' from ${list} id;
        insert into case_move select id, 1, 'report', '', 'found', '${person}', '${post}', '${at}' from ${list} id;
        insert into obligation (id, case_id, duty, title, opened_rev, owner_roles, county, town, served_on, span, calendar, basis, state, due_at, steps)
        select gen_random_uuid(), id, 'register', '登记隐患', 1, '{stationOfficer,inspector}', 'p450102', 'p${moving.town.slice(0, 9)}', '${at}',
          '{"n":2,"unit":"workingDay"}', 'nanning', '[]', 'owed', '2026-12-01', '[]' from ${list} id;
        insert into rung (obligation, rung, kind, at, to_roles)
        select o.id, 'rung-' || i, 'remind', o.due_at, '{inspector}' from obligation o join ${list} fresh on o.case_id = fresh, generate_series(1, 4) i`)
      .execute(tx)
    await insert(
      tx,
      ids.map((id) => sealed(id, at, person, post)),
    )
  })
}

const sealed = (id: string, at: string, person: string, post: string): EvidenceRow =>
  seal(
    {
      streamKind: 'case',
      streamId: id,
      at,
      capturedAt: null,
      event: 'hazard.report',
      person,
      personName: '甲网格',
      post,
      postTitle: '甲网格',
      standInFor: null,
      place: moving.town,
      caseId: id,
      rev: 1,
      data: { state: 'found', facts: { category: 'electric', description: '配电箱门未关闭,线路裸露' } },
      attachments: [],
    },
    null,
  )

/**
 * Rows of uploaded photos (no files lie behind them): the upload itself is left out of the measured loops.
 * @param by keys of who uploads the photos of the n-th loop
 */
export async function photoPool(
  database: Database,
  actors: readonly Actor[],
  loops: number,
  by: (loop: number) => readonly string[],
): Promise<string[][]> {
  const people = new Map(actors.map((one) => [one.key, one.person]))
  const each = by(0).length
  const sha = (id: string) => createHash('sha256').update(id).digest('hex')
  let next = 0
  const uploader = () => {
    const number = next++
    return people.get(by(Math.floor(number / each))[number % each] ?? '') ?? ''
  }
  const ids = await inBulk(database, loops * each, async (tx, slice) => {
    const now = new Date().toISOString()
    const rows = slice.map((id) => `('${id}', '${sha(id)}', '现场.jpg', 'image/jpeg', 180000, '${now}', '${uploader()}')`)
    await sql.raw(`insert into attachment (id, sha256, name, mime, bytes, uploaded_at, uploaded_by) values ${rows.join()}`).execute(tx)
  })
  return Array.from({ length: loops }, (_, n) => ids.slice(n * each, (n + 1) * each))
}
