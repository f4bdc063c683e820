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
  onDone(): void
}

/** The form of one step: the contract's fields, a draft per case and step, the revision it was read at. */
export function StepForm({ view, step, api, schema, fields, known, intro, onDone }: StepFormOf) {
  const worded = useMemo(() => sayEmpty(schema, labelsOf(fields)), [schema, fields])
  const form = useZodForm(
    worded,
    `case:${view.id}:${step}`,
    emptyOf(fields, known),
    (input, key) => send('POST', `${api}/${view.id}/${step}`, input, key).then(onDone),
    (value) => ({ ...value, rev: view.rev }),
  )
  const title = view.next.find((one) => one.step === step)?.title ?? '提交'
  return (
    <FormBox form={form}>
      {intro !== undefined && <p className="quiet">{intro}</p>}
      <StepFields form={form} fields={fields} />
      <SubmitBar form={form} label={title} />
    </FormBox>
  )
}
