import type { z } from 'zod'
import type { assignmentRows, checkForm, submitted } from '#modules/prevention/hazards/selfcheck/contract.ts'
import type { Person } from './person.ts'

export const selfChecks = '/api/prevention/self-checks'
export type Submitted = z.infer<typeof submitted>
export type Form = z.infer<typeof checkForm>
type Assignments = z.infer<typeof assignmentRows>

/** Arranges a check of a shipped list at a post of the person's unit, and answers the assignment. */
export async function arrange(person: Person, checklist = 'ammonia.daily', more: object = {}) {
  const since = (await person.session()).now.slice(0, 10)
  const input = { checklist, postTitle: '冷库操作工', cycle: { n: 1, unit: 'day' }, since, ...more }
  const { id } = await person.post(`${selfChecks}/posts`, input)
  const { rows } = await person.get<Assignments>(`${selfChecks}/posts`)
  const found = rows.find((one) => one.id === id)
  if (!found) throw new Error('the assignment is not in the list of the unit')
  return found
}

export const formOf = (person: Person, code: string, version?: number): Promise<Form> =>
  person.get<Form>(`${selfChecks}/forms/${code}${version ? `?version=${version}` : ''}`)

/** The body of a check in which all is in order but what `answers` says otherwise, by the place of the item. */
export async function round(person: Person, form: Form, answers: Record<number, object> = {}, more: object = {}) {
  const { now } = await person.session()
  return {
    code: form.assignment.code,
    version: form.checklist.version,
    startedAt: new Date(Date.parse(now) - 90_000).toISOString(),
    endedAt: now,
    answers: form.checklist.items.map(({ key }, index) => ({ item: key, answer: 'ok', ...answers[index] })),
    ...more,
  }
}

/** Opens the check of an assignment and hands it in. */
export async function check(person: Person, code: string, answers: Record<number, object> = {}, more: object = {}): Promise<Submitted> {
  return person.post<Submitted>(selfChecks, await round(person, await formOf(person, code), answers, more))
}
