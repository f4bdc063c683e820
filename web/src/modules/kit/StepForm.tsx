import { useMemo, type ReactNode } from 'react'
import type { z } from 'zod'
import { type CaseView, FormBox, send, SubmitBar, useZodForm } from '../shell.ts'
import { emptyOf, type FieldSpec, type FormValue, labelsOf, StepFields } from './StepFields.tsx'
import { sayEmpty } from './words.ts'

interface StepFormOf {
  view: CaseView
  step: string
  /** The module's address, e.g. /api/prevention/hazards. */
  api: string
  schema: z.ZodType
  fields: readonly FieldSpec[]
  known?: FormValue
  /** Said above the fields: what this act does. */
  intro?: ReactNode
  /** Shown above the fields at full weight: what the person must have looked at before he acts. */
  lead?: ReactNode
  /** Makes the contract's input of what was typed where they differ; the revision is added to it. */
  toInput?(value: FormValue): FormValue
  onDone(): void
}

const same = (value: FormValue) => value

/** The form of one step: the contract's fields, a draft per case and step, the revision it was read at. */
export function StepForm({ view, step, api, schema, fields, known, intro, lead, toInput = same, onDone }: StepFormOf) {
  const worded = useMemo(() => sayEmpty(schema, labelsOf(fields)), [schema, fields])
  const form = useZodForm(
    worded,
    `case:${view.id}:${step}`,
    emptyOf(fields, known),
    (input, key) => send('POST', `${api}/${view.id}/${step}`, input, key).then(onDone),
    (value) => ({ ...toInput(value), rev: view.rev }),
  )
  const title = view.next.find((one) => one.step === step)?.title ?? '提交'
  return (
    <FormBox form={form}>
      {intro !== undefined && intro !== null && intro !== '' && <p className="quiet">{intro}</p>}
      {lead}
      <StepFields form={form} fields={fields} />
      <SubmitBar form={form} label={title} />
    </FormBox>
  )
}
