import { readFileSync } from 'node:fs'

export type Row = Readonly<Record<string, string>>

/** The rows of a CSV file of this pack as records by column name. */
export function readTable(url: URL): readonly Row[] {
  return parseTable(readFileSync(url, 'utf8'), url.pathname)
}

/**
 * CSV as this pack writes it: UTF-8, LF, a header, no quotes and no comma inside a cell.
 * Anything else throws with the line number, so a slip in an edit is seen at start.
 */
export function parseTable(text: string, name: string): readonly Row[] {
  const [header = '', ...lines] = text.trimEnd().split('\n')
  const columns = header.split(',')
  return lines.map((line, i) => {
    const cells = line.split(',')
    if (cells.length !== columns.length || line.includes('"')) throw new Error(`${name} 第${i + 2}行不合格式`)
    return Object.fromEntries(columns.map((column, c) => [column, cells[c] ?? '']))
  })
}

/** A cell that must not be empty. */
export function cell(row: Row, column: string): string {
  const value = row[column]
  if (!value) throw new Error(`缺少「${column}」:${JSON.stringify(row)}`)
  return value
}
