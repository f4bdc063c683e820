import { isBlank, type Cell, type SheetRow } from './cell.ts'
import type { Merge } from './scan.ts'

/**
 * Fills the cells of a merge from its first one, row after row as they come: people merge the township over its units.
 * Rows beyond every merge pass unchanged.
 */
export function filler(merges: readonly Merge[]): (row: SheetRow) => SheetRow {
  const waiting = [...merges].sort((a, b) => a.top - b.top)
  let next = 0
  let open: { merge: Merge; value: Cell }[] = []
  return (row) => {
    open = open.filter(({ merge }) => merge.bottom >= row.no)
    for (; (waiting[next]?.top ?? Number.POSITIVE_INFINITY) <= row.no; next += 1) {
      const merge = waiting[next] as Merge
      open.push({ merge, value: merge.top === row.no ? (row.cells[merge.left] ?? null) : null })
    }
    const filled: number[] = []
    for (const { merge, value } of open) {
      if (isBlank(value)) continue
      for (let at = merge.left; at <= Math.min(merge.right, merge.left + 200); at += 1) {
        if (!isBlank(row.cells[at])) continue
        row.cells[at] = value
        filled.push(at)
      }
    }
    return filled.length === 0 ? row : { ...row, cells: Array.from(row.cells, (cell) => cell ?? null), filled }
  }
}
