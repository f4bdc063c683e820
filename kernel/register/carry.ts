import { v7 as uuidv7 } from 'uuid'
import { type Draft, type JsonObject, jcs } from '#kernel/evidence/row.ts'
import { merkleRoot } from '#kernel/evidence/merkle.ts'
import { append, type ReactionNames } from '#kernel/evidence/store.ts'
import type { Kernel } from '#kernel/http/kernel.ts'
import type { Actor } from '#kernel/place/actor.ts'
import { signature } from '#kernel/place/signature.ts'
import type { Tx } from '#kernel/store/transaction.ts'
import { digestOf, type Enter, stillMine } from './check.ts'
import { registerProblems } from './problems.ts'
import type { Register } from './register.ts'
import { dropSpool, type Ready, readSpool } from './spool.ts'
import { changeImport, type Counts, type Import } from './store/imports.ts'
import { type Became, doubtsOf, insertBecame, writtenRows } from './store/rows.ts'
import { imagesOf, restoredRows, takeBackRows, usedSince } from './store/written.ts'

/** A row of evidence on a stream of the register or of the import itself. */
export const draftOf = (
  stream: { kind: Draft['streamKind']; id: string },
  event: string,
  { actor, now, rev = null }: { actor: Actor; now: string; rev?: number | null },
  data: JsonObject,
): Draft => ({
  streamKind: stream.kind,
  streamId: stream.id,
  at: now,
  capturedAt: null,
  event,
  ...signature(actor),
  caseId: null,
  rev,
  data,
  attachments: [],
})

interface Carrying {
  kernel: Kernel
  register: Register
  tx: Tx
  actor: Actor
  now: string
}

/**
 * 导入: writes the rows laid ready, a batch in each transaction together with how far it is. Killed in the middle it goes on with
 * the batch that was not committed.
 */
export async function carry(kernel: Kernel, register: Register, one: Import, enter: Enter): Promise<void> {
  for (let more = true; more && !kernel.ending; ) {
    more = await enter(async (tx, actor, now) => {
      const current = await stillMine(tx, one, 'running')
      if (!current) return false
      const carrying = { kernel, register, tx, actor, now: now.toISOString() }
      const found = await readSpool(kernel, one.id, current.spool_at)
      if (!found) return finish(carrying, current)
      const rows = await writeBatch(carrying, current, found.batch)
      await insertBecame(tx, one.id, rows)
      const counts = countIn(current.counts, rows)
      await changeImport(tx, one.id, { done: current.done + rows.length, counts, spool_at: found.next, beat_at: carrying.now })
      return true
    })
  }
  if (!kernel.ending) await dropSpool(kernel, one.id)
}

function countIn(counts: Counts, rows: readonly Became[]): Counts {
  const of = (outcome: Became['outcome']) => rows.filter((row) => row.outcome === outcome).length
  const late = rows.filter((row) => row.problems !== undefined).length
  return {
    ...counts,
    created: counts.created + of('created'),
    updated: counts.updated + of('updated'),
    skipped: counts.skipped + of('skipped'),
    bad: counts.bad + late,
  }
}

const stopped = (no: number, field: string, label: string, say: string): Became => ({
  no,
  outcome: null,
  target: null,
  rev: null,
  digest: null,
  before: null,
  problems: [{ field, label, say }],
})

/** One batch: new ones, changed ones, and those left out, each with what became of it. */
async function writeBatch(carrying: Carrying, current: Import, batch: readonly Ready[]): Promise<Became[]> {
  const { register, tx, actor } = carrying
  const doubtful = batch.filter((row) => row.doubtful).map((row) => row.no)
  const doubts = new Map((doubtful.length > 0 ? await doubtsOf(tx, current.id, doubtful) : []).map((doubt) => [doubt.no, doubt]))
  const choiceOf = (row: Ready) => (row.doubtful ? (doubts.get(row.no)?.choice ?? 'skip') : 'create')
  const [head] = register.fields
  const refused = new Map(
    batch.flatMap((row) => {
      const permit = register.mayWrite(actor, row.value)
      return permit.yes ? [] : [[row.no, stopped(row.no, head?.name ?? '', head?.label ?? '', permit.why)] as const]
    }),
  )
  const open = batch.filter((row) => !refused.has(row.no))
  const skipped = open.filter((row) => choiceOf(row) === 'skip')
  return [
    ...refused.values(),
    ...skipped.map(({ no }): Became => ({ no, outcome: 'skipped', target: null, rev: null, digest: null, before: null })),
    ...(await create(
      carrying,
      open.filter((row) => choiceOf(row) === 'create'),
    )),
    ...(await update(
      carrying,
      current,
      open.filter((row) => choiceOf(row) === 'update').map((row) => ({ ...row, id: doubts.get(row.no)?.target ?? '' })),
    )),
  ]
}

async function create(carrying: Carrying, rows: readonly Ready[]): Promise<Became[]> {
  if (rows.length === 0) return []
  const fresh = rows.map(({ no, value }) => ({ no, id: uuidv7(), value }))
  const written = await carrying.register.create(carrying, fresh)
  const code = carrying.register.fields.find((field) => field.code)
  return fresh.map(({ no, id, value }) =>
    written.has(id)
      ? { no, outcome: 'created', target: id, rev: 1, digest: digestOf(value), before: null }
      : stopped(no, code?.name ?? '', code?.label ?? '', '该代码在检查之后已被登记(或不在您的管辖范围内),未导入'),
  )
}

async function update(carrying: Carrying, current: Import, rows: readonly (Ready & { id: string })[]): Promise<Became[]> {
  if (rows.length === 0) return []
  const { register, tx, kernel, actor, now } = carrying
  // Two rows of the file for one unit: the first counts, the others are left out.
  const first = rows.filter((row, at) => rows.findIndex((other) => other.id === row.id) === at)
  const before = await imagesOf(
    tx,
    register.written,
    first.map((row) => row.id),
  )
  const changed = new Map((await register.update(carrying, first)).map((one) => [one.id, one]))
  const { stream, events } = register.written
  const said = { import: current.id, fileName: current.file_name }
  const drafts = [...changed.values()].map(({ id, rev, facts }) =>
    draftOf({ kind: stream, id }, events.updated, { actor, now, rev }, { facts, ...said }),
  )
  await append(tx, drafts, kernel.reactionNames)
  return rows.map((row) => {
    const one = first.includes(row) ? changed.get(row.id) : undefined
    if (!one) return stopped(row.no, '', '更新', '要更新的单位已不在您的管辖范围内,或已按本文件另一行更新')
    return { no: row.no, outcome: 'updated', target: row.id, rev: one.rev, digest: digestOf(row.value), before: before.get(row.id) }
  })
}

/** The end: one row of evidence with the file's hash, the counts, and the root over what every row became. */
async function finish({ kernel, tx, actor, now }: Carrying, current: Import): Promise<false> {
  const rows = await writtenRows(tx, current.id)
  const root = merkleRoot(rows.map((row) => jcs({ ...row })))
  await changeImport(tx, current.id, { state: 'done', finished_at: now, worker: null })
  const data = { register: current.register, fileName: current.file_name, sha256: current.sha256, counts: { ...current.counts }, root }
  await sealImport(tx, current.id, 'import.done', { actor, now }, data, kernel.reactionNames)
  return false
}

/** One row on the import's own stream. */
export async function sealImport(
  tx: Tx,
  id: string,
  event: string,
  by: { actor: Actor; now: string },
  data: JsonObject,
  reactions: ReactionNames,
) {
  const [row] = await append(tx, [draftOf({ kind: 'import', id }, event, by, data)], reactions)
  if (!row) throw new Error('a command left no evidence')
  return row
}

/**
 * 撤销 and 取消: the register as it was before, in one transaction; refused as a whole when a single row has been used since.
 */
export async function takeBack(kernel: Kernel, register: Register, one: Import, enter: Enter): Promise<void> {
  const cancelled = one.state === 'cancelling'
  const back = await enter(async (tx, actor, at) => {
    if (!(await stillMine(tx, one, one.state))) return false
    const { written } = register
    const used = await usedSince(tx, one.id, written)
    if (used.length > 0) {
      const { no, say } = registerProblems.inUse({ count: used.length, undone: cancelled ? '取消' : '撤销' }).problem
      const shown = used.slice(0, 200).map(({ by, ...row }) => ({ ...row, say: wordFor(register, by) }))
      await changeImport(tx, one.id, {
        state: one.finished_at === null ? 'failed' : 'done',
        problem: { no, say },
        used: shown,
        worker: null,
      })
      return false
    }
    await takeBackRows(tx, one.id, written)
    const now = at.toISOString()
    const restored = (await restoredRows(tx, one.id)).map(({ target, before }) =>
      draftOf(
        { kind: written.stream, id: target },
        written.events.restored,
        { actor, now, rev: before.rev },
        { facts: {}, import: one.id },
      ),
    )
    await append(tx, restored, kernel.reactionNames)
    const { created, updated } = one.counts
    const event = cancelled ? 'import.cancelled' : 'import.undone'
    await sealImport(tx, one.id, event, { actor, now }, { register: one.register, created, updated }, kernel.reactionNames)
    await changeImport(tx, one.id, { state: cancelled ? 'cancelled' : 'undone', problem: null, used: [], finished_at: now, worker: null })
    return true
  })
  if (back) await dropSpool(kernel, one.id)
}

const wordFor = ({ written }: Register, by: string): string =>
  by === 'rev' ? '导入后又被修改,或已调出您的管辖范围' : `已被使用:${written.usedBy[by] ?? '其他记录'}`
