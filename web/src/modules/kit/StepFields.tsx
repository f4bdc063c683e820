import { Input, InputNumber } from 'antd'
import { Field, PhotoField, type ZodForm } from '../shell.ts'
import { type Choice, Choices, type Controlled, DayInput, MomentInput } from './inputs.tsx'

/** One field of a step's form, by the kind of thing it asks for. */
export type FieldSpec =
  | { name: string; label: string; kind: 'line' | 'area' | 'money' | 'photos'; help?: string; max?: number }
  | { name: string; label: string; kind: 'day' | 'moment'; help?: string; from?: string; to?: string }
  | { name: string; label: string; kind: 'choice'; of: readonly Choice[]; help?: string }

/** What a form holds while it is typed: text, figures, or the ids of photos. */
export type FormValue = Record<string, string | number | null | string[]>

const blanks = { line: '', area: '', money: null, day: '', moment: '', choice: null } as const

/** The empty form of these fields, with what is already known put in. */
export const emptyOf = (fields: readonly FieldSpec[], known: FormValue = {}): FormValue =>
  Object.fromEntries(fields.map(({ name, kind }) => [name, known[name] ?? (kind === 'photos' ? [] : blanks[kind])]))

/** Labels of the fields that are chosen rather than written, for the words of an empty one. */
export const labelsOf = (fields: readonly FieldSpec[]): Record<string, string> =>
  Object.fromEntries(
    fields.filter(({ kind }) => kind === 'day' || kind === 'moment' || kind === 'choice').map(({ name, label }) => [name, label]),
  )

/** The fields one beneath the other, bound to the form; the error of each stands under it. */
export function StepFields({ form, fields }: { form: ZodForm<FormValue>; fields: readonly FieldSpec[] }) {
  const { patch } = form
  return fields.map((spec) => (
    <Field key={spec.name} name={spec.name} label={spec.label} required {...(spec.help === undefined ? {} : { help: spec.help })}>
      <Control spec={spec} value={form.value[spec.name] ?? null} onChange={(value) => patch({ [spec.name]: value })} />
    </Field>
  ))
}

interface ControlProps extends Controlled {
  spec: FieldSpec
  value: FormValue[string]
  onChange(value: FormValue[string]): void
}

function Control({ spec, value, onChange, ...rest }: ControlProps) {
  const text = typeof value === 'string' ? value : ''
  switch (spec.kind) {
    case 'line':
      return <Input {...rest} value={text} {...atMost(spec.max)} onChange={(event) => onChange(event.target.value)} />
    case 'area':
      return (
        <Input.TextArea
          {...rest}
          value={text}
          autoSize={{ minRows: 3, maxRows: 12 }}
          {...atMost(spec.max)}
          showCount={spec.max !== undefined}
          onChange={(event) => onChange(event.target.value)}
        />
      )
    case 'money':
      return (
        <InputNumber<number>
          {...rest}
          value={typeof value === 'number' ? value : null}
          min={0}
          precision={2}
          suffix="元"
          inputMode="decimal"
          style={{ width: 240 }}
          onChange={onChange}
        />
      )
    case 'day':
      return <DayInput {...rest} value={text} {...between(spec)} onChange={onChange} />
    case 'moment':
      return <MomentInput {...rest} value={text} {...(spec.to === undefined ? {} : { max: spec.to })} onChange={onChange} />
    case 'choice':
      return <Choices {...rest} name={spec.name} of={spec.of} value={text === '' ? null : text} onChange={onChange} />
    case 'photos':
      return <PhotoField {...rest} label={spec.label} value={Array.isArray(value) ? value : []} onChange={onChange} />
  }
}

const atMost = (max: number | undefined) => (max === undefined ? {} : { maxLength: max })
const between = ({ from, to }: { from?: string; to?: string }) => ({
  ...(from === undefined ? {} : { min: from }),
  ...(to === undefined ? {} : { max: to }),
})
