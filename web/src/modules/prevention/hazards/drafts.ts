import { draftsUnder } from '../../shell.ts'

/** A report begun and not sent. */
export interface Waiting {
  /** The part of the form key that stands in the address. */
  draft: string
  description: string
  savedAt: Date
}

export const reportKey = (draft: string) => `hazard.report:${draft}`

/** The reports this person began on this device, newest first; none where storage is forbidden. */
export async function waitingReports(person: string): Promise<Waiting[]> {
  const rows = await draftsUnder(person, reportKey(''))
  return rows.map(({ formKey, value, savedAt }) => ({
    draft: formKey.slice(reportKey('').length),
    description: descriptionOf(value),
    savedAt,
  }))
}

function descriptionOf(value: unknown): string {
  const text = typeof value === 'object' && value !== null ? Reflect.get(value, 'description') : ''
  return typeof text === 'string' && text.trim() !== '' ? text.trim() : '(未写描述)'
}
