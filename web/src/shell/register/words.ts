import type { z } from 'zod'
import type { importPage, importView, rowPage } from '#kernel/register/contract.ts'

export const imports = '/api/imports'
export type Import = z.infer<typeof importView>
export type ImportRow = z.infer<typeof importPage>['rows'][number]
export type RowPage = z.infer<typeof rowPage>
export type Row = RowPage['rows'][number]
export type Inspection = Import['inspection']
/** Which rows are looked at. */
export type RowKind = 'bad' | 'duplicate' | 'warning' | 'created' | 'updated'

/** What works in the background: the page asks again until it is over. */
export const working = (state: Import['state']): boolean => ['checking', 'running', 'cancelling', 'undoing'].includes(state)

/** What becomes of the rows, in one line. */
export function saySoFar({ state, counts }: ImportRow): string {
  if (state === 'read') return '还没有检查'
  if (state === 'checked') return `可导入 ${counts.good} 行,有问题 ${counts.bad} 行,疑似重复 ${counts.duplicate} 行`
  if (state === 'done' || state === 'undone')
    return `新登记 ${counts.created},更新 ${counts.updated},跳过 ${counts.skipped},有问题 ${counts.bad}`
  return `共 ${counts.total} 行`
}

/** How far, in hundredths; null while nobody knows. */
export function percentOf({ done, total }: { done: number; total: number | null }): number | null {
  return total === null || total === 0 ? null : Math.min(100, Math.floor((done / total) * 100))
}

/** Fields that must have a column or a value and have neither yet. */
export const missing = (
  fields: Import['fields'],
  mapping: Readonly<Record<string, number>>,
  defaults: Readonly<Record<string, string>>,
): string[] =>
  fields.filter((one) => one.required && mapping[one.name] === undefined && (defaults[one.name] ?? '') === '').map((one) => one.label)
