import type { z } from 'zod'
import type { Item } from '../checklists/store.ts'
import type { answerInput, faultInput, submitInput } from './contract.ts'
import { selfCheckProblems } from './problems.ts'

type Given = z.infer<typeof answerInput>
export type FaultInput = z.infer<typeof faultInput>
/** A check as it is sent. */
export type SubmitInput = z.infer<typeof submitInput>

/** Every item of the list with what was answered, in the order of the list. */
export interface Paired {
  item: Item
  given: Given
  /** Where it stands in the request: `answers.3`. */
  field: string
}

/**
 * Pairs items and answers: each item once, a reason for what does not apply, words and photo for what is wrong.
 * @throws 422.176 missing, 422.177 unknown, 422.178 twice, 422.179 no reason, 422.180 no fault
 */
export function paired(items: readonly Item[], answers: readonly Given[]): Paired[] {
  const known = new Map(items.map((one) => [one.key, one]))
  const byItem = new Map<string, { given: Given; field: string }>()
  for (const [index, given] of answers.entries()) {
    const field = `answers.${index}`
    if (!known.has(given.item)) throw selfCheckProblems.itemUnknown(undefined, { field: `${field}.item` })
    if (byItem.has(given.item)) throw selfCheckProblems.itemTwice(undefined, { field: `${field}.item` })
    byItem.set(given.item, { given, field })
  }
  const missing = items.filter((one) => !byItem.has(one.key))
  if (missing.length > 0) {
    const named = missing.slice(0, 3).map((one) => `「${one.text}」`)
    const said = { items: `${named.join('')}${missing.length > 3 ? '等' : ''}`, count: missing.length }
    throw selfCheckProblems.itemMissing(said, { field: 'answers', more: { missing: missing.map((one) => one.key) } })
  }
  return items.map((item) => {
    const { given, field } = byItem.get(item.key) as { given: Given; field: string }
    if (given.answer === 'notApplicable' && !given.reason) throw selfCheckProblems.reasonNeeded(item, { field: `${field}.reason` })
    if (given.answer === 'fault' && !given.fault) throw selfCheckProblems.faultNeeded(item, { field: `${field}.fault` })
    return { item, given, field }
  })
}
