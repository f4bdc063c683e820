import type { Kernel } from '#kernel/http/kernel.ts'
import { problems } from '#kernel/problem/problems.ts'
import type { Tx } from '#kernel/store/transaction.ts'
import type { Actor } from '#kernel/place/actor.ts'
import { toWgs84, Drift } from './coordinates.ts'
import { digest, jcs } from '#kernel/evidence/row.ts'
import { registerProblems } from './problems.ts'
import type { Beginning, Candidate, Comparison, Given, Judged, Register, Remark } from './register.ts'
import { type Cell, isBlank, lostDigits, type SheetRow, textOf } from './sheet/cell.ts'
import { readRows } from './sheet/read.ts'
import { listFile, type Ready, writeSpool } from './spool.ts'
import { changeImport, type Counts, type Import, lockImport, noCounts, type Options } from './store/imports.ts'
import { deleteRows, insertNoted, type Noted } from './store/rows.ts'
import { Twins } from './twins.ts'

/** The way into the scope of whoever ordered the work, one transaction each time. */
export type Enter = <T>(work: (tx: Tx, actor: Actor, now: Date) => Promise<T>) => Promise<T>

interface Row {
  no: number
  given: Given
  judged: Judged<Ready['value']>
}

/**
 * 检查: reads the list to its end, judges every row, looks for what is there already, and lays the good rows ready. Nothing is
 * written into the register. Killed in the middle it begins anew: until the end nobody is told anything but how far it is.
 */
export async function check(kernel: Kernel, register: Register, one: Import, enter: Enter): Promise<void> {
  const options = one.options
  if (!options) throw registerProblems.noHeader()
  const context = { kernel, fileName: one.file_name, crs: options.crs, given: fieldsOf(options) }
  const beginning = await enter(async (tx, actor, now) => {
    await deleteRows(tx, one.id)
    await changeImport(tx, one.id, { done: 0, counts: noCounts, warnings: [], problem: null, used: [], spool_at: 0 })
    return register.begin({ ...context, tx, actor, now })
  })
  const work = { register, options, ...beginning, twins: new Twins(), drift: new Drift(), counts: { ...noCounts } }
  const spool = await writeSpool(kernel, one.id)
  try {
    for await (const batch of readRows(listFile(kernel, one), options.sheet, options.headerRow)) {
      const rows = batch.filter((row) => !isExample(register, options, row)).map((row) => judged(work, row))
      const done = work.counts.total + batch.length
      const ready = await enter(async (tx, _actor, now) => {
        if (!(await stillMine(tx, one, 'checking'))) return undefined
        const { noted, good } = await weigh(tx, work, rows)
        await insertNoted(tx, one.id, noted)
        await changeImport(tx, one.id, { done, counts: work.counts, beat_at: now.toISOString() })
        return good
      })
      if (!ready || kernel.ending) return
      await spool.add(ready)
    }
    await spool.seal()
  } finally {
    await spool.close()
  }
  await enter(async (tx) => {
    if (!(await stillMine(tx, one, 'checking'))) return
    if (work.counts.total === 0) throw registerProblems.empty({ sheet: one.inspection.sheets[options.sheet]?.name ?? '' })
    const warning = work.drift.warning()
    const { counts } = work
    await changeImport(tx, one.id, {
      state: 'checked',
      counts,
      total: counts.total,
      done: counts.total,
      warnings: warning ? [warning] : [],
      worker: null,
    })
  })
}

/** Whether nobody has cancelled it or taken it over meanwhile; it stays so until the transaction ends. */
export async function stillMine(tx: Tx, one: Import, state: Import['state']): Promise<Import | undefined> {
  const found = await lockImport(tx, one.id)
  return found?.state === state && found.worker === one.worker ? found : undefined
}

const fieldsOf = ({ mapping, defaults }: Options): ReadonlySet<string> =>
  new Set([...Object.keys(mapping), ...Object.keys(defaults).filter((name) => defaults[name] !== '')])

interface Work extends Beginning<Ready['value']> {
  register: Register
  options: Options
  twins: Twins
  drift: Drift
  counts: Counts
}

function judged({ register, options, judge }: Work, row: SheetRow): Row {
  const cells = { ...row, cells: row.cells }
  const given = givenOf(options, cells)
  const faults = register.fields.flatMap((field) => faultOf(field.name, field.code === true, given.cell(field.name)))
  if (faults.length > 0) return { no: row.no, given, judged: { value: null, problems: faults, warnings: [] } }
  const answer = judge(given)
  const merged = Object.entries(options.mapping).filter(([, at]) => row.filled?.includes(at))
  const remarks = merged.map(([field]) => ({ field, say: `取自合并单元格「${given.text(field)}」` }))
  return { no: row.no, given, judged: { ...answer, warnings: [...answer.warnings, ...remarks] } }
}

function givenOf({ mapping, defaults }: Options, row: SheetRow): Given {
  const cell = (field: string): Cell => {
    const at = mapping[field]
    const own = at === undefined ? null : (row.cells[at] ?? null)
    return isBlank(own) ? (defaults[field] ?? null) : own
  }
  return { cell, text: (field) => textOf(cell(field)) }
}

/** What no register can make sense of. */
function faultOf(field: string, code: boolean, cell: Cell): Remark[] {
  if (typeof cell === 'object' && cell !== null && 'fault' in cell) {
    const say = cell.fault.startsWith('#')
      ? `单元格是错误值 ${cell.fault},请改为正确的内容`
      : '公式没有计算结果:请在 Excel 里打开、保存一次,或粘贴为值'
    return [{ field, say }]
  }
  if (code && lostDigits(cell)) {
    return [{ field, say: `代码被 Excel 当成了数字(${textOf(cell)}),末几位已丢失:请把该列设为“文本”格式后重新填写` }]
  }
  return []
}

/** The invented row of our template, left standing. */
function isExample({ fields }: Register, options: Options, row: SheetRow): boolean {
  const given = givenOf(options, row)
  const shown = fields.filter((field) => field.required && field.name in options.mapping)
  return shown.length > 1 && shown.every((field) => given.text(field.name) === field.example)
}

/** Compares a batch with the register and with the rows before it, and sorts it. */
async function weigh(tx: Tx, work: Work, rows: readonly Row[]): Promise<{ noted: Noted[]; good: Ready[] }> {
  const { register, options, counts } = work
  const sound = rows.flatMap(({ no, judged: { value } }) => (value ? [{ no, value, other: otherOf(register, options, value) }] : []))
  const found = await work.compare(tx, sound)
  const noted: Noted[] = []
  const good: Ready[] = []
  for (const row of rows) {
    const comparison = found.get(row.no)
    work.drift.hear(comparison?.looksLike)
    const note = noteOf(work, row, comparison)
    counts.total += 1
    if (note.warned) counts.warned += 1
    if (note.bad) counts.bad += 1
    else if (note.duplicate) counts.duplicate += 1
    else counts.good += 1
    if (note.bad || note.duplicate || note.warned) noted.push(note)
    if (row.judged.value && !note.bad) good.push({ no: row.no, value: row.judged.value, doubtful: note.duplicate })
  }
  return { noted, good }
}

function otherOf(register: Register, { crs }: Options, value: Ready['value']): readonly [number, number] | null {
  const { point } = register.identity(value)
  return point && crs === 'WGS84' ? toWgs84(point, 'GCJ02') : null
}

function noteOf({ register, twins }: Work, { no, given, judged }: Row, comparison: Comparison | undefined): Noted {
  const candidates: Candidate[] = judged.value
    ? [...(comparison?.candidates ?? []), ...twins.meet(no, register.identity(judged.value))]
    : []
  const warnings = [...judged.warnings, ...(comparison?.warnings ?? [])]
  const label = (name: string) => register.fields.find((field) => field.name === name)?.label ?? name
  const named = (remarks: readonly Remark[]) => remarks.map((remark) => ({ ...remark, label: label(remark.field) }))
  return {
    no,
    bad: judged.problems.length > 0,
    duplicate: candidates.length > 0,
    warned: warnings.length > 0,
    cells: Object.fromEntries(register.fields.map(({ name }) => [name, given.text(name)]).filter(([, text]) => text !== '')),
    problems: named(judged.problems),
    warnings: named(warnings),
    candidates,
  }
}

/** What was written of a row, in one spelling. */
export const digestOf = (value: Ready['value']): string => digest('sha256', jcs(value))

/** The register by its name. @throws 404.3 */
export function registerOf(kernel: Pick<Kernel, 'registers'>, name: string): Register {
  const found = kernel.registers.find((one) => one.name === name)
  if (!found) throw registerProblems.noRegister({ name })
  return found
}

export const notThere = () => problems.notFound({ what: '这次导入' })
