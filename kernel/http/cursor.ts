import { problems } from '#kernel/problem/problems.ts'

/** Where a keyset page ends, as opaque text: the sort values of its last row. */
export const encodeCursor = (values: readonly string[]): string => Buffer.from(JSON.stringify(values)).toString('base64url')

/** The values of a cursor; 400.3 for anything that is not one of ours. */
export function decodeCursor(text: string, arity: number): string[] {
  try {
    const values: unknown = JSON.parse(Buffer.from(text, 'base64url').toString())
    if (Array.isArray(values) && values.length === arity && values.every((one) => typeof one === 'string')) return values
  } catch {
    // Falls through to the same refusal.
  }
  throw problems.badPage()
}
