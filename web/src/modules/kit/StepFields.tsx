import { Checkbox, Input, InputNumber } from 'antd'
import type { ReactNode } from 'react'
import { Field, PhotoField, type ZodForm } from '../shell.ts'
import { type Choice, Choices, type Controlled, DayInput, MomentInput, PercentInput } from './inputs.tsx'
import { NamedOrgan } from './NamedOrgan.tsx'

interface Named {
  name: string
  label: string
  help?: string
  /** May be left empty; all other fields are marked as 必填. */
  optional?: boolean
}

/** One field of a step's form, by the kind of thing it asks for. */
export type FieldSpec =
  | (Named & { kind: 'line' | 'area' | 'money' | 'photos'; max?: number })
  | (Named & { kind: 'day' | 'moment'; from?: string; to?: string })
  | (Named & { kind: 'choice'; of: readonly Choice[] })
  | (Named & { kind: 'percent' | 'organ' })
  /** A sentence the person must be able to say yes to. */
  | (Named & { kind: 'check'; say: string })
  /** A control of the module's own; `bare` brings its own heading, or may show nothing. */
  | (Named & { kind: 'own'; bare?: boolean; draw(control: OwnControl): ReactNode })

/** What a form holds while it is typed: text, figures, yes or no, or the ids of photos. */
export type FormValue = Record<string, string | number | boolean | null | string[]>

/** What a control of the module's own is handed. */
export interface OwnControl extends Controlled {
  value: FormValue[string]
  onChange(value: FormValue[string]): void
  form: ZodForm<FormValue>
}

const blanks = {
  line: '',
  area: '',
  money: null,
  percent: null,
  day: '',
  moment: '',
  choice: null,
  organ: null,
  check: false,
  own: null,
} as const

/** The empty form of these fields, with what is already known put in. */
export const emptyOf = (fields: readonly FieldSpec[], known: FormValue = {}): FormValue =>
  Object.fromEntries(fields.map(({ name, kind }) => [name, known[name] ?? (kind === 'photos' ? [] : blanks[kind])]))

const chosen: readonly FieldSpec['kind'][] = ['day', 'moment', 'choice', 'organ']

/** Labels of the fields that are chosen rather than written, for the words of an empty one. */
export const labelsOf = (fields: readonly FieldSpec[]): Record<string, string> =>
  Object.fromEntries(fields.filter(({ kind }) => chosen.includes(kind)).map(({ name, label }) => [name, label]))

/** The fields one beneath the other, bound to the form; the error of each stands under it. */
export function StepFields({ form, fields }: { form: ZodForm<FormValue>; fields: readonly FieldSpec[] }) {
  return fields.map((spec) => {
    const control = (
      <Control
        key={spec.name}
        spec={spec}
        form={form}
        value={form.value[spec.name] ?? null}
        onChange={(value) => form.patch({ [spec.name]: value })}
      />
    )
    if (spec.kind === 'own' && spec.bare === true) return control
    return (
      <Field
        key={spec.name}
        name={spec.name}
        label={spec.label}
        required={spec.optional !== true}
        {...(spec.help === undefined ? {} : { help: spec.help })}
      >
        {control}
      </Field>
    )
  })
}

interface ControlProps extends OwnControl {
  spec: FieldSpec
}

function Control({ spec, value, onChange, form, ...rest }: ControlProps) {
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
      return <Money {...rest} value={figure(value)} onChange={onChange} />
    case 'percent':
      return <PercentInput {...rest} value={figure(value)} onChange={onChange} />
    case 'day':
      return <DayInput {...rest} value={text} {...between(spec)} onChange={onChange} />
    case 'moment':
      return <MomentInput {...rest} value={text} {...(spec.to === undefined ? {} : { max: spec.to })} onChange={onChange} />
    case 'choice':
      return <Choices {...rest} name={spec.name} of={spec.of} value={text === '' ? null : text} onChange={onChange} />
    case 'photos':
      return <PhotoField {...rest} label={spec.label} value={Array.isArray(value) ? value : []} onChange={onChange} />
    case 'organ':
      return <NamedOrgan {...rest} name={spec.name} value={text === '' ? null : text} form={form} />
    case 'check':
      return (
        <Checkbox {...rest} className="field-check" checked={value === true} onChange={(event) => onChange(event.target.checked)}>
          {spec.say}
        </Checkbox>
      )
    case 'own':
      return spec.draw({ value, onChange, form, ...rest })
  }
}

function Money({ value, onChange, ...rest }: Controlled & { value: number | null; onChange(value: number | null): void }) {
  return (
    <InputNumber<number>
      {...rest}
      value={value}
      min={0}
      precision={2}
      suffix="元"
      inputMode="decimal"
      style={{ width: 240 }}
      onChange={onChange}
    />
  )
}

const figure = (value: FormValue[string]) => (typeof value === 'number' ? value : null)
const atMost = (max: number | undefined) => (max === undefined ? {} : { maxLength: max })
const between = ({ from, to }: { from?: string; to?: string }) => ({
  ...(from === undefined ? {} : { min: from }),
  ...(to === undefined ? {} : { max: to }),
})
