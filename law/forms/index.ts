export { type FormInput, type FormKey, formData } from './data.ts'
export { citation, type Form, numberOf } from './form.ts'
export { forms } from './forms.ts'

import type { FormKey } from './data.ts'
import type { Form } from './form.ts'
import { forms } from './forms.ts'

/** The version of a form in force on a day (YYYY-MM-DD). Throws when there is none. */
export function formOf(key: FormKey, date: string): Form {
  const form = forms.find((one) => one.key === key && one.since <= date && (one.until === undefined || date < one.until))
  if (form === undefined) throw new Error(`${date} 没有有效的文书式样:${key}`)
  return form
}
