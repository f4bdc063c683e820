import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { digest, jcs, type JsonObject, seal } from '#kernel/evidence/row.ts'
import { insert } from '#kernel/evidence/store.ts'
import { react } from '#kernel/evidence/reactions.ts'
import type { Kernel } from '#kernel/http/kernel.ts'
import type { Database } from '#kernel/store/database.ts'
import { formOf } from '#law/forms/index.ts'
import { samples } from '#law/forms/samples.ts'
import type { Slice } from './load.ts'
import { type Actor, moving } from './people.ts'
import { inBulk } from './pools.ts'

const day = '2026-11-02'
const form = formOf('rectificationOrder', day)
const organ = 'emergency.450102'
const infix = '责改测'

/** What the n-th order says: no two are alike, or the compiler would remember the first. */
export const orderData = (number: number): JsonObject =>
  form.data.parse({ ...samples.rectificationOrder, party: `示例${number}号企业有限公司` }) as JsonObject
export const orderNo = (number: number): string => `(测)${infix}〔2026〕${number}号`
export const codeOf = (number: number): string => createHash('sha256').update(String(number)).digest('hex').slice(0, 16).toUpperCase()

/**
 * Issued orders that nobody has typeset yet, each on a case of its own. Their reactions are queued when they are measured, so
 * that no other workload sets them on the way.
 */
export async function documentPool(database: Database, actors: readonly Actor[], unit: string, count: number): Promise<void> {
  const { person, post } = actors.find((one) => one.key === 'registrar') ?? { person: '', post: '' }
  const at = new Date().toISOString()
  let number = 0
  await inBulk(database, count, async (tx, ids) => {
    const list = `unnest(array[${ids.map((id) => `'${id}'`).join()}]::uuid[])`
    await sql
      .raw(`insert into "case" (id, procedure, version, state, title, place, trade, enterprise, supervising, opened_at, step, person, post, moved_at)
        select r, 'hazard', 1, 'ordered', '示例企业:机械', e.place, e.trade, e.id, e.supervising, '${at}', 'order', '${person}', '${post}', '${at}'
        from ${list} r, enterprise e where e.id = '${unit}'`)
      .execute(tx)
    const papers = ids.map((id) => paper(id, ++number, { person, post, at }))
    await sql`insert into document select * from json_populate_recordset(null::document, ${JSON.stringify(papers)}::json)`.execute(tx)
    await insert(
      tx,
      papers.map((one) => issued(one.id, at, person, post)),
    )
  })
}

function paper(id: string, number: number, { person, post, at }: { person: string; post: string; at: string }) {
  const data = jcs(orderData(number))
  return {
    // One document a case: it takes the case's id.
    id,
    case_id: id,
    rev: 1,
    form: form.key,
    form_version: form.version,
    template: form.template,
    name: form.name,
    internal: false,
    issuer: organ,
    issuer_name: '兴宁区应急管理局',
    infix,
    year: 2026,
    serial: number,
    no: orderNo(number),
    date: day,
    data,
    data_hash: digest('sha256', data),
    code: codeOf(number),
    issued_at: at,
    person,
    person_name: '乙执法',
    post,
  }
}

const issued = (id: string, at: string, person: string, post: string) =>
  seal(
    {
      streamKind: 'case',
      streamId: id,
      at,
      capturedAt: null,
      event: 'document.issued',
      person,
      personName: '乙执法',
      post,
      postTitle: '乙执法',
      standInFor: null,
      place: moving.county,
      caseId: id,
      rev: null,
      data: { document: { id } },
      attachments: [],
    },
    null,
  )

/** Queues the reactions of the pool's orders that wait, and lets the kernel do them for `seconds`, one after the other as it does. */
export async function typesetFor(kernel: Kernel, seconds: number): Promise<Slice> {
  await sql
    .raw(`insert into reaction (id, name, stream_kind, stream_id, seq)
      select gen_random_uuid(), 'documents.typeset', 'case', id::text, 1 from document where infix = '${infix}' and rendered_at is null
      on conflict do nothing`)
    .execute(kernel.database.db)
  const before = await rendered(kernel.database)
  const start = performance.now()
  const timer = setTimeout(() => (kernel.ending = true), seconds * 1000)
  await react(kernel)
  clearTimeout(timer)
  kernel.ending = false
  const took = (performance.now() - start) / 1000
  const after = await rendered(kernel.database)
  const units = after.count - before.count
  return { units, seconds: took, latencies: [(took / units) * 1000], requests: units, bytes: after.bytes - before.bytes }
}

async function rendered(database: Database): Promise<{ count: number; bytes: number }> {
  const { rows } = await sql<{ count: number; bytes: number }>`
    select count(*)::int as count, coalesce(sum(pdf_bytes), 0)::int as bytes from document where rendered_at is not null`.execute(
    database.db,
  )
  return rows[0] ?? { count: 0, bytes: 0 }
}
