import { createHash } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { v7 as uuidv7 } from 'uuid'
import type { z } from 'zod'
import { localDate } from '#kernel/clock/day.ts'
import type { JsonObject } from '#kernel/evidence/row.ts'
import type { Kernel } from '#kernel/http/kernel.ts'
import type { BroughtFile, Enter } from '#kernel/http/route.ts'
import type { Actor } from '#kernel/place/actor.ts'
import { problems } from '#kernel/problem/problems.ts'
import type { Acting, Receipt } from '#kernel/procedure/commands.ts'
import { sealImport } from './carry.ts'
import { notThere, registerOf } from './check.ts'
import type { checkInput, decideInput, importView } from './contract.ts'
import { inspect, recall } from './inspect.ts'
import { registerProblems } from './problems.ts'
import type { Register } from './register.ts'
import { formatOf } from './sheet/read.ts'
import { dropSpool, listFile, makeFolder } from './spool.ts'
import { signatureOf } from './header.ts'
import { changeImport, findImport, type Import, insertImport, lockImport, type Options } from './store/imports.ts'
import { decide as decideRows, deleteRows, doubtsOf } from './store/rows.ts'
import { importStates } from './terms.ts'
import { viewOf } from './view.ts'

type Ordering = Acting & { kernel: Kernel }

/** Whether this post works with imports of the register at all. */
function admitted(register: Register, actor: Actor): void {
  const permit = register.permit(actor)
  if (!permit.yes) throw problems.notYours({ why: permit.why })
}

/** 上传: keeps the list as it was brought, looks into it and answers what is there. */
export async function bring(
  { kernel, enter, now }: { kernel: Kernel; enter: Enter; now: Date },
  name: string,
  file: BroughtFile,
): Promise<z.input<typeof importView>> {
  const register = registerOf(kernel, name)
  await enter(async (_tx, actor) => admitted(register, actor))
  const format = formatOf(file.bytes)
  const one = { id: uuidv7(), format }
  await makeFolder(kernel)
  await writeFile(listFile(kernel, one), file.bytes)
  const found = await inspect(kernel, register, one, { sheet: 0 })
  const sha256 = createHash('sha256').update(file.bytes).digest('hex')
  return enter(async (tx, actor) => {
    const inspection = await recall(tx, actor, register, found)
    const said = { file_name: file.name || `${register.title}.${format}`, sha256, bytes: file.bytes.length }
    const by = { person: actor.person, by_tenure: actor.tenure ?? '', organ: actor.organ ?? '' }
    await insertImport(tx, { ...one, ...said, ...by, register: name, created_at: now.toISOString(), inspection })
    const data = { register: name, fileName: said.file_name, sha256 }
    await sealImport(tx, one.id, 'import.uploaded', { actor, now: now.toISOString() }, data, kernel.reactionNames)
    const kept = await findImport(tx, one.id)
    if (!kept) throw notThere()
    return viewOf(tx, actor, register, kept)
  })
}

/** The import, locked, of a register this post works with, and in one of these states. */
async function lock({ tx, actor, kernel }: Ordering, id: string, act: string, states: readonly Import['state'][]): Promise<Import> {
  const one = await lockImport(tx, id)
  if (!one) throw notThere()
  admitted(registerOf(kernel, one.register), actor)
  if (!states.includes(one.state)) throw registerProblems.notNow({ state: importStates.label(one.state), act })
  return one
}

/** Orders a piece of work and leaves its evidence; whoever orders it is who it is done for. */
async function order(
  ordering: Ordering,
  one: Import,
  event: string,
  change: Parameters<typeof changeImport>[2],
  data: JsonObject,
): Promise<Receipt> {
  const { tx, actor, now, reactions } = ordering
  const by = { by_person: actor.person, by_tenure: actor.tenure ?? one.by_tenure }
  await changeImport(tx, one.id, { ...change, ...by, worker: null, tries: 0, problem: null })
  const row = await sealImport(tx, one.id, event, { actor, now }, data, reactions)
  return { id: one.id, state: change.state ?? one.state, rev: null, evidence: { seq: row.seq, hash: row.hash, at: row.at } }
}

const wroteSomething = ({ counts }: Import): boolean => counts.created + counts.updated > 0

/** 检查: with these columns, under this header. */
export async function orderCheck(ordering: Ordering, id: string, options: z.infer<typeof checkInput>): Promise<Receipt> {
  const one = await lock(ordering, id, '重新检查', ['read', 'checked', 'failed'])
  if (wroteSomething(one)) throw registerProblems.notNow({ state: '已写入一部分', act: '重新检查,请先撤销' })
  const register = registerOf(ordering.kernel, one.register)
  checkMapping(register, options)
  const sameSheet = options.sheet === one.inspection.sheet && options.headerRow === one.inspection.headerRow
  const headers = sameSheet ? signatureOf(one.inspection.columns) : null
  const change = { state: 'checking', options, headers, done: 0, total: sameSheet ? one.inspection.rows : null } as const
  return order(ordering, one, 'import.checkOrdered', change, { options: JSON.parse(JSON.stringify(options)) as JsonObject })
}

function checkMapping({ fields }: Register, { mapping, defaults }: Options): void {
  const label = (name: string) => fields.find((field) => field.name === name)?.label
  const unknown = [...Object.keys(mapping), ...Object.keys(defaults)].find((name) => label(name) === undefined)
  if (unknown !== undefined) throw registerProblems.noField({ name: unknown }, { field: 'mapping' })
  const missing = fields.filter((field) => field.required && !(field.name in mapping) && !defaults[field.name])
  if (missing.length > 0) {
    const labels = missing.map((field) => `「${field.label}」`).join('、')
    throw registerProblems.unmapped({ labels }, { field: `mapping.${missing[0]?.name ?? ''}` })
  }
  const entries = Object.entries(mapping)
  for (const [name, at] of entries) {
    const other = entries.find(([one, where]) => where === at && one !== name)
    if (!other) continue
    throw registerProblems.mappedTwice({ one: label(name) ?? name, other: label(other[0]) ?? other[0] }, { field: `mapping.${name}` })
  }
}

/** 处理疑似重复: rows by number, or all of them. */
export async function decide(ordering: Ordering, id: string, { rows, choice, target }: z.infer<typeof decideInput>): Promise<Receipt> {
  const one = await lock(ordering, id, '处理重复', ['checked'])
  const doubts = await doubtsOf(ordering.tx, id, rows)
  const decided = doubts.map(({ no, candidates }) => {
    const taken = candidates.find((candidate) => candidate.by === 'code')
    if (choice === 'create' && taken) throw registerProblems.sameCode({ row: no, name: taken.name }, { field: 'rows' })
    const known = candidates.filter((candidate) => candidate.id !== null)
    const found = target === null ? known[0] : known.find((candidate) => candidate.id === target)
    if (choice === 'update' && !found) throw registerProblems.noTarget({ row: no }, { field: 'rows' })
    return { no, target: choice === 'update' ? (found?.id ?? null) : null }
  })
  await decideRows(ordering.tx, id, choice, decided)
  return order(ordering, one, 'import.decided', {}, { rows: rows === 'all' ? 'all' : [...rows], choice })
}

/** 导入. */
export async function orderRun(ordering: Ordering, id: string): Promise<Receipt> {
  const one = await lock(ordering, id, '导入', ['checked'])
  if (one.counts.good + one.counts.duplicate === 0) throw registerProblems.nothing()
  const total = one.counts.good + one.counts.duplicate
  const change = { state: 'running', done: 0, total, spool_at: 0 } as const
  return order(ordering, one, 'import.runOrdered', change, { counts: { ...one.counts } })
}

/** 取消: what has been written meanwhile is taken back. */
export async function orderCancel({ kernel, ...rest }: Ordering, id: string): Promise<Receipt> {
  const ordering = { kernel, ...rest }
  const one = await lock(ordering, id, '取消', ['read', 'checking', 'checked', 'running', 'failed'])
  if (one.state === 'running' || wroteSomething(one)) return order(ordering, one, 'import.cancelOrdered', { state: 'cancelling' }, {})
  await deleteRows(ordering.tx, id)
  await dropSpool(kernel, id)
  return order(ordering, one, 'import.cancelOrdered', { state: 'cancelled', finished_at: ordering.now }, {})
}

/** 撤销: as if it had not been. */
export async function orderUndo(ordering: Ordering, id: string): Promise<Receipt> {
  const one = await lock(ordering, id, '撤销', ['done', 'failed'])
  if (!wroteSomething(one)) throw registerProblems.notNow({ state: '没有写入任何内容', act: '撤销' })
  return order(ordering, one, 'import.undoOrdered', { state: 'undoing', used: [] }, {})
}

/** The day in words for names of files. */
export const dayOf = (now: Date): string => localDate(now).replaceAll('-', '')
