import type { z } from 'zod'
import type { basisInput, basisShown, checklistFull, itemInput } from '#modules/prevention/hazards/checklists/contract.ts'

export type Checklist = z.infer<typeof checklistFull>
type Basis = z.infer<typeof basisInput>

/** An item while a list is written; `id` stays with it when it moves, `key` is that of the former version. */
export interface Draft {
  id: string
  key: string | null
  text: string
  category: string | null
  mandatory: boolean
  /** One citation a line. */
  basis: string
}

export const draftOf = (item: Checklist['items'][number]): Draft => ({
  id: item.key,
  key: item.key,
  text: item.text,
  category: item.category,
  mandatory: item.mandatory,
  basis: item.basis.map(citationOf).join('\n'),
})

const citationOf = ({ act, article, say }: z.infer<typeof basisShown>): string =>
  act !== undefined && article !== undefined ? `《${act}》${article}` : say

/** Whether the program carries this article of this act. */
export type Known = (act: string, article: string) => boolean

/** A citation as a person types it: an article that is carried when it is one, else the text as it stands. */
export function basisFrom(typed: string, known: Known): Basis {
  const text = typed.trim()
  const cited = /^《(.+?)》(?:[((]\d{4}[))])?(第.+)$/.exec(text)
  const act = cited?.[1]
  const article = cited?.[2]
  return act !== undefined && article !== undefined && known(act, article) ? { act, article } : { text }
}

export const inputOfDraft = (one: Draft, known: Known): z.input<typeof itemInput> => ({
  ...(one.key === null ? {} : { key: one.key }),
  text: one.text,
  category: one.category ?? '',
  mandatory: one.mandatory,
  basis: one.basis
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => basisFrom(line, known)),
})

/** The items with the one at `from` standing at `to`; unchanged when that is outside the list. */
export function moved<T>(all: readonly T[], from: number, to: number): readonly T[] {
  const one = all[from]
  if (one === undefined || to < 0 || to >= all.length) return all
  const rest = all.filter((_, at) => at !== from)
  return [...rest.slice(0, to), one, ...rest.slice(to)]
}

export interface Change {
  kind: 'added' | 'removed' | 'changed'
  text: string
  /** How it read before, of a changed one. */
  was?: string
}

const same = (one: Draft, before: Draft): boolean =>
  one.text.trim() === before.text &&
  one.category === before.category &&
  one.mandatory === before.mandatory &&
  one.basis.trim() === before.basis

/** What a new version changes: items added, removed, worded anew; and whether those that stay stand in another order. */
export function changesOf(before: readonly Draft[], after: readonly Draft[]): { changes: Change[]; reordered: boolean } {
  const old = new Map(before.map((one) => [one.key, one]))
  const kept = new Set(after.flatMap((one) => (one.key === null ? [] : [one.key])))
  const inNew = after.flatMap((one): Change[] => {
    const was = one.key === null ? undefined : old.get(one.key)
    if (was === undefined) return [{ kind: 'added', text: one.text }]
    return same(one, was) ? [] : [{ kind: 'changed', text: one.text, was: was.text }]
  })
  const removed = before.filter((one) => !kept.has(one.key ?? '')).map((one): Change => ({ kind: 'removed', text: one.text }))
  const order = (all: readonly Draft[]) => all.map((one) => one.key).filter((key) => key !== null && kept.has(key) && old.has(key))
  return { changes: [...inNew, ...removed], reordered: order(before).join() !== order(after).join() }
}
