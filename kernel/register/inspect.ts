import type { Kernel } from '#kernel/http/kernel.ts'
import type { Actor } from '#kernel/place/actor.ts'
import type { Tx } from '#kernel/store/transaction.ts'
import { columnsOf, findHeader, proposeMapping, signatureOf } from './header.ts'
import { registerProblems } from './problems.ts'
import type { Register } from './register.ts'
import { isBlank } from './sheet/cell.ts'
import { readHead } from './sheet/read.ts'
import { listFile } from './spool.ts'
import { type Inspection, rememberedOptions } from './store/imports.ts'

/** A sheet as it was found, before anybody's memory of it. */
export type Found = Omit<Inspection, 'remembered'> & { signature: string }

/** Opens a sheet of the list: its columns with first values, and which of our fields they seem to be. */
export async function inspect(
  kernel: Kernel,
  register: Register,
  file: { id: string; format: string },
  { sheet, headerRow }: { sheet: number; headerRow?: number | undefined },
): Promise<Found> {
  const said = await readHead(listFile(kernel, file), sheet)
  const blank = said.head.every((row) => row.cells.every(isBlank))
  // The first sheet is often a cover: the next one that holds something is looked at.
  if (blank && headerRow === undefined && sheet + 1 < Math.min(said.sheets.length, 5)) {
    return inspect(kernel, register, file, { sheet: sheet + 1 })
  }
  if (blank) throw registerProblems.empty({ sheet: said.sheets[sheet]?.name ?? '' }, { field: 'file' })
  const found = headerRow ?? findHeader(said.head, register.fields)
  const columns = columnsOf(said.head, found ?? said.head.find((row) => !row.cells.every(isBlank))?.no ?? 1)
  if (headerRow !== undefined && columns.every((column) => column.header === ''))
    throw registerProblems.noHeader(undefined, { field: 'headerRow' })
  const headers: string[] = []
  for (const column of columns) headers[column.at] = column.header
  return {
    sheets: said.sheets,
    sheet,
    headerRow: found,
    columns,
    mapping: proposeMapping(
      Array.from(headers, (header) => header ?? ''),
      register.fields,
    ),
    rows: found === null ? null : Math.max(0, said.lines - found),
    warnings: warningsOf(said, found),
    signature: signatureOf(columns),
  }
}

function warningsOf({ macros, merged }: { macros: boolean; merged: boolean }, header: number | null): string[] {
  return [
    ...(header === null ? ['没有认出表头,请指明表头在第几行'] : []),
    ...(macros ? ['文件带有宏:只读取数据,宏不会运行'] : []),
    ...(merged ? ['表中有合并单元格:合并范围内的各行都按第一格的内容读取,检查时逐行注明'] : []),
  ]
}

/** With what this organ chose under the same headers before, in place of a guess. */
export async function recall(tx: Tx, actor: Actor, register: Register, { signature, ...found }: Found): Promise<Inspection> {
  const past = await rememberedOptions(tx, register.name, actor.organ ?? '', signature)
  if (!past) return { ...found, remembered: null }
  return { ...found, mapping: past.options.mapping, remembered: { at: past.at, personName: past.personName } }
}
