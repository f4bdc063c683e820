/** One entry of a vocabulary: the code stored, the label shown, what it means. */
export interface Term {
  readonly code: string
  readonly label: string
  readonly means?: string
}

/** A vocabulary: its type, labels, database check and select boxes all come from this one list. */
export interface Terms<T extends Term> {
  readonly list: readonly T[]
  readonly codes: readonly [T['code'], ...T['code'][]]
  label(code: string): string
  has(code: string): code is T['code']
}

/** The union of a vocabulary's codes. */
export type Code<V> = V extends Terms<infer T> ? T['code'] : never

/** Declares a vocabulary; an empty one, or a code used twice, does not start. */
export function terms<const L extends readonly Term[]>(list: L): Terms<L[number]> {
  const labels = new Map(list.map((term) => [term.code, term.label]))
  const [first, ...rest] = list.map((term): L[number]['code'] => term.code)
  if (first === undefined || labels.size !== list.length) throw new Error(`a vocabulary is empty or has a code twice: ${first}`)
  return {
    list,
    codes: [first, ...rest],
    label: (code) => labels.get(code) ?? code,
    has: (code): code is L[number]['code'] => labels.has(code),
  }
}
